"""How much of the asked fields members cover."""

from collections.abc import Sequence
from typing import Protocol

import numpy as np

from collab.matching import fields
from collab.matching.counts import Counts
from collab.matching.fields import Asked
from collab.matching.lexical import Floats
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
        near = {
            known.numbers.fields.known(code): nearness for code, nearness in fields.kin(each.code, known.scheme).items()
        }
        numbers = np.array(sorted(number for number in near if number >= 0), dtype=np.int32)
        if counts.fields.holders(numbers).any():
            weight = each.weight * counts.field_rarity(known.numbers.fields.known(each.code))
            nearness = np.array([near[int(number)] for number in numbers])
            total, found = total + weight, found + weight * members.fields.highest(numbers, nearness)
    return found / total if total else found
