"""How like a post the texts of a few members are, compiled: one walk for each matter over what they tell of it.

Every walk fills in its part of `found`, a line for each member. `terms` and `weights` are those of the shelf on which
the members stand; of each kind of bag it is told where that of every member begins and ends, its terms ascend between
these. What a post asks for is told by number, see `sought`.
"""

import numpy as np

from collab.matching.compiling import compiled
from collab.matching.evidence import Evidence
from collab.matching.lexical import Flags, Floats, Ints, Numbers, Weights
from collab.matching.sought import Leant, Words
from collab.matching.table import Bags

SIEVE = 1 << 12  # most terms are not asked for: the last digits of their numbers tell
ENOUGH_WORDS = 2.5  # rare words in common that make full evidence
ENOUGH_LIKENESS = 0.15  # cosine of the best piece that makes full evidence
FEW_THINGS = 2  # things in common beneath which a likeness of subjects is chance
ENOUGH_THINGS = 2.2  # rare things of the dictionary that both speak of that make full evidence
FAINT_LIKENESS = 0.4  # cosine in concepts up to which likeness is chance
SPOTTED_SHARE = 0.3  # single words, looser than terms, reach further into other languages


@compiled
def words(
    found: Evidence, terms: Numbers, weights: Weights, names: Bags, pieces: Bags, firsts: Ints, asked: Words
) -> Floats:
    """Of each piece the cosine (0..1) with the post; and what is alike in words in the best of them and in names.

    `firsts` is where the pieces of each member begin, with one place more than there are members.
    """
    likely, alike = np.zeros(SIEVE, dtype=np.bool_), np.zeros(len(pieces[0]))
    for number in asked.numbers:
        likely[number % SIEVE] = True
    for member in range(len(found)):
        best, most = _alike(terms, weights, names[0][member], names[1][member], asked, likely)
        for piece in range(firsts[member], firsts[member + 1]):
            alike[piece], proof = _alike(terms, weights, pieces[0][piece], pieces[1][piece], asked, likely)
            best, most = max(best, alike[piece]), max(most, proof)
        found["words"][member] = min(1.0, most / ENOUGH_WORDS) * min(1.0, best / ENOUGH_LIKENESS)
    return alike


@compiled
def _alike(terms: Numbers, weights: Weights, begin: int, end: int, asked: Words, likely: Flags) -> tuple[float, float]:
    """The cosine of a document and a post, whose terms are weighed by rarity; and how much what they share proves.

    Terms beyond `rarity` are as rare as its last.
    """
    total, proof, square, place, last = 0.0, 0.0, 0.0, 0, len(asked.rarity) - 1
    for at in range(begin, end):
        if likely[terms[at] % SIEVE]:
            while place < len(asked.numbers) and asked.numbers[place] < terms[at]:
                place += 1
            while place < len(asked.numbers) and asked.numbers[place] == terms[at]:
                total += asked.values[place] * weights[at]
                proof += asked.proof[place]
                place += 1
    if total == 0.0:
        return 0.0, proof
    for at in range(begin, end):
        square += (weights[at] * asked.rarity[min(terms[at], last)]) ** 2
    return total / max(np.sqrt(square) * asked.length, 1e-12), proof


@compiled
def things(found: Evidence, terms: Numbers, held: Bags, proof: Floats, enough: float) -> None:
    """Things that both speak of, in whatever languages: `proof` of each thing, -1 of those the post does not name.

    Those of `enough` proof are rare enough to be told.
    """
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
    meant: Flags,
) -> None:
    """Likeness in concepts: of terms spotted on both sides, and more of what the words lean towards."""
    for member in range(len(found)):
        alike = _cosine(terms, weights, leanings[0][member], leanings[1][member], leant)
        both = _cosine(terms, weights, strength[0][member], strength[1][member], spotted)
        common, tick, last = 0, ticks[0][member], ticks[1][member]
        for at in range(strength[0][member], strength[1][member]):
            while tick < last and terms[tick] < terms[at]:
                common, tick = common + meant[terms[tick]], tick + 1
            is_ticked = tick < last and terms[tick] == terms[at]
            common += meant[terms[at]] and (is_ticked or weights[at] > 0)
            tick += is_ticked
        for left in range(tick, last):
            common += meant[terms[left]]
        found["leant"][member] = alike
        # With a single concept in common likeness would count the field a second time.
        if common > 1:
            likeness = SPOTTED_SHARE * both + (1 - SPOTTED_SHARE) * alike
            beyond_chance = (likeness - FAINT_LIKENESS) / (1 - 1.5 * FAINT_LIKENESS)
            found["concepts"][member] = min(max(beyond_chance, 0.0), 1.0)


@compiled
def _cosine(terms: Numbers, weights: Weights, begin: int, end: int, asked: Leant) -> float:
    total, square, last = 0.0, 0.0, len(asked.rarity) - 1
    for at in range(begin, end):
        total += asked.values[terms[at]] * weights[at]
        square += (weights[at] * asked.rarity[min(terms[at], last)]) ** 2
    return float(total / max(np.sqrt(square) * asked.length, 1e-12))
