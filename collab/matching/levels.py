"""How well a member fits, absolutely: points, score and level that mean the same on every post."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from collab.matching import counterparts, level_loops, likeness_loops, standing_loops
from collab.matching.complement import ELSEWHERE
from collab.matching.evidence import EVIDENCE, Evidence
from collab.matching.figures import DECLARED, MANY, Row, Told
from collab.matching.level_loops import GOOD, STRONG
from collab.matching.lexical import Flags, Ints
from collab.matching.likeness_loops import ENOUGH_LIKENESS
from collab.matching.rarities import RARE_ENOUGH
from collab.matching.results import Level
from collab.matching.scheme import Scheme
from collab.matching.sought import Sought
from collab.matching.table import Table

MOST_POINTS = {"field": 50, "words": 20, "role": 20, "places": 15, "languages": 5}
MOST: Ints = np.array([*MOST_POINTS.values()])
DWELT_ON = 4.0  # leanings of all words of a post: beneath it no subject is dwelt on


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


def places(scores: Ints) -> list[int]:
    """Which level each score stands for: 0 the best, and so on."""
    found: list[int] = ((scores < STRONG).astype(np.int64) + (scores < GOOD)).tolist()
    return found


def weigh(rows: Sequence[Row], sought: Sought, scheme: Scheme) -> Weighed:
    """Points, score and whether there is evidence, for every member."""
    found, asking = evidence(rows, sought, scheme), sought.asking
    dwells = float(asking.leanings.weights.sum()) >= DWELT_ON
    points, score, is_match = level_loops.weighed(found, MOST, dwells, asking.is_topical, asking.is_borne_out)
    return Weighed(points, score, is_match, found["activity"], found["seat"])


def evidence(rows: Sequence[Row], sought: Sought, scheme: Scheme) -> Evidence:
    """What there is to weigh, a line of `EVIDENCE` for each member."""
    found, table, asking = np.zeros(len(rows), EVIDENCE), Table([row.told for row in rows]), sought.asking
    if counterparts.is_exchange(asking.question):
        profiles = [row.profile for row in rows]
        found["answered"] = counterparts.answering(profiles, asking.question, asking.fields, scheme)
        found["needed"] = counterparts.needing(profiles, asking.question)
    terms, firsts, countries, spoken = table.told[0], table.firsts, table[Told.COUNTRIES], table[Told.LANGUAGES]
    alike = likeness_loops.words(found, *table.told, table[Told.NAMES], table.pieces, firsts, sought.words)
    likeness_loops.things(found, terms, table[Told.THINGS], sought.things, RARE_ENOUGH)
    meant = table[Told.STRENGTH], table[Told.TICKS]
    likeness_loops.concepts(
        found, *table.told, table[Told.LEANINGS], *meant, sought.leant, sought.spotted, sought.meant
    )
    told = table[Told.TERMS], table[Told.PROMINENT]
    numbered = sought.leant.size, sought.spotted.size
    standing_loops.fields(
        found, *table.told, table[Told.FIELDS], *meant, *told, firsts, sought.fields, sought.kin, numbered
    )
    done, where = (table[Told.DONE], table[Told.DONE_IN]), (sought.weighty, sought.places.is_asked)
    standing_loops.activities(found, *table.told, *done, firsts, alike, *where, MANY, ENOUGH_LIKENESS)
    standing_loops.places(found, terms, table[Told.HOME], countries, spoken, table[Told.WRITES], sought.places)
    able = table[Told.CAPACITIES], countries, spoken
    standing_loops.seats(found, *table.told, *able, sought.seats, DECLARED, ELSEWHERE)
    return found
