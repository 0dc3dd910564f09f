"""Where the pieces of many members tell of work: past activities in the countries they were in, the rest anywhere."""

import numpy as np

from collab.matching import loops
from collab.matching.figures import MANY, Told
from collab.matching.lexical import Floats, Numbers
from collab.matching.shelf import Shelf


class Sites:
    """The countries of the past activities of all sheaves on a shelf; `pieces` are those that tell of a place."""

    def __init__(self, shelf: Shelf) -> None:
        begins, ends = shelf.bags(Told.SITES)
        sizes, pieces = ends - begins, np.diff(shelf.firsts) - 1 - len(Told)
        at = np.arange(sizes.sum()) + np.repeat(begins - np.cumsum(sizes) + sizes, sizes)
        piece, country = shelf.numbers[at] // MANY, shelf.numbers[at] % MANY
        piece += np.repeat(np.cumsum(pieces) - pieces, sizes)
        self.pieces, places = np.unique(piece, return_inverse=True)
        order = np.argsort(country, kind="stable")
        self._starts = np.searchsorted(country[order], np.arange(country.max(initial=-1) + 2))
        self._places, self._shares = places[order].astype(np.int32), shelf.weights[at][order]

    def weigh(self, scores: Floats, countries: Numbers, elsewhere: float) -> None:
        """Lessen each piece's score by where it was: to the share (0..1) of its countries that are asked for.

        With none of them `elsewhere` (0..1) is left; a score whose piece tells of no place stays.
        """
        loops.weigh_by_site(scores, self.pieces, self._starts, self._places, self._shares, countries, elsewhere)
