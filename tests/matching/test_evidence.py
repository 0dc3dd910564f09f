"""What a few members tell is walked over once for each matter: the figures are those that are reckoned by hand."""

import numpy as np
import pytest

from collab.matching import likeness_loops, standing_loops
from collab.matching.binding import Bound, shelf
from collab.matching.evidence import EVIDENCE
from collab.matching.figures import MANY, Told
from collab.matching.lexical import Bag
from collab.matching.postings import Sets
from collab.matching.shelf import Sheaf, put_together
from collab.matching.sought import FIELD, Leant, Places, Seats, Things, Words
from collab.matching.table import Table

NOTHING = Bag(np.zeros(0, dtype=np.int32), np.zeros(0, dtype=np.float32))
RARITY = np.linspace(1, 3, 31)  # fewer than there are terms: those beyond are as rare as the last


def bag(held):
    return Bag(np.array(sorted(held), dtype=np.int32), np.array([held[each] for each in sorted(held)], np.float32))


def member(told=(), pieces=()):
    """A sheaf of its own: a dictionary for each kind of bag that is not empty, and for each piece."""
    bags = [*(bag(dict(told).get(kind, {})) for kind in Told), *map(bag, pieces)]
    terms, weights = (np.concatenate([getattr(each, name) for each in bags]) for name in ("numbers", "weights"))
    return Sheaf(shelf(Bound(terms, weights, np.array([len(each) for each in bags]), np.array([len(bags)]))), 0)


def marked(*numbers):
    return np.isin(np.arange(40), numbers)


@pytest.fixture
def documents():
    chance = np.random.default_rng(7)
    return [
        {int(term): float(chance.random()) for term in np.flatnonzero(chance.random(40) < share)}
        for share in (0.3, 0.0, 0.9, 0.1, 0.5, 0.4)
    ]


def cosine(held, asked, strange=0.0):
    """Between a document and a question, both weighed by rarity."""
    rare = {term: RARITY[min(term, len(RARITY) - 1)] for term in {*held, *asked}}
    both = sum(held[term] * asked[term] * rare[term] ** 2 for term in held.keys() & asked.keys())
    ours, theirs = (sum((each[term] * rare[term]) ** 2 for term in each) for each in (asked, held))
    return both / max(np.sqrt(theirs * (ours + strange)), 1e-12)


def test_of_names_and_pieces_the_one_most_alike_counts_and_the_one_that_proves_most(documents):
    asked = {3: 1.0, 17: 2.0, 31: 0.5, 99: 4.0}
    proof = {3: 0.5, 31: 1.0, 35: 0.25, -1: 9.0, **{17 + (64 << each): 9.0 for each in range(12)}}
    told = np.array([*asked], dtype=np.int32), np.array([*asked.values()], dtype=np.float32)
    words = Words(*told, RARITY, 2.0, np.array([*proof], dtype=np.int32), np.array([*proof.values()]))
    sheaves = [
        member({Told.NAMES: documents[0]}, documents[1:3]),
        member({}, ()),
        member({Told.NAMES: documents[3]}, documents[4:]),
    ]
    table, found = Table(sheaves), np.zeros(3, EVIDENCE)

    alike = likeness_loops.words(found, *table.told, table[Told.NAMES], table.pieces, table.firsts, words)

    by_hand = [cosine(each, asked, 2.0) for each in documents]
    assert alike.tolist() == pytest.approx([*by_hand[1:3], *by_hand[4:]])
    proven = [sum(proof[term] for term in each.keys() & proof.keys()) for each in documents]
    for at, those in ((0, slice(0, 3)), (2, slice(3, 6))):
        best = min(1, max(by_hand[those]) / likeness_loops.ENOUGH_LIKENESS)
        assert found["words"][at] == pytest.approx(best * max(proven[those]) / likeness_loops.ENOUGH_WORDS)
        assert 0 < found["words"][at] < 1
    assert found["words"][1] == 0


