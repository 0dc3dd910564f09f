"""How like a post the texts of a few members are, compiled: one walk for each matter over what they tell of it.

Every walk fills in its part of `found`, a line for each member. `terms` and `weights` are those of the shelf on which
the members stand; of each kind of bag it is told where that of every member begins and ends, its terms ascend between
these. What a post asks for is told by number, see `sought`.
"""

from typing import NamedTuple

import numpy as np

from collab.matching.compiling import compiled
from collab.matching.evidence import Evidence
from collab.matching.lexical import Floats, Ints, Numbers, Weights
from collab.matching.sought import Leant, Things, Words
from collab.matching.table import Bags

ROOM = 8  # slots for each number that is looked up, so that few are taken
ENOUGH_WORDS = 2.5  # rare words in common that make full evidence
ENOUGH_LIKENESS = 0.15  # cosine of the best piece that makes full evidence
FEW_THINGS = 2  # things in common beneath which a likeness of subjects is chance
ENOUGH_THINGS = 2.2  # rare things of the dictionary that both speak of that make full evidence
FAINT_LIKENESS = 0.4  # cosine in concepts up to which likeness is chance
SPOTTED_SHARE = 0.3  # single words, looser than terms, reach further into other languages


class Lookup(NamedTuple):
    """Terms asked for in no order: what each adds to a document's likeness, and what is proven by sharing it.

    Each is found by the last digits of its number: a slot (-1 if free) tells its place, or the next slot does.
    """

    slots: Ints
    numbers: Ints
    values: Floats
    proof: Floats


@compiled
def words(
    found: Evidence, terms: Numbers, weights: Weights, names: Bags, pieces: Bags, firsts: Ints, asked: Words
) -> Floats:
    """Of each piece the cosine (0..1) with the post; and what is alike in words in the best of them and in names.

    `firsts` is where the pieces of each member begin, with one place more than there are members.
    """
    lookup, length = _lookup(asked)
    alike = np.zeros(len(pieces[0]))
    for member in range(len(found)):
        begin, end = names[0][member], names[1][member]
        best, most = _alike(terms, weights, begin, end, lookup, asked.rarity, length)
        for piece in range(firsts[member], firsts[member + 1]):
            begin, end = pieces[0][piece], pieces[1][piece]
            alike[piece], proof = _alike(terms, weights, begin, end, lookup, asked.rarity, length)
            best, most = max(best, alike[piece]), max(most, proof)
        found["words"][member] = min(1.0, most / ENOUGH_WORDS) * min(1.0, best / ENOUGH_LIKENESS)
    return alike


@compiled
def _lookup(asked: Words) -> tuple[Lookup, float]:
    """The words of a post, and its length as rarity weighs it: once where they are told, once where they are asked."""
    size, stems, last = 1, len(asked.numbers), len(asked.rarity) - 1
    most = stems + len(asked.said)
    while size < ROOM * most:
        size *= 2
    lookup = Lookup(np.full(size, -1), np.zeros(most, dtype=np.int64), np.zeros(most), np.zeros(most))
    square = asked.strange
    for at in range(most):
        number = asked.numbers[at] if at < stems else asked.said[at - stems]
        slot = _slot(lookup, number)
        lookup.slots[slot] = at if lookup.slots[slot] < 0 else lookup.slots[slot]
        place = lookup.slots[slot]
        lookup.numbers[place] = number
        if at < stems:
            rare = asked.rarity[min(number, last)]
            lookup.values[place] = asked.weights[at] * rare**2
            square += (asked.weights[at] * rare) ** 2
        else:
            lookup.proof[place] = asked.proof[at - stems]
    return lookup, np.sqrt(square)


@compiled
def _slot(lookup: Lookup, number: int) -> int:
    """The slot of a number, or the free one where it would be."""
    last = len(lookup.slots) - 1
    slot = number & last
    while lookup.slots[slot] >= 0 and lookup.numbers[lookup.slots[slot]] != number:
        slot = (slot + 1) & last
    return slot


