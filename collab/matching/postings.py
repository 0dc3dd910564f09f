"""Many documents asked at once: how much of a question's terms each of them holds."""

from typing import NamedTuple

from collab.matching import laying_loops, loops
from collab.matching.lexical import Floats, Ints, Numbers, Weights
from collab.matching.shelf import Shelf


class Sets(NamedTuple):
    """Sets of terms by number, ascending within each, with the nearness of each term and a value for each set.

    `starts` is where each set begins, with one place more than there are sets.
    """

    numbers: Numbers
    nearness: Weights
    starts: Ints
    values: Floats


class Postings:
    """Documents by term."""

    def __init__(self, shelf: Shelf, kind: int, *, is_last: bool = False) -> None:
        """The bags at one place in each sheaf, or with `is_last` all from there on."""
        told = (shelf.numbers, shelf.weights, shelf.ends, shelf.starts, shelf.firsts)
        self._terms, self._starts, self._owners, self._weights, self.size = laying_loops.postings(*told, kind, is_last)

    def add_up(self, numbers: Numbers, values: Weights) -> Floats:
        """Per document Σ value × weight over the terms it holds."""
        return self.add_up_between(numbers, values, 0, self.size)

    def add_up_between(self, numbers: Numbers, values: Weights, first: int, last: int) -> Floats:
        """The same per document from the first to before the last."""
        held = (self._terms, self._starts, self._owners, self._weights)
        return loops.added_up(*held, numbers, values, first, last, last - first == self.size)

    def covered(self, sets: Sets) -> Floats:
        """Per document Σ value × (highest nearness × weight) over sets of terms."""
        told = (sets.numbers, sets.nearness, sets.starts, sets.values)
        return loops.covered_in_postings(self._terms, self._starts, self._owners, self._weights, *told, self.size)
