"""Where a few members stand to what a post asks for, compiled: one walk for each matter over what they tell of it.

Every walk fills in its part of `found`, a line for each member. `terms` and `weights` are those of the shelf on which
the members stand; of each kind of bag it is told where that of every member begins and ends, its terms ascend between
these. What a post asks for is told by number, see `sought`.
"""

import numpy as np
from numpy.typing import NDArray

from collab.matching.compiling import compiled
from collab.matching.evidence import Evidence
from collab.matching.lexical import Flags, Floats, Ints, Numbers, Weights
from collab.matching.postings import Sets
from collab.matching.sought import Places, Seats
from collab.matching.table import Bags

SHARED = 0.5  # geometric mean of both sides' sureness from which a field counts as shared
FIRM = 0.65
HALF_TOLD = 0.5  # strength with which a field nobody ticked is told of
SURELY_TOLD = 0.7  # strength one lone word never reaches


@compiled
def _weight(terms: Numbers, weights: Weights, held: Bags, member: int, number: int) -> float:
    """The weight of a term in a member's bag; 0 where it does not stand."""
    for at in range(held[0][member], held[1][member]):
        if terms[at] == number:
            return float(weights[at])
    return 0.0


@compiled
def fields(
    found: Evidence,
    terms: Numbers,
    weights: Weights,
    works: Bags,
    strength: Bags,
    ticks: Bags,
    told: Bags,
    prominent: Bags,
    firsts: Ints,
    asked: NDArray[np.void],
    kin: Sets,
    numbered: tuple[int, int],
) -> None:
    """What members say of the fields asked for, a `FIELD` each: how surely they work there, what they tick and tell.

    Who `answered` with an own open post is known before. So many fields and so many concepts are `numbered`.
    """
    by_number, by_concept = _lines(asked["number"], numbered[0]), _lines(asked["concept"], numbered[1])
    near, most_covered, size = _near(kin, numbered[0]), kin.values.sum(), len(asked)
    sure, strong, number = np.zeros(size), np.zeros(size), np.zeros(size)
    ticked, titled = np.zeros(size), np.zeros(size)
    for member in range(len(found)):
        _pick(sure, terms, weights, works, member, by_number)
        _pick(strong, terms, weights, strength, member, by_concept)
        _pick(number, terms, weights, told, member, by_concept)
        _pick(ticked, terms, weights, ticks, member, by_concept)
        _pick(titled, terms, weights, prominent, member, by_concept)
        shared, firm, borne, most, alike, answered = 0, False, False, 0.0, 0.0, found["answered"][member]
        is_described = firsts[member + 1] > firsts[member]
        for at in range(size):
            each, is_ticked = asked[at], ticked[at] > 0
            is_told = titled[at] > 0 or number[at] > 1 or strong[at] >= SURELY_TOLD
            is_firm = is_told and strong[at] >= HALF_TOLD
            if is_ticked:
                is_firm = is_told or not is_described or not each["is_ours"]
            both = np.sqrt(each["weight"] * sure[at])
            most, shared = max(most, both), shared + (both >= SHARED)
            firm = firm or (both >= FIRM and is_firm and each["is_sure"])
            borne = borne or (each["is_declared"] and is_ticked and strong[at] > 0)
            if each["is_weighty"]:
                alike = max(alike, min(each["terms"], number[at]))
        covered = _covered(terms, weights, works, member, near, kin.values) / most_covered if most_covered else 0.0
        field = min(1.0, 0.8 * most + 0.1 * covered + 0.1 * (shared > 1)) if shared else 0.4 * covered
        # Its own open post says that it wants this, whatever its profile tells.
        found["shared"][member] = shared > 0 or answered >= SHARED
        found["firm"][member] = firm or answered >= 1
        found["field"][member] = max(field, answered)
        found["borne"][member] = borne
        found["terms"][member] = min(max((alike - 1) / 2, 0.0), 1.0)


@compiled
def _lines(numbers: Numbers, size: int) -> Ints:
    """Of all numbers in which line each is asked for, or -1."""
    lines = np.full(size, -1)
    for line in range(len(numbers)):
        lines[numbers[line]] = line
    return lines


@compiled
def _pick(picked: Floats, terms: Numbers, weights: Weights, held: Bags, member: int, lines: Ints) -> None:
    """Fill in the weight of each line's term in a member's bag; 0 where it does not stand."""
    picked[:] = 0.0
    for at in range(held[0][member], held[1][member]):
        if lines[terms[at]] >= 0:
            picked[lines[terms[at]]] = weights[at]


