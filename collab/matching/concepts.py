"""Terms spotted in texts: exact on stems in any language, forgiving of spelling, as written."""

import math
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple

from rapidfuzz import process
from rapidfuzz.distance import OSA

from collab.matching import scheme
from collab.matching.kept import Kept
from collab.matching.scheme import Concept, Kind
from collab.matching.stemming import stem, without_proclitic
from collab.matching.text import Passage, Word, words
from collab.vocabulary import current

SEVERAL_WORDS = 1.4  # a term of several words says more than one word
MISSPELT = 0.7
SCATTERED = 0.8
WINDOW = 1  # words that may stand between those of a term
SPELLING = 0.84  # least OSA similarity of stems taken for the same word
SHORTEST_REPAIRED = 5
MOST_READINGS = 200_000  # of words, kept so that none is looked up twice
CLAUSE_END = re.compile(r"[.,;:!?،؛؟|•\n\r]")  # words of a scattered term stand in one clause
OTHER_LANGUAGES = {"fa": ("ar",), "ur": ("ar",), "ps": ("ar",)}
LATIN = ("en", "fr", "tr")
Stem = tuple[str, str]  # language and stem
Readings = tuple[tuple[Stem, float], ...]  # the stems as which a word may stand in the table, and how surely (0..1)
Places = dict[Stem, list[tuple[int, float]]]  # which words of a text it is, and how surely


@dataclass(frozen=True, slots=True, eq=False)
class Term:
    """A term of a concept as stems, one object in each lexicon.

    `weight` (0..1.4) falls with how many concepts claim its words; `place` is its place by kind, code and stems.
    """

    kind: Kind
    code: str
    language: str
    stems: tuple[str, ...]
    weight: float
    place: int
    concept: tuple[Kind, str]


class Hit(NamedTuple):
    """A term found in a text: where (indexes of words), and how surely (0..1.4)."""

    term: Term
    passage: Passage
    at: tuple[int, ...]
    weight: float

    @property
    def written(self) -> str:
        """The words as written, with what stands between them."""
        if len(self.at) == 1:
            return self.passage.words[self.at[0]].written
        return self.passage.between(self.at[0], self.at[-1])

    @property
    def language(self) -> str:
        """The language of its first word."""
        return self.passage.words[self.at[0]].language


class Lexicon:
    """All terms of a scheme, found by their rarest stem; `readings` tells as which stems a word may stand in it."""

    def __init__(self, concepts: Iterable[Concept]) -> None:
        self._alone: dict[Stem, list[Term]] = defaultdict(list)
        self._several: dict[Stem, list[tuple[Term, tuple[Stem, ...]]]] = defaultdict(list)
        self._alike: dict[tuple[str, str, int], list[str]] = defaultdict(list)
        self._repairs: Kept[Stem, str] = Kept(self._nearest, MOST_READINGS)
        self.readings: Kept[Word, Readings] = Kept(self._read, MOST_READINGS)
        self._known: set[Stem] = set()
        self.terms = tuple(_terms_of(concepts))
        self._take_in(self.terms)

    def spot(self, passage: Passage) -> list[Hit]:
        """The terms in a passage, in order; a longer term hides those inside it."""
        places: Places = defaultdict(list)
        readings, alone, several = self.readings, self._alone, self._several
        for at, word in enumerate(passage.words):
            for key, sureness in readings[word]:
                places[key].append((at, sureness))
        hits = [
            Hit(term, passage, (at,), term.weight * sureness)
            for key, there in places.items()
            if key in alone
            for term in alone[key]
            for at, sureness in there
        ]
        likely = [
            (term, all_of, places[key])
            for key in places
            if key in several
            for term, all_of in several[key]
            if all_of[0] in places and all_of[-1] in places and (len(all_of) == 2 or places.keys() >= {*all_of})
        ]
        longer = [hit for term, all_of, anchored in likely for hit in _found(term, all_of, anchored, places, passage)]
        return _longest(hits, longer)

    def _read(self, word: Word) -> Readings:
        if (word.language, word.stem) in self._known:
            return (((word.language, word.stem), 1.0),)
        bare = without_proclitic(word.stem) if word.language == "ar" else ""
        if bare and ("ar", bare) in self._known:
            return ((("ar", bare), 1.0),)
        if not word.telling:
            return ()
        foreign = tuple((each, stem(word.written, each)) for each in _others(word.language))
        if elsewhere := tuple((each, 1.0) for each in foreign if each in self._known and len(each[1]) > 3):
            return elsewhere
        repaired = self._repairs[word.language, word.stem]
        return (((word.language, repaired), MISSPELT),) if repaired else ()

    def _take_in(self, terms: Sequence[Term]) -> None:
        spread = Counter((term.language, stemmed) for term in terms for stemmed in set(term.stems))
        for term in terms:
            anchor = min(term.stems, key=lambda each: (spread[term.language, each], -len(each), each))
            all_of = tuple((term.language, each) for each in term.stems)
            if len(all_of) == 1:
                self._alone[all_of[0]].append(term)
            else:
                self._several[term.language, anchor].append((term, all_of))
            self._known.update(all_of)
        for language, stemmed in sorted(self._known):
            for length in _near_lengths(len(stemmed)):
                self._alike[language, stemmed[0], length].append(stemmed)

    def _nearest(self, key: Stem) -> str:
        language, stemmed = key
        if len(stemmed) < SHORTEST_REPAIRED or stemmed.isdigit():
            return ""
        choices = self._alike.get((language, stemmed[0], len(stemmed)), ())
        best = process.extractOne(stemmed, choices, scorer=OSA.normalized_similarity, score_cutoff=SPELLING)
        return best[0] if best else ""


