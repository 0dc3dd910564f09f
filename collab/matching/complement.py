"""Places wanted against what a member can contribute: declared 1, told in its texts up to .7."""

from dataclasses import dataclass

import numpy as np

from collab.matching.concepts import Lexicon
from collab.matching.facts import Profile, Question, Seat, Text
from collab.matching.lexical import Floats, Ints
from collab.matching.reading import Reading, of_texts
from collab.matching.scheme import Kind
from collab.matching.table import Table

TOLD = 0.7
ELSEWHERE = 0.5  # a member outside the countries or languages a place asks for


@dataclass(frozen=True, slots=True)
class Need:
    """A place wanted, with the capacities it names or its role tells of."""

    seat: Seat
    capacities: tuple[str, ...]


def needs(question: Question, lexicon: Lexicon) -> tuple[Need, ...]:
    """The places of a post in their order."""
    return tuple(Need(seat, _capacities(seat, lexicon)) for seat in question.seats)


def fits(table: Table, asked: tuple[Need, ...]) -> tuple[Floats, Ints]:
    """Per member how well (0..1) it fills its best place, and which (index; -1 without places)."""
    if not asked:
        return np.zeros(table.size), np.full(table.size, -1)
    conditions = np.array([[_conditions(row.profile, need.seat) for need in asked] for row in table.rows])
    offers = np.stack([_offers(table, need) for need in asked], axis=1) if table.size else np.zeros((0, len(asked)))
    ranked = offers * conditions.reshape(offers.shape)
    # Without any capacity the place whose countries and languages suit is still the best one.
    best = np.argmax(ranked + 1e-3 * conditions.reshape(offers.shape), axis=1)
    return ranked[np.arange(table.size), best], best


def offered(profile: Profile, reading: Reading, code: str) -> float:
    """How surely (0..1) the member has the capacity."""
    if code in profile.capacities:
        return 1.0
    found = reading.evidence.get((Kind.CAPACITY, code))
    return TOLD * found.strength if found else 0.0


def _offers(table: Table, need: Need) -> Floats:
    values = [_column(table, code) for code in need.capacities]
    return np.mean(values, axis=0) if values else np.zeros(table.size)


def _column(table: Table, code: str) -> Floats:
    at = table.columns.get((Kind.CAPACITY, code))
    if at is None:
        return np.zeros(table.size)
    return np.where(table.declared[:, at], 1.0, TOLD * table.strength[:, at])


def _conditions(profile: Profile, seat: Seat) -> float:
    somewhere = not seat.countries or not {profile.country, *profile.works_in}.isdisjoint(seat.countries)
    speaks = not seat.languages or not profile.languages or not set(profile.languages).isdisjoint(seat.languages)
    return (1.0 if somewhere else ELSEWHERE) * (1.0 if speaks else ELSEWHERE)


def _capacities(seat: Seat, lexicon: Lexicon) -> tuple[str, ...]:
    told = of_texts((Text("", seat.role),), lexicon).evidence
    return tuple(dict.fromkeys((*seat.capacities, *(code for kind, code in told if kind is Kind.CAPACITY))))
