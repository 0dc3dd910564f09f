"""The fields a post asks for beside what members say of them: arrays of members x fields."""

from dataclasses import dataclass

import numpy as np

from collab.matching.asking import Asking
from collab.matching.lexical import Flags, Floats
from collab.matching.rows import named_key
from collab.matching.scheme import Kind
from collab.matching.table import Table

HALF_TOLD = 0.5  # strength with which a field nobody ticked is told of
SURELY_TOLD = 0.7  # strength one lone word never reaches


@dataclass(frozen=True, slots=True)
class Sought:
    """Of each asked field how much it weighs (0..1) and how many terms of it the post tells; of each member and field
    how surely it works there (0..1), how many terms it tells, whether firmly: both ticked and told, or told well.

    `is_ticked_and_told` says of each member whether a field that the author ticked is one that it ticks and tells of.
    """

    weights: Floats
    told: Floats
    sureness: Floats
    terms: Floats
    is_firm: Flags
    is_ticked_and_told: Flags


def sought(table: Table, asking: Asking) -> Sought:
    """What the members say of the fields asked for, in the order of these."""
    codes, known = [each.code for each in asking.fields], table.known
    numbers = known.numbers.concepts.known_of([named_key((Kind.FIELD, code)) for code in codes])
    ticked, strength = table.ticks.columns(numbers) > 0, table.strength.columns(numbers)
    terms, prominent = table.terms.columns(numbers), table.prominent.columns(numbers) > 0
    is_told = prominent | (terms > 1) | (strength >= SURELY_TOLD)
    with_tick, without = is_told | ~table.described[:, None], is_told & (strength >= HALF_TOLD)
    is_ours = np.array([code in known.scheme.field_codes for code in codes], dtype=np.bool_)
    is_firm = np.where(ticked, with_tick, without)
    declared = np.array([each.declared for each in asking.fields], dtype=np.bool_)
    return Sought(
        weights=np.array([each.weight for each in asking.fields], dtype=np.float64),
        told=np.array([each.terms for each in asking.fields], dtype=np.float64),
        sureness=table.fields.columns(known.numbers.fields.known_of(codes)),
        terms=terms,
        is_firm=np.where(is_ours, is_firm, ticked) & np.array([each.sure for each in asking.fields], dtype=np.bool_),
        is_ticked_and_told=np.any(declared & ticked & (strength > 0), axis=1),
    )
