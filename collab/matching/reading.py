"""A member or a post as the signals see it: pieces of text and how surely they mean which concept."""

import math
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

from collab.matching.concepts import Hit, Lexicon
from collab.matching.facts import Activity, Profile, Question, Text
from collab.matching.recognition import language_of
from collab.matching.scheme import Kind
from collab.matching.text import Passage, Word, says_anything

# How much a term counts by where it stands, and a word in the weighted whole of a profile.
EMPHASIS = {"name": 1.6, "title": 1.6, "keywords": 1.3, "role": 1.0, "text": 1.0, "activity": 1.0}
REPEATS = {"name": 3, "keywords": 2}
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
    found: tuple[Hit, ...]

    @property
    def hits(self) -> tuple[Hit, ...]:
        """The first hit of each term."""
        first = {hit.term.stems: hit for hit in reversed(self.found)}
        return tuple(reversed(first.values()))


class Meant:
    """What is found of a concept, gathered hit by hit."""

    __slots__ = ("_by_language", "_found", "_prominent")

    def __init__(self) -> None:
        self._found: list[Hit] = []
        self._by_language: dict[str, dict[tuple[str, ...], float]] = {}
        self._prominent = False

    def add(self, hit: Hit, emphasis: float) -> None:
        """Take a hit in that stands where terms have this emphasis."""
        term, weight = hit.term, hit.weight * emphasis
        terms = self._by_language.setdefault(term.language, {})
        terms[term.stems] = max(weight, terms.get(term.stems, 0.0))
        self._prominent |= emphasis > 1
        self._found.append(hit)

    @property
    def weight(self) -> float:
        """The same text in three languages is one piece of evidence: the language that says most counts."""
        return max([sum(terms.values()) for terms in self._by_language.values()])

    def evidence(self, weight: float, most: float) -> Evidence:
        """How surely it is meant with its weight; `most` is that of what is meant most of its kind."""
        strength = (1 - math.exp(-weight / ENOUGH)) * (0.6 + 0.4 * weight / most)
        terms = max([len(terms) for terms in self._by_language.values()])
        return Evidence(strength, terms, self._prominent, tuple(self._found))


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
        told: dict[tuple[Kind, str], Meant] = defaultdict(Meant)
        for piece in self.pieces:
            emphasis = EMPHASIS[piece.part]
            for hit in piece.hits:
                told[hit.term.concept].add(hit, emphasis)
        weights = {key: meant.weight for key, meant in told.items()}
        most: dict[Kind, float] = {}
        for (kind, _), weight in weights.items():
            most[kind] = max(weight, most.get(kind, 0.0))
        return {key: told[key].evidence(weights[key], most[key[0]]) for key in sorted(told)}

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


def spoken(profile: Profile) -> list[str]:
    """Its texts that say anything; its names and keywords where there are none."""
    missions = [(mission.text, mission.language) for mission in profile.missions]
    told = [*missions, *((activity.told, activity.language) for activity in profile.activities)]
    named = [*profile.names, " · ".join(profile.keywords)]
    texts = [text for text, language in told if says_anything(text, language)]
    return texts or [text for text in named if says_anything(text)]


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
    passage = Passage(text.text, language)
    return Piece(part, text.text, language, passage.words, tuple(lexicon.spot(passage)), activity)


def _filled(pieces: Iterable[Piece]) -> tuple[Piece, ...]:
    return tuple(piece for piece in pieces if piece.words)