@compiled
def _alike(
    terms: Numbers, weights: Weights, begin: int, end: int, lookup: Lookup, rarity: Floats, length: float
) -> tuple[float, float]:
    """The cosine of a document and a post of a length, both weighed by rarity; and how much what they share proves.

    Terms beyond `rarity` are as rare as its last.
    """
    total, proof, square, last = 0.0, 0.0, 0.0, len(rarity) - 1
    for at in range(begin, end):
        place = lookup.slots[_slot(lookup, terms[at])]
        if place >= 0:
            total += lookup.values[place] * weights[at]
            proof += lookup.proof[place]
    if total == 0.0:
        return 0.0, proof
    for at in range(begin, end):
        square += (weights[at] * rarity[min(terms[at], last)]) ** 2
    return total / max(np.sqrt(square) * length, 1e-12), proof


@compiled
def things(found: Evidence, terms: Numbers, held: Bags, asked: Things, enough: float) -> None:
    """Things that both speak of, in whatever languages; those of `enough` proof are rare enough to be told."""
    proof = np.full(asked.size, -1.0)
    for at in range(len(asked.numbers)):
        proof[asked.numbers[at]] = asked.proof[at]
    for member in range(len(found)):
        number, total, is_told = 0, 0.0, False
        for at in range(held[0][member], held[1][member]):
            proven = proof[terms[at]]
            if proven >= 0:
                number, total, is_told = number + 1, total + proven, is_told or proven >= enough
        found["things"][member] = min(1.0, total / ENOUGH_THINGS)
        found["same"][member] = number >= FEW_THINGS and is_told


@compiled
def concepts(
    found: Evidence,
    terms: Numbers,
    weights: Weights,
    leanings: Bags,
    strength: Bags,
    ticks: Bags,
    leant: Leant,
    spotted: Leant,
    meant: Numbers,
) -> None:
    """Likeness in concepts: of terms spotted on both sides, and more of what the words lean towards."""
    is_meant = np.zeros(spotted.size, dtype=np.bool_)
    for number in meant:
        is_meant[number] = True
    leant_values, leant_length = _opened(leant)
    spotted_values, spotted_length = _opened(spotted)
    for member in range(len(found)):
        begin, end = leanings[0][member], leanings[1][member]
        alike = _cosine(terms, weights, begin, end, leant_values, leant.rarity, leant_length)
        begin, end = strength[0][member], strength[1][member]
        both = _cosine(terms, weights, begin, end, spotted_values, spotted.rarity, spotted_length)
        common, tick, last = 0, ticks[0][member], ticks[1][member]
        for at in range(strength[0][member], strength[1][member]):
            while tick < last and terms[tick] < terms[at]:
                common, tick = common + is_meant[terms[tick]], tick + 1
            is_ticked = tick < last and terms[tick] == terms[at]
            common += is_meant[terms[at]] and (is_ticked or weights[at] > 0)
            tick += is_ticked
        for left in range(tick, last):
            common += is_meant[terms[left]]
        found["leant"][member] = alike
        # With a single concept in common likeness would count the field a second time.
        if common > 1:
            likeness = SPOTTED_SHARE * both + (1 - SPOTTED_SHARE) * alike
            beyond_chance = (likeness - FAINT_LIKENESS) / (1 - 1.5 * FAINT_LIKENESS)
            found["concepts"][member] = min(max(beyond_chance, 0.0), 1.0)


@compiled
def _opened(asked: Leant) -> tuple[Floats, float]:
    """What each of all terms adds to the likeness to a post, and the length of the post as rarity weighs it."""
    values, square, last = np.zeros(asked.size), 0.0, len(asked.rarity) - 1
    for at in range(len(asked.numbers)):
        rare = asked.rarity[min(asked.numbers[at], last)]
        values[asked.numbers[at]] = asked.weights[at] * rare**2
        square += (asked.weights[at] * rare) ** 2
    return values, np.sqrt(square)


@compiled
def _cosine(
    terms: Numbers, weights: Weights, begin: int, end: int, values: Floats, rarity: Floats, length: float
) -> float:
    total, square, last = 0.0, 0.0, len(rarity) - 1
    for at in range(begin, end):
        total += values[terms[at]] * weights[at]
        square += (weights[at] * rarity[min(terms[at], last)]) ** 2
    return float(total / max(np.sqrt(square) * length, 1e-12))
