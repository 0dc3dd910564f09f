"""Many documents asked at once: how much of a question's terms each of them holds."""

from collections.abc import Callable, Sequence

import numpy as np

from collab.matching.lexical import Bag, Flags, Floats, Ints, Numbers, Sheaf, Weights


class Postings:
    """Documents by term."""

    def __init__(self, bags: Sequence[Bag]) -> None:
        self.size = len(bags)
        terms, owners, weights = _joined(bags)
        order = np.argsort(terms, kind="stable")
        terms, self._owners, self._weights = terms[order], owners[order], weights[order]
        firsts = np.flatnonzero(np.diff(terms, prepend=-1))
        self._terms, self._starts = terms[firsts], np.append(firsts, len(terms))

    def add_up(self, numbers: Numbers, values: Weights) -> Floats:
        """Per document Σ value × weight over the terms it holds."""
        owners, weights, each = self.found(numbers, values)
        return _sums(owners, each * weights, self.size)

    def highest(self, numbers: Numbers, values: Weights) -> Floats:
        """Per document the highest value × weight among the terms it holds; 0 without any."""
        best = np.zeros(self.size)
        owners, weights, each = self.found(numbers, values)
        np.maximum.at(best, owners, each * weights)
        return best

    def found(self, numbers: Numbers, values: Weights) -> tuple[Numbers, Weights, Weights]:
        """Term by term the documents that hold it, its weights there, and the value given for the term."""
        places = np.searchsorted(self._terms, numbers)
        known = np.flatnonzero(places < len(self._terms))
        known = known[self._terms[places[known]] == numbers[known]]
        starts, ends = self._starts[places[known]], self._starts[places[known] + 1]
        spans = [slice(start, end) for start, end in zip(starts.tolist(), ends.tolist(), strict=True)]
        owners = np.concatenate([self._owners[:0], *(self._owners[span] for span in spans)])
        weights = np.concatenate([self._weights[:0], *(self._weights[span] for span in spans)])
        return owners, weights, np.repeat(values[known], ends - starts)


class Sheet:
    """A few documents in their order, each with its terms: quicker made than postings, slower asked."""

    def __init__(self, terms: Numbers, weights: Weights, lengths: Numbers) -> None:
        """All terms and weights, one document after the other, and how many each document has."""
        self.size = len(lengths)
        self._terms, self._weights = terms, weights
        self._owners: Numbers = np.repeat(np.arange(self.size, dtype=np.int32), lengths)

    def add_up(self, numbers: Numbers, values: Weights) -> Floats:
        """Per document Σ value × weight over the terms it holds."""
        held, each = self._found(numbers, values)
        return _sums(self._owners[held], each * self._weights[held], self.size)

    def count_up(self, numbers: Numbers, values: Weights) -> Floats:
        """Per document Σ value over the terms it holds, however often."""
        held, each = self._found(numbers, values)
        return _sums(self._owners[held], each, self.size)

    def highest(self, numbers: Numbers, values: Weights) -> Floats:
        """Per document the highest value × weight among the terms it holds; 0 without any."""
        best = np.zeros(self.size)
        held, each = self._found(numbers, values)
        np.maximum.at(best, self._owners[held], each * self._weights[held])
        return best

    def column(self, number: int) -> Floats:
        """The weight of one term in each document; 0 where it does not stand."""
        held = self._terms == number
        return _sums(self._owners[held], self._weights[held], self.size)

    def holds(self, number: int) -> Flags:
        """Which documents hold the term."""
        found = np.zeros(self.size, dtype=np.bool_)
        found[self._owners[self._terms == number]] = True
        return found

    def cosine(self, question: Bag, rarity: Callable[[Numbers], Floats], strange: float = 0.0) -> Floats:
        """Cosine (0..1) with a question, terms weighed by rarity; `strange` is what else lengthens the question."""
        rare = rarity(question.numbers)
        ours = float(np.sqrt(((question.weights * rare) ** 2).sum() + strange))
        theirs = np.sqrt(_sums(self._owners, (self._weights * rarity(self._terms)) ** 2, self.size))
        return self.add_up(question.numbers, question.weights * rare**2) / np.maximum(theirs * ours, 1e-12)

    def _found(self, numbers: Numbers, values: Weights) -> tuple[Ints, Weights]:
        """Where one of the terms stands, and the value given for it."""
        if not len(numbers):
            return np.zeros(0, dtype=np.int64), np.zeros(0)
        order = np.argsort(numbers)
        places = np.minimum(np.searchsorted(numbers, self._terms, sorter=order), len(numbers) - 1)
        held = np.flatnonzero(numbers[order[places]] == self._terms)
        return held, values[order[places[held]]]


def sheets(sheaves: Sequence[Sheaf], number: int) -> list[Sheet]:
    """The first `number` bags of every sheaf as a sheet each, and in one more all bags that come after them."""
    terms = np.concatenate([np.zeros(0, dtype=np.int32), *(each.numbers for each in sheaves)])
    weights = np.concatenate([np.zeros(0, dtype=np.float32), *(each.weights for each in sheaves)])
    lengths = np.concatenate([np.zeros(0, dtype=np.int32), *(each.lengths for each in sheaves)])
    sizes = np.array([len(each) for each in sheaves], dtype=np.int64)
    which = np.arange(len(lengths)) - np.repeat(np.cumsum(sizes) - sizes, sizes)
    kinds = np.minimum(which, number).astype(np.uint8)  # few bits are sorted fastest
    of_terms = np.repeat(kinds, lengths)
    order = np.argsort(of_terms, kind="stable")
    terms, weights = terms[order], weights[order]
    ends = np.cumsum(np.bincount(of_terms, minlength=number + 1))
    return [
        Sheet(terms[start:end], weights[start:end], lengths[kinds == kind])
        for kind, (start, end) in enumerate(zip([0, *ends[:-1].tolist()], ends.tolist(), strict=True))
    ]


def _joined(bags: Sequence[Bag]) -> tuple[Numbers, Numbers, Weights]:
    """Terms, owners and weights of all bags, one after the other."""
    terms = np.concatenate([np.zeros(0, dtype=np.int32), *(each.numbers for each in bags)])
    weights = np.concatenate([np.zeros(0, dtype=np.float32), *(each.weights for each in bags)])
    return terms, np.repeat(np.arange(len(bags), dtype=np.int32), [len(each) for each in bags]), weights


def _sums(owners: Numbers, values: Weights, size: int) -> Floats:
    """Per owner the sum of its values, added in their order."""
    return np.asarray(np.bincount(owners, values, size), dtype=np.float64)
