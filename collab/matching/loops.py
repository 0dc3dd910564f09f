"""Inner loops over many members or terms, compiled: one walk where arrays would need several, each over everybody.

Sums are added in the order of the arrays, so that they are the same to the last digit wherever they are made; but for
those of z, which are rounded.
"""

import numpy as np

from collab.matching.compiling import compiled, compiled_in_any_order
from collab.matching.lexical import Floats, Ints, Numbers, Weights

AT_ONCE = 1024  # figures that stay near the processor
ALL_EQUAL = 1e-24  # variance beneath which values differ in their last digits alone


@compiled
def added_up(
    terms: Numbers,
    starts: Ints,
    owners: Numbers,
    weights: Weights,
    numbers: Numbers,
    values: Weights,
    groups: Ints,
    bounds: Ints,
    size: int,
) -> Floats:
    """Per owner Σ value × weight over postings of the terms that its group is asked for.

    `starts` has one place more than `terms`; the owners of each term ascend. Each group has the terms from its place in
    `groups` to before the next, and the owners from its place in `bounds` to before the next.
    """
    found = np.zeros(size)
    for group in range(len(groups) - 1):
        first, last = bounds[group], bounds[group + 1]
        places = np.searchsorted(terms, numbers[groups[group] : groups[group + 1]])
        for each in range(len(places) if first < last else 0):
            place, asked = places[each], groups[group] + each
            if place < len(terms) and terms[place] == numbers[asked]:
                begin, end = starts[place], starts[place + 1]
                if last - first < size:
                    those = owners[begin:end]
                    begin, end = begin + np.searchsorted(those, first), begin + np.searchsorted(those, last)
                value, whose, held = values[asked], owners[begin:end], weights[begin:end]
                for at in range(len(whose)):
                    found[whose[at]] += value * held[at]
    return found


@compiled
def added_up_columns(columns: Weights, numbers: Numbers, values: Weights) -> Floats:
    """Per document (columns) Σ value × weight over the terms (rows) asked for."""
    size = columns.shape[1]
    found = np.zeros(size)
    for begin in range(0, size, AT_ONCE):
        some = found[begin : begin + AT_ONCE]
        for asked in range(len(numbers)):
            if 0 <= numbers[asked] < len(columns):
                value, held = values[asked], columns[numbers[asked], begin : begin + AT_ONCE]
                for at in range(len(some)):
                    some[at] += value * held[at]
    return found


@compiled
def weigh_by_site(
    scores: Floats, pieces: Numbers, starts: Ints, places: Numbers, shares: Weights, asked: Numbers, elsewhere: float
) -> None:
    """Lessen the scores of `pieces`, which tell where they were, to elsewhere + (1 - elsewhere) × their share there.

    The sites of each country, in order of their numbers, from its start to the next: which of the pieces, what share.
    """
    there = np.zeros(len(pieces))
    for country in asked:
        if 0 <= country < len(starts) - 1:
            for at in range(starts[country], starts[country + 1]):
                there[places[at]] += shares[at]
    for at in range(len(pieces)):
        scores[pieces[at]] *= elsewhere + (1 - elsewhere) * there[at]


@compiled
def best_of(scores: Floats, pieces: Numbers, owners: Numbers, size: int) -> Floats:
    """Per owner the best score (0 and more) of some of the pieces."""
    best = np.zeros(size)
    for piece in pieces:
        best[owners[piece]] = max(best[owners[piece]], scores[piece])
    return best


@compiled
def best_and_next(scores: Floats, owners: Numbers, size: int) -> tuple[Floats, Floats]:
    """Per owner (ascending) the best document's score and the sum of the second and third best."""
    best, following = np.zeros(size), np.zeros(size)
    at = 0
    while at < len(scores):
        owner, first = owners[at], at
        one, two, three = scores[at], -np.inf, -np.inf
        at += 1
        while at < len(scores) and owners[at] == owner:
            # No branches: which is higher nobody can foretell.
            score = scores[at]
            one, score = max(one, score), min(one, score)
            two, score = max(two, score), min(two, score)
            three = max(three, score)
            at += 1
        best[owner] = one
        if at - first > 1:
            following[owner] = two
        if at - first > 2:
            following[owner] += three
    return best, following


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
    sums, sizes, squares = np.zeros(len(weights)), np.zeros(len(weights)), np.zeros(len(weights))
    for run in range(len(languages)):
        some, added, language = values[starts[run] : starts[run + 1]], 0.0, languages[run]
        for at in range(len(some)):
            added += some[at]
        sums[language] += added
        sizes[language] += len(some)
    means = sums / np.maximum(sizes, 1)
    for run in range(len(languages)):
        some, added, mean = values[starts[run] : starts[run + 1]], 0.0, means[languages[run]]
        for at in range(len(some)):
            added += (some[at] - mean) ** 2
        squares[languages[run]] += added
    mean = sums.sum() / len(values)
    variance = (squares + sizes * (means - mean) ** 2).sum() / len(values)
    if variance < ALL_EQUAL:
        return
    middle = (sums + pseudo * mean) / (sizes + pseudo)
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
