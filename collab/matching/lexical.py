"""Words in common: weighted TF-IDF of a question against pieces and whole profiles, cosine in 0..1."""

import zlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]
Ints = NDArray[np.int64]
SKETCH = 2048  # dimensions of the hashed vectors in which like documents are looked for
BLOCK = 512


@dataclass(frozen=True, slots=True)
class Bag:
    """Stems of one document in alphabetical order with 1 + log of how often each stands there."""

    stems: tuple[str, ...]
    weights: Floats


def bag(counts: Mapping[str, int]) -> Bag:
    """Counted stems as a document."""
    stems = tuple(sorted(counts))
    return Bag(stems, 1 + np.log(np.array([counts[each] for each in stems], dtype=np.float64)))


class Postings:
    """Documents by stem; `rarity` is log(1 + N / df) by number.

    A stem without a number is none of a document's; in a question it lengthens it.
    """

    def __init__(self, bags: Sequence[Bag], numbers: Mapping[str, int], rarity: Floats) -> None:
        self.size = len(bags)
        self._numbers, self._rarity = numbers, rarity
        self._unknown = float(rarity.max(initial=1.0))
        stems = np.array([numbers.get(stem, -1) for each in bags for stem in each.stems], dtype=np.int64)
        owners = np.repeat(np.arange(self.size), [len(each.stems) for each in bags])
        weights = np.concatenate([each.weights for each in bags]) if bags else np.zeros(0)
        stems, owners, weights = stems[stems >= 0], owners[stems >= 0], weights[stems >= 0]
        weights = weights * rarity[stems]
        length = np.sqrt(np.bincount(owners, weights * weights, self.size))
        weights = weights / np.maximum(length, 1e-12)[owners]
        order = np.argsort(stems, kind="stable")
        self._owners, self._weights, self._stems = owners[order], weights[order], stems[order]
        self._starts = np.searchsorted(stems[order], np.arange(len(rarity) + 1))

    def cosine(self, asked: Bag) -> Floats:
        """Cosine (0..1) of the question with every document."""
        total = np.zeros(self.size)
        length = 0.0
        for stem, weight in zip(asked.stems, asked.weights, strict=True):
            number = self._numbers.get(stem)
            value = float(weight) * (float(self._rarity[number]) if number is not None else self._unknown)
            length += value * value
            if number is None:
                continue
            span = slice(self._starts[number], self._starts[number + 1])
            total[self._owners[span]] += value * self._weights[span]
        return total / max(float(np.sqrt(length)), 1e-12)

    def nearest(self, number: int) -> tuple[Ints, Floats]:
        """Per document the `number` likest others and their shares, each row adding up to 1."""
        number = min(number, max(self.size - 1, 0))
        found, shares = np.zeros((self.size, number), dtype=np.int64), np.zeros((self.size, number))
        if not number:
            return found, shares
        sketches = self._sketches()
        for start in range(0, self.size, BLOCK):
            block = slice(start, start + BLOCK)
            alike = np.round(sketches[block] @ sketches.T, 5).clip(0)
            alike[np.arange(len(alike)), np.arange(start, start + len(alike))] = -1
            found[block] = np.argsort(-alike, axis=1, kind="stable")[:, :number]
            shares[block] = np.take_along_axis(alike, found[block], axis=1).clip(0)
        return found, shares / np.maximum(shares.sum(axis=1, keepdims=True), 1e-9)

    def _sketches(self) -> NDArray[np.float32]:
        hashed = np.array([zlib.crc32(each.encode()) for each in self._numbers], dtype=np.int64)[self._stems]
        signed = self._weights * (1.0 - 2.0 * (hashed // SKETCH % 2))
        flat = np.bincount(self._owners * SKETCH + hashed % SKETCH, signed, self.size * SKETCH)
        return flat.reshape(self.size, SKETCH).astype(np.float32)

    def holders(self, stem: str) -> Ints:
        """The documents that hold `stem`, ascending."""
        number = self._numbers.get(stem)
        if number is None:
            return np.zeros(0, dtype=np.int64)
        return self._owners[self._starts[number] : self._starts[number + 1]]


def best_and_next(scores: Floats, owners: Ints, size: int) -> tuple[Floats, Floats]:
    """Per owner the best document's score and the sum of the second and third best."""
    order = np.lexsort((-scores, owners))
    ranked, held = scores[order], owners[order]
    place = np.arange(len(held)) - np.searchsorted(held, held)
    best, following = np.zeros(size), np.zeros(size)
    best[held[place == 0]] = ranked[place == 0]
    later = (place == 1) | (place == 2)
    following += np.bincount(held[later], ranked[later], size)
    return best, following
