"""What orders members: each signal a function of the table and the post, one figure per member."""

from collections.abc import Mapping
from typing import NamedTuple

import numpy as np

from collab.matching import complement, fields, languages, lexical, places
from collab.matching.asking import Asking
from collab.matching.lexical import Floats, Ints
from collab.matching.scheme import Kind, Scheme
from collab.matching.table import Flags, Table

FAINT = 0.15
SPOTTED_SHARE = 0.3  # single words, looser than terms, reach further into other languages
CONCEPT_KINDS = {Kind.FIELD: 1.0, Kind.CAPACITY: 0.5, Kind.GROUP: 0.5}


class Standing(NamedTuple):
    """Signals by name and the absolute figures levels rest on, each of shape (members,)."""

    signals: Mapping[str, Floats]
    closeness: Floats
    speaks: Floats
    fit: Floats
    seat: Ints
    best_piece: Floats
    piece_scores: Floats
    foreign: Flags


def stand(table: Table, asking: Asking, scheme: Scheme) -> Standing:
    """Work out every signal for every member."""
    whole = table.whole.cosine(asking.bag)
    piece_scores = table.pieces.cosine(asking.bag)
    best, following = lexical.best_and_next(piece_scores, table.piece_owner, table.size)
    profiles = [row.profile for row in table.rows]
    closeness, share = places.closenesses(profiles, asking.countries, scheme)
    speaks = languages.shared(((row.profile, row.reading) for row in table.rows), asking.languages)
    fit, seat = complement.fits(table, asking.needs)
    # What the author ticked orders better without the fields only spotted beside it; those speak in concepts.
    ticked = tuple(each for each in asking.fields if each.declared)
    text = (best + whole) / 2
    signals = {
        "text": text,
        "history": following,
        "topic": topic(table, text),
        "name": table.names.cosine(asking.bag),
        "concepts": concepts(table, asking),
        "meaning": meaning(table, asking),
        "fields": fields.coverage(table, ticked or asking.fields, scheme),
        "places": share,
        "role": fit,
        "languages": speaks,
    }
    return Standing(signals, closeness, speaks, fit, seat, best, piece_scores, foreign(table, asking))


def foreign(table: Table, asking: Asking) -> Flags:
    """Which members write in none of the post's languages."""
    spoken = {piece.language for piece in asking.reading.pieces}
    others = np.array([language not in spoken for language in table.languages], dtype=np.bool_)
    return others[table.language]


def topic(table: Table, text: Floats) -> Floats:
    """What the members nearest to each in text say (0..1): words a member lacks, its like may have."""
    return np.asarray((table.nearness * text[table.nearest]).sum(axis=1))


def meaning(table: Table, asking: Asking) -> Floats:
    """Mean over the post's pieces of the likest piece of the member (-1..1); 0 without an encoder."""
    if not len(asking.meaning) or not len(table.meaning):
        return np.zeros(table.size)
    alike = table.meaning @ asking.meaning.astype(np.float32).T
    best = np.full((table.size, alike.shape[1]), -1.0)
    np.maximum.at(best, table.meaning_owner, alike)
    mean: Floats = best.mean(axis=1)
    return mean


def concepts(table: Table, asking: Asking) -> Floats:
    """Likeness (0..1) in concepts: of terms spotted on both sides, and more of what the words lean towards."""
    asked = np.zeros(len(table.columns))
    for key, found in asking.reading.evidence.items():
        if key in table.columns:
            asked[table.columns[key]] = found.strength
    shares = _shares(table)
    spotted = _likeness(asked * shares, table.strength * shares, table.among.strength * _shares(table.among))
    towards = np.array([asking.leanings.get(code, 0.0) for code in table.towards])
    leant = _likeness(towards, table.leanings, table.among.leanings)
    return SPOTTED_SHARE * spotted + (1 - SPOTTED_SHARE) * leant


def _shares(table: Table) -> Floats:
    return np.array([CONCEPT_KINDS[kind] for kind, _ in table.columns])


def _likeness(asked: Floats, held: Floats, among: Floats) -> Floats:
    """Cosine of a post's concepts with each member's (members x concepts), those rare among all weighing more."""
    holders = np.zeros(len(asked))
    holders[: among.shape[1]] = np.count_nonzero(among > FAINT, axis=0)
    rarity = np.log(1 + (len(among) + 1) / (holders + 1))
    ours, theirs = asked * rarity, held * rarity
    lengths = np.sqrt((theirs * theirs).sum(axis=1)) * np.sqrt((ours * ours).sum())
    cosine: Floats = (theirs * ours).sum(axis=1) / np.maximum(lengths, 1e-12)
    return cosine
