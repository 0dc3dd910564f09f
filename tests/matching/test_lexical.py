"""Bags bound together are asked for their terms, and come out as they went in."""

import numpy as np
import pytest

from collab.matching.binding import Bound, shelf
from collab.matching.lexical import Bag
from collab.matching.postings import Postings, Sets
from collab.matching.shelf import Sheaf, put_together


@pytest.fixture
def bags():
    chance = np.random.default_rng(7)
    held = [np.flatnonzero(chance.random(40) < share).astype(np.int32) for share in (0.3, 0.0, 0.9, 0.1)]
    return [Bag(numbers, chance.random(len(numbers)).astype(np.float32)) for numbers in held]


def sheaf_of(bags):
    terms, weights = (np.concatenate([getattr(bag, name) for bag in bags]) for name in ("numbers", "weights"))
    return Sheaf(shelf(Bound(terms, weights, np.array([len(bag) for bag in bags]), np.array([len(bags)]))), 0)


def postings_of(bags):
    return Postings(put_together([sheaf_of([bag]) for bag in bags]), 0)


ASKED = np.array([31, 3, 17, -1, 99], dtype=np.int32)  # in no order, some that nobody holds
VALUES = np.array([0.5, 2.0, 1.25, 7.0, 7.0])
ASKED_PAIRS = list(zip(ASKED.tolist(), VALUES.tolist(), strict=True))


def test_postings_add_up_what_each_document_holds(bags):
    by_hand = [
        sum(value * dict(zip(bag.numbers, bag.weights, strict=True)).get(number, 0.0) for number, value in ASKED_PAIRS)
        for bag in bags
    ]

    assert postings_of(bags).add_up(ASKED, VALUES) == pytest.approx(by_hand)


def test_of_each_set_of_terms_the_highest_that_a_document_holds_counts_once(bags):
    sets = Sets(
        np.array([3, 17, 31, 17], dtype=np.int32),
        np.array([2.0, 0.5, 1.0, 0.25]),
        np.array([0, 3, 4]),
        np.array([10.0, 1.0]),
    )
    held = [dict(zip(bag.numbers.tolist(), bag.weights.tolist(), strict=True)) for bag in bags]
    first = [max(2 * each.get(3, 0.0), 0.5 * each.get(17, 0.0), each.get(31, 0.0)) for each in held]
    by_hand = [10 * highest + 0.25 * each.get(17, 0.0) for highest, each in zip(first, held, strict=True)]

    assert postings_of(bags).covered(sets).tolist() == pytest.approx(by_hand)


def test_nobody_holds_anything_where_there_are_no_documents_or_no_terms(bags):
    nothing = np.zeros(0, dtype=np.int32)

    assert postings_of(bags).add_up(nothing, np.zeros(0)).tolist() == [0.0] * 4
    assert postings_of([]).add_up(ASKED, VALUES).tolist() == []


def test_bags_come_out_of_a_sheaf_as_they_went_in_wherever_it_stands(bags):
    first, second, third = sheaf_of(bags), sheaf_of(bags[1:3]), sheaf_of(bags[::-1])
    put_together([third, first])

    for sheaf, held in ((first, bags), (second, bags[1:3]), (third, bags[::-1])):
        assert len(sheaf) == len(held)
        for at, bag in enumerate(held):
            assert sheaf[at].numbers.tolist() == bag.numbers.tolist()
            assert sheaf[at].weights.tolist() == bag.weights.tolist()
