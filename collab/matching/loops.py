"""Inner loops over many members or terms, compiled: one walk where arrays would need several, each over everybody.

Sums are added in the order of the arrays, so that they are the same to the last digit wherever they are made.
"""

import numpy as np

from collab.matching.compiling import compiled
from collab.matching.lexical import Floats, Ints, Numbers, Weights


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
def lowest_of_best(values: Floats, languages: Ints, number: int, most: int) -> Floats:
    """Per language, of which there are `number`, the lowest of its `most` highest values; -inf where it has fewer."""
    best = np.full((number, most), -np.inf)
    for at in range(len(values)):
        language, value = languages[at], values[at]
        if value > best[language, 0]:
            place = 0
            while place < most - 1 and best[language, place + 1] < value:
                best[language, place] = best[language, place + 1]
                place += 1
            best[language, place] = value
    return best[:, 0].copy()


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
    strongest = np.flatnonzero((rounded >= least) & (rounded > 0.0))
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


@compiled
def covered_in_postings(
    terms: Numbers,
    term_starts: Ints,
    owners: Numbers,
    weights: Weights,
    numbers: Numbers,
    nearness: Weights,
    starts: Ints,
    values: Floats,
    size: int,
) -> Floats:
    """Per owner Σ value × (highest nearness × weight) over sets of numbers; see `sheet_loops.covered`."""
    found, most = np.zeros(size), np.zeros(size)
    places = np.searchsorted(terms, numbers)
    for each in range(len(values)):
        most[:] = 0.0
        for asked in range(starts[each], starts[each + 1]):
            place = places[asked]
            if place < len(terms) and terms[place] == numbers[asked]:
                for at in range(term_starts[place], term_starts[place + 1]):
                    most[owners[at]] = max(most[owners[at]], nearness[asked] * weights[at])
        found += values[each] * most
    return found
