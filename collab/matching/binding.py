"""Bags of many members bound at once: a dozen small ones a member cost many times what a few arrays of them all do."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import chain

import numpy as np

from collab.matching.figures import MANY, Told
from collab.matching.lexical import Flags, Ints, Numbers, Weights, damped
from collab.matching.shelf import Shelf

Amounts = Mapping[int, float]  # number of a term -> how often it is told, or how surely
# Kinds of bags are the places in Told, and after them one of all pieces.
PIECES = len(Told)
DOCUMENTS: Flags = np.isin(np.arange(PIECES + 1), (Told.WHOLE, Told.NAMES, Told.THINGS, PIECES))


@dataclass(frozen=True, slots=True)
class Bound:
    """All terms of all bags with their weights, how many terms each bag has, and how many bags each member."""

    numbers: Numbers
    weights: Weights
    lengths: Ints
    sizes: Ints

    @property
    def kinds(self) -> Ints:
        """The kind of each bag."""
        first = np.cumsum(self.sizes) - self.sizes
        return np.minimum(np.arange(len(self.lengths)) - np.repeat(first, self.sizes), PIECES)


def bind(members: Sequence[Sequence[Amounts]]) -> Bound:
    """The bags of members, those in the order of `Told` and then those of their pieces.

    What counts words or things becomes a document: 1 + log of each count, of length 1, so that no rarity is frozen
    into it.
    """
    bags = [bag for member in members for bag in member]
    lengths, sizes = np.array([len(bag) for bag in bags]), np.array([len(member) for member in members])
    terms = int(lengths.sum())
    numbers = np.fromiter(chain.from_iterable(bags), np.int32, terms)
    amounts = np.fromiter(chain.from_iterable(bag.values() for bag in bags), np.float32, terms)
    counted = Bound(numbers, amounts, lengths, sizes)
    is_document = DOCUMENTS[counted.kinds]
    weights = np.where(np.repeat(is_document, lengths), damped(amounts), amounts)
    ends = np.cumsum(lengths)
    norms = np.ones(len(bags), dtype=np.float32)
    for at in np.flatnonzero(is_document).tolist():
        # Sorted, so that the last digit does not tell which words were numbered first.
        squares = np.sort(weights[ends[at] - lengths[at] : ends[at]]) ** 2
        norms[at] = max(float(np.sqrt(squares.sum())), 1e-9)
    return replace(counted, weights=weights / np.repeat(norms, lengths))


def renumbered(bound: Bound, new: Sequence[Numbers]) -> Bound:
    """The same with other numbers: of each kind of bag the new number of each old one."""
    starts = np.cumsum([0, *(len(each) for each in new)])[:-1]
    begins = np.repeat(starts[bound.kinds], bound.lengths)
    of_piece = np.repeat(np.isin(bound.kinds, (Told.DONE, Told.DONE_IN, Told.SITES)), bound.lengths)
    piece = np.where(of_piece, bound.numbers // MANY * MANY, 0).astype(np.int32)
    return replace(bound, numbers=np.concatenate(new)[begins + bound.numbers - piece] + piece)


def shelf(bound: Bound) -> Shelf:
    """The bags ready to be asked: the terms of each by number."""
    bag = np.repeat(np.arange(len(bound.lengths)), bound.lengths)
    order = (bag << 32 | bound.numbers).argsort()
    first = np.cumsum(bound.sizes) - bound.sizes
    ends = np.insert(np.cumsum(bound.lengths), first, 0)
    begins = np.append(0, np.cumsum(bound.lengths))[first]
    sizes = bound.sizes + 1
    within = np.maximum(ends - np.repeat(begins, sizes), 0).astype(np.int32)
    lengths = np.add.reduceat(bound.lengths, first)
    return Shelf(bound.numbers[order], bound.weights[order], within, sizes, lengths)
