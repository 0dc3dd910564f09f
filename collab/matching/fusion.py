"""The order of members: each signal a z among members of one language, one published set of round weights."""

from collections.abc import Mapping

import numpy as np

from collab.matching import loops
from collab.matching.lexical import Flags, Floats
from collab.matching.pool import Layout, Runs

# One set for every kind of post; the second figure is for members who write in another language than the post.
# Chosen in round steps on market-101, partners-1 and every other question of charities; see docs/matching.md.
WEIGHTS: Mapping[str, tuple[float, float]] = {
    "text": (0.5, 0.5),
    "history": (0.4, 0.4),
    "name": (0.1, 0.1),
    "things": (0.4, 1.1),
    "concepts": (0.2, 0.2),
    "people": (0.2, 0.2),
    "fields": (0.8, 0.8),
    "places": (0.3, 0.3),
    "role": (0.3, 0.3),
    "languages": (0.05, 0.05),
}
WITH_MEANING: Mapping[str, tuple[float, float]] = {**WEIGHTS, "things": (0.4, 0.9), "meaning": (0.4, 1.0)}
# Where the author ticked no field those spotted in the text are less sure, and what all its words lean to tells more.
UNTICKED: Mapping[str, tuple[float, float]] = {"concepts": (1.2, 1.2), "fields": (0.4, 0.4)}
ECHO: Mapping[str, float] = {"words": 0.3}
UNTICKED_ECHO: Mapping[str, float] = {"words": 0.6, "things": 0.2}
# After the echo, or it would sound of whoever did one project more than of the subject.
BY_NAME: Mapping[str, float] = {"named": 0.4, "been there": 0.2}
PSEUDO_MEMBERS = 20.0
# What speaks in no language spreads alike in all: of a few members the likest are much of the spread themselves.
ALIKE: Mapping[str, float] = {"things": 50.0, "concepts": 50.0}
LEAST, MOST = -3.0, 8.0


def fuse(signals: Mapping[str, Floats], everybody: Layout, foreign: Flags, is_ticked: bool) -> Floats:
    """Σ weight × z per member; `foreign` marks, by language, those that the post is not written in.

    `is_ticked` says whether its author ticked a field of work. Where there is a signal of meaning others weigh less.
    """
    total = np.zeros(everybody.size)
    weights = {**(WITH_MEANING if "meaning" in signals else WEIGHTS), **({} if is_ticked else UNTICKED)}
    for name, values in signals.items():
        at_home, abroad = weights[name]
        by_language = np.where(foreign, abroad, at_home)
        add(total, values, everybody.runs, by_language, ALIKE.get(name, 0.0))
    # Sums in another order differ in the last digits: rounding keeps ties ties.
    return np.round(total, 9)


def add(total: Floats, values: Floats, runs: Runs, weights: Floats, alike: float = 0.0) -> None:
    """Add to the total weight (by language) × z (-3..8) within each language, shrunk by 20 pseudo-members of all.

    Its spread is drawn to what it is within all languages by `alike` pseudo-members more. Where all are equal nothing
    is added.
    """
    loops.add_standardised(total, values, *runs, weights, PSEUDO_MEMBERS, alike, LEAST, MOST)
