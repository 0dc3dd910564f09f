"""Posts that are nearly the same, in whatever languages they are written: concepts and words that meet, and places."""

import math
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import TypeVar

from collab.matching import concepts, places, reading, scheme
from collab.matching.concepts import Lexicon
from collab.matching.facts import Question, Text
from collab.matching.glosses import Glosses
from collab.matching.reading import Evidence, Reading
from collab.matching.scheme import Kind, Scheme

NEARLY_THE_SAME = 51  # above all pairs of the demo, told apart by reading; some paraphrases stand beneath it
FEWEST_WORDS, LEAST_IN_WORDS = 3, 0.14  # that meet: posts for the same people may mean much the same in other words
SAME_FIELD, SAME_PLACE, ELSEWHERE = 0.15, 0.15, -0.2
MOST_PAIRS = 3

Key = tuple[Kind, str]
Thing = TypeVar("Thing")


@dataclass(frozen=True, slots=True)
class Met:
    """Words of both that name one thing, as written."""

    ours: Text
    theirs: Text


@dataclass(frozen=True, slots=True)
class Likeness:
    """How alike two posts are (`score` 0..100), the fields and countries they share and the words that met."""

    other_id: int
    score: int
    fields: tuple[str, ...]
    countries: tuple[str, ...]
    pairs: tuple[Met, ...]

    def turned(self, id: int) -> "Likeness":
        """The same as the other post sees it: `id` is then the other."""
        return replace(self, other_id=id, pairs=tuple(Met(pair.theirs, pair.ours) for pair in self.pairs))


@dataclass(frozen=True, slots=True)
class Gist:
    """A post as it is compared. `bags` are its words, one bag for each language it is written in."""

    id: int
    kind: str
    fields: frozenset[str]
    countries: frozenset[str]
    told: Mapping[Key, Evidence]
    bags: tuple[Mapping[str, float], ...]


class Comparison:
    """Reads posts and compares them."""

    def __init__(self, known: Scheme | None = None, lexicon: Lexicon | None = None) -> None:
        self._scheme = known or scheme.shipped()
        self._lexicon = lexicon or concepts.shipped()
        self._glosses = Glosses(self._scheme.dictionary)

    def gist(self, post: Question) -> Gist:
        """What of a post is compared; what it says of partners wanted is left out."""
        read = reading.of_question(_texts_of(post), self._lexicon)
        return Gist(
            id=post.id,
            kind=post.kind,
            fields=frozenset(post.fields),
            countries=frozenset(places.wanted(_without_seats(post), self._scheme)),
            told=read.evidence,
            bags=tuple(self._bags(read)),
        )

    def nearly_the_same(self, ours: Gist, others: Iterable[Gist]) -> list[Likeness]:
        """Those of the same kind that are nearly the same, the most alike first."""
        alike = (_likeness(ours, other) for other in others if other.id != ours.id and other.kind == ours.kind)
        found = [each for each in alike if each is not None]
        return sorted(found, key=lambda each: (-each.score, each.other_id))

    def _bags(self, read: Reading) -> Iterator[Mapping[str, float]]:
        for language in dict.fromkeys(piece.language for piece in read.pieces):
            total = Counter[str]()
            for piece in read.pieces:
                for word in piece.words if piece.language == language else ():
                    if word.informative:
                        total.update(self._glosses.of((word,)) or {word.stem: 1})
            yield {thing: min(often, 1 + math.log(max(often, 1))) for thing, often in total.items()}


def _likeness(ours: Gist, other: Gist) -> Likeness | None:
    in_words = max((_words_met(one, two) for one in ours.bags for two in other.bags), default=0.0)
    meant = _cosine(_strengths(ours), _strengths(other))
    score = min(100, round(100 * math.sqrt(meant * in_words) * _nearness(ours, other)))
    if score < NEARLY_THE_SAME or in_words < LEAST_IN_WORDS:
        return None
    told = {code for kind, code in ours.told.keys() & other.told.keys() if kind is Kind.FIELD}
    fields, countries = (ours.fields & other.fields) or told, ours.countries & other.countries
    return Likeness(other.id, score, tuple(sorted(fields)), tuple(sorted(countries)), tuple(_met(ours, other)))


def _words_met(one: Mapping[str, float], two: Mapping[str, float]) -> float:
    return _cosine(one, two) if len(one.keys() & two.keys()) >= FEWEST_WORDS else 0.0


def _nearness(ours: Gist, other: Gist) -> float:
    """What ticked fields and countries make of it: they strengthen what the words say, and say nothing alone."""
    field = SAME_FIELD if ours.fields & other.fields else 0.0
    if not ours.countries or not other.countries:
        return 1 + field
    return 1 + field + (SAME_PLACE if ours.countries & other.countries else ELSEWHERE)


def _strengths(gist: Gist) -> Mapping[Key, float]:
    """What the text means; ticks alone make no two posts alike."""
    return {key: found.strength for key, found in gist.told.items()}


def _met(ours: Gist, other: Gist) -> list[Met]:
    shared = ours.told.keys() & other.told.keys()
    surest = sorted(shared, key=lambda key: (-ours.told[key].strength * other.told[key].strength, key))
    met = (Met(_said(ours.told[key]), _said(other.told[key])) for key in surest)
    return list({(each.ours.text.casefold(), each.theirs.text.casefold()): each for each in met}.values())[:MOST_PAIRS]


def _said(evidence: Evidence) -> Text:
    hit = max(evidence.hits, key=lambda each: each.weight)
    return Text(hit.language, hit.written)


def _cosine(one: Mapping[Thing, float], two: Mapping[Thing, float]) -> float:
    both = sum(weight * two[thing] for thing, weight in one.items() if thing in two)
    lengths = sum(weight**2 for weight in one.values()) * sum(weight**2 for weight in two.values())
    return both / math.sqrt(lengths) if lengths else 0.0


def _texts_of(post: Question) -> Question:
    return Question(id=post.id, titles=post.titles, summaries=post.summaries)


def _without_seats(post: Question) -> Question:
    return Question(id=post.id, titles=post.titles, summaries=post.summaries, countries=post.countries)
