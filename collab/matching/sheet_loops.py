"""Inner loops over the few members that are looked at closely, compiled; those over everybody stand in `loops`."""

import numpy as np

from collab.matching.compiling import compiled
from collab.matching.lexical import Floats, Ints, Numbers, Weights


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
