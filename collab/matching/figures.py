"""A member in figures, in few bytes: what everything else asks of it."""

from collections import Counter
from dataclasses import dataclass
from enum import IntEnum

import numpy as np
from numpy.typing import NDArray

from collab.matching.facts import Profile
from collab.matching.lexical import Bag
from collab.matching.shelf import Sheaf


@dataclass(frozen=True, slots=True)
class Work:
    """A past activity: which piece tells of it, how many terms of each field (two more for a ticked one), where."""

    piece: int
    terms: Counter[str]
    countries: tuple[str, ...]


class Told(IntEnum):
    """Which bag of a member is which; its pieces come after them."""

    WHOLE = 0
    NAMES = 1
    THINGS = 2
    LEANINGS = 3
    FIELDS = 4
    CAPACITIES = 5
    TICKS = 6
    STRENGTH = 7
    TERMS = 8
    PROMINENT = 9


@dataclass(frozen=True, slots=True)
class Row:
    """A member in figures. `pieces` are its texts but names; `works` its past activities among them.

    Of each concept its texts mean: `strength` (0..1), how many `terms` tell of it, whether it is `prominent`.
    """

    profile: Profile
    language: str
    languages: tuple[str, ...]
    is_described: bool
    works: tuple[Work, ...]
    meaning: NDArray[np.float16]
    told: Sheaf

    @property
    def number_of_pieces(self) -> int:
        """How many texts there are."""
        return len(self.told) - len(Told)

    @property
    def pieces(self) -> list[Bag]:
        """The words of each text."""
        return [self.told[at] for at in range(len(Told), len(self.told))]

    @property
    def whole(self) -> Bag:
        """The words of all texts and names."""
        return self.told[Told.WHOLE]

    @property
    def names(self) -> Bag:
        """The words of its names and keywords."""
        return self.told[Told.NAMES]

    @property
    def things(self) -> Bag:
        """The things of the dictionary it speaks of."""
        return self.told[Told.THINGS]

    @property
    def leanings(self) -> Bag:
        """The fields its words lean to."""
        return self.told[Told.LEANINGS]

    @property
    def fields(self) -> Bag:
        """The fields it works in, and how surely."""
        return self.told[Told.FIELDS]

    @property
    def capacities(self) -> Bag:
        """What it can contribute, and how surely."""
        return self.told[Told.CAPACITIES]

    @property
    def ticks(self) -> Bag:
        """The concepts it ticked."""
        return self.told[Told.TICKS]

    @property
    def strength(self) -> Bag:
        """How surely it means each concept."""
        return self.told[Told.STRENGTH]

    @property
    def terms(self) -> Bag:
        """How many terms tell of each concept."""
        return self.told[Told.TERMS]

    @property
    def prominent(self) -> Bag:
        """The concepts in its name or in a title."""
        return self.told[Told.PROMINENT]
