"""A few members as arrays: what levels, and so reasons, are worked out from."""

from collections.abc import Sequence

from collab.matching import sheet_loops
from collab.matching.figures import Told
from collab.matching.lexical import Ints, Numbers, Weights
from collab.matching.shelf import Sheaf, together

Bags = tuple[Ints, Ints]


class Table:
    """Where on one shelf what some members tell begins and ends, in their order.

    `told` are all terms of the shelf with their weights, `firsts` is where the pieces of each begin among all pieces,
    with one place more than there are members.
    """

    def __init__(self, members: Sequence[Sheaf]) -> None:
        shelf, places = together(members)
        bags = sheet_loops.bags_of(shelf.ends, shelf.starts, shelf.firsts, places, len(Told))
        begins, ends, then, until, firsts = bags
        self.told: tuple[Numbers, Weights] = shelf.numbers, shelf.weights
        self.pieces, self.firsts = (then, until), firsts
        self._bags: list[Bags] = [*zip(begins, ends, strict=True)]

    def __getitem__(self, kind: Told) -> Bags:
        """Where that bag of each begins and ends."""
        return self._bags[kind]
