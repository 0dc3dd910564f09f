"""How well look-alikes are told from different names, on pairs that people judged."""

from collections.abc import Sequence
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
    scored = list(zip(pairs, found, strict=True))
    kinds = {pair.kind for pair in pairs if not pair.same}
    least = max(_threshold([score for pair, score in scored if pair.kind == kind]) for kind in kinds)
    return _figures(pairs, [score > least for score in found])


def scores(pairs: Sequence[Pair]) -> list[float]:
    """How alike the names of each pair are, from 0 to 1."""
    rarity = Rarity()
    for name in dict.fromkeys(name for pair in pairs for name in (pair.one, pair.other)):
        rarity.add(read(name))
    return [likeness(read(pair.one), read(pair.other), _own(pair.country), rarity).score for pair in pairs]


def _own(country: str) -> frozenset[str]:
    return countries_of(countries.find(country) or "")


def _threshold(found: list[float]) -> float:
    """The score that few enough of these exceed."""
    return sorted(found, reverse=True)[int(len(found) * MOST_FALSE_ALARMS)]


def _figures(pairs: Sequence[Pair], flagged: Sequence[bool]) -> Figures:
    right = sum(pair.same and flag for pair, flag in zip(pairs, flagged, strict=True))
    return {
        "overall": {
            "precision": _share(right, sum(flagged)),
            "recall": _share(right, sum(pair.same for pair in pairs)),
        },
        "kinds": {kind: _of_kind(kind, pairs, flagged) for kind in sorted({pair.kind for pair in pairs})},
    }


def _of_kind(kind: str, pairs: Sequence[Pair], flagged: Sequence[bool]) -> Figures:
    sides = {
        word: [flag for pair, flag in zip(pairs, flagged, strict=True) if pair.kind == kind and pair.same is same]
        for word, same in (("recall", True), ("false_alarms", False))
    }
    shares = {word: _share(sum(flags), len(flags)) for word, flags in sides.items() if flags}
    return {"n": sum(len(flags) for flags in sides.values()), **shares}


def _share(part: int, whole: int) -> float:
    return round(part / whole, 4) if whole else 0.0
