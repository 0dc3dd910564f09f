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


class Hit(NamedTuple):
    """A term found in a text: where (indexes of words), the words as written, and how surely (0..1.4)."""

    term: Term
    written: str
    language: str
    at: tuple[int, ...]
    weight: float


class Lexicon:
    """All terms of a scheme, found by their rarest stem."""

    def __init__(self, concepts: Iterable[Concept]) -> None:
        self._terms: dict[Stem, list[tuple[Term, frozenset[Stem]]]] = defaultdict(list)
        self._alike: dict[tuple[str, str, int], list[str]] = defaultdict(list)
        self._repairs: dict[Stem, str] = {}
        self._readings: dict[Word, tuple[tuple[Stem, float], ...]] = {}
        self._known: set[Stem] = set()
        self.terms = tuple(_terms_of(concepts))
        self._take_in(self.terms)

    def spot(self, passage: Passage) -> list[Hit]:
        """The terms in a passage, in order; a longer term hides those inside it."""
        places: Places = defaultdict(list)
        for at, word in enumerate(passage.words):
            for key, sureness in self.readings(word):
                places[key].append((at, sureness))
        said, terms = places.keys(), self._terms
        anchors = [key for key in places if key in terms]
        likely = [(term, key) for key in anchors for term, all_of in terms[key] if all_of <= said]
        hits: list[Hit] = []
        for term, key in likely:
            hits += _alone(term, places[key], passage) if len(term.stems) == 1 else _found(term, key, places, passage)
        return _longest(hits)

    def readings(self, word: Word) -> tuple[tuple[Stem, float], ...]:
        """The stems as which the word may stand in the table, and how surely (0..1) it is each."""
        if (found := self._readings.get(word)) is None:
            if len(self._readings) > MOST_READINGS:
                self._readings.clear()
            found = self._readings[word] = self._read(word)
        return found

    def _read(self, word: Word) -> tuple[tuple[Stem, float], ...]:
        if (word.language, word.stem) in self._known:
            return (((word.language, word.stem), 1.0),)
        bare = without_proclitic(word.stem) if word.language == "ar" else ""
        if bare and ("ar", bare) in self._known:
            return ((("ar", bare), 1.0),)
        foreign = tuple((each, stem(word.written, each)) for each in _others(word.language))
        if elsewhere := tuple((each, 1.0) for each in foreign if each in self._known and len(each[1]) > 3):
            return elsewhere
        repaired = self._repaired(word)
        return (((word.language, repaired), MISSPELT),) if repaired else ()

    def _take_in(self, terms: Sequence[Term]) -> None:
        spread = Counter((term.language, stemmed) for term in terms for stemmed in set(term.stems))
        for term in terms:
            anchor = min(term.stems, key=lambda each: (spread[term.language, each], -len(each), each))
            all_of = frozenset((term.language, each) for each in term.stems)
            self._terms[term.language, anchor].append((term, all_of))
            self._known.update((term.language, each) for each in term.stems)
        for language, stemmed in sorted(self._known):
            for length in _near_lengths(len(stemmed)):
                self._alike[language, stemmed[0], length].append(stemmed)

    def _repaired(self, word: Word) -> str:
        key = (word.language, word.stem)
        if key not in self._repairs:
            self._repairs[key] = self._nearest(*key)
        return self._repairs[key]

    def _nearest(self, language: str, stemmed: str) -> str:
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
        yield Term(kind, code, language, stems, weight, places[kind, code, stems])


def _uses_inside_longer(
    found: Iterable[tuple[Kind, str, str, tuple[str, ...]]],
) -> Counter[tuple[Kind, str, str]]:
    uses = {(kind, language, each, code) for kind, code, language, stems in found if len(stems) > 1 for each in stems}
    return Counter((kind, language, each) for kind, language, each, _ in uses)


def _alone(term: Term, places: Sequence[tuple[int, float]], passage: Passage) -> list[Hit]:
    words = passage.words
    return [Hit(term, words[at].written, words[at].language, (at,), term.weight * sureness) for at, sureness in places]


def _found(term: Term, anchor: Stem, places: Places, passage: Passage) -> Iterator[Hit]:
    found = [places[term.language, each] for each in term.stems]
    reach = len(term.stems) - 1 + WINDOW
    for at, _ in places[anchor]:
        near = [each[0] if len(each) == 1 else min(each, key=lambda place: abs(place[0] - at)) for each in found]
        order = tuple(place for place, _ in near)
        if max(order) - min(order) <= reach and _reads_as(term, order, passage):
            yield _hit(term, tuple(sorted(set(order))), min(sureness for _, sureness in near), passage)


def _reads_as(term: Term, order: tuple[int, ...], passage: Passage) -> bool:
    """Whether words at these places are the term: all together, or in its order within a clause."""
    span = tuple(sorted(set(order)))
    if len(span) < len(term.stems):
        return False
    if span == order and _is_together(span, term):
        return True
    turned_or_scattered = span == order or _is_together(span, term)
    return turned_or_scattered and not CLAUSE_END.search(passage.between(span[0], span[-1]))


def _hit(term: Term, span: tuple[int, ...], sureness: float, passage: Passage) -> Hit:
    weight = term.weight * sureness * (1 if _is_together(span, term) else SCATTERED)
    return Hit(term, passage.between(span[0], span[-1]), passage.words[span[0]].language, span, weight)


def _is_together(span: tuple[int, ...], term: Term) -> bool:
    return span[-1] - span[0] < len(term.stems)


def _longest(hits: list[Hit]) -> list[Hit]:
    spans: dict[tuple[Kind, int], set[frozenset[int]]] = defaultdict(set)
    for hit in hits:
        if len(hit.at) > 1:
            for at in hit.at:
                spans[hit.term.kind, at].add(frozenset(hit.at))
    kept = [hit for hit in hits if not _is_inside(hit.at, spans.get((hit.term.kind, hit.at[0]), ()))]
    return sorted(kept, key=lambda hit: (hit.at, hit.term.place))


def _is_inside(at: tuple[int, ...], spans: Iterable[frozenset[int]]) -> bool:
    return any(len(span) > len(at) and span.issuperset(at) for span in spans)


def _others(language: str) -> tuple[str, ...]:
    if language in OTHER_LANGUAGES:
        return OTHER_LANGUAGES[language]
    return tuple(each for each in LATIN if each != language) if language != "ar" else ()
