"""Words in common: documents as weighted terms, and how like a question each of many documents is."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]
Ints = NDArray[np.int64]
Weights = NDArray[np.float32] | NDArray[np.float64]
Numbers = NDArray[np.int32]


class Numbering:
    """Numbers for whatever has a name, given once and never taken back."""

    def __init__(self) -> None:
        self._of: dict[str, int] = {}

    def of(self, name: str) -> int:
        """The number of `name`, a new one if it has none yet."""
        return self._of.setdefault(name, len(self._of))

    def known(self, name: str) -> int:
        """The number of `name`, or -1."""
        return self._of.get(name, -1)


@dataclass(frozen=True, slots=True)
class Bag:
    """Terms of one document by number, ascending, and the weight of each."""

    numbers: Numbers
    weights: Weights

    def __len__(self) -> int:
        return len(self.numbers)


def bag(amounts: Mapping[str, float], numbering: Numbering) -> Bag:
    """Terms with the amounts given."""
    return _sorted({numbering.of(name): amount for name, amount in amounts.items()})


def marked(numbers: Iterable[int]) -> Bag:
    """Things that are there, each as much as the other."""
    found = np.array(sorted({number for number in numbers if number >= 0}), dtype=np.int32)
    return Bag(found, np.ones(len(found), dtype=np.float32))


def document(counts: Mapping[str, float], numbering: Numbering) -> Bag:
    """Counted terms as a document: 1 + log of each count, of length 1, so that no rarity is frozen into it."""
    told = bag(counts, numbering)
    weights = _damped(told.weights)
    # Sorted, so that the last digit does not tell which words were numbered first.
    return Bag(told.numbers, weights / max(float(np.sqrt((np.sort(weights) ** 2).sum())), 1e-9))


def asked(counts: Mapping[str, float], numbering: Numbering) -> Bag:
    """Counted terms as a question: 1 + log of each count."""
    told = plain(counts, numbering)
    return Bag(told.numbers, _damped(told.weights))


def strange(counts: Mapping[str, float], numbering: Numbering) -> float:
    """What terms that no document ever held add to a question's squared length, before rarity.

    As much as if one had held them that is gone or hidden: nobody can tell the difference.
    """
    unknown = np.array([count for name, count in sorted(counts.items()) if numbering.known(name) < 0], dtype=np.float32)
    return float((_damped(unknown).astype(np.float64) ** 2).sum())


def plain(amounts: Mapping[str, float], numbering: Numbering) -> Bag:
    """A question's terms with the amounts given, in order of name; those no document ever held are left out."""
    names = [name for name in sorted(amounts) if numbering.known(name) >= 0]
    numbers = np.array([numbering.known(name) for name in names], dtype=np.int32)
    return Bag(numbers, np.array([amounts[name] for name in names], dtype=np.float32))


class Spread:
    """In how many documents each term stands: kept by adding and taking away, so that no order of changes shows."""

    def __init__(self) -> None:
        self.size = 0
        self._held: Ints = np.zeros(1024, dtype=np.int64)

    def add(self, document: Bag, sign: int = 1) -> None:
        """Count a document in, or with -1 out."""
        self.size += sign
        top = int(document.numbers[-1]) if len(document) else -1
        if top >= len(self._held):
            self._held = np.concatenate([self._held, np.zeros(top + len(self._held), dtype=np.int64)])
        self._held[document.numbers] += sign

    def holders(self, numbers: Numbers | Ints) -> Ints:
        """How many documents hold each."""
        found = np.zeros(len(numbers), dtype=np.int64)
        inside = (numbers >= 0) & (numbers < len(self._held))
        found[inside] = self._held[numbers[inside]]
        return found

    def rarity(self, numbers: Numbers | Ints) -> Floats:
        """log(1 + N / df) of each; one that no document holds counts as held once."""
        return np.log(1 + self.size / np.maximum(self.holders(numbers), 1))


