"""Posts that are nearly the same, in whatever languages they are written: things and concepts that meet, and places.

Weights and threshold are measured on invented pairs, see docs/matching.md.
"""

import math
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import TypeVar

from collab.matching import concepts, places, reading, scheme
from collab.matching.concepts import Lexicon
from collab.matching.facts import Question, Text
from collab.matching.glosses import Glosses
from collab.matching.reading import Evidence, Reading
from collab.matching.scheme import Kind, Scheme
from collab.matching.text import words

NEARLY_THE_SAME = 54
FEWEST = 2  # things or words that meet
FOR_WHOM = 0.3  # of a thing that names whom the work is for: posts for the same people are many
UNNAMED = 0.2  # of a word that the dictionary does not know, and so of no other language
SAME_FIELD, SAME_PLACE, ELSEWHERE = 0.05, 0.05, -0.2
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
class Bag:
    """What the text in one language speaks of: things of the dictionary, and words that it does not know, weighed."""

    language: str
    things: Mapping[str, float]
    unnamed: Mapping[str, float]


@dataclass(frozen=True, slots=True)
class Gist:
    """A post as it is compared, with one bag for each language it is written in."""

    id: int
    kind: str
    fields: frozenset[str]
    countries: frozenset[str]
    told: Mapping[Key, Evidence]
    bags: tuple[Bag, ...]


class Comparison:
    """Reads posts and compares them."""

    def __init__(self, known: Scheme | None = None, lexicon: Lexicon | None = None) -> None:
        self._scheme = known or scheme.shipped()
        self._lexicon = lexicon or concepts.shipped()
        self._glosses = Glosses(self._scheme.dictionary)
        self._worth, self._most = _worths(self._scheme, self._glosses)

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

    def _bags(self, read: Reading) -> Iterator[Bag]:
        for language in dict.fromkeys(piece.language for piece in read.pieces):
            things, unnamed = Counter[str](), Counter[str]()
            for piece in read.pieces:
                for word in piece.words if piece.language == language else ():
                    if word.informative and (named := self._glosses.of((word,))):
                        things.update(named)
                    elif word.informative:
                        unnamed[word.stem] += 1
            yield Bag(
                language,
                {thing: _damped(often) * self._worth(thing) for thing, often in things.items()},
                {stem: _damped(often) * UNNAMED * self._most for stem, often in unnamed.items()},
            )


def _worths(known: Scheme, glosses: Glosses) -> tuple[Callable[[str], float], float]:
    """What a thing tells, from how few fields of work have it in their terms, and the most one can tell."""
    named: dict[Kind, list[set[str]]] = {kind: [] for kind in Kind}
    for concept in known.concepts:
        said = (word for language, terms in concept.terms.items() for term in terms for word in words(term, language))
        named[concept.kind].append(set(glosses.of(said)))
    fields = Counter(thing for things in named[Kind.FIELD] for thing in things)
    people = set[str]().union(*named[Kind.GROUP])
    every = len(named[Kind.FIELD])

    def worth(thing: str) -> float:
        return math.log(1 + every / (1 + fields[thing])) * (FOR_WHOM if thing in people else 1)

    return worth, math.log(1 + every)


def _damped(often: float) -> float:
    """What is said again counts less."""
    return min(often, 1 + math.log(max(often, 1)))


def _likeness(ours: Gist, other: Gist) -> Likeness | None:
    spoken_of = max((_met_in(one, two) for one in ours.bags for two in other.bags), default=0.0)
    meant = _cosine(_strengths(ours), _strengths(other))
    score = min(100, round(100 * math.sqrt(meant * spoken_of) * _nearness(ours, other)))
    if score < NEARLY_THE_SAME:
        return None
    told = {code for kind, code in ours.told.keys() & other.told.keys() if kind is Kind.FIELD}
    fields, countries = (ours.fields & other.fields) or told, ours.countries & other.countries
    return Likeness(other.id, score, tuple(sorted(fields)), tuple(sorted(countries)), tuple(_met(ours, other)))


def _met_in(one: Bag, two: Bag) -> float:
    """How much two texts speak of the same (0..1); between languages the dictionary's things alone can meet."""
    same = one.language == two.language
    ours, theirs = ({**bag.things, **(bag.unnamed if same else {})} for bag in (one, two))
    return _cosine(ours, theirs) if len(ours.keys() & theirs.keys()) >= FEWEST else 0.0


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
