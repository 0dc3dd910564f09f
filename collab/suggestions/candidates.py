"""The members the matcher knows, kept in step with the rows, and what it found as rows."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import asdict
from datetime import datetime
from functools import cached_property
from typing import Any, NamedTuple

from sqlalchemy import select
from sqlalchemy.orm import Session, selectinload

from collab import revision
from collab.matching import candidacy, consortium, semantic
from collab.matching.consortium import Candidate
from collab.matching.facts import Profile, Question
from collab.matching.fairness import Exposure
from collab.matching.index import Index
from collab.matching.results import Level as Fit
from collab.matching.results import Match
from collab.matching.semantic import Encode
from collab.members.model import Member, Status
from collab.partnerships.model import Partnership
from collab.posts.model import Post
from collab.proposals.model import seats_of
from collab.suggestions.facts import openings_of, profile_of, question_of
from collab.suggestions.meanings import Remembering, stored
from collab.suggestions.model import Level, Nomination, Suggestion
from collab.vocabulary import current

BATCH = 500
KEPT, LOOKED_THROUGH = 30, 120  # for groups so many are looked through, and whom they need is kept
KEPT_UNCONFIRMED = 12


class Stand(NamedTuple):
    """How a member stood when the matcher learnt it."""

    revised_at: datetime
    hidden: bool
    confirmed: bool

    @property
    def aside(self) -> bool:
        """A hidden member sees its own opportunities; one that is not confirmed yet sees none."""
        return self.hidden and self.confirmed


class Candidates:
    """The members the matcher knows, kept in step with the rows; held by the worker and the command line only.

    Hidden members are set aside: they hear of their own opportunities and leave no trace in what others are told.
    So are those that are not confirmed yet: coordinators alone see whom they would fit.
    """

    def __init__(self, encode: Encode | None = None) -> None:
        """With `encode` meaning counts beside words (the semantic tier), without it words alone (the light one)."""
        self.encode = encode
        self._remembering = Remembering(encode) if encode else None
        self._seen: dict[int, Stand] = {}
        self._revision: int | None = None
        self._edition = current.edition()

    @property
    def encoder(self) -> str:
        """The name of the encoder whose vectors count; "" without one."""
        return semantic.NAME if self.encode else ""

    @cached_property
    def _index(self) -> Index:
        """Made when first needed: its lexicon takes half a second that a process only showing pages need not spend."""
        return Index(encode=self._remembering)

    def keep_up(self, session: Session) -> int:
        """Learn what changed since the last time; returns how many profiles were learnt anew or forgotten.

        When the vocabulary says something else, everybody is read anew; where the revision did not move, nobody.
        """
        self._forget_if_words_changed()
        number = revision.now(session)  # before the rows: what changes meanwhile moves it again
        if number == self._revision:
            return 0
        rows = session.execute(select(Member.id, Member.revised_at, Member.hidden, Member.status)).all()
        current = {row.id: Stand(row.revised_at, row.hidden, row.status is Status.CONFIRMED) for row in rows}
        gone = [id for id in self._seen if id not in current]
        changed = sorted(id for id, stand in current.items() if self._seen.get(id) != stand)
        for id in gone:
            self._index.remove(id)
            del self._seen[id]
        self._learn(session, {id: current[id] for id in changed})
        self._revision = number
        return len(gone) + len(changed)

    def best_for(self, post: Post, exposure: Exposure, *, always: Collection[int] = ()) -> dict[int, Match]:
        """Matches by rank: the best of those everybody may see, and after all places of these whom groups need,
        `always` some, hidden members for themselves, and for coordinators the best of those not confirmed yet.
        """
        question, own = question_of(post), {post.member_id}
        limit = LOOKED_THROUGH if wants_several(post) else KEPT
        found = self._index.rank(question, leave_out=own, limit=limit, exposure=exposure)
        best, needed = found[:KEPT], grouped(question, found)
        rest = [match for match in found[KEPT:] if match.profile_id in needed]
        known = {match.profile_id for match in best + rest}
        rest += self._index.rank(question, leave_out=own, limit=0, also=set(always) - known) if always else []
        rest += self._index.rank_aside(question, leave_out=own)
        rest += self._index.rank_waiting(question, leave_out=own, limit=KEPT_UNCONFIRMED)
        return dict(enumerate(best, start=1)) | dict(enumerate(rest, start=KEPT + 1))

    def clarifications_for(self, post: Post) -> list[dict[str, Any]]:
        """What its lead could still say, as `Search` keeps it; nothing once it was asked."""
        if post.clarified_at:
            return []
        return [each._asdict() for each in self._index.clarifications(question_of(post), leave_out={post.member_id})]

    def _forget_if_words_changed(self) -> None:
        if self._edition != current.edition():
            self._seen.clear()
            self._revision = None
            self.__dict__.pop("_index", None)
            self._edition = current.edition()

    def _learn(self, session: Session, changed: Mapping[int, Stand]) -> None:
        self._index.put_all(
            self._told(session, [*changed]),
            aside={id for id, stand in changed.items() if stand.aside},
            waiting={id for id, stand in changed.items() if not stand.confirmed},
        )
        self._seen.update(changed)

    def _told(self, session: Session, ids: list[int]) -> Iterator[Profile]:
        """The members' profiles, with the vectors of each one's texts at hand when it is told."""
        for start in range(0, len(ids), BATCH):
            some = ids[start : start + BATCH]
            openings = openings_of(session, some)
            if self._remembering:
                self._remembering.recall(stored(session, some))
            query = select(Member).where(Member.id.in_(some)).options(selectinload(Member.activities))
            for member in session.scalars(query.order_by(Member.id)):
                yield profile_of(member, openings.get(member.id, ()))
            session.expunge_all()
        if self._remembering:
            self._remembering.recall({})


def suggestion_from(match: Match, post: Post, rank: int) -> Suggestion:
    """A found match as a row."""
    return Suggestion(
        post_id=post.id,
        member_id=match.profile_id,
        seat_id=match.seat_id,
        rank=rank,
        score=match.score,
        level=Level(match.level.value),
        parts=[asdict(part) for part in match.parts],
        reasons=[asdict(reason) for reason in match.reasons],
        misfits=[asdict(misfit) for misfit in match.misfits],
        fits=list(match.fits),
        brings=[list(thing) for thing in match.brings],
    )


def wants_several(post: Post) -> bool:
    """Whether it wants more than one partner, each in a place."""
    return sum(seat.number for seat in seats_of(post)) > 1


def grouped(question: Question, found: Sequence[Match]) -> set[int]:
    """Who is in a group out of all that were found to fit well."""
    people = [
        Candidate(match.profile_id, match.score, match.fits, frozenset(match.brings))
        for match in found
        if match.level is not Fit.POSSIBLE
    ]
    groups = consortium.groups(candidacy.wanted(question, {}, {}), people)
    return {one.id for group in groups for one in group.members}


def spoken_of(session: Session, post: Post) -> set[int]:
    """Members with a partnership in the post, or nominated for it: their match is kept for those who decide."""
    begun = select(Partnership.partner_id).where(Partnership.post_id == post.id)
    nominated = select(Nomination.member_id).where(Nomination.post_id == post.id)
    return set(session.scalars(begun.union(nominated)))
