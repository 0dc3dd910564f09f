"""Words in common: documents as weighted terms, and how like a question each of many documents is."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import count
from typing import TypeVar

import numpy as np
from numpy.typing import NDArray

Flags = NDArray[np.bool_]
Floats = NDArray[np.float64]
Ints = NDArray[np.int64]
Weights = NDArray[np.float32] | NDArray[np.float64]
Numbers = NDArray[np.int32]
T = TypeVar("T", bound=np.generic)


class Numbering:
    """Numbers for whatever has a name, given once and never taken back."""

    def __init__(self) -> None:
        self._of: defaultdict[str, int] = defaultdict(count().__next__)

    def __len__(self) -> int:
        return len(self._of)

    def __iter__(self) -> Iterator[str]:
        """All names, by their numbers."""
        return iter(self._of)

    def of(self, name: str) -> int:
        """The number of `name`, a new one if it has none yet."""
        return self._of[name]

    def of_all(self, names: Iterable[str]) -> list[int]:
        """The number of each of `names`, new ones for those that have none yet."""
        return [*map(self._of.__getitem__, names)]

    def known(self, name: str) -> int:
        """The number of `name`, or -1."""
        return self._of.get(name, -1)

    def known_of(self, names: Collection[str]) -> Numbers:
        """The number of each of `names`, or -1."""
        known = self._of
        return np.array([known.get(name, -1) for name in names], dtype=np.int32)


@dataclass(frozen=True, slots=True)
class Bag:
    """Terms of one document by number, ascending, and the weight of each."""

    numbers: Numbers
    weights: Weights

    def __len__(self) -> int:
        return len(self.numbers)


def marked(numbers: Iterable[int]) -> Bag:
    """Things that are there, each as much as the other."""
    found = np.array(sorted({number for number in numbers if number >= 0}), dtype=np.int32)
    return Bag(found, np.ones(len(found), dtype=np.float32))


def asked(counts: Mapping[str, float], numbering: Numbering) -> Bag:
    """Counted terms as a question: 1 + log of each count."""
    told = plain(counts, numbering)
    return Bag(told.numbers, damped(told.weights))


def strange(counts: Mapping[str, float], numbering: Numbering) -> float:
    """What terms that no document ever held add to a question's squared length, before rarity.

    As much as if one had held them that is gone or hidden: nobody can tell the difference.
    """
    if unknown := sorted(count for name, count in counts.items() if numbering.known(name) < 0):
        return float((damped(np.array(unknown, dtype=np.float32)).astype(np.float64) ** 2).sum())
    return 0.0


def plain(amounts: Mapping[str, float], numbering: Numbering) -> Bag:
    """A question's terms with the amounts given, in order of name; those no document ever held are left out."""
    names = sorted(amounts)
    numbers = numbering.known_of(names)
    known = numbers >= 0
    return Bag(numbers[known], np.array([amounts[name] for name in names], dtype=np.float32)[known])


class Spread:
    """In how many documents each term stands: kept by adding and taking away, so that no order of changes shows."""

    def __init__(self) -> None:
        self.size = 0
        self._held: Ints = np.zeros(1024, dtype=np.int64)  # the last place is no term's
        self._rarity: Floats | None = None
        self._smoothed: Floats | None = None
        self._lent: Floats | None = None

    def add(self, documents: Sequence[Bag], sign: int = 1) -> None:
        """Count documents in, or with -1 out."""
        self.size = self.size + sign * len(documents)
        self._rarity, self._smoothed, self._lent = None, None, None
        numbers = np.concatenate([each.numbers for each in documents])
        top = int(numbers.max(initial=-1))
        if top >= len(self._held) - 1:
            self._held = np.concatenate([self._held, np.zeros(top + len(self._held), dtype=np.int64)])
        np.add.at(self._held, numbers, sign)

    def holders(self, numbers: Numbers | Ints) -> Ints:
        """How many documents hold each."""
        return self._at(self._held, numbers)

    def rarity(self, numbers: Numbers | Ints) -> Floats:
        """log(1 + N / df) of each; one that no document holds counts as held once."""
        return self._at(self.rarities(), numbers)

    def rarities(self) -> Floats:
        """The rarity of every term by its number, and last of one that no document holds."""
        if self._rarity is None:  # until somebody changes, every question needs many of them
            self._rarity = np.log(1 + self.size / np.maximum(self._held, 1))
        return self._rarity

    def smoothed_rarities(self) -> Floats:
        """The same where even the rarest may be the first to hold a term: log(1 + (N + 1) / (df + 1))."""
        if self._smoothed is None:
            self._smoothed = np.log(1 + (self.size + 1) / (self._held + 1))
        return self._smoothed

    def smoothed_rarity(self, numbers: Numbers | Ints) -> Floats:
        """The smoothed rarity of each."""
        return self._at(self.smoothed_rarities(), numbers)

    def _at(self, told: NDArray[T], numbers: Numbers | Ints) -> NDArray[T]:
        """What is told of each, and of those that none ever held or nobody numbered (-1) what is told last."""
        return told[np.minimum(numbers, len(told) - 1)]

    def lent(self) -> Floats:
        """The square of the rarity of every term, by its number; of what one document says alone, nothing."""
        if self._lent is None:
            self._lent = np.where(self._held > 1, self.rarities() ** 2, 0.0)
        return self._lent


def damped(counts: Weights) -> Weights:
    """1 + log of counts from 1 on; beneath it the count itself."""
    return np.where(counts >= 1, 1 + np.log(np.maximum(counts, 1)), counts).astype(np.float32)