class Postings:
    """Documents by term."""

    def __init__(self, bags: Sequence[Bag]) -> None:
        self.size = len(bags)
        terms = np.concatenate([np.zeros(0, dtype=np.int32), *(each.numbers for each in bags)])
        weights = np.concatenate([np.zeros(0, dtype=np.float32), *(each.weights for each in bags)])
        owners = np.repeat(np.arange(self.size, dtype=np.int32), [len(each) for each in bags])
        order = np.argsort(terms, kind="stable")
        self._terms, self._owners, self._weights = terms[order], owners[order], weights[order]

    def add_up(self, numbers: Numbers, values: Weights) -> Floats:
        """Per document Σ value × weight over the terms it holds."""
        total = np.zeros(self.size)
        for (owners, weights), value in zip(self.spans(numbers), values, strict=True):
            total[owners] += value * weights
        return total

    def count_up(self, numbers: Numbers, values: Weights) -> Floats:
        """Per document Σ value over the terms it holds, however often."""
        total = np.zeros(self.size)
        for (owners, _), value in zip(self.spans(numbers), values, strict=True):
            total[owners] += value
        return total

    def cosine(self, question: Bag, rarity: Callable[[Numbers], Floats], strange: float = 0.0) -> Floats:
        """Cosine (0..1) with a question, terms weighed by rarity; `strange` is what else lengthens the question."""
        rare = rarity(question.numbers)
        ours = float(np.sqrt(((question.weights * rare) ** 2).sum() + strange))
        weighed = (self._weights * rarity(self._terms)) ** 2
        theirs = np.sqrt(np.bincount(self._owners, weighed, self.size))
        return self.add_up(question.numbers, question.weights * rare**2) / np.maximum(theirs * ours, 1e-12)

    def highest(self, numbers: Numbers, values: Weights) -> Floats:
        """Per document the highest value × weight among the terms it holds; 0 without any."""
        best = np.zeros(self.size)
        for (owners, weights), value in zip(self.spans(numbers), values, strict=True):
            best[owners] = np.maximum(best[owners], value * weights)
        return best

    def spans(self, numbers: Numbers) -> Iterable[tuple[Numbers, Weights]]:
        """For each term the documents that hold it and its weights there."""
        if not len(numbers):
            return ()
        starts = np.searchsorted(self._terms, numbers, "left")
        ends = np.searchsorted(self._terms, numbers, "right")
        return ((self._owners[a:b], self._weights[a:b]) for a, b in zip(starts, ends, strict=True))


def best_and_next(scores: Floats, owners: Numbers, size: int) -> tuple[Floats, Floats]:
    """Per owner (ascending) the best document's score and the sum of the second and third best."""
    best, following = np.zeros(size), np.zeros(size)
    for place in range(3):
        if not len(scores):
            break
        starts = np.flatnonzero(np.concatenate([[True], owners[1:] != owners[:-1]]))
        held, top = owners[starts], np.maximum.reduceat(scores, starts)
        (best if place == 0 else following)[held] += top
        lengths = np.diff(np.append(starts, len(scores)))
        several = np.repeat(lengths > 1, lengths)
        at_top = scores == np.repeat(top, lengths)
        first = np.flatnonzero(at_top)
        first = first[np.concatenate([[True], owners[first][1:] != owners[first][:-1]])]
        several[first] = False
        scores, owners = scores[several], owners[several]
    return best, following


def _damped(counts: Weights) -> Weights:
    """1 + log of counts from 1 on; beneath it the count itself."""
    return np.where(counts >= 1, 1 + np.log(np.maximum(counts, 1)), counts).astype(np.float32)


def _sorted(amounts: Mapping[int, float]) -> Bag:
    numbers = np.array(sorted(amounts), dtype=np.int32)
    return Bag(numbers, np.array([amounts[int(each)] for each in numbers], dtype=np.float32))
