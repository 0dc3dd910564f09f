"""Bags of members kept together: those of one member are a sheaf, the sheaves of many members stand on a shelf."""

from collections.abc import Sequence

import numpy as np

from collab.matching import sheet_loops
from collab.matching.lexical import Bag, Ints, Numbers, Weights


class Shelf:
    """Sheaves side by side, in few arrays: that saves much memory, and many of them are taken at once."""

    __slots__ = ("ends", "firsts", "numbers", "starts", "weights")

    def __init__(self, numbers: Numbers, weights: Weights, ends: Numbers, sizes: Ints, lengths: Ints) -> None:
        """All terms with their weights, and where each bag ends within its sheaf, with a 0 before those of each sheaf.

        `sizes` are how many ends each sheaf has, the 0 among them, and `lengths` how many terms.
        """
        self.numbers, self.weights, self.ends = numbers, weights, ends
        self.firsts: Ints = np.append(0, np.cumsum(sizes))
        self.starts: Ints = np.append(0, np.cumsum(lengths))

    def bags(self, kind: int) -> tuple[Ints, Ints]:
        """Where the terms of the bag at one place in each sheaf begin and end."""
        return self.bags_at(kind, np.arange(len(self.firsts) - 1))

    def bags_at(self, kind: int, places: Ints) -> tuple[Ints, Ints]:
        """The same of the sheaves at some places."""
        bag, starts = self.firsts[places] + kind, self.starts[places]
        return starts + self.ends[bag], starts + self.ends[bag + 1]


class Sheaf:
    """Several bags of one member, at its place on a shelf."""

    __slots__ = ("at", "shelf")

    def __init__(self, shelf: Shelf, at: int) -> None:
        self.shelf, self.at = shelf, at

    def __len__(self) -> int:
        return int(self.shelf.firsts[self.at + 1] - self.shelf.firsts[self.at]) - 1

    def __getitem__(self, at: int) -> Bag:
        shelf, first, start = self.shelf, int(self.shelf.firsts[self.at]) + at, int(self.shelf.starts[self.at])
        place = slice(start + int(shelf.ends[first]), start + int(shelf.ends[first + 1]))
        return Bag(shelf.numbers[place], shelf.weights[place])


def put_together(sheaves: Sequence[Sheaf]) -> Shelf:
    """Move sheaves to one shelf, in this order; what they stood on before can go, one shelf after the other."""
    new, at = _room_for(sheaves)
    for turns in _by_shelf(sheaves):
        _copy(sheaves[turns[0]].shelf, at[turns], new, np.array(turns))
        for turn in turns:
            sheaves[turn].shelf, sheaves[turn].at = new, turn
    return new


def together(sheaves: Sequence[Sheaf]) -> tuple[Shelf, Ints]:
    """A shelf that all of them stand on, and the place of each: their own, or a new one with copies in this order."""
    shelves = {sheaf.shelf for sheaf in sheaves}
    if len(shelves) == 1:
        return shelves.pop(), np.array([sheaf.at for sheaf in sheaves])
    new, at = _room_for(sheaves)
    for turns in _by_shelf(sheaves):
        _copy(sheaves[turns[0]].shelf, at[turns], new, np.array(turns))
    return new, np.arange(len(sheaves))


def _by_shelf(sheaves: Sequence[Sheaf]) -> list[list[int]]:
    found: dict[int, list[int]] = {}
    for turn, sheaf in enumerate(sheaves):
        found.setdefault(id(sheaf.shelf), []).append(turn)
    return [*found.values()]


def _room_for(sheaves: Sequence[Sheaf]) -> tuple[Shelf, Ints]:
    """An empty shelf for them, and the place of each where it stands now."""
    at = np.array([sheaf.at for sheaf in sheaves], dtype=np.int64)
    sizes, lengths = np.zeros(len(sheaves), dtype=np.int64), np.zeros(len(sheaves), dtype=np.int64)
    for turns in _by_shelf(sheaves):
        shelf = sheaves[turns[0]].shelf
        sizes[turns] = shelf.firsts[at[turns] + 1] - shelf.firsts[at[turns]]
        lengths[turns] = shelf.starts[at[turns] + 1] - shelf.starts[at[turns]]
    numbers, weights = np.empty(lengths.sum(), dtype=np.int32), np.empty(lengths.sum(), dtype=np.float32)
    return Shelf(numbers, weights, np.empty(sizes.sum(), dtype=np.int32), sizes, lengths), at


def _copy(old: Shelf, at: Ints, new: Shelf, to: Ints) -> None:
    sheet_loops.copy_runs(old.numbers, old.starts, at, new.numbers, new.starts, to)
    sheet_loops.copy_runs(old.weights, old.starts, at, new.weights, new.starts, to)
    sheet_loops.copy_runs(old.ends, old.firsts, at, new.ends, new.firsts, to)
