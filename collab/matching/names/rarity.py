"""How telling a word is: rare ones say who somebody is, common ones only what kind of body."""

import math
from collections import Counter

from collab.matching.names import lexicon
from collab.matching.names.reading import Reading, Word

# The share of names that hold an idea of each section, as if BEFORE names had been counted before any was read.
SHARES = {"legal": 0.3, "kind": 0.06, "body": 0.04, "quality": 0.03, "country": 0.03, "subject": 0.01, "place": 0.003}
OWN = 0.0005
BEFORE = 2_000
OFTEN = 3  # a word that so many names hold is a word of its own, not another one misspelt


class Rarity:
    """Counts of words over names; the same counts give the same answers, in whatever order names came and went."""

    def __init__(self) -> None:
        self._counts: Counter[str] = Counter()
        self._names = 0

    def add(self, reading: Reading, times: int = 1) -> None:
        """Count a name's words; with times=-1 forget them."""
        self._names += times
        for key in {word.key for word in reading.words}:
            self._counts[key] += times

    def of(self, word: Word) -> float:
        """From 0 (in every name) to 1 (never seen before)."""
        share = SHARES[lexicon.grade(word.key)] if word.ideas else OWN
        seen = self._counts[word.key] + share * BEFORE
        total = self._names + BEFORE
        return math.log(total / seen) / math.log(1 / OWN) if seen < total else 0.0

    def is_often(self, word: Word) -> bool:
        """Whether it is a word of its own: an idea, or one that several names hold."""
        return not word.ideas and self._counts[word.text] >= OFTEN
