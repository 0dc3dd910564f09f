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
) -> None:
    """What members say of the fields asked for, a `FIELD` each: how surely they work there, what they tick and tell.

    Who `answered` with an own open post is known before.
    """
    most_covered = kin.values.sum()
    for member in range(len(found)):
        shared, firm, borne, most, alike, answered = 0, False, False, 0.0, 0.0, found["answered"][member]
        is_described = firsts[member + 1] > firsts[member]
        for each in asked:
            strong = _weight(terms, weights, strength, member, each["concept"])
            number = _weight(terms, weights, told, member, each["concept"])
            is_ticked = _weight(terms, weights, ticks, member, each["concept"]) > 0
            is_prominent = _weight(terms, weights, prominent, member, each["concept"]) > 0
            is_told = is_prominent or number > 1 or strong >= SURELY_TOLD
            is_firm = is_told and strong >= HALF_TOLD
            if is_ticked:
                is_firm = is_told or not is_described or not each["is_ours"]
            both = np.sqrt(each["weight"] * _weight(terms, weights, works, member, each["number"]))
            most, shared = max(most, both), shared + (both >= SHARED)
            firm = firm or (both >= FIRM and is_firm and each["is_sure"])
            borne = borne or (each["is_declared"] and is_ticked and strong > 0)
            if each["is_weighty"]:
                alike = max(alike, min(each["terms"], number))
        covered = _covered(terms, weights, works, member, kin) / most_covered if most_covered else 0.0
        field = min(1.0, 0.8 * most + 0.1 * covered + 0.1 * (shared > 1)) if shared else 0.4 * covered
        # Its own open post says that it wants this, whatever its profile tells.
        found["shared"][member] = shared > 0 or answered >= SHARED
        found["firm"][member] = firm or answered >= 1
        found["field"][member] = max(field, answered)
        found["borne"][member] = borne
        found["terms"][member] = min(max((alike - 1) / 2, 0.0), 1.0)


@compiled
def _covered(terms: Numbers, weights: Weights, works: Bags, member: int, kin: Sets) -> float:
    """Σ value × (highest nearness × weight) over sets of fields."""
    total = 0.0
    for each in range(len(kin.values)):
        most, place = 0.0, kin.starts[each]
        for at in range(works[0][member], works[1][member]):
            while place < kin.starts[each + 1] and kin.numbers[place] < terms[at]:
                place += 1
            if place < kin.starts[each + 1] and kin.numbers[place] == terms[at]:
                most = max(most, kin.nearness[place] * weights[at])
        total += kin.values[each] * most
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
