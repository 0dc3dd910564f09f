"""Inner loops over many members or terms, compiled: one walk where arrays would need several, each over everybody.

Sums are added in the order of the arrays, so that they are the same to the last digit wherever they are made.
"""

import numpy as np

from collab.matching.compiling import compiled
from collab.matching.lexical import Flags, Floats, Ints, Numbers, Weights


@compiled
def added_up(
    terms: Numbers, starts: Ints, owners: Numbers, weights: Weights, numbers: Numbers, values: Weights, size: int
) -> Floats:
    """Per owner Σ value × weight over postings of the terms asked for; `starts` has one place more than `terms`."""
    found = np.zeros(size)
    places = np.searchsorted(terms, numbers)
    for asked in range(len(numbers)):
        place = places[asked]
        if place < len(terms) and terms[place] == numbers[asked]:
            for at in range(starts[place], starts[place + 1]):
                found[owners[at]] += values[asked] * weights[at]
    return found


@compiled
def highest(
    terms: Numbers, starts: Ints, owners: Numbers, weights: Weights, numbers: Numbers, values: Floats, size: int
) -> Floats:
    """The same with the highest value × weight in place of the sum; 0 without any."""
    found = np.zeros(size)
    places = np.searchsorted(terms, numbers)
    for asked in range(len(numbers)):
        place = places[asked]
        if place < len(terms) and terms[place] == numbers[asked]:
            for at in range(starts[place], starts[place + 1]):
                found[owners[at]] = max(found[owners[at]], values[asked] * weights[at])
    return found


@compiled
def summed(terms: Numbers, weights: Weights, ends: Ints, numbers: Numbers, values: Floats, is_counted: bool) -> Floats:
    """Per document Σ value × weight (or Σ value) over its terms that are asked for; `numbers` are ascending."""
    found = np.zeros(len(ends))
    at = 0
    for document in range(len(ends)):
        asked = 0
        while at < ends[document]:
            while asked < len(numbers) and numbers[asked] < terms[at]:
                asked += 1
            if asked < len(numbers) and numbers[asked] == terms[at]:
                found[document] += values[asked] if is_counted else values[asked] * weights[at]
            at += 1
    return found


@compiled
def topmost(terms: Numbers, weights: Weights, ends: Ints, numbers: Numbers, values: Floats) -> Floats:
    """Per document the highest value × weight over its terms that are asked for; `numbers` are ascending."""
    found = np.zeros(len(ends))
    at = 0
    for document in range(len(ends)):
        asked = 0
        while at < ends[document]:
            while asked < len(numbers) and numbers[asked] < terms[at]:
                asked += 1
            if asked < len(numbers) and numbers[asked] == terms[at]:
                found[document] = max(found[document], values[asked] * weights[at])
            at += 1
    return found


@compiled
def column(terms: Numbers, weights: Weights, ends: Ints, number: int) -> Floats:
    """Per document the weight of one term; 0 where it does not stand."""
    found = np.zeros(len(ends))
    start = 0
    for document in range(len(ends)):
        for at in range(start, ends[document]):
            if terms[at] == number:
                found[document] = weights[at]
        start = ends[document]
    return found


@compiled
def holds(terms: Numbers, ends: Ints, number: int) -> Flags:
    """Which documents hold one term."""
    found = np.zeros(len(ends), dtype=np.bool_)
    start = 0
    for document in range(len(ends)):
        for at in range(start, ends[document]):
            found[document] |= terms[at] == number
        start = ends[document]
    return found


@compiled
def lengths(terms: Numbers, weights: Weights, ends: Ints, rarity: Floats) -> Floats:
    """Per document the square root of Σ (weight × rarity)² over its terms; terms beyond `rarity` are as its last."""
    found = np.zeros(len(ends))
    start, last = 0, len(rarity) - 1
    for document in range(len(ends)):
        for at in range(start, ends[document]):
            found[document] += (weights[at] * rarity[min(terms[at], last)]) ** 2
        start = ends[document]
    return np.sqrt(found)


