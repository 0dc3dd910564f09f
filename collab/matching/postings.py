"""Many documents asked at once: how much of a question's terms each of them holds."""

from typing import NamedTuple

import numpy as np

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
        return self.add_up_in_groups(numbers, values, np.array([0, len(numbers)]), np.array([0, self.size]))

    def add_up_in_groups(self, numbers: Numbers, values: Weights, groups: Ints, bounds: Ints) -> Floats:
        """The same where documents stand in groups and each is asked for terms of its own.

        Where the terms of each group begin, and its documents, with one place more than there are groups.
        """
        held = (self._terms, self._starts, self._owners, self._weights)
        return loops.added_up(*held, numbers, values, groups, bounds, self.size)

    def add_up_all(self, values: Floats) -> Floats:
        """Per document Σ value × weight over all its terms; values of all terms by number, those beyond as the last."""
        return self.add_up(self._terms, values[np.minimum(self._terms, len(values) - 1)])

    def covered(self, sets: Sets) -> Floats:
        """Per document Σ value × (highest nearness × weight) over sets of terms."""
        told = (sets.numbers, sets.nearness, sets.starts, sets.values)
        return loops.covered_in_postings(self._terms, self._starts, self._owners, self._weights, *told, self.size)


class Columns:
    """Documents by term, each term a column of all: quicker than postings where most documents hold most terms."""

    def __init__(self, shelf: Shelf, kind: int) -> None:
        """The bags at one place in each sheaf."""
        begins, ends = shelf.bags(kind)
        self._weights = laying_loops.columns(shelf.numbers, shelf.weights, begins, ends)

    def add_up(self, numbers: Numbers, values: Weights) -> Floats:
        """Per document Σ value × weight over the terms it holds."""
        return loops.added_up_columns(self._weights, numbers, values)
