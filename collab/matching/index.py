"""The index of members: put in, taken out one by one, asked for the best partners of a post."""

from collections import OrderedDict
from collections.abc import Collection, Container, Iterable, Sequence
from contextlib import closing
from itertools import chain, islice

import numpy as np

from collab.matching import (
    asking,
    candidacy,
    clarifying,
    concepts,
    explain,
    levels,
    ordering,
    parallel,
    rarities,
    reading,
    rows,
    scheme,
)
from collab.matching.asking import Asking
from collab.matching.counterparts import Book
from collab.matching.explain import Case
from collab.matching.facts import Profile, Question
from collab.matching.fairness import NONE, Exposure
from collab.matching.figures import Row
from collab.matching.level_loops import GOOD
from collab.matching.levels import Weighed
from collab.matching.pool import Pool
from collab.matching.rarities import Rare
from collab.matching.reading import Reading
from collab.matching.results import Clarification, Fit, Match, Part
from collab.matching.scheme import Scheme
from collab.matching.semantic import Encode
from collab.matching.sought import Sought, sought

PAGEFUL = 6  # within this many strong ones come first; over all of them it would bury members of other languages
LOOKED_AT = 120  # of the order, how many are weighed for what they have in evidence
READINGS = 20_000  # kept; of more members a reading is made again when it is to be explained
MANY = READINGS  # members from which on other processes help: of fewer no text needs to be read twice


