"""Inner loops over many members or terms, compiled: one walk where arrays would need several, each over everybody.

Sums are added in the order of the arrays, so that they are the same to the last digit wherever they are made; but for
those of z, which are rounded.
"""

import numpy as np

from collab.matching.compiling import compiled, compiled_in_any_order
from collab.matching.lexical import Floats, Ints, Numbers, Weights


@compiled
def added_up(
    terms: Numbers,
    starts: Ints,
    owners: Numbers,
    weights: Weights,
    numbers: Numbers,
    values: Weights,
    first: int,
    last: int,
    is_all: bool,
) -> Floats:
    """Per owner from the first to before the last Σ value × weight over postings of the terms asked for.

    `starts` has one place more than `terms`; the owners of each term ascend. With `is_all` there are no others.
    """
    found = np.zeros(last - first)
    places = np.searchsorted(terms, numbers)
    for asked in range(len(numbers)):
        place = places[asked]
        if place < len(terms) and terms[place] == numbers[asked]:
            begin, end = starts[place], starts[place + 1]
            if not is_all:
                those = owners[begin:end]
                begin, end = begin + np.searchsorted(those, first), begin + np.searchsorted(those, last)
            value, whose, held = values[asked], owners[begin:end], weights[begin:end]
            for at in range(len(whose)):
                found[whose[at] - first] += value * held[at]
    return found


@compiled
def shares_there(pieces: Ints, countries: Numbers, shares: Weights, anywhere: Floats, asked: Numbers) -> Floats:
    """What each piece has anywhere, and its shares in the asked countries; a piece may have shares in several."""
    found = anywhere.copy()
    for at in range(len(pieces)):
        for each in asked:
            if countries[at] == each:
                found[pieces[at]] += shares[at]
                break
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
def lowest_of_best(values: Floats, most: int) -> float:
    """The lowest of the `most` (1 and more) highest values; -inf where there are fewer."""
    best = np.full(most, -np.inf)
    for value in values:
        if value > best[0]:
            place = 0
            while place < most - 1 and best[place + 1] < value:
                best[place] = best[place + 1]
                place += 1
            best[place] = value
    return float(best[0])


@compiled_in_any_order
def add_standardised(
    total: Floats,
    values: Floats,
    starts: Ints,
    languages: Ints,
    weights: Floats,
    pseudo: float,
    alike: float,
    least: float,
    most: float,
) -> None:
    """Add weight (by language) × z of each value to the total: z within each language, shrunk by `pseudo` members.

    Its spread is shrunk to that within all languages by `alike` members more.
    Members of one language stand in runs: where each run begins, with one place more than there are runs, and the
    language of each. Where all values are equal nothing is added.
    """
    if not len(values):
        return
    bottom, top = values[0], values[0]
    sums, sizes, squares = np.zeros(len(weights)), np.zeros(len(weights)), np.zeros(len(weights))
    for run in range(len(languages)):
        some, added, language = values[starts[run] : starts[run + 1]], 0.0, languages[run]
        for at in range(len(some)):
            bottom, top = min(bottom, some[at]), max(top, some[at])
            added += some[at]
        sums[language] += added
        sizes[language] += len(some)
    if top - bottom < 1e-12:
        return
    means = sums / np.maximum(sizes, 1)
    for run in range(len(languages)):
        some, added, mean = values[starts[run] : starts[run + 1]], 0.0, means[languages[run]]
        for at in range(len(some)):
            added += (some[at] - mean) ** 2
        squares[languages[run]] += added
    mean = sums.sum() / len(values)
    middle = (sums + pseudo * mean) / (sizes + pseudo)
    variance = (squares + sizes * (means - mean) ** 2).sum() / len(values)
    about = squares + sizes * (means - middle) ** 2
    within = about.sum() / len(values)
    spread = about + pseudo * (variance + (mean - middle) ** 2) + alike * within
    spread = np.sqrt(np.maximum(spread / (sizes + pseudo + alike), 1e-18))
    for run in range(len(languages)):
        some, so_far = values[starts[run] : starts[run + 1]], total[starts[run] : starts[run + 1]]
        language = languages[run]
        weight, centre, by = weights[language], middle[language], 1 / spread[language]
        for at in range(len(some)):
            so_far[at] += weight * min(max((some[at] - centre) * by, least), most)


@compiled
def borrowed(
    numbers: Numbers,
    weights: Weights,
    order: Ints,
    lengths: Ints,
    shares: Floats,
    rarity: Floats,
    holders: Ints,
    most: int,
) -> tuple[Numbers, Floats, Floats]:
    """The `most` telling terms of some documents, each of a share, with any that equal the last of them: ascending
    terms and the weight of each. Beside them per document how much of these terms it says itself. `order` is how the
    documents' terms ascend.
    """
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
                begin, end, near = term_starts[place], term_starts[place + 1], nearness[asked]
                whose, held = owners[begin:end], weights[begin:end]
                for at in range(len(whose)):
                    most[whose[at]] = max(most[whose[at]], near * held[at])
        found += values[each] * most
    return found
