"""All members as arrays, rows in order of id: built from the readings, thrown away when one changes."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Self

import numpy as np
from numpy.typing import NDArray

from collab.matching.facts import Profile
from collab.matching.leanings import Leanings
from collab.matching.lexical import Bag, Floats, Ints, Postings, bag
from collab.matching.reading import Piece, Reading
from collab.matching.scheme import Kind
from collab.matching.semantic import DIMENSIONS, Encode, Vectors, cut

Flags = NDArray[np.bool_]
Key = tuple[Kind, str]
SELDOM, OFTEN = 0.01, 0.1  # share of members that use a word: at SELDOM it is full evidence, at OFTEN none
NEAREST = 20  # members whose texts speak for a member as well
UNSEEN = 50.0  # pseudo-members without the word, so that few members do not make every word rare


@dataclass(frozen=True, slots=True)
class Row:
    """A member as put in: facts, reading, the bags of words, and vectors of what it says where they are known."""

    profile: Profile
    reading: Reading
    whole: Bag
    pieces: tuple[Bag, ...]
    names: Bag
    leanings: Mapping[str, float]
    meaning: Vectors


def row(profile: Profile, reading: Reading, leanings: Leanings, encode: Encode | None = None) -> Row:
    """The work done once per change of a member."""
    named = [piece for piece in reading.pieces if piece.part in ("name", "keywords")]
    told = tuple(_bag_of([piece]) for piece in reading.pieces if piece.part not in ("name", "keywords"))
    meaning = meant(reading, encode)
    return Row(profile, reading, bag(reading.counts), told, _bag_of(named), leanings.of(reading.words), meaning)


def meant(reading: Reading, encode: Encode | None) -> Vectors:
    """Vectors of the texts in pieces, of the name where nothing else is told; none without an encoder."""
    told = [piece.text for piece in reading.pieces if piece.part not in ("name", "keywords")]
    texts = [part for text in told or [piece.text for piece in reading.pieces] for part in cut(text)]
    return encode(texts) if encode and texts else np.zeros((0, DIMENSIONS), dtype=np.float16)


class Table:
    """Arrays over N members. Matrices over concepts have one column per key in `columns`.

    What is rare is counted in `among`: the table itself, or, for members who must leave no trace on others nor on
    each other, the table of those everybody may see. Its columns then come first.
    """

    def __init__(self, rows: Mapping[int, Row], among: Self | None = None) -> None:
        self.among: Table = among or self
        self.rows = [rows[id] for id in sorted(rows)]
        self.ids: Ints = np.array(sorted(rows), dtype=np.int64)
        self.size = len(self.rows)
        self._count_words()
        self._lay_out_concepts()
        self._lay_out_activities()
        nothing = np.zeros((0, DIMENSIONS), dtype=np.float16)
        self.meaning = np.concatenate([nothing, *(each.meaning for each in self.rows)]).astype(np.float32)
        self.meaning_owner: Ints = np.repeat(np.arange(self.size), [len(each.meaning) for each in self.rows])
        spoken = [language_of(each) for each in self.rows]
        languages = sorted(set(spoken))
        number = {language: at for at, language in enumerate(languages)}
        self.languages = languages
        self.described: Flags = np.array([is_described(each.reading) for each in self.rows], dtype=np.bool_)
        self.language: Ints = np.array([number[each] for each in spoken], dtype=np.int64)

    def rarity_of(self, stem: str) -> float:
        """How much sharing the word proves: 1 when few use it, 0 when every tenth member does or nobody."""
        number = self.numbers.get(stem)
        if number is None:
            return 0.0
        share = (self.spread[number] + 0.5) / (self.among.size + UNSEEN)
        return float(np.clip(np.log(OFTEN / share) / np.log(OFTEN / SELDOM), 0.0, 1.0))

    def _count_words(self) -> None:
        if self.among is self:
            used = Counter(stem for each in self.rows for stem in each.whole.stems)
            self.numbers = {stem: at for at, stem in enumerate(sorted(used))}
            self.spread: Floats = np.array([used[stem] for stem in self.numbers], dtype=np.float64)
        else:
            self.numbers, self.spread = self.among.numbers, self.among.spread
        rarity = np.log(1 + self.among.size / np.maximum(self.spread, 1))
        self.whole = Postings([each.whole for each in self.rows], self.numbers, rarity)
        self.nearest, self.nearness = self.whole.nearest(NEAREST)
        self.names = Postings([each.names for each in self.rows], self.numbers, rarity)
        self.pieces = Postings([piece for each in self.rows for piece in each.pieces], self.numbers, rarity)
        self.piece_owner: Ints = np.repeat(np.arange(self.size), [len(each.pieces) for each in self.rows])

    def _lay_out_concepts(self) -> None:
        keys = {key for each in self.rows for key in each.reading.evidence}
        keys |= {key for each in self.rows for key in declared(each.profile)}
        known = self.among.columns if self.among is not self else {}
        self.columns: dict[Key, int] = {key: at for at, key in enumerate((*known, *sorted(keys - known.keys())))}
        shape = (self.size, len(self.columns))
        # Read by column, post after post.
        self.strength: Floats = np.zeros(shape, order="F")
        self.terms: Ints = np.zeros(shape, dtype=np.int64, order="F")
        self.prominent: Flags = np.zeros(shape, dtype=np.bool_, order="F")
        self.declared: Flags = np.zeros(shape, dtype=np.bool_, order="F")
        self.sureness: dict[str, Floats] = {}
        for at, each in enumerate(self.rows):
            for key, found in each.reading.evidence.items():
                place = at, self.columns[key]
                self.strength[place], self.terms[place] = found.strength, found.terms
                self.prominent[place] = found.prominent
            for key in declared(each.profile):
                self.declared[at, self.columns[key]] = True

        leant = {code for each in self.rows for code in each.leanings}
        seen = self.among.towards if self.among is not self else {}
        towards = [*seen, *sorted(leant - seen.keys())]
        self.towards: dict[str, int] = {code: at for at, code in enumerate(towards)}
        self.leanings: Floats = np.array(
            [[each.leanings.get(code, 0.0) for code in towards] for each in self.rows]
        ).reshape(self.size, len(towards))

    def _lay_out_activities(self) -> None:
        done = [(at, number, piece) for at, each in enumerate(self.rows) for number, piece in _activities(each.reading)]
        self.activities = [piece for _, _, piece in done]
        self.activity_owner: Ints = np.array([at for at, _, _ in done], dtype=np.int64)
        starts = np.cumsum([0, *(len(each.pieces) for each in self.rows)])
        self.activity_piece: Ints = np.array([starts[at] + number for at, number, _ in done], dtype=np.int64)
        self.activity_terms: Ints = np.zeros((len(done), len(self.columns)), dtype=np.int64)
        for at, (_, _, piece) in enumerate(done):
            for key in {(hit.term.kind, hit.term.code, hit.term.stems) for hit in piece.hits}:
                self.activity_terms[at, self.columns[key[:2]]] += 1
            for code in piece.activity.fields if piece.activity else ():
                self.activity_terms[at, self.columns[Kind.FIELD, code]] += 2


def declared(profile: Profile) -> set[Key]:
    """What the member says of itself by ticking boxes, its past activities' fields among it."""
    return {
        *((Kind.FIELD, code) for code in profile.fields),
        *((Kind.FIELD, code) for activity in profile.activities for code in activity.fields),
        *((Kind.CAPACITY, code) for code in profile.capacities),
        *((Kind.GROUP, code) for code in profile.target_groups),
    }


def language_of(row: Row) -> str:
    """The language a member writes in; of a mere name its declared working language tells more."""
    if not is_described(row.reading) and row.profile.languages:
        return row.profile.languages[0]
    return row.reading.language


def is_described(reading: Reading) -> bool:
    """Whether there is a mission or an activity to read, more than a name."""
    return any(piece.part in ("text", "activity") for piece in reading.pieces)


def _activities(reading: Reading) -> list[tuple[int, Piece]]:
    told = [piece for piece in reading.pieces if piece.part not in ("name", "keywords")]
    return [(at, piece) for at, piece in enumerate(told) if piece.activity]


def _bag_of(pieces: Iterable[Piece]) -> Bag:
    return bag(Counter(word.stem for piece in pieces for word in piece.words))
