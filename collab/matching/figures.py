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
    COUNTRIES = 10
    HOME = 11
    LANGUAGES = 12
    WRITES = 13
    DONE = 14
    DONE_IN = 15


@dataclass(frozen=True, slots=True)
class Row:
    """A member in figures. `pieces` are its texts but names.

    Of each concept its texts mean: `strength` (0..1), how many `terms` tell of it, whether it is `prominent`. Of each
    past activity: how many terms of each field (two more for a ticked one) tell what was `done`, and where.
    """

    profile: Profile
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

    @property
    def countries(self) -> Bag:
        """Where it works or is at home."""
        return self.told[Told.COUNTRIES]

    @property
    def home(self) -> int:
        """The number of the country it is at home in, or -1."""
        return int(next(iter(self.told[Told.HOME].numbers), -1))

    @property
    def languages(self) -> Bag:
        """Its working languages."""
        return self.told[Told.LANGUAGES]

    @property
    def language(self) -> int:
        """The number of the language it writes in."""
        return int(self.told[Told.WRITES].numbers[0])