@compiled
def sorted_out(
    terms: Numbers, weights: Weights, sizes: Numbers, kinds: Ints, number: int
) -> tuple[Numbers, Weights, Ints]:
    """Bags one after the other put together by kind, in their order; and where the terms of each kind begin."""
    starts = np.zeros(number + 1, dtype=np.int64)
    for bag in range(len(sizes)):
        starts[kinds[bag] + 1] += sizes[bag]
    starts = np.cumsum(starts)
    put = starts.copy()
    in_order, their = np.empty_like(terms), np.empty_like(weights)
    at = 0
    for bag in range(len(sizes)):
        to = put[kinds[bag]]
        for step in range(sizes[bag]):
            in_order[to + step] = terms[at + step]
            their[to + step] = weights[at + step]
        at += sizes[bag]
        put[kinds[bag]] += sizes[bag]
    return in_order, their, starts


@compiled
def best_and_next(scores: Floats, owners: Numbers, size: int) -> tuple[Floats, Floats]:
    """Per owner (ascending) the best document's score and the sum of the second and third best."""
    best, following = np.zeros(size), np.zeros(size)
    at = 0
    while at < len(scores):
        owner = owners[at]
        one, two, three = -np.inf, -np.inf, -np.inf
        many = 0
        while at < len(scores) and owners[at] == owner:
            score = scores[at]
            if score > one:
                one, two, three = score, one, two
            elif score > two:
                two, three = score, two
            elif score > three:
                three = score
            many += 1
            at += 1
        best[owner] = one
        if many > 1:
            following[owner] = two
        if many > 2:
            following[owner] += three
    return best, following


@compiled
def add_standardised(
    total: Floats, values: Floats, language: Ints, weights: Floats, pseudo: float, least: float, most: float
) -> None:
    """Add weight (by language) × z of each value to the total: z within each language, shrunk by `pseudo` members.

    Where all values are equal nothing is added.
    """
    if not len(values):
        return
    languages, variance = len(weights), 0.0
    bottom, top, sums, sizes = values[0], values[0], np.zeros(languages), np.full(languages, pseudo)
    for at in range(len(values)):
        bottom, top = min(bottom, values[at]), max(top, values[at])
        sums[language[at]] += values[at]
        sizes[language[at]] += 1
    if top - bottom < 1e-12:
        return
    mean = sums.sum() / len(values)
    middle, spread = (sums + pseudo * mean) / sizes, np.zeros(languages)
    for at in range(len(values)):
        variance += (values[at] - mean) ** 2
        spread[language[at]] += (values[at] - middle[language[at]]) ** 2
    spread = (spread + pseudo * (variance / len(values) + (mean - middle) ** 2)) / sizes
    spread = np.sqrt(np.maximum(spread, 1e-18))
    for at in range(len(values)):
        z = (values[at] - middle[language[at]]) / spread[language[at]]
        total[at] += weights[language[at]] * min(max(z, least), most)


@compiled
def borrowed(
    numbers: Numbers, weights: Weights, lengths: Ints, shares: Floats, rarity: Floats, holders: Ints, most: int
) -> tuple[Numbers, Floats, Floats]:
    """The `most` telling terms of some documents, each of a share, with any that equal the last of them: ascending
    terms and the weight of each. Beside them per document how much of these terms it says itself.
    """
    order = np.argsort(numbers, kind="mergesort")
    their_share = np.repeat(shares, lengths)
    terms, total, count = np.empty_like(numbers), np.zeros(len(numbers)), 0
    for at in order:
        if not count or terms[count - 1] != numbers[at]:
            terms[count] = numbers[at]
            count += 1
        total[count - 1] += their_share[at] * weights[at]
    terms, total = terms[:count], total[:count]
    for at in range(count):
        # What one of them says alone says nothing of others.
        total[at] *= rarity[terms[at]] ** 2 if holders[terms[at]] > 1 else 0.0
    rounded = np.round(total, 9)
    least = np.partition(rounded, count - most)[count - most] if count > most else 0.0
    strongest = np.flatnonzero(rounded >= least)
    terms, total = terms[strongest], total[strongest]
    own, start = np.zeros(len(lengths)), 0
    for document in range(len(lengths)):
        place = 0
        for at in range(start, start + lengths[document]):
            while place < len(terms) and terms[place] < numbers[at]:
                place += 1
            if place < len(terms) and terms[place] == numbers[at]:
                own[document] += (weights[at] * rarity[numbers[at]]) ** 2
        start += lengths[document]
    return terms, total, own