@pytest.mark.parametrize(
    ("held", "things", "same"),
    [([], 0, False), ([2, 5], 0.9 / 2.2, True), ([2, 9], 0.2 / 2.2, False), ([5, 7], 0.7 / 2.2, False)],
)
def test_two_things_of_which_one_is_rare_enough_to_be_told_are_the_same_subject(held, things, same):
    asked = Things(np.array([9, 5, 2, -1], dtype=np.int32), np.array([0.0, 0.7, 0.2, 0.9]), 11)
    table, found = Table([member({Told.THINGS: dict.fromkeys(held, 0.1)})]), np.zeros(1, EVIDENCE)

    likeness_loops.things(found, table.told[0], table[Told.THINGS], asked, 0.3)

    assert (found["things"][0], found["same"][0]) == (pytest.approx(things), same)


@pytest.mark.parametrize(
    ("ticked", "told", "common"),
    [
        ([3], [3], 1),
        ([3], [4], 2),
        ([], [3, 4], 2),
        ([3, 4], [], 2),
        ([3, 5], [3, 6], 1),
        ([2], [3], 1),
        ([1, 4], [3], 2),
    ],
)
def test_likeness_in_concepts_counts_from_two_in_common_on(documents, ticked, told, common):
    asked, spotted = {3: 1.0, 17: 2.0, 31: 0.5}, {3: 1.0, 4: 1.0}
    lean = {3: 2.0, 17: 1.5, 20: 1.5}
    held = {Told.LEANINGS: lean, Told.STRENGTH: dict.fromkeys(told, 1.0), Told.TICKS: dict.fromkeys(ticked, 1.0)}
    table, found = Table([member(held)]), np.zeros(1, EVIDENCE)

    leant, meant = (
        [Leant(bag(each).numbers, bag(each).weights, RARITY, 40) for each in (asked, spotted)],
        np.array([3, 4], dtype=np.int32),
    )
    likeness_loops.concepts(
        found, *table.told, table[Told.LEANINGS], table[Told.STRENGTH], table[Told.TICKS], *leant, meant
    )

    likeness = 0.3 * cosine(held[Told.STRENGTH], spotted) + 0.7 * cosine(lean, asked)
    assert 0.4 < likeness < 0.8  # neither chance nor as much as counts
    assert found["leant"][0] == pytest.approx(cosine(lean, asked))
    assert found["concepts"][0] == pytest.approx((likeness - 0.4) / 0.4 if common > 1 else 0)


def test_of_each_set_of_fields_the_nearest_that_a_member_works_in_counts_once(documents):
    sets = Sets(
        np.array([3, 17, 31, 17], dtype=np.int32),
        np.array([1.0, 0.5, 0.25, 0.75]),
        np.array([0, 3, 4]),
        np.array([10.0, 1.0]),
    )
    table, found = Table([member({Told.FIELDS: each}) for each in documents]), np.zeros(len(documents), EVIDENCE)

    kinds = (Told.FIELDS, Told.STRENGTH, Told.TICKS, Told.TERMS, Told.PROMINENT)
    standing_loops.fields(
        found, *table.told, *(table[kind] for kind in kinds), table.firsts, np.zeros(0, FIELD), sets, (40, 40)
    )

    first = [max(each.get(3, 0), each.get(17, 0) / 2, each.get(31, 0) / 4) for each in documents]
    covered = [10 * most + 0.75 * each.get(17, 0) for most, each in zip(first, documents, strict=True)]
    assert found["field"].tolist() == pytest.approx([0.4 * each / 11 for each in covered])
    assert max(covered) > 0


@pytest.mark.parametrize(
    ("home", "works", "closeness"), [([5], [5], 1.0), ([6], [6], 0.4), ([6], [5, 6], 0.9), ([], [], 0.0)]
)
def test_who_works_in_an_asked_country_is_closer_than_a_neighbour(home, works, closeness):
    told = {Told.HOME: dict.fromkeys(home, 1.0), Told.COUNTRIES: dict.fromkeys(works, 1.0)}
    spoken = {Told.LANGUAGES: {1: 1.0, 2: 0.5}, Told.WRITES: {1: 1.0}}
    table, found = Table([member({**told, **spoken})]), np.zeros(1, EVIDENCE)
    at_home = np.select([marked(5), marked(6)], [1.0, 0.4], 0.0)

    asked = Places(at_home, 0.9 * marked(5), marked(5), spoken=marked(2, 3), written=marked(2))
    kinds = (Told.HOME, Told.COUNTRIES, Told.LANGUAGES, Told.WRITES)
    standing_loops.places(found, table.told[0], *(table[kind] for kind in kinds), asked)

    assert (found["closeness"][0], found["speaks"][0], found["foreign"][0]) == (closeness, True, True)


