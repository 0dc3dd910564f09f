"""A member or a post as the signals see it: pieces of text and how surely they mean which concept."""

import math
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property, lru_cache

from collab.matching.concepts import Hit, Lexicon
from collab.matching.facts import Activity, Profile, Question, Text
from collab.matching.recognition import language_of
from collab.matching.scheme import Kind
from collab.matching.text import Passage, Word

# How much a term counts by where it stands, and a word in the weighted whole of a profile.
EMPHASIS = {"name": 1.6, "title": 1.6, "keywords": 1.3, "role": 1.0, "text": 1.0, "activity": 1.0}
REPEATS = {"name": 3, "keywords": 2}
Terms = Mapping[str, Mapping[tuple[str, ...], float]]  # language -> terms by their stems -> weight
MOST_KEPT = 50_000  # texts read lately: two or three of each of the members whose readings the index keeps
ENOUGH = 1.0  # term weight at which evidence reaches 1 - 1/e


@dataclass(frozen=True, slots=True)
class Piece:
    """A text compared by itself: a name, a mission, a past activity, a title."""

    part: str
    text: str
    language: str
    words: tuple[Word, ...]
    hits: tuple[Hit, ...]
    activity: Activity | None = None


@dataclass(frozen=True, slots=True)
class Evidence:
    """How surely a concept is meant: `strength` 0..1, `terms` different ones, `prominent` if in a name."""

    strength: float
    terms: int
    prominent: bool
    hits: tuple[Hit, ...]


@dataclass(frozen=True)
class Reading:
    """All pieces of one member or post."""

    pieces: tuple[Piece, ...]

    @cached_property
    def language(self) -> str:
        """The language most of it is written in; ties by code; "" without text."""
        said = Counter[str]()
        for piece in self.pieces:
            said[piece.language] += len(piece.words) if piece.part != "name" else 1
        return min(said, key=lambda language: (-said[language], language), default="")

    @cached_property
    def evidence(self) -> Mapping[tuple[Kind, str], Evidence]:
        """What is meant, by kind and code."""
        hits: dict[tuple[Kind, str], list[tuple[Piece, Hit]]] = defaultdict(list)
        for piece in self.pieces:
            for hit in piece.hits:
                hits[hit.term.kind, hit.term.code].append((piece, hit))
        terms = {key: _by_language(found) for key, found in hits.items()}
        sums = {key: _weight(told) for key, told in terms.items()}
        most = {kind: max((total for key, total in sums.items() if key[0] is kind), default=1.0) for kind in Kind}
        return {
            key: _evidence(found, _different(terms[key]), sums[key], most[key[0]])
            for key, found in sorted(hits.items())
        }

    @property
    def words(self) -> Iterator[Word]:
        """All words of all pieces, in order."""
        return (word for piece in self.pieces for word in piece.words)

    @cached_property
    def counts(self) -> Mapping[str, int]:
        """Stem -> how often, names three times and keywords twice."""
        total = Counter[str]()
        for piece in self.pieces:
            for word in piece.words:
                total[word.stem] += REPEATS.get(piece.part, 1)
        return total

    @cached_property
    def coverage(self) -> float:
        """Share (0..1) of the informative words that belong to a term of some field; 0 without words."""
        informative, covered = 0, 0
        for piece in self.pieces:
            at = {index for hit in piece.hits if hit.term.kind is Kind.FIELD for index in hit.at}
            informative += sum(word.informative or index in at for index, word in enumerate(piece.words))
            covered += len(at)
        return covered / informative if informative else 0.0


def of_profile(profile: Profile, lexicon: Lexicon) -> Reading:
    """What the member says of itself."""
    named = (_piece("name", Text("", name), lexicon) for name in profile.names)
    keywords = (_piece("keywords", Text("", " · ".join(profile.keywords)), lexicon),) if profile.keywords else ()
    missions = (_piece("text", text, lexicon) for text in profile.missions)
    done = (_of_activity(activity, lexicon) for activity in profile.activities)
    return Reading(_filled((*named, *keywords, *missions, *done)))


def of_question(question: Question, lexicon: Lexicon) -> Reading:
    """What the post says it wants."""
    return Reading(_filled(_question_pieces(question, lexicon)))


def of_texts(texts: Iterable[Text], lexicon: Lexicon) -> Reading:
    """Plain texts."""
    return Reading(_filled(_piece("text", text, lexicon) for text in texts))


def _question_pieces(question: Question, lexicon: Lexicon) -> Iterator[Piece]:
    yield from (_piece("title", text, lexicon) for text in question.titles)
    yield from (_piece("text", text, lexicon) for text in question.summaries)
    yield from (_piece("role", Text("", seat.role), lexicon) for seat in question.seats)


def _of_activity(activity: Activity, lexicon: Lexicon) -> Piece:
    return _piece("activity", Text(activity.language, activity.told), lexicon, activity)


def _piece(part: str, text: Text, lexicon: Lexicon, activity: Activity | None = None) -> Piece:
    language = text.language or language_of(text.text)
    words, hits = _said(text.text, language, lexicon)
    return Piece(part, text.text, language, words, hits, activity)


@lru_cache(maxsize=MOST_KEPT)
def _said(text: str, language: str, lexicon: Lexicon) -> tuple[tuple[Word, ...], tuple[Hit, ...]]:
    """The words and terms of a text: of one a member wrote they are kept for when it is asked with or explained."""
    passage = Passage(text, language)
    return passage.words, tuple(lexicon.spot(passage))


def _filled(pieces: Iterable[Piece]) -> tuple[Piece, ...]:
    return tuple(piece for piece in pieces if piece.words)


def _evidence(found: list[tuple[Piece, Hit]], terms: int, total: float, most: float) -> Evidence:
    hits = {hit.term.stems: hit for _, hit in reversed(found)}
    strength = (1 - math.exp(-total / ENOUGH)) * (0.6 + 0.4 * total / most)
    prominent = any(EMPHASIS[piece.part] > 1 for piece, _ in found)
    return Evidence(strength, terms, prominent, tuple(dict.fromkeys(reversed(hits.values()))))


def _different(told: Terms) -> int:
    return max(len(terms) for terms in told.values())


def _weight(told: Terms) -> float:
    """The same text in three languages is one piece of evidence: the language that says most counts."""
    return max(sum(terms.values()) for terms in told.values())


def _by_language(found: list[tuple[Piece, Hit]]) -> Terms:
    best: dict[str, dict[tuple[str, ...], float]] = defaultdict(dict)
    for piece, hit in found:
        weight = hit.weight * EMPHASIS[piece.part]
        terms = best[hit.term.language]
        terms[hit.term.stems] = max(weight, terms.get(hit.term.stems, 0.0))
    return best
