"""A member in figures, in few bytes: what everything else asks of it."""

from dataclasses import dataclass
from enum import IntEnum

import numpy as np
from numpy.typing import NDArray

from collab.matching.facts import Profile
from collab.matching.lexical import Bag
from collab.matching.shelf import Sheaf

MANY = 1 << 16  # fields or countries of a past activity stand at the number of its piece times this
DECLARED, WRITTEN = 1.0, 0.5  # a working language that the member names, or only writes in


class Told(IntEnum):
    """Which bag of a member is which; those of its pieces, the words of each text but names, come after them.

    Words: of all texts, of names and keywords; the things of the dictionary that they name; the fields they lean to.
    Concepts: the fields it works in and the capacities it has, and how surely; those it ticks; how surely (0..1) its
    texts mean each, how many terms tell of it, and those that are prominent, in a name or a title. Where it works or
    is at home, and at home; the languages it works in, and the one it writes in. Of each past activity: how many terms
    of each field (two more for a ticked one) tell what was done, the countries declared for it, and the shares of those
    it is taken to have been in. And whom its work is for, how surely.
    """

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
    COUNTRIES = 10
    HOME = 11
    LANGUAGES = 12
    WRITES = 13
    DONE = 14
    DONE_IN = 15
    SITES = 16
    PEOPLE = 17


@dataclass(frozen=True, slots=True)
class Row:
    """A member in figures: what its texts mean, and its bags."""

    profile: Profile
    meaning: NDArray[np.float16]
    told: Sheaf

    @property
    def whole(self) -> Bag:
        """The words of all texts and names."""
        return self.told[Told.WHOLE]

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
    def strength(self) -> Bag:
        """How surely it means each concept."""
        return self.told[Told.STRENGTH]
