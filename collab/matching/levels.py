"""How well a member fits, absolutely: points, score and level that mean the same on every post."""

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from collab.matching import counterparts
from collab.matching.asking import Asking
from collab.matching.coverage import coverage
from collab.matching.lexical import Flags, Floats, Ints
from collab.matching.rarities import RARE_ENOUGH
from collab.matching.results import Level
from collab.matching.sought import Sought, sought
from collab.matching.table import Table

MOST_POINTS = {"field": 50, "words": 20, "role": 20, "places": 15, "languages": 5}
STRONG, GOOD = 65, 45  # least score of each level
SHARED = 0.5  # geometric mean of both sides' sureness from which a field counts as shared
FIRM = 0.65
WEIGHTY = 0.45  # an asked field that counts for terms and activities
ENOUGH_WORDS = 2.5  # rare words in common that make full evidence
ENOUGH_THINGS = 2.2  # rare things of the dictionary that both speak of that make full evidence
ENOUGH_LIKENESS = 0.15  # cosine of the best piece that makes full evidence
FAINT_LIKENESS = 0.4  # cosine in concepts up to which likeness is chance
NO_WORDS_ABROAD = 1.3  # members of another language cannot share words: their terms and concepts count more
SEVERAL = 0.5
SPOTTED_SHARE = 0.3  # single words, looser than terms, reach further into other languages
STRONG_WORDS = 0.85
OF_ONE_SUBJECT = 0.45  # cosine in what all words lean to from which two texts are about one subject
FEW_THINGS = 2  # things in common beneath which a likeness of subjects is chance
DWELT_ON = 4.0  # leanings of all words of a post: beneath it no subject is dwelt on
IN_COUNTRY = 0.9
CAN_DO = 0.5


@dataclass(frozen=True, slots=True)
class Weighed:
    """Per member: `points` (members x parts, whole numbers), their sum, and whether it is evidence at all.

    `activity` is the piece that tells of a past activity much like the post, `seat` the place it fits best, or -1.
    """

    points: Ints
    score: Ints
    is_match: Flags
    activity: Ints
    seat: Ints

    def parts(self, row: int) -> dict[str, int]:
        """The points of one member by part."""
        return dict(zip(MOST_POINTS, (int(each) for each in self.points[row]), strict=True))


def level(score: int) -> Level:
    """The level a score stands for."""
    if score >= STRONG:
        return Level.STRONG
    return Level.GOOD if score >= GOOD else Level.POSSIBLE


def weigh(table: Table, asking: Asking) -> Weighed:
    """Points, score and whether there is evidence, for every member."""
    pieces, wanted = _piece_scores(table, asking), sought(table, asking)
    closeness, (fit, seat) = table.closeness(asking), table.fits(asking)
    shared, firm, field = _field(table, asking, wanted)
    profiles = [row.profile for row in table.rows]
    answered = counterparts.answering(profiles, asking.question, asking.fields, table.known.scheme)
    fit = np.maximum.reduce([fit, answered, counterparts.needing(profiles, asking.question)])
    # Its own open post says that it wants this, whatever its profile tells.
    shared, firm = shared | (answered >= SHARED), firm | (answered >= 1)
    field = np.maximum(field, answered)
    leant = table.leanings.cosine(asking.leanings, table.counts.leanings.smoothed_rarities())
    words, (things, tell_of_the_same) = _likeness(table, asking, pieces, wanted, leant), _things(table, asking)
    dwells = float(asking.leanings.weights.sum()) >= DWELT_ON
    of_one_subject = (leant >= OF_ONE_SUBJECT) & tell_of_the_same & dwells
    activity = _activity(table, asking, pieces)
    parts = {
        "field": field,
        "words": np.maximum.reduce(
            [words, 0.5 * (activity >= 0), SEVERAL * np.maximum(things, of_one_subject * leant)]
        ),
        "role": fit,
        "places": closeness**2,
        "languages": table.speaks(asking),
    }
    supported = (fit >= CAN_DO) | (closeness >= IN_COUNTRY) | (activity >= 0) | (words >= SEVERAL)
    wordy = (words >= STRONG_WORDS) & (supported | (field > 0))
    can = (fit >= CAN_DO / 2) & (shared | (closeness >= IN_COUNTRY))
    is_match = shared | can | (words >= SEVERAL) | (things >= SEVERAL) | of_one_subject
    ceiling = np.where(shared | wordy, STRONG - 1, GOOD - 1)
    ceiling = np.where(firm & supported, 100, ceiling)
    if not asking.is_topical:
        # The text is silent: only ticks that something else bears out, and on both sides, are good at most.
        sound = wanted.is_ticked_and_told & supported & asking.is_borne_out
        ceiling = np.minimum(ceiling, np.where(sound, STRONG - 1, GOOD - 1))
    points = _points(parts, ceiling)
    score = points.sum(axis=1)
    return Weighed(points, score, is_match & (score > 0), activity, seat)


def _piece_scores(table: Table, asking: Asking) -> Floats:
    return table.pieces.cosine(asking.stems, table.counts.stems.rarities(), _strange(table, asking))


