"""Inner loops that find and move the bags of a few members, compiled."""

import numpy as np

from collab.matching.compiling import compiled
from collab.matching.lexical import Ints, Numbers, Weights


@compiled
def copy_runs(
    old: Numbers | Weights, old_starts: Ints, places: Ints, new: Numbers | Weights, new_starts: Ints, turns: Ints
) -> None:
    """Copy runs of one array (each from its start to the next) to the places of another."""
    for each in range(len(places)):
        start, to = old_starts[places[each]], new_starts[turns[each]]
        for step in range(old_starts[places[each] + 1] - start):
            new[to + step] = old[start + step]


@compiled
def bags_of(
    ends: Numbers, starts: Ints, firsts: Ints, places: Ints, number: int
) -> tuple[Ints, Ints, Ints, Ints, Ints]:
    """Where the first `number` bags of some sheaves of a shelf begin and end (bags x sheaves), and all later ones.

    Last where those of each sheaf begin among these, with one place more than there are sheaves.
    """
    runs = np.zeros(len(places) + 1, dtype=np.int64)
    for each in range(len(places)):
        runs[each + 1] = runs[each] + firsts[places[each] + 1] - firsts[places[each]] - 1 - number
    begins, finishes = np.empty((number, len(places)), dtype=np.int64), np.empty((number, len(places)), dtype=np.int64)
    then, until = np.empty(runs[-1], dtype=np.int64), np.empty(runs[-1], dtype=np.int64)
    for each in range(len(places)):
        start, first = starts[places[each]], firsts[places[each]]
        for bag in range(number):
            begins[bag, each], finishes[bag, each] = start + ends[first + bag], start + ends[first + bag + 1]
        for turn in range(runs[each], runs[each + 1]):
            bag = first + number + turn - runs[each]
            then[turn], until[turn] = start + ends[bag], start + ends[bag + 1]
    return begins, finishes, then, until, runs
