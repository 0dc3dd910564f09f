"""All members that everybody may see, ready to be asked at once, one changed without touching the rest."""

from bisect import bisect_right
from collections.abc import Sequence
from functools import cached_property
from itertools import accumulate
from typing import NamedTuple

import numpy as np

from collab.matching import commonplace
from collab.matching.counts import Counts
from collab.matching.figures import Row, Told
from collab.matching.lexical import Bag, Floats, Ints
from collab.matching.segment import Segment
from collab.matching.shelf import Sheaf

FEW = 64  # changed members that are laid out anew before each question
MANY_TIMES = 4  # a segment this many times the next is left alone


class Pool:
    """Rows in segments: big ones at rest, the lately changed in a small one. No answer shows which is which."""

    def __init__(self) -> None:
        self.counts = Counts()
        self._where: dict[int, tuple[Segment, int]] = {}
        self._fresh: dict[int, Row] = {}
        self._resting: list[Segment] = []
        self._layout: Layout | None = None

    def __len__(self) -> int:
        return len(self._where) + len(self._fresh)

    def __contains__(self, id: object) -> bool:
        return id in self._where or id in self._fresh

    def put(self, rows: Sequence[Row]) -> None:
        """Take members in that are not here."""
        if rows:
            self.counts.add(rows)
            self._fresh.update((row.profile.id, row) for row in rows)
            self._layout = None

    def remove(self, id: int) -> bool:
        """Forget a member; says whether it was here."""
        row = self._fresh.pop(id, None)
        if row:
            self._layout = None
        elif place := self._where.pop(id, None):
            segment, at = place
            row = segment.rows[at]
            segment.alive[at] = False
            self._layout = None
        if row:
            self.counts.add([row], -1)
        return row is not None

    def laid_out(self) -> "Layout":
        """Everybody, for as long as nobody changes."""
        if self._layout is None:
            self._come_to_rest()
            self._laid_out = [
                *self._resting,
                *([Segment(list(self._fresh.values()))] * bool(self._fresh)),
            ]
            self._layout = Layout(self._laid_out)
        return self._layout

    def row(self, id: int) -> Row:
        """The member's row."""
        if id in self._fresh:
            return self._fresh[id]
        segment, at = self._where[id]
        return segment.rows[at]

    def _come_to_rest(self) -> None:
        self._resting = [segment for segment in self._resting if segment.alive.any()]
        if len(self._fresh) > FEW:
            self._rest(list(self._fresh.values()))
            self._fresh.clear()
        while len(self._resting) > 1 and self._resting[-2].size < MANY_TIMES * self._resting[-1].size:
            last, before = self._resting.pop(), self._resting.pop()
            self._rest([*_living(before), *_living(last)])

    def _rest(self, rows: list[Row]) -> None:
        segment = Segment(rows)
        self._where.update({row.profile.id: (segment, at) for at, row in enumerate(segment.rows)})
        self._resting.append(segment)


class Runs(NamedTuple):
    """Where each run of members of one language begins, with one place more than there are runs; and its language."""

    starts: Ints
    languages: Ints

    @property
    def number(self) -> int:
        """How many languages there are up to the highest number."""
        return int(self.languages.max(initial=-1)) + 1

    @classmethod
    def of(cls, language: Ints) -> "Runs":
        """The runs of members whose languages, by number, are given in their order."""
        starts = np.flatnonzero(np.diff(language, prepend=-1))
        return cls(np.append(starts, len(language)), language[starts])


class Layout:
    """Segments one after the other, and of those who are still there: ids, and where those of each language stand."""

    def __init__(self, segments: list[Segment]) -> None:
        self.segments = segments
        alive = np.concatenate([np.zeros(0, dtype=np.bool_), *(each.alive for each in segments)])
        self._places = np.flatnonzero(alive)
        self._all_alive = len(self._places) == len(alive)
        self._starts = [0, *accumulate(each.size for each in segments)]
        self.ids: Ints = self._joined([each.ids for each in segments])
        self.size = len(self.ids)
        language = self._joined([each.language for each in segments])
        self.runs = Runs.of(language)
        self.together = Runs.of(np.zeros(self.size, dtype=np.int64))

    @cached_property
    def common(self) -> Floats:
        """The directions in which the vectors of all who are there spread most."""
        found: dict[int, Floats] = {}
        for segment in self.segments:
            for sign, moments in ((1, segment.moments), (-1, segment.moments_of(~segment.alive))):
                for language, moment in moments.items():
                    found[language] = found.get(language, 0.0) + sign * moment
        return commonplace.directions(found.values())

    def joined(self, parts: Sequence[Floats]) -> Floats:
        """What was worked out segment by segment, of those who are still there."""
        if len(parts) == 1 and self._all_alive:
            return parts[0]
        found = np.concatenate(parts)
        return found if self._all_alive else found[self._places]

    def alike(self, kind: Told, told: Bag, groups: Ints) -> Floats:
        """Σ weight × weight of what a bag of each member says, each group asked for terms of its own.

        A group is a language, by number, or everybody; where the terms of each begin, with one place more than there
        are groups.
        """
        found = []
        for segment in self.segments:
            bounds = segment.bounds(len(groups) - 1) if len(groups) > 2 else np.array([0, segment.size])
            found.append(segment.told[kind].add_up_in_groups(told.numbers, told.weights, groups, bounds))
        return self.joined(found)

    def sheaves(self, places: Ints) -> list[Sheaf]:
        """The bags of the members at places among those who are still there."""
        found = self._places[places].tolist()
        if len(self.segments) == 1:
            return [self.segments[0].rows[place].told for place in found]
        held = [bisect_right(self._starts, place) - 1 for place in found]
        return [self.segments[one].rows[place - self._starts[one]].told for one, place in zip(held, found, strict=True)]

    def _joined(self, parts: Sequence[Ints]) -> Ints:
        found: Ints = np.concatenate([np.zeros(0, dtype=np.int64), *parts])[self._places]
        return found


def _living(segment: Segment) -> list[Row]:
    return [row for row, alive in zip(segment.rows, segment.alive, strict=True) if alive]
