"""Many documents asked at once: how much of a question's terms each of them holds."""

from collections.abc import Sequence

import numpy as np

from collab.matching import loops
from collab.matching.lexical import Bag, Flags, Floats, Numbers, Sheaf, Weights


class Postings:
    """Documents by term."""

    def __init__(self, bags: Sequence[Bag]) -> None:
        self.size = len(bags)
        terms = np.concatenate([np.zeros(0, dtype=np.int32), *(each.numbers for each in bags)])
        weights = np.concatenate([np.zeros(0, dtype=np.float32), *(each.weights for each in bags)])
        owners = np.repeat(np.arange(len(bags), dtype=np.int32), [len(each) for each in bags])
        order = np.argsort(terms, kind="stable")
        terms, self._owners, self._weights = terms[order], owners[order], weights[order]
        firsts = np.flatnonzero(np.diff(terms, prepend=-1))
        self._terms, self._starts = terms[firsts], np.append(firsts, len(terms))

    def add_up(self, numbers: Numbers, values: Weights) -> Floats:
        """Per document Σ value × weight over the terms it holds."""
        return loops.added_up(self._terms, self._starts, self._owners, self._weights, numbers, values, self.size)

    def highest(self, numbers: Numbers, values: Floats) -> Floats:
        """Per document the highest value × weight among the terms it holds; 0 without any."""
        return loops.highest(self._terms, self._starts, self._owners, self._weights, numbers, values, self.size)


class Sheet:
    """A few documents in their order, each with its terms: quicker made than postings."""

    def __init__(self, terms: Numbers, weights: Weights, lengths: Numbers) -> None:
        """All terms and weights, one document after the other, and how many each document has."""
        self.size = len(lengths)
        self._terms, self._weights, self._ends = terms, weights, np.cumsum(lengths, dtype=np.int64)

    def add_up(self, numbers: Numbers, values: Floats) -> Floats:
        """Per document Σ value × weight over the terms it holds."""
        order = numbers.argsort()
        return loops.summed(self._terms, self._weights, self._ends, numbers[order], values[order], False)

    def count_up(self, numbers: Numbers, values: Floats) -> Floats:
        """Per document Σ value over the terms it holds, however often."""
        order = numbers.argsort()
        return loops.summed(self._terms, self._weights, self._ends, numbers[order], values[order], True)

    def highest(self, numbers: Numbers, values: Floats) -> Floats:
        """Per document the highest value × weight among the terms it holds; 0 without any."""
        order = numbers.argsort()
        return loops.topmost(self._terms, self._weights, self._ends, numbers[order], values[order])

    def column(self, number: int) -> Floats:
        """The weight of one term in each document; 0 where it does not stand."""
        return loops.column(self._terms, self._weights, self._ends, number)

    def holds(self, number: int) -> Flags:
        """Which documents hold the term."""
        return loops.holds(self._terms, self._ends, number)

    def cosine(self, question: Bag, rarity: Floats, strange: float = 0.0) -> Floats:
        """Cosine (0..1) with a question; `strange` is what else lengthens the question.

        Terms are weighed by rarity, told by number; those beyond are as rare as the last.
        """
        rare = rarity[np.minimum(question.numbers, len(rarity) - 1)]
        ours = float(np.sqrt(((question.weights * rare) ** 2).sum() + strange))
        theirs = loops.lengths(self._terms, self._weights, self._ends, rarity)
        return self.add_up(question.numbers, question.weights * rare**2) / np.maximum(theirs * ours, 1e-12)


def sheets(sheaves: Sequence[Sheaf], number: int) -> list[Sheet]:
    """The first `number` bags of every sheaf as a sheet each, and in one more all bags that come after them."""
    terms = np.concatenate([np.zeros(0, dtype=np.int32), *(each.numbers for each in sheaves)])
    weights = np.concatenate([np.zeros(0, dtype=np.float32), *(each.weights for each in sheaves)])
    ends = np.array([end for each in sheaves for end in each.ends], dtype=np.int32)
    sizes = np.array([len(each) for each in sheaves], dtype=np.int64)
    lengths = np.delete(np.diff(ends), np.cumsum(sizes + 1)[:-1] - 1)
    which = np.arange(len(lengths)) - np.repeat(np.cumsum(sizes) - sizes, sizes)
    kinds = np.minimum(which, number)
    terms, weights, starts = loops.sorted_out(terms, weights, lengths, kinds, number + 1)
    places = [slice(start, end) for start, end in zip(starts.tolist(), starts[1:].tolist(), strict=False)]
    return [Sheet(terms[place], weights[place], lengths[kinds == kind]) for kind, place in enumerate(places)]
