"""How near countries are to those a post asks for, by number."""

from collections.abc import Iterable

import numpy as np

from collab.matching import places
from collab.matching.lexical import Floats
from collab.matching.rows import Knowledge


def nearness(wanted: Iterable[str], known: Knowledge) -> Floats:
    """The best standing (0..1) of each country to any that is wanted, by number; last of a member without one."""
    countries = known.numbers.countries
    best = np.zeros(len(countries) + 1)
    for code in wanted:
        kept = known.near.get(code)
        if kept is None or len(kept) < len(countries):
            told = [places.of_base(each, code, known.scheme) for each in countries]
            kept = known.near[code] = np.array(told, dtype=np.float64)
        best[:-1] = np.maximum(best[:-1], kept)
    return best
