"""Many documents asked at once: how much of a question's terms each of them holds."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from collab.matching import laying_loops, loops, sheet_loops
from collab.matching.lexical import Bag, Floats, Ints, Numbers, Weights
from collab.matching.shelf import Sheaf, Shelf, copied


@dataclass(frozen=True, slots=True)
class Sets:
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


class Sheet:
    """A few documents in their order, each with its terms: quicker made than postings."""

    def __init__(self, shelf: Shelf, begins: Ints, ends: Ints) -> None:
        """Where the terms of each begin and end on the shelf."""
        self.size = len(ends)
        self.begins, self.ends = begins, ends
        self.told = shelf.numbers, shelf.weights, begins, ends

    def count_up(self, numbers: Numbers, values: Floats) -> Floats:
        """Per document Σ value over the terms it holds, however often."""
        order = numbers.argsort()
        return sheet_loops.counted(self.told[0], self.begins, self.ends, numbers[order], values[order])

    def highest(self, numbers: Numbers, values: Weights) -> Floats:
        """Per document the highest value × weight among the terms it holds; 0 without any."""
        order = numbers.argsort()
        one = Sets(numbers[order], values[order], np.array([0, len(numbers)]), np.ones(1))
        return self.covered(one)

    def covered(self, sets: Sets) -> Floats:
        """Per document Σ value × (highest nearness × weight) over sets of terms."""
        told = (sets.numbers, sets.nearness, sets.starts, sets.values)
        return sheet_loops.covered(*self.told, *told)

    def columns(self, numbers: Numbers) -> Floats:
        """The weight of each term in each document (documents x numbers); 0 where it does not stand."""
        return sheet_loops.columns(*self.told, numbers)

    def cosine(self, question: Bag, rarity: Floats, strange: float = 0.0) -> Floats:
        """Cosine (0..1) with a question; `strange` is what else lengthens the question.

        Terms are weighed by rarity, told by number; those beyond are as rare as the last.
        """
        rare, order = rarity[np.minimum(question.numbers, len(rarity) - 1)], question.numbers.argsort()
        ours = float(np.sqrt(((question.weights * rare) ** 2).sum() + strange))
        values = question.weights * rare**2
        return sheet_loops.cosines(*self.told, question.numbers[order], values[order], rarity, ours)


def sheets(sheaves: Sequence[Sheaf], number: int) -> tuple[list[Sheet], Ints]:
    """The first `number` bags of every sheaf as a sheet each, and in one more all bags that come after them; and
    how many of these each sheaf has.
    """
    one = {id(each.shelf): each.shelf for each in sheaves}
    if len(one) == 1:
        shelf, places = sheaves[0].shelf, np.array([each.at for each in sheaves])
    else:
        shelf, places = copied(sheaves), np.arange(len(sheaves))
    begins, ends, then, until = sheet_loops.bags_of(shelf.ends, shelf.starts, shelf.firsts, places, number)
    first = [Sheet(shelf, *where) for where in zip(begins, ends, strict=True)]
    more: Ints = shelf.firsts[places + 1] - shelf.firsts[places] - 1 - number
    return [*first, Sheet(shelf, then, until)], more
