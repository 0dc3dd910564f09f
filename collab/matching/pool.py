"""All members that everybody may see, ready to be asked at once, one changed without touching the rest."""

from bisect import bisect_right
from collections.abc import Sequence
from functools import cached_property
from itertools import accumulate
from typing import NamedTuple

import numpy as np

from collab.matching import commonplace
from collab.matching.counts import Counts
from collab.matching.figures import Row
from collab.matching.lexical import Bag, Floats, Ints
from collab.matching.segment import Segment

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

    @classmethod
    def of(cls, language: Ints) -> "Runs":
        """The runs of members whose languages, by number, are given in their order."""
        starts = np.flatnonzero(np.diff(language, prepend=-1))
        return cls(np.append(starts, len(language)), language[starts])


class Layout:
    """Segments one after the other, and of those who are still there: ids, languages and who is of each language."""

    def __init__(self, segments: list[Segment]) -> None:
        self.segments = segments
        alive = np.concatenate([np.zeros(0, dtype=np.bool_), *(each.alive for each in segments)])
        self._places = np.flatnonzero(alive)
        self._all_alive = len(self._places) == len(alive)
        self._starts = [0, *accumulate(each.size for each in segments)]
        self.ids: Ints = self._joined([each.ids for each in segments])
        self.size = len(self.ids)
        language = self._joined([each.language for each in segments])
        self.by_language = {each: np.flatnonzero(language == each) for each in np.unique(language).tolist()}
        self.runs = Runs.of(language)

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

    def alike(self, language: int, words: Bag) -> Floats:
        """Σ weight × weight of the words, per member who writes in the language."""
        found = []
        for segment in self.segments:
            those = segment.of_language(language)
            heard = segment.whole.add_up_between(words.numbers, words.weights, those.start, those.stop)
            found.append(heard[segment.alive[those]])
        return np.concatenate(found)

    def alike_in_things(self, things: Bag) -> Floats:
        """Σ weight × weight of the things, per member."""
        return self.joined([segment.things.add_up(things.numbers, things.weights) for segment in self.segments])

    def row(self, at: int) -> Row:
        """The member at a place among those who are still there."""
        place = int(self._places[at])
        segment = bisect_right(self._starts, place) - 1
        return self.segments[segment].rows[place - self._starts[segment]]

    def _joined(self, parts: Sequence[Ints]) -> Ints:
        found: Ints = np.concatenate([np.zeros(0, dtype=np.int64), *parts])[self._places]
        return found


def _living(segment: Segment) -> list[Row]:
    return [row for row, alive in zip(segment.rows, segment.alive, strict=True) if alive]