class Index:
    """Members ready to be ranked. The answer depends on who is in it, never on how they came in."""

    def __init__(self, known: Scheme | None = None, encode: Encode | None = None) -> None:
        """Ready for members; with `encode` meaning counts beside words, without it the rest works the same way."""
        lexicon = None if known else concepts.shipped()
        self._known = rows.knowledge(known or scheme.shipped(), encode, lexicon)
        self._pool = Pool()
        self._book = Book()
        self._aside: dict[int, Row] = {}
        self._waiting: dict[int, Row] = {}
        self._readings: OrderedDict[int, Reading] = OrderedDict()
        self._asked: Asking | None = None
        self._sought: Sought | None = None

    def __len__(self) -> int:
        return len(self._pool) + len(self._aside) + len(self._waiting)

    def __contains__(self, id: object) -> bool:
        return id in self._pool or id in self._aside or id in self._waiting

    def put(self, profile: Profile, *, aside: bool = False, waiting: bool = False) -> None:
        """Take a member in, in place of what was known of it.

        One set aside is asked by `rank_aside` only, one that is waiting to be a member by `rank_waiting`: neither
        leaves a trace in the answers about anybody else.
        """
        self.put_all([profile], aside=[profile.id] * aside, waiting=[profile.id] * waiting)

    def put_all(self, profiles: Iterable[Profile], *, aside: Container[int] = (), waiting: Container[int] = ()) -> None:
        """Take members in, each in place of what was known of it; `aside` and `waiting` are ids.

        Texts of many are read by as many processes as there are processors, and then no readings are kept.
        """
        # One by one: they may come out of a database that has the vectors of their texts at hand just then.
        told = (rows.given(profile, self._known) for profile in profiles)
        first = [*islice(told, MANY)]
        everybody, processors = chain(first, told), parallel.processors()
        if len(first) == MANY and processors > 1:
            with closing(parallel.rows_of(everybody, self._known, processors)) as read_elsewhere:
                for some in read_elsewhere:
                    self._take_in(some, aside, waiting)
        while here := [*islice(everybody, parallel.TOGETHER)]:
            read = [reading.of_profile(each.profile, self._known.lexicon) for each in here]
            self._take_in(rows.rows(here, read, self._known), aside, waiting)
            for member, each in zip(here, read, strict=True):
                self._keep(member.profile.id, each)

    def remove(self, id: int) -> None:
        """Forget a member; nothing happens when it is not here."""
        self._asked = None
        self._readings.pop(id, None)
        self._aside.pop(id, None)
        self._waiting.pop(id, None)
        self._pool.remove(id)
        self._book.remove(id)

    def make_ready(self) -> None:
        """Do now what the next question would have to wait for after changes."""
        self._pool.laid_out()
        self._pool.counts.stems.rarities()

    def rank(
        self,
        question: Question,
        *,
        leave_out: Collection[int] = (),
        limit: int = 20,
        also: Collection[int] = (),
        exposure: Exposure = NONE,
    ) -> list[Match]:
        """Members with evidence that they fit, in the order of all signals, ties by id; of six the strong first.

        The first `limit` of them, and after these the ones in `also` who stand further down. Those with much
        `exposure` give way to others that fit about as well.
        """
        ready = self._read(question)
        looked_at, weighed, found = self._find(ready, leave_out, limit, also, exposure)
        return self._matches(looked_at, ready, weighed, found)

    def best(self, question: Question, *, leave_out: Collection[int] = (), limit: int = 20) -> list[Fit]:
        """The first of `rank` without their reasons, which take longer than finding them."""
        ready = self._read(question)
        looked_at, weighed, found = self._find(ready, leave_out, limit, (), NONE)
        scores = [(looked_at[at].profile.id, int(weighed.score[at])) for at in found]
        return [Fit(id, score, levels.level(score)) for id, score in scores]

    def _find(
        self, ready: Asking, leave_out: Collection[int], limit: int, also: Collection[int], exposure: Exposure
    ) -> tuple[Sequence[Row], Weighed, list[int]]:
        """Whom was looked at, what was found of each, and which of them are told of, in order."""
        first = max(LOOKED_AT, limit) + len(leave_out)
        ordered = [id for id in self._ordered(ready, first, exposure) if id not in leave_out]
        called = self._book.called(ready.question, ready.fields, self._known.scheme)
        enough = limit + PAGEFUL  # so that the last page that is told of is a whole one
        if not called and not also:
            looked_at, weighed = self._weigh([self._pool.row(id) for id in ordered[: 2 * enough]], ready)
            found: list[int] = np.flatnonzero(weighed.is_match).tolist()
            if len(found) >= enough and not _is_only_possible(found, weighed):  # nobody further down would be told of
                return looked_at, weighed, _strong_first(found, weighed)[:limit]
        more = [id for id in [*called, *sorted(also)] if id in self._pool and id not in leave_out]
        looked_at, weighed = self._weigh([self._pool.row(id) for id in dict.fromkeys([*ordered, *more])], ready)
        found = np.flatnonzero(weighed.is_match).tolist()
        if called:  # whom it is above all for need not be like it in words
            found.sort(key=lambda at: -int(weighed.score[at]))
        found = _strong_first(found, weighed)
        return looked_at, weighed, found[:limit] + [at for at in found[limit:] if looked_at[at].profile.id in also]

    def rank_aside(self, question: Question, *, leave_out: Collection[int] = ()) -> list[Match]:
        """What each member set aside would be told, by id: measured against all others but those set aside."""
        ready = self._read(question)
        told, weighed = self._weigh([self._aside[id] for id in sorted(self._aside.keys() - set(leave_out))], ready)
        return self._matches(told, ready, weighed, np.flatnonzero(weighed.is_match).tolist())

    def rank_waiting(self, question: Question, *, leave_out: Collection[int] = (), limit: int = 12) -> list[Match]:
        """The best of those who wait to be members, by score, ties by id: each measured beside all members."""
        ready = self._read(question)
        told, weighed = self._weigh([self._waiting[id] for id in sorted(self._waiting.keys() - set(leave_out))], ready)
        found = [at for at in range(len(told)) if weighed.is_match[at]]
        best = sorted(found, key=lambda at: (-int(weighed.score[at]), at))[:limit]
        return self._matches(told, ready, weighed, best)

    def order(self, question: Question, *, leave_out: Collection[int] = (), exposure: Exposure = NONE) -> list[int]:
        """The ids of all members by all signals together, evidence or not, ties by id: for measuring."""
        ready = self._read(question)
        return [id for id in self._ordered(ready, len(self._pool), exposure) if id not in leave_out]

    def clarifications(self, question: Question, *, leave_out: Collection[int] = ()) -> tuple[Clarification, ...]:
        """What its author could still say so that better members are found, each with the likeliest answers."""
        ready = self._read(question)
        first = [id for id in self._ordered(ready, clarifying.BEST + len(leave_out), NONE) if id not in leave_out]
        return clarifying.clarifications(ready, [self._pool.row(id) for id in first[: clarifying.BEST]], self._known)

    def _read(self, question: Question) -> Asking:
        """The post made ready, once for all that is asked of it before somebody changes or another post comes."""
        if self._asked is None or self._asked.question != question:
            self._asked = asking.read(question, self._known)
        return self._asked

    def _ordered(self, ready: Asking, first: int, exposure: Exposure) -> list[int]:
        return ordering.first(self._pool, ready, self._known, first, exposure) if len(self._pool) else []

    def _weigh(self, looked_at: Sequence[Row], ready: Asking) -> tuple[Sequence[Row], Weighed]:
        if self._sought is None or self._sought.asking is not ready:
            self._sought = sought(ready, self._pool.counts, self._known)
        return looked_at, levels.weigh(looked_at, self._sought, self._known.scheme)

    def _matches(self, rows: Sequence[Row], ready: Asking, weighed: Weighed, found: Iterable[int]) -> list[Match]:
        rare = rarities.rare(ready, self._pool.counts, self._known)
        return [self._match(rows[at], ready, rare, weighed, at) for at in found]

    def _match(self, row: Row, ready: Asking, rare: Rare, weighed: Weighed, at: int) -> Match:
        need = ready.needs[weighed.seat[at]] if ready.needs else None
        read = self._reading(row)
        done = rows.told_pieces(read)[weighed.activity[at]] if weighed.activity[at] >= 0 else None
        case = Case(ready, row.profile, read, need, done, rare, self._known)
        score = int(weighed.score[at])
        seat = need.seat.id or None if need else None
        return Match(
            profile_id=row.profile.id,
            score=score,
            level=levels.level(score),
            parts=tuple(Part(code, points) for code, points in weighed.parts(at).items() if points),
            reasons=explain.reasons(case),
            misfits=explain.misfits(case),
            seat_id=seat,
            fits=candidacy.fitting(row.profile, read, ready.needs, seat),
            brings=candidacy.brought(row.profile, read, candidacy.things(ready.question)),
        )

    def _reading(self, row: Row) -> Reading:
        id = row.profile.id
        return self._readings.get(id) or self._keep(id, reading.of_profile(row.profile, self._known.lexicon))

    def _take_in(self, told: Iterable[Row], aside: Container[int], waiting: Container[int]) -> None:
        latest = {row.profile.id: row for row in told}
        for id in latest:
            self.remove(id)
        self._aside.update({id: row for id, row in latest.items() if id in aside})
        self._waiting.update({id: row for id, row in latest.items() if id in waiting and id not in aside})
        seen = [row for id, row in latest.items() if id not in aside and id not in waiting]
        self._pool.put(seen)
        for row in seen:
            self._book.put(row.profile)

    def _keep(self, id: int, read: Reading) -> Reading:
        self._readings[id] = read
        if len(self._readings) > READINGS:
            self._readings.popitem(last=False)
        return read


def _strong_first(found: list[int], weighed: Weighed) -> list[int]:
    """Of each pageful the strong ones first, and none in vain before them."""
    places = levels.places(weighed.score)
    if _is_only_possible(found, weighed):
        return sorted(found, key=places.__getitem__)
    pages = (found[start : start + PAGEFUL] for start in range(0, len(found), PAGEFUL))
    return [at for page in pages for at in sorted(page, key=places.__getitem__)]


def _is_only_possible(found: list[int], weighed: Weighed) -> bool:
    """Whether the first page would hold nobody who is more."""
    return all(score < GOOD for score in weighed.score[found[:PAGEFUL]].tolist())
