"""How well a member fits, absolutely: points, score and level that mean the same on every post."""

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from collab.matching import fields
from collab.matching.asking import Asking
from collab.matching.lexical import Floats, Ints
from collab.matching.reading import Piece
from collab.matching.results import Level
from collab.matching.scheme import Kind, Scheme
from collab.matching.signals import Standing
from collab.matching.table import Flags, Table

MOST_POINTS = {"field": 50, "words": 20, "role": 20, "places": 15, "languages": 5}
STRONG, GOOD = 65, 45  # least score of each level
SHARED = 0.5  # geometric mean of both sides' sureness from which a field counts as shared
FIRM = 0.65
WEIGHTY = 0.45  # an asked field that counts for terms and activities
ENOUGH_WORDS = 2.5  # rare words in common that make full evidence
ENOUGH_LIKENESS = 0.15  # cosine of the best piece that makes full evidence
FAINT_LIKENESS = 0.4  # cosine in concepts up to which likeness is chance
NO_WORDS_ABROAD = 1.3  # members of another language cannot share words: their terms and concepts count more
SEVERAL = 0.5
SURELY_TOLD = 0.7  # strength one lone word never reaches
STRONG_WORDS = 0.85
IN_COUNTRY = 0.9
CAN_DO = 0.5


@dataclass(frozen=True, slots=True)
class Weighed:
    """Per member: `points` (members x parts, whole numbers), their sum, and whether it is evidence at all."""

    points: Ints
    score: Ints
    is_match: Flags
    activity: Ints

    def parts(self, row: int) -> dict[str, int]:
        """The points of one member by part."""
        return dict(zip(MOST_POINTS, (int(each) for each in self.points[row]), strict=True))


def level(score: int) -> Level:
    """The level a score stands for."""
    if score >= STRONG:
        return Level.STRONG
    return Level.GOOD if score >= GOOD else Level.POSSIBLE


def weigh(table: Table, asking: Asking, standing: Standing, scheme: Scheme) -> Weighed:
    """Points, score and whether there is evidence, for every member."""
    shared, firm, field = _field(table, asking, scheme)
    words = _likeness(table, asking, standing)
    activity = _activity(table, asking, standing)
    parts = {
        "field": field,
        "words": np.maximum(words, 0.5 * (activity >= 0)),
        "role": standing.fit,
        "places": standing.closeness**2,
        "languages": standing.speaks,
    }
    supports = [standing.fit >= CAN_DO, standing.closeness >= IN_COUNTRY, activity >= 0, words >= SEVERAL]
    supported = np.sum(supports, axis=0) > 0
    wordy = (words >= STRONG_WORDS) & (supported | (field > 0))
    can = (standing.fit >= CAN_DO / 2) & (shared | (standing.closeness >= IN_COUNTRY))
    is_match = shared | can | (words >= SEVERAL)
    ceiling = np.where(shared | wordy, STRONG - 1, GOOD - 1)
    ceiling = np.where(firm & supported, 100, ceiling)
    if not asking.is_topical:
        # The text is silent: only ticks that something else bears out, and on both sides, are good at most.
        sound = _ticked_and_told(table, asking) & supported & asking.is_borne_out
        ceiling = np.minimum(ceiling, np.where(sound, STRONG - 1, GOOD - 1))
    points = _points(parts, ceiling)
    return Weighed(points, points.sum(axis=1), is_match & (points.sum(axis=1) > 0), activity)


def _field(table: Table, asking: Asking, scheme: Scheme) -> tuple[Flags, Flags, Floats]:
    """Whether a field is shared, whether firmly on both sides, and how much is covered (0..1)."""
    shared = np.zeros(table.size, dtype=np.bool_)
    firm = shared.copy()
    best, number = np.zeros(table.size), np.zeros(table.size)
    for each in asking.fields:
        both = np.sqrt(each.weight * fields.held(table, each.code, scheme))
        shared |= both >= SHARED
        number += both >= SHARED
        firm |= (both >= FIRM) & each.sure & _holds_firmly(table, each.code, scheme)
        best = np.maximum(best, both)
    covered = fields.coverage(table, asking.fields, scheme)
    return (
        shared,
        firm,
        np.where(shared, np.minimum(1.0, 0.8 * best + 0.1 * covered + 0.1 * (number > 1)), 0.4 * covered),
    )


def _ticked_and_told(table: Table, asking: Asking) -> Flags:
    """Whether a field the author ticked is one that the member ticked and tells of."""
    found = np.zeros(table.size, dtype=np.bool_)
    for each in asking.fields:
        at = table.columns.get((Kind.FIELD, each.code))
        if each.declared and at is not None:
            found |= table.declared[:, at] & (table.strength[:, at] > 0)
    return found