@pytest.mark.parametrize(
    ("countries", "languages", "fit", "seat"),
    [([5], {1: 1.0}, 0.6, 1), ([6], {1: 1.0}, 0.3, 1), ([5], {2: 1.0, 1: 0.5}, 0.3, 1), ([5], {2: 0.5}, 0.6, 1)],
)
def test_a_place_counts_half_elsewhere_and_half_for_who_names_other_languages(countries, languages, fit, seat):
    able = {Told.CAPACITIES: {7: 1.0, 9: 0.2}}
    held = {**able, Told.COUNTRIES: dict.fromkeys(countries, 1.0), Told.LANGUAGES: languages}
    table, found = Table([member(held)]), np.zeros(1, EVIDENCE)
    asked = Seats(
        countries=np.stack([marked(), marked(5)]),
        languages=np.stack([marked(), marked(1)]),
        names_country=np.array([False, True]),
        names_language=np.array([False, True]),
        capacities=np.array([8, -1, 7, 9], dtype=np.int32),
        starts=np.array([0, 2, 4]),
    )

    kinds = (Told.CAPACITIES, Told.COUNTRIES, Told.LANGUAGES)
    standing_loops.seats(found, *table.told, *(table[kind] for kind in kinds), asked, 1.0, 0.5)

    assert (found["fit"][0], found["seat"][0]) == (pytest.approx(fit), seat)


@pytest.mark.parametrize(
    ("done", "where", "alike", "likest"),
    [
        ({}, {}, [1.0, 1.0], -1),
        ({5: 1.0}, {}, [0.1, 0.1], -1),
        ({5: 1.0}, {}, [0.2, 0.1], 0),
        ({5: 2.0}, {}, [0.1, 0.1], 0),
        ({5: 1.0}, {8: 1.0}, [0.1, 0.1], 0),
        ({5: 1.0, MANY + 5: 1.0}, {8: 1.0, MANY + 9: 1.0}, [0.1, 0.1], 0),
        ({5: 1.0, MANY + 5: 1.0}, {8: 1.0, MANY + 8: 1.0}, [0.1, 0.1 + 1e-12], 0),
        ({5: 1.0, MANY + 5: 2.0}, {8: 1.0, MANY + 8: 1.0}, [0.1, 0.1], 1),
        ({6: 2.0, MANY + 5: 1.0}, {8: 1.0}, [0.9, 0.2], 1),
    ],
)
def test_a_past_activity_is_like_a_post_that_shares_its_field_and_country_or_words(done, where, alike, likest):
    sheaves = [member({}, [{1: 1.0}]), member({Told.DONE: done, Told.DONE_IN: where}, [{1: 1.0}, {1: 1.0}])]
    table, found = Table(sheaves), np.zeros(2, EVIDENCE)

    standing_loops.activities(
        found,
        *table.told,
        table[Told.DONE],
        table[Told.DONE_IN],
        table.firsts,
        np.array([1.0, *alike]),
        marked(5),
        marked(8),
        MANY,
        0.15,
    )

    assert found["activity"].tolist() == [-1, likest]


@pytest.mark.parametrize("is_shared", [True, False])
def test_members_are_told_apart_wherever_they_stand(documents, is_shared):
    sheaves = [
        member({Told.NAMES: documents[0], Told.PEOPLE: documents[4]}, documents[1:3]),
        member({Told.WHOLE: documents[3]}, ()),
        member({Told.NAMES: documents[5]}, documents[4:5]),
    ]
    if is_shared:
        put_together(sheaves[::-1])

    table = Table(sheaves)

    assert table.firsts.tolist() == [0, 2, 2, 3]
    terms, weights = table.told
    for place, (begins, ends) in ((each, table[each]) for each in Told):
        for each, begin, end in zip(sheaves, begins, ends, strict=True):
            assert terms[begin:end].tolist() == each[place].numbers.tolist()
            assert weights[begin:end].tolist() == each[place].weights.tolist()
    for held, begin, end in zip(documents[1:3] + documents[4:5], *table.pieces, strict=True):
        assert terms[begin:end].tolist() == sorted(held)
