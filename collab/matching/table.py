"""A few members as arrays: what levels, and so reasons, are worked out from."""

from collections.abc import Sequence

import numpy as np

from collab.matching import complement, loops, places
from collab.matching.asking import Asking
from collab.matching.counts import Counts
from collab.matching.figures import Row, Told
from collab.matching.lexical import Bag, Flags, Floats, Ints, Numbers
from collab.matching.postings import sheets
from collab.matching.rows import Knowledge, named_key
from collab.matching.scheme import Kind


class Table:
    """Arrays over the rows given, in their order. `counts` tells what is rare among those everybody may see."""

    def __init__(self, rows: Sequence[Row], counts: Counts, known: Knowledge) -> None:
        self.rows, self.size, self.counts, self.known = list(rows), len(rows), counts, known
        self.ids: Ints = np.array([each.profile.id for each in rows], dtype=np.int64)
        self.described: Flags = np.array([each.is_described for each in rows], dtype=np.bool_)
        told, pieces = sheets([each.told for each in self.rows], len(Told))
        self.names, self.things, self.leanings = told[Told.NAMES], told[Told.THINGS], told[Told.LEANINGS]
        self.fields, self.ticks, self.strength = told[Told.FIELDS], told[Told.TICKS], told[Told.STRENGTH]
        self.terms, self.prominent, self.pieces = told[Told.TERMS], told[Told.PROMINENT], told[len(Told)]
        self.piece_owner: Numbers = np.repeat(np.arange(self.size, dtype=np.int32), pieces)
        self.first_piece: Ints = np.cumsum(pieces) - pieces

    def best_piece(self, scores: Floats) -> Floats:
        """The highest score among each member's pieces; 0 without any."""
        return loops.best_and_next(scores, self.piece_owner, self.size)[0]

    def closeness(self, asking: Asking) -> Floats:
        """The best standing (0..1) of each member to any asked country."""
        wanted, scheme = frozenset(asking.countries), self.known.scheme
        profiles = [each.profile for each in self.rows]
        near = {base: places.of_base(base, wanted, scheme) for base in {each.country for each in profiles}}
        there = [0.0 if wanted.isdisjoint(each.works_in) else places.WORKS_THERE for each in profiles]
        return np.maximum(there, [near[each.country] for each in profiles])

    def speaks(self, asking: Asking) -> Floats:
        """1 for each member that shares a working language with the author, else 0."""
        return np.array([float(not set(asking.languages).isdisjoint(each.languages)) for each in self.rows])

    def foreign(self, asking: Asking) -> Flags:
        """Which members write in none of the post's languages."""
        spoken = {piece.language for piece in asking.reading.pieces}
        return np.array([each.language not in spoken for each in self.rows], dtype=np.bool_)

    def fits(self, asking: Asking) -> tuple[Floats, Ints]:
        """How well (0..1) each member fills its best place, and which (index; -1 without places)."""
        if not asking.needs or not self.size:
            return np.zeros(self.size), np.full(self.size, -1)
        met = np.array([[complement.conditions(row.profile, need.seat) for need in asking.needs] for row in self.rows])
        able = np.array([[_able(row, need.capacities, self.known) for need in asking.needs] for row in self.rows])
        ranked = able * met
        # Without any capacity the place whose countries and languages suit is still the best one.
        best = np.argmax(ranked + 1e-3 * met, axis=1)
        return ranked[np.arange(self.size), best], best


def _able(row: Row, capacities: Sequence[str], known: Knowledge) -> float:
    wanted = [known.numbers.concepts.known(named_key((Kind.CAPACITY, code))) for code in capacities]
    return sum(_held(row.capacities, number) for number in wanted) / len(wanted) if wanted else 0.0


def _held(held: Bag, number: int) -> float:
    at = int(np.searchsorted(held.numbers, number))
    return float(held.weights[at]) if at < len(held) and held.numbers[at] == number else 0.0
