"""Where the pieces of many members tell of work: past activities in the countries they were in, the rest anywhere."""

import numpy as np

from collab.matching import loops
from collab.matching.figures import MANY, Told
from collab.matching.lexical import Floats, Numbers
from collab.matching.shelf import Shelf


class Sites:
    """The countries of the past activities of all sheaves on a shelf."""

    def __init__(self, shelf: Shelf) -> None:
        begins, ends = shelf.bags(Told.SITES)
        sizes, pieces = ends - begins, np.diff(shelf.firsts) - 1 - len(Told)
        at = np.arange(sizes.sum()) + np.repeat(begins - np.cumsum(sizes) + sizes, sizes)
        self._piece = np.repeat(np.cumsum(pieces) - pieces, sizes) + shelf.numbers[at] // MANY
        self._country, self._share = shelf.numbers[at] % MANY, shelf.weights[at]
        self._anywhere = np.ones(pieces.sum())
        self._anywhere[self._piece] = 0.0

    def shares(self, countries: Numbers) -> Floats:
        """Per piece the share (0..1) of its activity's countries that are among these; 1 where none is known."""
        return loops.shares_there(self._piece, self._country, self._share, self._anywhere, countries)
