"""How much of the asked fields members cover."""

from collections.abc import Sequence
from itertools import accumulate

import numpy as np

from collab.matching import fields
from collab.matching.counts import Counts
from collab.matching.fields import Asked
from collab.matching.lexical import Bag, Floats
from collab.matching.postings import Sets
from collab.matching.rows import Knowledge
from collab.matching.segment import Segment

NOBODY = Sets(np.zeros(0, dtype=np.int32), np.zeros(0), np.zeros(1, dtype=np.int64), np.zeros(0))


def coverage(segment: Segment, wanted: Sequence[Asked], counts: Counts, known: Knowledge) -> Floats:
    """Share (0..1), by weight and rarity, of the asked fields each member covers, kindred ones in part."""
    kin = kindred(wanted, counts, known)
    # Added up one by one: of many values the sum would be another in its last digit.
    total: float = sum(kin.values.tolist())
    return segment.fields.covered(kin) / total if total else np.zeros(segment.size)


def kindred(wanted: Sequence[Asked], counts: Counts, known: Knowledge) -> Sets:
    """What covers each of the asked fields, by weight and rarity; those that nobody does anything akin to count 0."""
    told = [(each, kin) for each in wanted if len(kin := _kin(each.code, known))]
    if not told:
        return NOBODY
    starts = np.array([0, *accumulate(len(kin) for _, kin in told)])
    numbers = np.concatenate([kin.numbers for _, kin in told])
    is_held = np.add.reduceat(counts.fields.holders(numbers), starts[:-1]) > 0
    rarity = counts.fields.smoothed_rarity(known.numbers.fields.known_of([each.code for each, _ in told]))
    weights = np.array([each.weight for each, _ in told])
    return Sets(numbers, np.concatenate([kin.weights for _, kin in told]), starts, weights * rarity * is_held)


def _kin(code: str, known: Knowledge) -> Bag:
    """The field and those kindred to it, by number, with how near each is (0..1)."""
    if (kept := known.kin.get(code)) is not None:
        return kept
    near = fields.kin(code, known.scheme)
    numbers = known.numbers.fields.known_of(near)
    order = np.argsort(numbers)[np.count_nonzero(numbers < 0) :]
    kin = Bag(numbers[order], np.array([*near.values()])[order])
    if code in known.scheme.field_codes:  # others have their number only when somebody comes who works in them
        known.kin[code] = kin
    return kin
