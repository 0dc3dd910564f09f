"""How well look-alikes are told from different names, on pairs that people judged."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from rapidfuzz.fuzz import ratio

from collab.matching.names.comparing import likeness
from collab.matching.names.rarity import Rarity
from collab.matching.names.reading import read
from collab.matching.names.search import ASK, countries_of
from collab.vocabulary import countries

MOST_FALSE_ALARMS = 0.05


@dataclass(frozen=True, slots=True)
class Pair:
    """Two names of one country (a code, or empty), of some kind, and whether they are the same organisation."""

    one: str
    other: str
    country: str
    kind: str
    same: bool


Figures = dict[str, Any]


def figures(pairs: Sequence[Pair], threshold: float = ASK) -> Figures:
    """Precision and recall over all pairs, and recall or false alarms of each kind; rarity is learnt from the names."""
    return _figures(pairs, [score >= threshold for score in scores(pairs)])


def baseline(pairs: Sequence[Pair]) -> Figures:
    """The same figures for rapidfuzz's ratio of lower-cased names, at the best threshold with as few false alarms."""
    found = [ratio(pair.one.lower(), pair.other.lower()) for pair in pairs]
    least = max(_threshold([s for s, p in zip(found, pairs, strict=True) if p.kind == kind]) for kind in _different(pairs))
    return _figures(pairs, [score > least for score in found])


def scores(pairs: Sequence[Pair]) -> list[float]:
    """How alike the names of each pair are, from 0 to 1."""
    rarity = Rarity()
    for name in dict.fromkeys(name for pair in pairs for name in (pair.one, pair.other)):
        rarity.add(read(name))
    return [likeness(read(pair.one), read(pair.other), _own(pair.country), rarity).score for pair in pairs]


def _own(country: str) -> frozenset[str]:
    return countries_of(countries.find(country) or "")


def _different(pairs: Iterable[Pair]) -> set[str]:
    return {pair.kind for pair in pairs if not pair.same}


def _threshold(found: list[float]) -> float:
    """The score that few enough of these exceed."""
    return sorted(found, reverse=True)[int(len(found) * MOST_FALSE_ALARMS)]


def _figures(pairs: Sequence[Pair], flagged: Sequence[bool]) -> Figures:
    right = sum(pair.same and flag for pair, flag in zip(pairs, flagged, strict=True))
    kinds: dict[tuple[str, bool], list[bool]] = defaultdict(list)
    for pair, flag in zip(pairs, flagged, strict=True):
        kinds[pair.kind, pair.same].append(flag)
    return {
        "overall": {"precision": _share(right, sum(flagged)), "recall": _share(right, sum(pair.same for pair in pairs))},
        "kinds": {
            kind: {"n": len(flags), "recall" if same else "false_alarms": _share(sum(flags), len(flags))}
            for (kind, same), flags in sorted(kinds.items())
        },
    }


def _share(part: int, whole: int) -> float:
    return round(part / whole, 4) if whole else 0.0
