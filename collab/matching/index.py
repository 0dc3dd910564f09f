"""The index of members: put in, taken out one by one, asked for the best partners of a post."""

from collections.abc import Collection

import numpy as np

from collab.matching import asking, concepts, explain, fusion, levels, reading, scheme, signals, table
from collab.matching.asking import Asking
from collab.matching.concepts import Lexicon
from collab.matching.explain import Case
from collab.matching.facts import Profile, Question
from collab.matching.leanings import Leanings
from collab.matching.levels import Weighed
from collab.matching.lexical import Floats
from collab.matching.results import Level, Match, Part
from collab.matching.scheme import Scheme
from collab.matching.semantic import Encode
from collab.matching.signals import Standing
from collab.matching.table import Row, Table

ORDER = {level: place for place, level in enumerate(Level)}
POINTS_PER_Z = 10  # points of the score that weigh as much as one z of the signals
PAGEFUL = 6  # within this many strong ones come first; over all of them it would bury members of other languages


class Index:
    """Members ready to be ranked. The answer depends on who is in it, never on how they came in."""

    def __init__(self, known: Scheme | None = None, encode: Encode | None = None) -> None:
        """Ready for members; with `encode` meaning counts beside words, without it the rest works the same way."""
        self._encode = encode
        self._scheme = known or scheme.shipped()
        self._lexicon = Lexicon(known.concepts) if known else concepts.shipped()
        self._leanings = Leanings(self._lexicon)
        self._rows: dict[int, Row] = {}
        self._aside: dict[int, Row] = {}
        self._table: Table | None = None
        self._alone: dict[int, Table] = {}
        self._waiting: dict[int, Row] = {}
        self._waiting_table: Table | None = None

    def __len__(self) -> int:
        return len(self._rows) + len(self._aside) + len(self._waiting)

    def __contains__(self, id: object) -> bool:
        return id in self._rows or id in self._aside or id in self._waiting

    def put(self, profile: Profile, *, aside: bool = False, waiting: bool = False) -> None:
        """Take a member in, in place of what was known of it.

        One set aside is asked by `rank_aside` only, one that is waiting to be a member by `rank_waiting`: neither
        leaves a trace in the answers about anybody else.
        """
        self.remove(profile.id)
        row = table.row(profile, reading.of_profile(profile, self._lexicon), self._leanings, self._encode)
        if aside:
            self._aside[profile.id] = row
        elif waiting:
            self._waiting[profile.id], self._waiting_table = row, None
        else:
            self._rows[profile.id] = row
            self._forget_table()

    def remove(self, id: int) -> None:
        """Forget a member; nothing happens when it is not here."""
        self._alone.pop(id, None)
        self._aside.pop(id, None)
        if self._waiting.pop(id, None):
            self._waiting_table = None
        if self._rows.pop(id, None):
            self._forget_table()

    def rank(
        self,
        question: Question,
        *,
        leave_out: Collection[int] = (),
        limit: int = 20,
        also: Collection[int] = (),
    ) -> list[Match]:
        """Members with evidence that they fit: by signals and score together, ties by id; of six the strong first.

        The first `limit` of them, and after these the ones in `also` who stand further down.
        """
        if not self._rows:
            return []
        ready, known = self._asking(question), self._known()
        standing = signals.stand(known, ready, self._scheme)
        weighed = levels.weigh(known, ready, standing, self._scheme)
        rows = _in_order(known, weighed, self._fused(standing), frozenset(leave_out))
        rows = rows[:limit] + [row for row in rows[limit:] if int(known.ids[row]) in also]
        return [self._match(known, ready, standing, weighed, row) for row in rows]

    def rank_aside(self, question: Question, *, leave_out: Collection[int] = ()) -> list[Match]:
        """What each member set aside would be told, by id: measured against all others but those set aside."""
        asked = sorted(self._aside.keys() - set(leave_out))
        ready = self._asking(question) if asked else None
        return [match for id in asked if ready and (match := self._alone_match(ready, id))]

    def rank_waiting(self, question: Question, *, leave_out: Collection[int] = (), limit: int = 12) -> list[Match]:
        """The best of those who wait to be members, by score, ties by id: measured together, beside all members."""
        if not self._waiting:
            return []
        self._waiting_table = waiting = self._waiting_table or Table(self._waiting, among=self._known())
        ready = self._asking(question)
        standing = signals.stand(waiting, ready, self._scheme)
        weighed = levels.weigh(waiting, ready, standing, self._scheme)
        rows = [int(row) for row in np.flatnonzero(weighed.is_match) if int(waiting.ids[row]) not in leave_out]
        best = sorted(rows, key=lambda row: (-int(weighed.score[row]), int(waiting.ids[row])))[:limit]
        return [self._match(waiting, ready, standing, weighed, row) for row in best]

    def order(self, question: Question, *, leave_out: Collection[int] = ()) -> list[int]:
        """The ids of all members by all signals together, evidence or not, ties by id: for measuring."""
        if not self._rows:
            return []
        ready = self._asking(question)
        fused = self._fused(signals.stand(self._known(), ready, self._scheme))
        ids = self._known().ids
        return [int(ids[row]) for row in np.lexsort((ids, -fused)) if int(ids[row]) not in leave_out]

    def _alone_match(self, ready: Asking, id: int) -> Match | None:
        if id not in self._alone:
            self._alone[id] = Table({id: self._aside[id]}, among=self._known())
        alone = self._alone[id]
        standing = signals.stand(alone, ready, self._scheme)
        weighed = levels.weigh(alone, ready, standing, self._scheme)
        return self._match(alone, ready, standing, weighed, 0) if weighed.is_match[0] else None

    def _asking(self, question: Question) -> Asking:
        return asking.read(question, self._lexicon, self._leanings, self._scheme, self._encode)

    def _forget_table(self) -> None:
        self._table = self._waiting_table = None
        self._alone.clear()

    def _known(self) -> Table:
        if self._table is None:
            self._table = Table(self._rows)
        return self._table

    def _fused(self, standing: Standing) -> Floats:
        return fusion.fuse(standing.signals, self._known().language, standing.foreign)

    def _match(self, known: Table, ready: Asking, standing: Standing, weighed: Weighed, row: int) -> Match:
        need = ready.needs[standing.seat[row]] if ready.needs else None
        done = int(weighed.activity[row])
        case = Case(ready, known.rows[row], need, known.activities[done] if done >= 0 else None, known, self._scheme)
        score = int(weighed.score[row])
        return Match(
            profile_id=int(known.ids[row]),
            score=score,
            level=levels.level(score),
            parts=tuple(Part(code, points) for code, points in weighed.parts(row).items() if points),
            reasons=explain.reasons(case),
            misfits=explain.misfits(case),
            seat_id=need.seat.id if need else None,
        )


def _in_order(known: Table, weighed: Weighed, fused: Floats, leave_out: frozenset[int]) -> list[int]:
    """By signals and score together; of each pageful the strong ones first, and none in vain before them."""
    blend = np.round(fused + weighed.score / POINTS_PER_Z, 9)
    rows = [int(row) for row in np.flatnonzero(weighed.is_match) if int(known.ids[row]) not in leave_out]
    rows.sort(key=lambda row: (-blend[row], int(known.ids[row])))
    place = {row: ORDER[levels.level(int(weighed.score[row]))] for row in rows}
    if all(place[row] == ORDER[Level.POSSIBLE] for row in rows[:PAGEFUL]):
        return sorted(rows, key=place.__getitem__)
    pages = (rows[start : start + PAGEFUL] for start in range(0, len(rows), PAGEFUL))
    return [row for page in pages for row in sorted(page, key=place.__getitem__)]
