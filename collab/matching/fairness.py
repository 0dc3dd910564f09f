"""Fair exposure: who stood among the first of many posts lately gives way a little where others fit nearly as well.

1.2 log(1 + exposure ÷ mean) is taken from the sum of z, so it decides between members that fit about alike and never
lifts one that does not fit; the three that fit best never give way. Points, level and reasons know nothing of it. The
same members, question and exposure give the same order.

Exposure must be counted on what everybody may read, or the order tells what is hidden.
"""

from collections.abc import Collection, Mapping
from types import MappingProxyType

import numpy as np

from collab.matching.lexical import Floats, Ints

WEIGHT = 1.2
LEAST_MEAN = 3.0  # while hardly anybody stood anywhere, standing once must not weigh more than fitting
UNMOVED = 3  # the best of an order never give way
SEEN = 10  # of an order, how many count as exposed

Exposure = Mapping[int, int]  # member id -> posts among whose first it stood, at least 1
NONE: Exposure = MappingProxyType({})


def penalty(exposure: Exposure, ids: Ints, members: int) -> Floats:
    """What is taken from the sum of each of `ids`: 0 for those that stood nowhere; the mean is over `members`."""
    known = np.fromiter(exposure.keys(), np.int64, len(exposure))
    order, times = known.argsort(), np.fromiter(exposure.values(), np.float64, len(exposure))
    at = np.searchsorted(known, ids, sorter=order)
    found = np.append(order, -1)[at]  # nobody's id is as high as those beyond the last
    stood = np.where(np.append(known, -1)[found] == ids, np.append(times, 0.0)[found], 0.0)
    mean = max(LEAST_MEAN, times.sum() / members)
    taken: Floats = WEIGHT * np.log1p(stood / mean)
    return taken


def gini(counts: Collection[int]) -> float:
    """How unevenly counts are spread: 0 when all are alike, near 1 when one has all."""
    ordered = np.sort(np.asarray(list(counts), dtype=np.float64))
    number, total = len(ordered), ordered.sum()
    if not total:
        return 0.0
    ranks = np.arange(1, number + 1)
    return float((2 * ranks - number - 1) @ ordered / (number * total))


def coverage(counts: Collection[int]) -> float:
    """Share (0..1) of members that stood somewhere at least once."""
    return sum(1 for count in counts if count) / len(counts) if counts else 0.0