@compiled
def _near(kin: Sets, size: int) -> Floats:
    """How near each of all fields is to those asked for: sets x fields."""
    near = np.zeros((len(kin.values), size))
    for each in range(len(kin.values)):
        for at in range(kin.starts[each], kin.starts[each + 1]):
            near[each, kin.numbers[at]] = kin.nearness[at]
    return near


@compiled
def _covered(terms: Numbers, weights: Weights, works: Bags, member: int, near: Floats, values: Floats) -> float:
    """Σ value × (highest nearness × weight) over sets of fields."""
    total = 0.0
    for each in range(len(values)):
        most = 0.0
        for at in range(works[0][member], works[1][member]):
            most = max(most, near[each, terms[at]] * weights[at])
        total += values[each] * most
    return total


@compiled
def activities(
    found: Evidence,
    terms: Numbers,
    weights: Weights,
    done: Bags,
    done_in: Bags,
    firsts: Ints,
    alike: Floats,
    is_field: Flags,
    is_country: Flags,
    many: int,
    enough: float,
) -> None:
    """The past activity most like the post: it tells of a field and is in a country, or words or terms are shared.

    `done` (how many terms) holds piece × `many` + field, `done_in` piece × `many` + country. `alike` is how like
    each piece is in words, which is `enough` from some likeness on.
    """
    for member in range(len(found)):
        best, likest, at, last = 0.0, -1, done[0][member], done[1][member]
        while at < last:
            piece, told = terms[at] // many, 0.0
            while at < last and terms[at] // many == piece:
                if is_field[terms[at] % many]:
                    told = max(told, float(weights[at]))
                at += 1
            is_there = False
            for place in range(done_in[0][member], done_in[1][member]):
                is_there = is_there or (terms[place] // many == piece and is_country[terms[place] % many])
            # Rounded, so that no last digit decides between two.
            said = np.rint(alike[firsts[member] + piece] * 1e9) / 1e9
            likeness = said + 0.1 * told + 0.1 * is_there
            if told > 0 and (is_there or told > 1 or said >= enough) and likeness > best:
                best, likest = likeness, piece
        found["activity"][member] = likest


@compiled
def places(
    found: Evidence, terms: Numbers, home: Bags, countries: Bags, spoken: Bags, writes: Bags, asked: Places
) -> None:
    """Where members stand to the asked countries, and whether they share a language."""
    for member in range(len(found)):
        closeness = 0.0
        for at in range(home[0][member], home[1][member]):
            closeness = max(closeness, asked.at_home[terms[at]])
        for at in range(countries[0][member], countries[1][member]):
            closeness = max(closeness, asked.at_work[terms[at]])
        found["closeness"][member] = closeness
        found["speaks"][member] = _holds_any(terms, spoken, member, asked.spoken)
        found["foreign"][member] = not _holds_any(terms, writes, member, asked.written)


@compiled
def _holds_any(terms: Numbers, held: Bags, member: int, asked: Flags) -> bool:
    found = False
    for at in range(held[0][member], held[1][member]):
        found = found or asked[terms[at]]
    return found


@compiled
def seats(
    found: Evidence,
    terms: Numbers,
    weights: Weights,
    capacities: Bags,
    countries: Bags,
    spoken: Bags,
    asked: Seats,
    declared: float,
    elsewhere: float,
) -> None:
    """The place each member fits best: how well, less what is lost in other countries or languages than it asks for.

    Only working languages of the weight `declared` count; `elsewhere` (0..1) is what is left.
    """
    for member in range(len(found)):
        best, seat, fit, is_silent = -1.0, -1, 0.0, True
        for at in range(spoken[0][member], spoken[1][member]):
            is_silent = is_silent and weights[at] < declared
        for each in range(len(asked.countries)):
            speaks = is_silent or not asked.names_language[each]
            for at in range(spoken[0][member], spoken[1][member]):
                speaks = speaks or (weights[at] >= declared and asked.languages[each][terms[at]])
            is_there = not asked.names_country[each] or _holds_any(terms, countries, member, asked.countries[each])
            met = (1.0 if is_there else elsewhere) * (1.0 if speaks else elsewhere)
            able, first, last = 0.0, asked.starts[each], asked.starts[each + 1]
            for capacity in asked.capacities[first:last]:
                able += _weight(terms, weights, capacities, member, capacity)
            ranked = able / max(last - first, 1) * met
            # Without any capacity the place whose countries and languages suit is still the best one.
            if ranked + 1e-3 * met > best:
                best, seat, fit = ranked + 1e-3 * met, each, ranked
        found["fit"][member], found["seat"][member] = fit, seat
