"""What the best of each language say beside the post's own words: members alike them rise, in that language."""

from collections.abc import Sequence

import numpy as np

from collab.matching.counts import Counts
from collab.matching.figures import Row
from collab.matching.lexical import Bag, Floats, Ints
from collab.matching.pool import Layout

BEST = 5  # members of a language whose words are borrowed
MOST_BEST = 20
BORROWED = 60  # words, the most telling, and any that equal the last of them


def echo(everybody: Layout, first: Floats, counts: Counts) -> Floats:
    """Per member its likeness (0 and more) to the best of its language by the order so far.

    A member does not hear its own words.
    """
    found = np.zeros(len(first))
    for each in np.flatnonzero(np.bincount(everybody.language)):
        mine = np.flatnonzero(everybody.language == each)
        best = _best(mine, first, everybody.ids)
        shares = np.maximum(first[best], 0.0)
        if not shares.sum():
            continue
        shares = shares / shares.sum()
        borrowed = _borrowed([everybody.row(at) for at in best], shares, counts)
        if not len(borrowed):
            continue
        heard = [segment.whole.add_up(borrowed.numbers, borrowed.weights) for segment in everybody.segments]
        said = everybody.joined(heard)
        found[mine] = said[mine]
        for at, share in zip(best, shares, strict=True):
            own = share * _of_itself(everybody.row(at), borrowed, counts)
            found[at] = (found[at] - own) / max(1 - share, 0.2)
    return found


def _best(mine: Ints, first: Floats, ids: Ints) -> Ints:
    """The five best; of those equal to the fifth all or, where they are many, none: equals hear the same."""
    values = np.round(first[mine], 9)
    if len(mine) > BEST:
        fifth = np.partition(values, -BEST)[-BEST]
        near = values >= fifth
        near = near if near.sum() <= MOST_BEST else values > fifth
        mine, values = mine[near], values[near]
    return mine[np.lexsort((ids[mine], -values))]


def _borrowed(rows: Sequence[Row], shares: Floats, counts: Counts) -> Bag:
    told = [row.whole for row in rows]
    numbers = np.concatenate([each.numbers for each in told])
    weights = np.concatenate([share * each.weights for each, share in zip(told, shares, strict=True)])
    terms, at = np.unique(numbers, return_inverse=True)
    total = np.bincount(at, weights, len(terms)) * counts.stems.rarity(terms) ** 2
    total[counts.stems.holders(terms) < 2] = 0.0  # said by one of them alone
    rounded = np.round(total, 9)
    least = np.partition(rounded, -BORROWED)[-BORROWED] if len(terms) > BORROWED else 0.0
    strongest = np.flatnonzero(rounded >= least)  # of equals all: their numbers tell only who came first
    return Bag(terms[strongest], total[strongest])


def _of_itself(row: Row, borrowed: Bag, counts: Counts) -> float:
    told = row.whole
    at = np.minimum(np.searchsorted(borrowed.numbers, told.numbers), len(borrowed) - 1)
    held = borrowed.numbers[at] == told.numbers
    rare = counts.stems.rarity(told.numbers[held])
    return float(((told.weights[held] * rare) ** 2).sum())
