"""Inner loops of laying many members out to be asked, compiled: walks over all bags of a kind on a shelf."""

import numpy as np

from collab.matching.compiling import compiled
from collab.matching.lexical import Ints, Numbers, Weights


@compiled
def postings(
    numbers: Numbers, weights: Weights, ends: Numbers, starts: Ints, firsts: Ints, kind: int, is_last: bool
) -> tuple[Numbers, Ints, Numbers, Weights, int]:
    """Of the bags at one place in each sheaf, or with `is_last` of all from there on: their terms ascending, where the
    postings of each begin, with one place more than there are terms, the bags that hold it, the weights, and how many
    bags there are.
    """
    documents, total, top = 0, 0, -1
    for sheaf in range(len(firsts) - 1):
        first = firsts[sheaf] + kind
        for bag in range(first, firsts[sheaf + 1] - 1 if is_last else first + 1):
            documents += 1
            for at in range(starts[sheaf] + ends[bag], starts[sheaf] + ends[bag + 1]):
                top = max(top, numbers[at])
                total += 1
    put = np.zeros(top + 2, dtype=np.int64)
    for sheaf in range(len(firsts) - 1):
        first = firsts[sheaf] + kind
        last = firsts[sheaf + 1] - 1 if is_last else first + 1
        for at in range(starts[sheaf] + ends[first], starts[sheaf] + ends[last]):
            put[numbers[at] + 1] += 1
    terms = np.flatnonzero(put[1:]).astype(np.int32)
    put = np.cumsum(put)
    begins = np.append(put[terms], total)
    owners, held = np.empty(total, dtype=np.int32), np.empty(total, dtype=np.float32)
    document = 0
    for sheaf in range(len(firsts) - 1):
        first = firsts[sheaf] + kind
        for bag in range(first, firsts[sheaf + 1] - 1 if is_last else first + 1):
            for at in range(starts[sheaf] + ends[bag], starts[sheaf] + ends[bag + 1]):
                to = put[numbers[at]]
                owners[to], held[to] = document, weights[at]
                put[numbers[at]] += 1
            document += 1
    return terms, begins, owners, held, documents


@compiled
def columns(numbers: Numbers, weights: Weights, begins: Ints, ends: Ints) -> Weights:
    """The weight of each term (rows) in each bag (columns), 0 where it does not stand; where bags begin and end."""
    top = -1
    for bag in range(len(ends)):
        for at in range(begins[bag], ends[bag]):
            top = max(top, numbers[at])
    found = np.zeros((top + 1, len(ends)), dtype=np.float32)
    for bag in range(len(ends)):
        for at in range(begins[bag], ends[bag]):
            found[numbers[at], bag] = weights[at]
    return found
