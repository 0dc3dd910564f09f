"""Fields and capacities suggested from texts, for a member to confirm."""

from collections.abc import Iterable
from dataclasses import dataclass

from collab.matching import concepts, leanings
from collab.matching.concepts import Lexicon
from collab.matching.facts import Text
from collab.matching.reading import Evidence, of_texts
from collab.matching.scheme import Kind

LEAST = 0.25  # strength under which one stray word is not worth a suggestion
OF_STRONGEST = 0.45
LEAST_LEANING, CLEARLY = 1.0, 1.5  # how far single words must lean to a field, and how much further than to the next


@dataclass(frozen=True, slots=True)
class Detected:
    """A field a text is about: `strength` 0..1 (0 when single words merely lean to it), `words` as written in it."""

    field: str
    strength: float
    words: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class DetectedCapacity:
    """A capacity a text tells of: `strength` 0..1, `words` as written in it."""

    capacity: str
    strength: float
    words: tuple[str, ...]


def detect_fields(texts: Iterable[Text], *, limit: int = 6, lexicon: Lexicon | None = None) -> tuple[Detected, ...]:
    """The fields the texts are about, strongest first, ties by code; where all are weak, the best one alone.

    Where no term of any field stands in them, the field that their words lean to, if they clearly do.
    """
    texts, lexicon = tuple(texts), lexicon or concepts.shipped()
    found = _strongest(texts, Kind.FIELD, lexicon)[:limit]
    told = tuple(Detected(code, round(each.strength, 3), _words(each)) for code, each in found)
    return told or _leaning(texts, lexicon)[:limit]


def names_a_field(texts: Iterable[Text], *, lexicon: Lexicon | None = None) -> bool:
    """Whether a term of any field stands in the texts."""
    evidence = of_texts(texts, lexicon or concepts.shipped()).evidence
    return any(kind is Kind.FIELD for kind, _ in evidence)


def detect_capacities(
    texts: Iterable[Text], *, limit: int = 6, lexicon: Lexicon | None = None
) -> tuple[DetectedCapacity, ...]:
    """The capacities the texts tell of, strongest first, ties by code."""
    found = _strongest(texts, Kind.CAPACITY, lexicon)[:limit]
    return tuple(DetectedCapacity(code, round(each.strength, 3), _words(each)) for code, each in found)


def _strongest(texts: Iterable[Text], kind: Kind, lexicon: Lexicon | None) -> list[tuple[str, Evidence]]:
    evidence = of_texts(texts, lexicon or concepts.shipped()).evidence
    found = sorted(((code, each) for (its, code), each in evidence.items() if its is kind), key=_by_strength)
    floor = max([LEAST, *(OF_STRONGEST * each.strength for _, each in found)])
    return [(code, each) for code, each in found if each.strength >= floor] or found[:1]


def _leaning(texts: Iterable[Text], lexicon: Lexicon) -> tuple[Detected, ...]:
    leans = leanings.of_lexicon(lexicon).of(of_texts(texts, lexicon).words)
    ordered = sorted(leans, key=lambda code: (-round(leans[code], 6), code))
    floor = max([LEAST_LEANING, *(CLEARLY * leans[code] for code in ordered[1:2])])
    return tuple(Detected(code, 0.0, ()) for code in ordered[:1] if leans[code] >= floor)


def _by_strength(found: tuple[str, Evidence]) -> tuple[float, str]:
    return -round(found[1].strength, 3), found[0]


def _words(found: Evidence) -> tuple[str, ...]:
    return tuple(dict.fromkeys(hit.written for hit in sorted(found.hits, key=lambda hit: -hit.weight)))
