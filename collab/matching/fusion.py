"""The order of members: each signal a z among members of one language, one published set of round weights."""

from collections.abc import Mapping

import numpy as np

from collab.matching.lexical import Floats, Ints
from collab.matching.table import Flags

# One set for every kind of post; the second figure is for members who write in another language.
WEIGHTS: Mapping[str, tuple[float, float]] = {
    "text": (0.4, 0.4),
    "history": (0.3, 0.3),
    "topic": (0.45, 0.45),
    "name": (0.1, 0.1),
    "concepts": (0.3, 0.8),
    "meaning": (0.35, 0.7),
    "fields": (0.5, 0.5),
    "places": (0.3, 0.3),
    "role": (0.3, 0.3),
    "languages": (0.05, 0.05),
}
PSEUDO_MEMBERS = 20
LEAST, MOST = -3.0, 8.0


def fuse(signals: Mapping[str, Floats], language: Ints, foreign: Flags) -> Floats:
    """Σ weight × z per member. `language` numbers the languages, `foreign` marks those not the post's."""
    total = np.zeros(len(language))
    for name, (at_home, abroad) in WEIGHTS.items():
        total += np.where(foreign, abroad, at_home) * standardise(signals[name], language)
    # Sums in another order differ in the last digits: rounding keeps ties ties.
    return np.round(total, 9)


def standardise(values: Floats, language: Ints) -> Floats:
    """z (-3..8) within each language, shrunk by 20 pseudo-members of all; 0 where all are equal."""
    result = np.zeros(len(values))
    if not len(values) or np.ptp(values) < 1e-12:
        return result
    mean, variance = values.mean(), values.var()
    for each in np.unique(language):
        mine = language == each
        size = mine.sum() + PSEUDO_MEMBERS
        middle = (values[mine].sum() + PSEUDO_MEMBERS * mean) / size
        spread = (((values[mine] - middle) ** 2).sum() + PSEUDO_MEMBERS * (variance + (mean - middle) ** 2)) / size
        result[mine] = (values[mine] - middle) / np.sqrt(max(spread, 1e-18))
    return np.clip(result, LEAST, MOST)