def _near_lengths(length: int) -> range:
    """The lengths of words that may be a stem of this length misspelt: each letter more or less is one mistake."""
    if length < SHORTEST_REPAIRED:
        return range(0)
    return range(math.floor(length * SPELLING), math.ceil(length / SPELLING) + 1)


def shipped() -> Lexicon:
    """The lexicon of the vocabulary as it stands, built once for each of its editions."""
    return _of_edition(current.edition())


@lru_cache(maxsize=1)
def _of_edition(edition: int) -> Lexicon:
    return Lexicon(scheme.shipped().concepts)


def _terms_of(concepts: Iterable[Concept]) -> Iterator[Term]:
    found: dict[tuple[Kind, str, str, tuple[str, ...]], None] = {}
    for concept in concepts:
        for language, terms in sorted(concept.terms.items()):
            for written in terms:
                if stems := tuple(dict.fromkeys(word.stem for word in words(written, language))):
                    found[concept.kind, concept.code, language, stems] = None
    claims = Counter((kind, language, stems) for kind, _, language, stems in found)
    within = _uses_inside_longer(found)
    order = sorted({(kind, code, stems) for kind, code, _, stems in found})
    places = {term: place for place, term in enumerate(order)}
    for kind, code, language, stems in found:
        size = SEVERAL_WORDS if len(stems) > 1 else 1 / (1 + 0.15 * within[kind, language, stems[0]])
        weight = size / claims[kind, language, stems]
        yield Term(kind, code, language, stems, weight, places[kind, code, stems], (kind, code))


def _uses_inside_longer(
    found: Iterable[tuple[Kind, str, str, tuple[str, ...]]],
) -> Counter[tuple[Kind, str, str]]:
    uses = {(kind, language, each, code) for kind, code, language, stems in found if len(stems) > 1 for each in stems}
    return Counter((kind, language, each) for kind, language, each, _ in uses)


def _found(
    term: Term, all_of: tuple[Stem, ...], anchored: Sequence[tuple[int, float]], places: Places, passage: Passage
) -> Iterator[Hit]:
    found = [places[each] for each in all_of]
    reach = len(all_of) - 1 + WINDOW
    for at, _ in anchored:
        near = [each[0] if len(each) == 1 else min(each, key=lambda place: abs(place[0] - at)) for each in found]
        order = tuple([place for place, _ in near])
        if max(order) - min(order) <= reach and (span := _reads_as(term, order, passage)):
            sureness = min([sureness for _, sureness in near])
            weight = term.weight * sureness * (1 if _is_together(span, term) else SCATTERED)
            yield Hit(term, passage, span, weight)


def _reads_as(term: Term, order: tuple[int, ...], passage: Passage) -> tuple[int, ...]:
    """The places in order if words at these read as the term: all together, or in its order within a clause."""
    if order == (*range(order[0], order[0] + len(order)),):
        return order
    span = tuple(sorted({*order}))
    if len(span) < len(term.stems):
        return ()
    turned_or_scattered = span == order or _is_together(span, term)
    return span if turned_or_scattered and not CLAUSE_END.search(passage.between(span[0], span[-1])) else ()


def _is_together(span: tuple[int, ...], term: Term) -> bool:
    return span[-1] - span[0] < len(term.stems)


def _longest(alone: Sequence[Hit], longer: Sequence[Hit]) -> list[Hit]:
    """Terms of a single word and longer ones in order, without those inside a longer one of their kind."""
    spans: dict[Kind, list[frozenset[int]]] = defaultdict(list)
    for hit in longer:
        spans[hit.term.kind].append(frozenset(hit.at))
    hidden = {kind: frozenset().union(*within) for kind, within in spans.items()}
    kept = [hit for hit in alone if hit.at[0] not in hidden.get(hit.term.kind, ())]
    kept += [hit for hit in longer if not any(span > {*hit.at} for span in spans[hit.term.kind])]
    return sorted(kept, key=lambda hit: (hit.at, hit.term.place))


def _others(language: str) -> tuple[str, ...]:
    if language in OTHER_LANGUAGES:
        return OTHER_LANGUAGES[language]
    return tuple(each for each in LATIN if each != language) if language != "ar" else ()
