"""How much of the asked fields members cover."""

from collections.abc import Sequence
from typing import Protocol

import numpy as np

from collab.matching import fields
from collab.matching.counts import Counts
from collab.matching.fields import Asked
from collab.matching.lexical import Bag, Floats
from collab.matching.postings import Postings, Sheet
from collab.matching.rows import Knowledge


class Members(Protocol):
    """Members whose fields are known."""

    size: int

    @property
    def fields(self) -> Postings | Sheet: ...


def coverage(members: Members, wanted: Sequence[Asked], counts: Counts, known: Knowledge) -> Floats:
    """Share (0..1), by weight and rarity, of the asked fields each member covers, kindred ones in part."""
    total, found = 0.0, np.zeros(members.size)
    for each in wanted:
        kin = _kin(each.code, known)
        if counts.fields.holders(kin.numbers).any():
            weight = each.weight * counts.field_rarity(known.numbers.fields.known(each.code))
            total, found = total + weight, found + weight * members.fields.highest(kin.numbers, kin.weights)
    return found / total if total else found


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
