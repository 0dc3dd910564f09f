"""Many members as arrays, never changed: what is asked of all of them at once."""

from collections.abc import Collection, Mapping, Sequence
from functools import cached_property

import numpy as np

from collab.matching import commonplace
from collab.matching.figures import Row, Told
from collab.matching.lexical import Flags, Floats, Ints, Numbers
from collab.matching.postings import Columns, Postings
from collab.matching.rows import Numberings
from collab.matching.shelf import Shelf, put_together
from collab.matching.sites import Sites

# What members are asked for all at once.
ASKED = (
    Told.WHOLE,
    Told.NAMES,
    Told.THINGS,
    Told.PEOPLE,
    Told.FIELDS,
    Told.CAPACITIES,
    Told.LANGUAGES,
    Told.COUNTRIES,
)


class Segment:
    """Rows in the order of their languages. One that is taken out later is only marked in `alive`.

    `told` are their bags of each kind that is ASKED for.
    """

    def __init__(self, rows: Sequence[Row]) -> None:
        rows = sorted(rows, key=_written)
        self.rows, self.size = rows, len(rows)
        shelf = put_together([each.told for each in rows])
        self.ids: Ints = np.array([each.profile.id for each in rows], dtype=np.int64)
        self.alive: Flags = np.ones(self.size, dtype=np.bool_)
        self.language = _only(shelf, Told.WRITES)
        self.told = {kind: Postings(shelf, kind) for kind in ASKED}
        self.pieces = Postings(shelf, len(Told), is_last=True)
        owners = np.arange(self.size, dtype=np.int32)
        self.piece_owner: Numbers = np.repeat(owners, np.diff(shelf.firsts) - 1 - len(Told))
        self.sites = Sites(shelf)
        self.leanings = Columns(shelf, Told.LEANINGS)
        self.leaning_length: Floats = np.sqrt(_squared_lengths(shelf, Told.LEANINGS) + 1e-9)
        self.people_length: Floats = np.sqrt(_squared_lengths(shelf, Told.PEOPLE) + 1e-9)
        self.home = _only(shelf, Told.HOME)
        self.spread: Floats = np.log(2.7 + np.array([len(each.profile.works_in) for each in rows], dtype=np.float64))
        meant = [each.meaning for each in rows if len(each.meaning)]
        self.meaning = np.array(meant, dtype=np.float32)
        self.meaning_owner: Ints = np.array([at for at, each in enumerate(rows) if len(each.meaning)], dtype=np.int64)
        self._left: tuple[Floats, Floats] | None = None
        self._telling: tuple[Floats, Floats] | None = None

    @cached_property
    def moments(self) -> Mapping[int, Floats]:
        """The moments of all its members' vectors, by language."""
        return self.moments_of(np.ones(self.size, dtype=np.bool_))

    def moments_of(self, members: Flags) -> Mapping[int, Floats]:
        """The moments of some members' vectors, by language."""
        those = members[self.meaning_owner]
        return commonplace.moments(self.meaning[those], self.language[self.meaning_owner[those]]) if those.any() else {}

    def left(self, common: Floats) -> Floats:
        """How long its vectors are without the directions in common: kept for as long as those stay."""
        if self._left is None or self._left[0] is not common:
            self._left = common, commonplace.left(self.meaning, common)
        return self._left[1]

    def name_rarity(self, rarities: Floats) -> Floats:
        """How rare all words of its names are together: kept for as long as the rarities stay."""
        if self._telling is None or self._telling[0] is not rarities:
            self._telling = rarities, self.told[Told.NAMES].add_up_all(rarities)
        return self._telling[1]

    def bounds(self, languages: int) -> Ints:
        """Where those who write in each of the first so many languages begin, and where the last of them end."""
        return np.searchsorted(self.language, np.arange(languages + 1))

    @property
    def fields(self) -> Postings:
        """The fields they work in, and how surely."""
        return self.told[Told.FIELDS]

    def speaks(self, languages: Collection[str], numbers: Numberings) -> Flags:
        """Which members share one of the languages."""
        asked = numbers.languages.known_of(languages)
        return self.told[Told.LANGUAGES].add_up(asked, np.ones(len(asked))) > 0

    def is_in(self, countries: Collection[str], numbers: Numberings) -> Floats:
        """In how many of the countries each member works or is at home."""
        asked = numbers.countries.known_of(countries)
        return self.told[Told.COUNTRIES].add_up(asked, np.ones(len(asked)))


def _written(row: Row) -> int:
    """The language that a member writes in."""
    return int(row.told[Told.WRITES].numbers[0])


def _only(shelf: Shelf, kind: Told) -> Ints:
    """Per sheaf the only term of a bag, or -1 where there is none."""
    begins, ends = shelf.bags(kind)
    found, there = np.full(len(begins), -1, dtype=np.int64), begins < ends
    found[there] = shelf.numbers[begins[there]]
    return found


def _squared_lengths(shelf: Shelf, kind: Told) -> Floats:
    """Σ weight² of a bag of each sheaf: its last digit does not tell in which order terms were numbered."""
    places = zip(*(each.tolist() for each in shelf.bags(kind)), strict=True)
    return np.array([float((np.sort(shelf.weights[begin:end]) ** 2).sum()) for begin, end in places])
