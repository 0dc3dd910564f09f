"""A post in figures: what it asks for by number, and how much each tells among those everybody may see."""

import math
from collections.abc import Iterable, Sequence
from itertools import accumulate
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from collab.matching.asking import Asking
from collab.matching.counts import Counts
from collab.matching.coverage import kindred
from collab.matching.fields import Asked
from collab.matching.lexical import Bag, Flags, Floats, Ints, Numbering, Numbers, Spread, Weights
from collab.matching.nearness import nearness
from collab.matching.places import WORKS_THERE
from collab.matching.postings import Sets
from collab.matching.rows import Knowledge, named_key
from collab.matching.scheme import Kind

WEIGHTY = 0.45  # an asked field that counts for terms and activities


class Words(NamedTuple):
    """The stems of a post and their weights, the rarity of all stems, last of any other, and what words that nobody
    says add to its squared length. Then its telling words, and how much sharing each proves.
    """

    numbers: Numbers
    weights: Weights
    rarity: Floats
    strange: float
    said: Numbers
    proof: Floats


class Things(NamedTuple):
    """The things of the dictionary that a post names, how much speaking of each proves, and how many there may be."""

    numbers: Numbers
    proof: Floats
    size: int


class Leant(NamedTuple):
    """Terms and their weights, the rarity of all terms, last of any other, and how many there may be."""

    numbers: Numbers
    weights: Weights
    rarity: Floats
    size: int


FIELD = np.dtype(
    [
        ("number", np.int32),  # among all fields, -1 where nobody was ever said to work in it
        ("concept", np.int32),  # among all concepts
        ("weight", np.float64),  # 0..1
        ("terms", np.float64),  # how many of it the post tells
        ("is_ours", np.bool_),  # whether its terms are known
        ("is_sure", np.bool_),
        ("is_declared", np.bool_),  # whether the author ticked it
        ("is_weighty", np.bool_),
    ],
    align=True,
)


class Places(NamedTuple):
    """The standing (0..1) of who is at home in each country and who works there, and which of them are asked for; which
    languages are the author's, and which the post's.
    """

    at_home: Floats
    at_work: Floats
    is_asked: Flags
    spoken: Flags
    written: Flags


class Seats(NamedTuple):
    """Of each place which countries and which languages it asks for, and whether for any; and its capacities, one after
    the other: where those of each begin, with one place more than there are.
    """

    countries: Flags
    languages: Flags
    names_country: Flags
    names_language: Flags
    capacities: Numbers
    starts: Ints


NO_SEATS = Seats(
    countries=np.zeros((0, 0), dtype=np.bool_),
    languages=np.zeros((0, 0), dtype=np.bool_),
    names_country=np.zeros(0, dtype=np.bool_),
    names_language=np.zeros(0, dtype=np.bool_),
    capacities=np.zeros(0, dtype=np.int32),
    starts=np.zeros(1, dtype=np.int64),
)


class Sought(NamedTuple):
    """A post beside all members, until one of them changes. Arrays over all of a kind have one place more, of nobody.

    `leant` are the fields its words lean to, `spotted` the concepts it tells of, `meant` these and those asked for.
    `fields` are those asked for, a `FIELD` each, `kin` what covers them, and `weighty` which count for past activities.
    """

    asking: Asking
    words: Words
    things: Things
    leant: Leant
    spotted: Leant
    meant: Numbers
    fields: NDArray[np.void]
    kin: Sets
    weighty: Flags
    places: Places
    seats: Seats


def sought(asking: Asking, counts: Counts, known: Knowledge) -> Sought:
    """Work out once what does not rest on the members that are looked at."""
    numbers, subjects = known.numbers, asking.subject_numbers
    return Sought(
        asking=asking,
        words=_words(asking, counts),
        things=Things(subjects, counts.proof_of_things(subjects), len(numbers.things) + 1),
        leant=_leant(asking.leanings, counts.leanings, numbers.fields),
        spotted=_leant(asking.spotted, counts.concepts, numbers.concepts),
        meant=asking.meant,
        fields=np.array([_field(each, known) for each in asking.fields], dtype=FIELD),
        kin=kindred(asking.fields, counts, known),
        weighty=_marked((each.code for each in asking.fields if each.weight >= WEIGHTY), numbers.fields),
        places=_places(asking, known),
        seats=_seats(asking, known),
    )


def _words(asking: Asking, counts: Counts) -> Words:
    stems, said = asking.stems, asking.word_numbers
    strange = asking.strange * math.log(1 + counts.size) ** 2
    return Words(stems.numbers, stems.weights, counts.stems.rarities(), strange, said, counts.proof(said))


def _leant(told: Bag, spread: Spread, numbering: Numbering) -> Leant:
    return Leant(told.numbers, told.weights, spread.smoothed_rarities(), len(numbering) + 1)


def _field(asked: Asked, known: Knowledge) -> tuple[Any, ...]:
    return (
        known.numbers.fields.known(asked.code),
        known.numbers.concepts.known(named_key((Kind.FIELD, asked.code))),
        asked.weight,
        asked.terms,
        asked.code in known.scheme.field_codes,
        asked.sure,
        asked.declared,
        asked.weight >= WEIGHTY,
    )


def _places(asking: Asking, known: Knowledge) -> Places:
    asked, languages = _marked(asking.countries, known.numbers.countries), known.numbers.languages
    written = _marked((piece.language for piece in asking.reading.pieces), languages)
    at_home, at_work = nearness(asking.countries, known), np.where(asked, WORKS_THERE, 0.0)
    return Places(at_home, at_work, asked, _marked(asking.languages, languages), written)


def _seats(asking: Asking, known: Knowledge) -> Seats:
    needs, numbers = asking.needs, known.numbers
    if not needs:
        return NO_SEATS
    seats = [need.seat for need in needs]
    named = [named_key((Kind.CAPACITY, code)) for need in needs for code in need.capacities]
    return Seats(
        countries=_marked_each([seat.countries for seat in seats], numbers.countries),
        languages=_marked_each([seat.languages for seat in seats], numbers.languages),
        names_country=np.array([bool(seat.countries) for seat in seats], dtype=np.bool_),
        names_language=np.array([bool(seat.languages) for seat in seats], dtype=np.bool_),
        capacities=numbers.concepts.known_of(named),
        starts=np.array([0, *accumulate(len(need.capacities) for need in needs)]),
    )


def _marked_each(names: Sequence[Iterable[str]], numbering: Numbering) -> Flags:
    """The same in a line for each."""
    marked = np.zeros((len(names), len(numbering) + 1), dtype=np.bool_)
    for line, each in zip(marked, names, strict=True):
        for name in each:
            line[numbering.known(name)] = True
    return marked


def _marked(names: Iterable[str], numbering: Numbering) -> Flags:
    """Which of all are named."""
    marked = np.zeros(len(numbering) + 1, dtype=np.bool_)
    for name in names:
        marked[numbering.known(name)] = True
    return marked
