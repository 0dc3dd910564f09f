"""Fields and capacities suggested from texts, for a member to confirm."""

from collections.abc import Iterable
from dataclasses import dataclass

from collab.matching import concepts
from collab.matching.concepts import Lexicon
from collab.matching.facts import Text
from collab.matching.reading import Evidence, of_texts
from collab.matching.scheme import Kind

LEAST = 0.25  # strength under which one stray word is not worth a suggestion
OF_STRONGEST = 0.45


@dataclass(frozen=True, slots=True)
class Detected:
    """A field a text is about: `strength` 0..1, `words` as written in it."""

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
    """The fields the texts are about, strongest first, ties by code."""
    found = _strongest(texts, Kind.FIELD, lexicon)[:limit]
    return tuple(Detected(code, round(each.strength, 3), _words(each)) for code, each in found)


def detect_capacities(
    texts: Iterable[Text], *, limit: int = 6, lexicon: Lexicon | None = None
) -> tuple[DetectedCapacity, ...]:
    """The capacities the texts tell of, strongest first, ties by code."""
    found = _strongest(texts, Kind.CAPACITY, lexicon)[:limit]
    return tuple(DetectedCapacity(code, round(each.strength, 3), _words(each)) for code, each in found)


def _strongest(texts: Iterable[Text], kind: Kind, lexicon: Lexicon | None) -> list[tuple[str, Evidence]]:
    evidence = of_texts(texts, lexicon or concepts.shipped()).evidence
    found = [(code, each) for (each_kind, code), each in evidence.items() if each_kind is kind]
    floor = max([LEAST, *(OF_STRONGEST * each.strength for _, each in found)])
    return sorted(((code, each) for code, each in found if each.strength >= floor), key=_by_strength)


def _by_strength(found: tuple[str, Evidence]) -> tuple[float, str]:
    return -round(found[1].strength, 3), found[0]


def _words(found: Evidence) -> tuple[str, ...]:
    return tuple(dict.fromkeys(hit.written for hit in sorted(found.hits, key=lambda hit: -hit.weight)))
