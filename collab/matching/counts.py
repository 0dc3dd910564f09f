"""What is rare among all members that everybody may see: kept in step with each one put in or taken out."""

from collections.abc import Sequence

import numpy as np

from collab.matching.figures import Row
from collab.matching.lexical import Bag, Floats, Ints, Numbers, Spread
from collab.matching.rows import FAINT, HELD

SELDOM, OFTEN = 0.01, 0.1  # share of members that use a word: at SELDOM it is full evidence, at OFTEN none
UNSEEN = 50.0  # pseudo-members without the word, so that few members do not make every word rare


class Counts:
    """How many members hold each stem, thing, leaning, concept and field."""

    def __init__(self) -> None:
        self.stems, self.things, self.leanings = Spread(), Spread(), Spread()
        self.concepts, self.fields = Spread(), Spread()
        self._proofs: Floats | None = None  # of a word or thing by how many hold it, last of one that too many do

    @property
    def size(self) -> int:
        """How many members there are."""
        return self.stems.size

    def add(self, rows: Sequence[Row], sign: int = 1) -> None:
        """Count members in, or with -1 out."""
        self._proofs = None
        self.stems.add([row.whole for row in rows], sign)
        self.things.add([row.things for row in rows], sign)
        self.leanings.add([_above(row.leanings, FAINT) for row in rows], sign)
        self.concepts.add([_above(row.strength, FAINT) for row in rows], sign)
        self.fields.add([_above(row.fields, HELD) for row in rows], sign)

    def proof(self, stems: Numbers) -> Floats:
        """How much sharing each word proves: 1 when few use it, 0 when every tenth member does or nobody."""
        return self._proof(self.stems.holders(stems))

    def proof_of_things(self, things: Numbers) -> Floats:
        """How much speaking of the same thing proves, in the same way."""
        return self._proof(self.things.holders(things))

    def _proof(self, holders: Ints) -> Floats:
        proofs = self._proofs
        if proofs is None:
            often = int(OFTEN * (self.size + UNSEEN)) + 1
            share = (np.arange(often + 1) + 0.5) / (self.size + UNSEEN)
            proofs = np.clip(np.log(OFTEN / share) / np.log(OFTEN / SELDOM), 0.0, 1.0)
            proofs[0] = 0.0
            self._proofs = proofs
        return proofs[np.minimum(holders, len(proofs) - 1)]


def _above(told: Bag, floor: float) -> Bag:
    above = told.weights > floor
    return Bag(told.numbers[above], told.weights[above])