def _holds_firmly(table: Table, code: str, scheme: Scheme) -> Flags:
    at = table.columns.get((Kind.FIELD, code))
    if at is None:
        return np.zeros(table.size, dtype=np.bool_)
    if code not in scheme.field_codes:
        return table.declared[:, at]
    strength = table.strength[:, at]
    told = table.prominent[:, at] | (table.terms[:, at] > 1) | (strength >= SURELY_TOLD)
    return np.where(table.declared[:, at], told | ~table.described, told & (strength >= SHARED))


def _likeness(table: Table, asking: Asking, standing: Standing) -> Floats:
    """How much is said alike beside the field, 0..1: rare words, terms or concepts, whichever is most."""
    alike = (standing.signals["concepts"] - FAINT_LIKENESS) / (1 - 1.5 * FAINT_LIKENESS)
    # With a single concept in common likeness would count the field a second time.
    concepts = np.where(_in_common(table, asking) > 1, np.clip(alike, 0.0, 1.0), 0.0)
    said = np.maximum(concepts, _terms(table, asking))
    abroad = np.minimum(1.0, NO_WORDS_ABROAD * said)
    return np.where(standing.foreign, abroad, np.maximum(said, _words(table, asking, standing)))


def _in_common(table: Table, asking: Asking) -> Ints:
    """How many concepts stand on both sides, ticked or told."""
    keys = {*asking.reading.evidence, *((Kind.FIELD, each.code) for each in asking.fields)}
    columns = [table.columns[key] for key in sorted(keys) if key in table.columns]
    held: Ints = (table.declared[:, columns] | (table.strength[:, columns] > 0)).sum(axis=1)
    return held


def _words(table: Table, asking: Asking, standing: Standing) -> Floats:
    """Rare words in common in the best piece, 0..1."""
    total = np.zeros(table.pieces.size)
    named = np.zeros(table.size)
    for stem in sorted(asking.words):
        rarity = table.rarity_of(stem)
        total[table.pieces.holders(stem)] += rarity
        named[table.names.holders(stem)] += rarity
    best = named.copy()
    np.maximum.at(best, table.piece_owner, total)
    alike = np.maximum(standing.best_piece, standing.signals["name"]) / ENOUGH_LIKENESS
    return np.minimum(1.0, best / ENOUGH_WORDS) * np.minimum(1.0, alike)


def _terms(table: Table, asking: Asking) -> Floats:
    """Different terms of the asked fields on both sides, in whatever languages, 0..1."""
    total = np.zeros(table.size)
    for each in asking.fields:
        at = table.columns.get((Kind.FIELD, each.code))
        if at is not None and each.weight >= WEIGHTY:
            total = np.maximum(total, np.minimum(each.terms, table.terms[:, at]))
    return np.clip((total - 1) / 2, 0.0, 1.0)


def _activity(table: Table, asking: Asking, standing: Standing) -> Ints:
    """The past activity (index) most like the post: a field and a country, words or terms shared; else -1."""
    found = np.full(table.size, -1)
    columns = [table.columns[Kind.FIELD, each.code] for each in asking.fields if _is_weighty(each, table)]
    if not columns or not table.activities:
        return found
    terms = table.activity_terms[:, columns].max(axis=1)
    there = np.array([_is_there(piece, asking.countries) for piece in table.activities])
    likeness = np.round(standing.piece_scores[table.activity_piece], 9) + 0.1 * terms + 0.1 * there
    alike = (terms > 0) & (there | (terms > 1) | (standing.piece_scores[table.activity_piece] >= ENOUGH_LIKENESS))
    for at in np.lexsort((-np.arange(len(alike)), likeness)):
        if alike[at]:
            found[table.activity_owner[at]] = at
    return found


def _is_weighty(asked: fields.Asked, table: Table) -> bool:
    return asked.weight >= WEIGHTY and (Kind.FIELD, asked.code) in table.columns


def _is_there(piece: Piece, countries: tuple[str, ...]) -> bool:
    return piece.activity is not None and not set(piece.activity.countries).isdisjoint(countries)


def _points(parts: Mapping[str, Floats], ceiling: Ints) -> Ints:
    """Whole points per part whose sum stays under the ceiling: beyond it every part shrinks in proportion."""
    raw = np.round(np.stack([MOST_POINTS[name] * parts[name] for name in MOST_POINTS], axis=1), 6)
    whole = np.rint(raw).astype(np.int64)
    total = whole.sum(axis=1)
    factor = np.minimum(1.0, ceiling / np.maximum(total, 1))
    shrunk = np.floor(whole * factor[:, None] + 1e-9).astype(np.int64)
    return np.where((total > ceiling)[:, None], shrunk, whole)
