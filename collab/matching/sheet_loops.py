"""Inner loops over the few members that are looked at closely, compiled; those over everybody stand in `loops`.

Of each document `begins` and `ends` tell where its terms stand among all, which are ascending within it.
"""

import numpy as np

from collab.matching.compiling import compiled
from collab.matching.lexical import Floats, Ints, Numbers, Weights


@compiled
def counted(terms: Numbers, begins: Ints, ends: Ints, numbers: Numbers, values: Floats) -> Floats:
    """Per document Σ value over its terms that are asked for; `numbers` are ascending."""
    found = np.zeros(len(ends))
    for document in range(len(ends)):
        asked = 0
        for at in range(begins[document], ends[document]):
            while asked < len(numbers) and numbers[asked] < terms[at]:
                asked += 1
            if asked < len(numbers) and numbers[asked] == terms[at]:
                found[document] += values[asked]
    return found


@compiled
def columns(terms: Numbers, weights: Weights, begins: Ints, ends: Ints, numbers: Numbers) -> Floats:
    """Per document (rows) the weight of each of some terms (columns); 0 where it does not stand."""
    found = np.zeros((len(ends), len(numbers)))
    for document in range(len(ends)):
        for at in range(begins[document], ends[document]):
            for asked in range(len(numbers)):
                if terms[at] == numbers[asked]:
                    found[document, asked] = weights[at]
    return found


@compiled
def cosines(
    terms: Numbers,
    weights: Weights,
    begins: Ints,
    ends: Ints,
    numbers: Numbers,
    values: Weights,
    rarity: Floats,
    length: float,
) -> Floats:
    """Per document Σ value × weight over its terms that are asked for, over both lengths; `numbers` are ascending.

    A document's is the root of Σ (weight × rarity)² over its terms; those beyond `rarity` are as rare as its last.
    """
    found, last = np.zeros(len(ends)), len(rarity) - 1
    for document in range(len(ends)):
        asked, total, square = 0, 0.0, 0.0
        for at in range(begins[document], ends[document]):
            square += (weights[at] * rarity[min(terms[at], last)]) ** 2
            while asked < len(numbers) and numbers[asked] < terms[at]:
                asked += 1
            if asked < len(numbers) and numbers[asked] == terms[at]:
                total += values[asked] * weights[at]
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
def bags_of(ends: Numbers, starts: Ints, firsts: Ints, places: Ints, number: int) -> tuple[Ints, Ints, Ints, Ints]:
    """Where the first `number` bags of some sheaves of a shelf begin and end (bags x sheaves), and all later ones."""
    more = 0
    for sheaf in places:
        more += firsts[sheaf + 1] - firsts[sheaf] - 1 - number
    begins, finishes = np.empty((number, len(places)), dtype=np.int64), np.empty((number, len(places)), dtype=np.int64)
    then, until = np.empty(more, dtype=np.int64), np.empty(more, dtype=np.int64)
    turn = 0
    for each in range(len(places)):
        start, first = starts[places[each]], firsts[places[each]]
        for bag in range(firsts[places[each] + 1] - first - 1):
            begin, finish = start + ends[first + bag], start + ends[first + bag + 1]
            if bag < number:
                begins[bag, each], finishes[bag, each] = begin, finish
            else:
                then[turn], until[turn] = begin, finish
                turn += 1
    return begins, finishes, then, until


@compiled
def likest(
    done: Numbers,
    terms: Weights,
    begins: Ints,
    ends: Ints,
    where_begins: Ints,
    where_ends: Ints,
    scores: Floats,
    firsts: Ints,
    fields: Numbers,
    countries: Numbers,
    many: int,
    enough: float,
) -> Ints:
    """Per member the piece that tells of the past activity most like a post, or -1.

    `done` (with how many `terms`) holds piece × `many` + field, and elsewhere country; `scores` are of all pieces.
    """
    found = np.full(len(ends), -1, dtype=np.int64)
    for member in range(len(ends)):
        best, at = 0.0, begins[member]
        while at < ends[member]:
            piece, most = done[at] // many, 0.0
            while at < ends[member] and done[at] // many == piece:
                for field in fields:
                    if done[at] % many == field:
                        most = max(most, terms[at])
                at += 1
            there = 0.0
            for place in range(where_begins[member], where_ends[member]):
                for country in countries:
                    if done[place] == piece * many + country and country >= 0:
                        there = 1.0
            alike = scores[firsts[member] + piece]
            likeness = alike + 0.1 * most + 0.1 * there
            if most > 0 and (there > 0 or most > 1 or alike >= enough) and likeness > best:
                best, found[member] = likeness, piece
    return found


@compiled
def covered(
    terms: Numbers,
    weights: Weights,
    begins: Ints,
    ends: Ints,
    numbers: Numbers,
    nearness: Weights,
    starts: Ints,
    values: Floats,
) -> Floats:
    """Per document Σ value × (highest nearness × weight) over sets of numbers, which are ascending within each.

    `starts` is where each set begins, with one place more than `values`.
    """
    found = np.zeros(len(ends))
    for document in range(len(ends)):
        for each in range(len(values)):
            most, asked = 0.0, starts[each]
            for at in range(begins[document], ends[document]):
                while asked < starts[each + 1] and numbers[asked] < terms[at]:
                    asked += 1
                if asked < starts[each + 1] and numbers[asked] == terms[at]:
                    most = max(most, nearness[asked] * weights[at])
            found[document] += values[each] * most
    return found