def _strange(table: Table, asking: Asking) -> float:
    return asking.strange * float(np.log(1 + table.counts.size)) ** 2


def _field(table: Table, asking: Asking, wanted: Sought) -> tuple[Flags, Flags, Floats]:
    """Whether a field is shared, whether firmly on both sides, and how much is covered (0..1)."""
    both = np.sqrt(wanted.weights * wanted.sureness)
    is_shared = both >= SHARED
    shared, several = np.any(is_shared, axis=1), is_shared.sum(axis=1) > 1
    firm = np.any((both >= FIRM) & wanted.is_firm, axis=1)
    covered = coverage(table, asking.fields, table.counts, table.known)
    sure = np.minimum(1.0, 0.8 * both.max(axis=1, initial=0.0) + 0.1 * covered + 0.1 * several)
    return shared, firm, np.where(shared, sure, 0.4 * covered)


def _likeness(table: Table, asking: Asking, pieces: Floats, wanted: Sought, leant: Floats) -> Floats:
    """How much is said alike beside the field, 0..1: rare words, terms or concepts, whichever is most."""
    alike = (_concepts(table, asking, leant) - FAINT_LIKENESS) / (1 - 1.5 * FAINT_LIKENESS)
    # With a single concept in common likeness would count the field a second time.
    concepts = np.where(_in_common(table, asking) > 1, np.clip(alike, 0.0, 1.0), 0.0)
    said = np.maximum(concepts, _terms(wanted))
    abroad = np.minimum(1.0, NO_WORDS_ABROAD * said)
    return np.where(table.foreign(asking), abroad, np.maximum(said, _words(table, asking, pieces)))


def _concepts(table: Table, asking: Asking, leant: Floats) -> Floats:
    """Likeness (0..1) in concepts: of terms spotted on both sides, and more of what the words lean towards."""
    told = table.strength.cosine(asking.spotted, table.counts.concepts.smoothed_rarities())
    return SPOTTED_SHARE * told + (1 - SPOTTED_SHARE) * leant


def _in_common(table: Table, asking: Asking) -> Ints:
    """How many concepts stand on both sides, ticked or told."""
    both = (table.ticks.columns(asking.meant) > 0) | (table.strength.columns(asking.meant) > 0)
    number: Ints = both.sum(axis=1)
    return number


def _words(table: Table, asking: Asking, pieces: Floats) -> Floats:
    """Rare words in common in the best piece, 0..1."""
    proof = table.counts.proof(asking.word_numbers)
    best = np.maximum(
        table.names.count_up(asking.word_numbers, proof),
        table.best_piece(table.pieces.count_up(asking.word_numbers, proof)),
    )
    named = table.names.cosine(asking.stems, table.counts.stems.rarities(), _strange(table, asking))
    alike = np.maximum(named, table.best_piece(pieces))
    return np.minimum(1.0, best / ENOUGH_WORDS) * np.minimum(1.0, alike / ENOUGH_LIKENESS)


def _things(table: Table, asking: Asking) -> tuple[Floats, Flags]:
    """Rare things of the dictionary that both speak of, in whatever languages, 0..1.

    And whether there are two things or more that both speak of, one of them rare enough to be told.
    """
    asked, proof = asking.subject_numbers, table.counts.proof_of_things(asking.subject_numbers)
    enough = np.minimum(1.0, table.things.count_up(asked, proof) / ENOUGH_THINGS)
    several = table.things.count_up(asked, np.ones(len(proof))) >= FEW_THINGS
    return enough, several & (table.things.count_up(asked, (proof >= RARE_ENOUGH).astype(np.float64)) > 0)


def _terms(wanted: Sought) -> Floats:
    """Different terms of the asked fields on both sides, in whatever languages, 0..1."""
    alike = np.where(wanted.weights >= WEIGHTY, np.minimum(wanted.told, wanted.terms), 0.0)
    most: Floats = alike.max(axis=1, initial=0.0)
    return np.clip((most - 1) / 2, 0.0, 1.0)


def _activity(table: Table, asking: Asking, pieces: Floats) -> Ints:
    """The piece of the past activity most like the post: a field and a country, words or terms shared; else -1."""
    codes, numbers = [each.code for each in asking.fields if each.weight >= WEIGHTY], table.known.numbers
    fields, countries = numbers.fields.known_of(codes), numbers.countries.known_of(asking.countries)
    return table.likest(pieces, fields, countries, ENOUGH_LIKENESS)


def _points(parts: Mapping[str, Floats], ceiling: Ints) -> Ints:
    """Whole points per part whose sum stays under the ceiling: beyond it every part shrinks in proportion."""
    raw = np.round(np.stack([MOST_POINTS[name] * parts[name] for name in MOST_POINTS], axis=1), 6)
    whole = np.rint(raw).astype(np.int64)
    total = whole.sum(axis=1)
    factor = np.minimum(1.0, ceiling / np.maximum(total, 1))
    shrunk = np.floor(whole * factor[:, None] + 1e-9).astype(np.int64)
    return np.where((total > ceiling)[:, None], shrunk, whole)
