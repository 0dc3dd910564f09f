"""A few members as arrays: what levels, and so reasons, are worked out from."""

from collections.abc import Collection, Sequence
from functools import cached_property

import numpy as np

from collab.matching import loops, places, sheet_loops
from collab.matching.asking import Asking
from collab.matching.complement import ELSEWHERE
from collab.matching.counts import Counts
from collab.matching.facts import Seat
from collab.matching.figures import DECLARED, MANY, Row, Told
from collab.matching.lexical import Flags, Floats, Ints, Numbers
from collab.matching.nearness import nearness
from collab.matching.postings import sheets
from collab.matching.rows import Knowledge, named_key
from collab.matching.scheme import Kind


class Table:
    """Arrays over the rows given, in their order. `counts` tells what is rare among those everybody may see."""

    def __init__(self, rows: Sequence[Row], counts: Counts, known: Knowledge) -> None:
        self.rows, self.size, self.counts, self.known = rows, len(rows), counts, known
        told, pieces = sheets([each.told for each in rows], len(Told))
        self.names, self.things, self.leanings = told[Told.NAMES], told[Told.THINGS], told[Told.LEANINGS]
        self.fields, self.ticks, self.strength = told[Told.FIELDS], told[Told.TICKS], told[Told.STRENGTH]
        self.terms, self.prominent, self.pieces = told[Told.TERMS], told[Told.PROMINENT], told[len(Told)]
        self._told, self.described = told, pieces > 0
        self._piece_owner: Numbers = np.repeat(np.arange(self.size, dtype=np.int32), pieces)
        self._first_piece: Ints = np.cumsum(pieces) - pieces

    def best_piece(self, scores: Floats) -> Floats:
        """The highest score among each member's pieces; 0 without any."""
        return loops.best_and_next(scores, self._piece_owner, self.size)[0]

    def likest(self, scores: Floats, fields: Numbers, countries: Numbers, enough: float) -> Ints:
        """The piece of the past activity most like a post by score, terms of the fields and country, or -1.

        It tells of one of the fields, and is in one of the countries, has two terms or a score that is `enough`.
        """
        done, where, alike = self._told[Told.DONE], self._told[Told.DONE_IN], np.round(scores, 9)
        places = where.begins, where.ends, alike, self._first_piece
        return sheet_loops.likest(*done.told, *places, fields, countries, MANY, enough)

    def closeness(self, asking: Asking) -> Floats:
        """The best standing (0..1) of each member to any asked country."""
        near = nearness(asking.countries, self.known)[:-1]
        at_home = self._told[Told.HOME].highest(np.arange(len(near), dtype=np.int32), near)
        best: Floats = np.maximum(at_home, places.WORKS_THERE * self._is_in(asking.countries))
        return best

    def speaks(self, asking: Asking) -> Floats:
        """1 for each member that shares a working language with the author, else 0."""
        asked = self.known.numbers.languages.known_of(asking.languages)
        return np.minimum(1.0, self._told[Told.LANGUAGES].count_up(asked, np.ones(len(asked))))

    def foreign(self, asking: Asking) -> Flags:
        """Which members write in none of the post's languages."""
        spoken = self.known.numbers.languages.known_of({piece.language for piece in asking.reading.pieces})
        foreign: Flags = self._told[Told.WRITES].count_up(spoken, np.ones(len(spoken))) == 0
        return foreign

    def fits(self, asking: Asking) -> tuple[Floats, Ints]:
        """How well (0..1) each member fills its best place, and which (index; -1 without places)."""
        if not asking.needs or not self.size:
            return np.zeros(self.size), np.full(self.size, -1)
        met = np.stack([self._conditions(need.seat) for need in asking.needs], axis=1)
        able = np.stack([self._able(need.capacities) for need in asking.needs], axis=1)
        ranked = able * met
        # Without any capacity the place whose countries and languages suit is still the best one.
        best = np.argmax(ranked + 1e-3 * met, axis=1)
        return ranked[np.arange(self.size), best], best

    def _conditions(self, seat: Seat) -> Floats:
        """What is left (0..1) of each member's offer when the place asks for other countries or languages."""
        somewhere = self._is_in(seat.countries) | (not seat.countries)
        spoken, asked = self._told[Told.LANGUAGES], self.known.numbers.languages.known_of(seat.languages)
        speaks = spoken.highest(asked, np.ones(len(asked))) >= DECLARED
        return np.where(somewhere, 1.0, ELSEWHERE) * np.where(
            speaks | self._is_silent | (not seat.languages), 1.0, ELSEWHERE
        )

    @cached_property
    def _is_silent(self) -> Flags:
        """Who names no working language."""
        everything = np.arange(len(self.known.numbers.languages), dtype=np.int32)
        return self._told[Told.LANGUAGES].highest(everything, np.ones(len(everything))) < DECLARED

    def _is_in(self, countries: Collection[str]) -> Flags:
        asked = self.known.numbers.countries.known_of(countries)
        return self._told[Told.COUNTRIES].count_up(asked, np.ones(len(asked))) > 0

    def _able(self, capacities: Collection[str]) -> Floats:
        wanted = self.known.numbers.concepts.known_of([named_key((Kind.CAPACITY, code)) for code in capacities])
        held: Floats = self._told[Told.CAPACITIES].columns(wanted).sum(axis=1)
        return held / max(len(wanted), 1)
