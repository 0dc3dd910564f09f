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
def topmost(terms: Numbers, weights: Weights, ends: Ints, numbers: Numbers, values: Weights) -> Floats:
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
def columns(terms: Numbers, weights: Weights, ends: Ints, numbers: Numbers) -> Floats:
    """Per document (rows) the weight of each of some terms (columns); 0 where it does not stand."""
    found = np.zeros((len(ends), len(numbers)))
    start = 0
    for document in range(len(ends)):
        for at in range(start, ends[document]):
            for asked in range(len(numbers)):
                if terms[at] == numbers[asked]:
                    found[document, asked] = weights[at]
        start = ends[document]
    return found


@compiled
def cosines(
    terms: Numbers, weights: Weights, ends: Ints, numbers: Numbers, values: Weights, rarity: Floats, length: float
) -> Floats:
    """Per document Σ value × weight over its terms that are asked for, over both lengths; `numbers` are ascending.

    A document's is the root of Σ (weight × rarity)² over its terms; those beyond `rarity` are as rare as its last.
    """
    found = np.zeros(len(ends))
    at, last = 0, len(rarity) - 1
    for document in range(len(ends)):
        asked, total, square = 0, 0.0, 0.0
        while at < ends[document]:
            square += (weights[at] * rarity[min(terms[at], last)]) ** 2
            while asked < len(numbers) and numbers[asked] < terms[at]:
                asked += 1
            if asked < len(numbers) and numbers[asked] == terms[at]:
                total += values[asked] * weights[at]
            at += 1
        found[document] = total / max(np.sqrt(square) * length, 1e-12)
    return found


@compiled
def copy_runs(
    old: Numbers | Weights, old_starts: Ints, places: Ints, new: Numbers | Weights, new_starts: Ints, turns: Ints
) -> None:
    """Copy runs of one array (each from its start to the next) to the places of another."""
    for each in range(len(places)):
        start, to = old_starts[places[each]], new_starts[turns[each]]
        for step in range(old_starts[places[each] + 1] - start):
            new[to + step] = old[start + step]


@compiled
def sorted_out(
    terms: Numbers, weights: Weights, ends: Numbers, starts: Ints, firsts: Ints, places: Ints, number: int
) -> tuple[Numbers, Weights, Ints, Ints, Ints]:
    """Bags of some sheaves of a shelf by kind: all first ones, all second ones ..., in the last of `number` the rest.

    Told are terms and weights by kind, where those of each kind begin, where each bag ends within its kind, and which
    bag is the first of each kind.
    """
    sizes, bags = np.zeros(number + 1, dtype=np.int64), np.zeros(number + 1, dtype=np.int64)
    for sheaf in places:
        for bag in range(firsts[sheaf + 1] - firsts[sheaf] - 1):
            kind, at = min(bag, number - 1), firsts[sheaf] + bag
            sizes[kind + 1] += ends[at + 1] - ends[at]
            bags[kind + 1] += 1
    begins, turns = np.cumsum(sizes), np.cumsum(bags)
    to, turn = begins.copy(), turns.copy()
    in_order, their = np.empty(begins[number], dtype=terms.dtype), np.empty(begins[number], dtype=weights.dtype)
    in_kind = np.empty(turns[number], dtype=np.int64)
    for sheaf in places:
        for bag in range(firsts[sheaf + 1] - firsts[sheaf] - 1):
            kind, at = min(bag, number - 1), firsts[sheaf] + bag
            for source in range(starts[sheaf] + ends[at], starts[sheaf] + ends[at + 1]):
                in_order[to[kind]] = terms[source]
                their[to[kind]] = weights[source]
                to[kind] += 1
            in_kind[turn[kind]] = to[kind] - begins[kind]
            turn[kind] += 1
    return in_order, their, begins, in_kind, turns


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
def likest(
    done: Numbers,
    terms: Weights,
    ends: Ints,
    where: Numbers,
    where_ends: Ints,
    scores: Floats,
    firsts: Ints,
    fields: Numbers,
    countries: Numbers,
    many: int,
    enough: float,
) -> Ints:
    """Per member the piece that tells of the past activity most like a post, or -1.

    `done` (with how many `terms`) and `where` hold piece × `many` + field or country; `scores` are of all pieces.
    """
    found = np.full(len(ends), -1, dtype=np.int64)
    at, start = 0, 0
    for member in range(len(ends)):
        best = 0.0
        while at < ends[member]:
            piece, most = done[at] // many, 0.0
            while at < ends[member] and done[at] // many == piece:
                for field in fields:
                    if done[at] % many == field:
                        most = max(most, terms[at])
                at += 1
            there = 0.0
            for place in range(start, where_ends[member]):
                for country in countries:
                    if where[place] == piece * many + country and country >= 0:
                        there = 1.0
            alike = scores[firsts[member] + piece]
            likeness = alike + 0.1 * most + 0.1 * there
            if most > 0 and (there > 0 or most > 1 or alike >= enough) and likeness > best:
                best, found[member] = likeness, piece
        start = where_ends[member]
    return found


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


@compiled
def covered(
    terms: Numbers, weights: Weights, ends: Ints, numbers: Numbers, nearness: Floats, starts: Ints, values: Floats
) -> Floats:
    """Per document Σ value × (highest nearness × weight) over sets of numbers, which are ascending within each.

    `starts` is where each set begins, with one place more than `values`.
    """
    found = np.zeros(len(ends))
    start = 0
    for document in range(len(ends)):
        for each in range(len(values)):
            most, asked = 0.0, starts[each]
            for at in range(start, ends[document]):
                while asked < starts[each + 1] and numbers[asked] < terms[at]:
                    asked += 1
                if asked < starts[each + 1] and numbers[asked] == terms[at]:
                    most = max(most, nearness[asked] * weights[at])
            found[document] += values[each] * most
        start = ends[document]
    return found


@compiled
def covered_in_postings(
    terms: Numbers,
    term_starts: Ints,
    owners: Numbers,
    weights: Weights,
    numbers: Numbers,
    nearness: Floats,
    starts: Ints,
    values: Floats,
    size: int,
) -> Floats:
    """The same per owner over postings of the terms."""
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
