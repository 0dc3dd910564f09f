"""Two ways to ask many documents for their terms, and one to bind bags together: the answers are the same."""

import numpy as np
import pytest

from collab.matching.binding import Bound, shelf
from collab.matching.lexical import Bag
from collab.matching.postings import Postings, Sets, sheets
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


def sheet_of(bags):
    return sheets([sheaf_of([bag]) for bag in bags], 1)[0][0]


ASKED = np.array([31, 3, 17, -1, 99], dtype=np.int32)  # in no order, some that nobody holds
VALUES = np.array([0.5, 2.0, 1.25, 7.0, 7.0])
ASKED_PAIRS = list(zip(ASKED.tolist(), VALUES.tolist(), strict=True))


def test_postings_add_up_what_each_document_holds(bags):
    by_hand = [
        sum(value * dict(zip(bag.numbers, bag.weights, strict=True)).get(number, 0.0) for number, value in ASKED_PAIRS)
        for bag in bags
    ]

    assert postings_of(bags).add_up(ASKED, VALUES) == pytest.approx(by_hand)


def test_a_sheet_answers_as_postings_do(bags):
    sheet = sheet_of(bags)

    assert sheet.columns(ASKED) @ VALUES == pytest.approx(postings_of(bags).add_up(ASKED, VALUES))
    assert sheet.count_up(ASKED, VALUES) == pytest.approx((sheet.columns(ASKED) > 0) @ VALUES)


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
    assert sheet_of(bags).covered(sets).tolist() == pytest.approx(by_hand)


def test_the_cosine_of_a_question_and_a_document_counts_rare_terms_twice(bags):
    question, rarity = Bag(np.array([31, 3], dtype=np.int32), np.array([1.0, 2.0])), np.linspace(1, 3, 41)
    dense, asked = np.zeros((len(bags), 41)), np.zeros(41)
    asked[question.numbers] = question.weights
    for at, bag in enumerate(bags):
        dense[at, bag.numbers] = bag.weights
    lengths = np.linalg.norm(dense * rarity, axis=1) * np.linalg.norm(asked * rarity)
    by_hand = (dense * rarity) @ (asked * rarity) / np.maximum(lengths, 1e-12)

    assert sheet_of(bags).cosine(question, rarity).tolist() == pytest.approx(by_hand.tolist())


def test_a_sheet_knows_who_holds_a_term_and_how_much(bags):
    held = sheet_of(bags).columns(np.array([17, -1], dtype=np.int32))

    assert (held[:, 0] > 0).tolist() == [17 in bag.numbers for bag in bags]
    assert not held[:, 1].any()


def test_of_each_sheaf_the_first_bags_stand_apart_and_the_rest_together(bags):
    (first, second, rest), more = sheets([sheaf_of(bags), sheaf_of(bags[:2]), sheaf_of(bags[1:])], 2)

    assert more.tolist() == [2, 0, 1]
    for sheet, held in ((first, [0, 0, 1]), (second, [1, 1, 2]), (rest, [2, 3, 3])):
        by_hand = postings_of([bags[at] for at in held]).add_up(ASKED, VALUES)
        assert sheet.columns(ASKED) @ VALUES == pytest.approx(by_hand)


def test_nobody_holds_anything_where_there_are_no_documents_or_no_terms(bags):
    nothing = np.zeros(0, dtype=np.int32)

    assert sheet_of(bags).count_up(nothing, np.zeros(0)).tolist() == [0.0] * 4
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
