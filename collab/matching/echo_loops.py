"""Inner loops of hearing what the best say, compiled: who they are in each group, and what is heard of them."""

import numpy as np

from collab.matching.compiling import compiled
from collab.matching.lexical import Floats, Ints, Numbers, Weights

FREE = -1
FINE = 1e9  # sums are told apart down to their ninth digit
LEAST_OF_OTHERS = 0.2  # of what is heard: a member that is nearly all of it hears little beside itself


@compiled
def best_of_groups(
    scores: Floats, ids: Ints, starts: Ints, groups: Ints, number: int, most: int, most_equal: int
) -> tuple[Ints, Ints]:
    """The places of the `most` best of each group, best first, ties by id; and where those of each group begin.

    Of those equal to the last of them all or, where that makes more than `most_equal`, none. Members of a group stand
    in runs: where each begins, with one place more than there are runs, and its group, of so `number` groups.
    """
    best, held = np.full((number, most), -np.inf), np.zeros(number, dtype=np.int64)
    for run in range(len(groups)):
        top = best[groups[run]]
        for at in range(starts[run], starts[run + 1]):
            if scores[at] > top[0]:
                place = 0
                while place < most - 1 and top[place + 1] < scores[at]:
                    top[place] = top[place + 1]
                    place += 1
                top[place] = scores[at]
    for run in range(len(groups)):
        least, near = best[groups[run], 0], 0
        for at in range(starts[run], starts[run + 1]):
            near += scores[at] >= least
        held[groups[run]] += near
    found, begins = np.empty(number * most_equal, dtype=np.int64), np.zeros(number + 1, dtype=np.int64)
    count = 0
    for group in range(number):
        least = best[group, 0] if held[group] <= most_equal else np.nextafter(best[group, 0], np.inf)
        begin = count
        for run in range(len(groups) if held[group] else 0):
            for at in range(starts[run], starts[run + 1] if groups[run] == group else 0):
                if scores[at] >= least:
                    place = count
                    while place > begin and (
                        scores[found[place - 1]] < scores[at]
                        or (scores[found[place - 1]] == scores[at] and ids[found[place - 1]] > ids[at])
                    ):
                        found[place] = found[place - 1]
                        place -= 1
                    found[place] = at
                    count += 1
        begins[group + 1] = count
    return found[:count], begins


@compiled
def borrowed(
    numbers: Numbers,
    weights: Weights,
    begins: Ints,
    ends: Ints,
    scores: Floats,
    groups: Ints,
    lent: Floats,
    most: int,
) -> tuple[Numbers, Floats, Ints, Floats, Floats]:
    """The `most` telling terms of each group of documents, with any that equal the last of them: ascending terms, the
    weight of each, and where those of each group begin. Beside them the share of each document in its group, by score,
    and how much of these terms it says itself.

    The terms of each document ascend; `lent` is what each term counts, by its number. Where the documents of
    each group begin stands in `groups`, with one place more than there are groups.
    """
    number = (ends - begins).sum()
    terms, total, shares, own = np.empty(number, np.int32), np.zeros(number), np.zeros(len(ends)), np.zeros(len(ends))
    starts, count = np.zeros(len(groups), dtype=np.int64), 0
    mask = 2 ** int(np.log2(2 * number + 2) + 1) - 1
    slots = np.empty(mask + 1, dtype=np.int64)  # which term stands where; half and more are free
    for group in range(len(groups) - 1):
        first, last, start = groups[group], groups[group + 1], count
        shares[first:last] = np.maximum(scores[first:last], 0.0)
        added = shares[first:last].sum()
        slots[:] = FREE
        for document in range(first, last if added > 0.0 else first):
            shares[document] /= added
            for term in range(begins[document], ends[document]):
                slot = numbers[term] & mask
                while slots[slot] != FREE and terms[slots[slot]] != numbers[term]:
                    slot = (slot + 1) & mask
                if slots[slot] == FREE:
                    slots[slot], terms[count] = count, numbers[term]
                    total[count] = 0.0
                    count += 1
                total[slots[slot]] += shares[document] * weights[term]
        for place in range(start, count):
            total[place] *= lent[terms[place]]
        rounded = np.rint(total[start:count] * FINE)
        least = np.partition(rounded, len(rounded) - most)[len(rounded) - most] if len(rounded) > most else 0.0
        kept = np.flatnonzero((rounded >= least) & (rounded > 0.0)) + start
        kept = kept[np.argsort(terms[kept])]
        count = starts[group + 1] = start + len(kept)
        terms[start:count], total[start:count] = terms[kept], total[kept]
        for document in range(first, last):
            place = start
            for term in range(begins[document], ends[document]):
                while place < count and terms[place] < numbers[term]:
                    place += 1
                if place < count and terms[place] == numbers[term]:
                    own[document] += weights[term] ** 2 * lent[numbers[term]]
    return terms[:count], total[:count], starts, shares, own


@compiled
def without_their_own(
    heard: Floats, best: Ints, begins: Ints, shares: Floats, own: Floats, starts: Ints, groups: Ints, alone: float
) -> None:
    """Take off those who are heard what they said themselves; one that is more than `alone` of it hears the most."""
    for group in range(len(begins) - 1):
        leads = -1
        for each in range(begins[group], begins[group + 1]):
            at, share = best[each], shares[each]
            heard[at] = (heard[at] - share * own[each]) / max(1 - share, LEAST_OF_OTHERS)
            if share > alone:
                leads = at
        if leads >= 0:
            for run in range(len(groups)):
                for at in range(starts[run], starts[run + 1] if groups[run] == group else 0):
                    heard[leads] = max(heard[leads], heard[at])
