"""The only bridge to the matcher: rows into what it is told, what it found into rows.

What it is told of a member is what every member may read, so that no reason, score or order rests on hidden facts.
"""

from collections.abc import Collection
from dataclasses import asdict
from datetime import datetime
from functools import cached_property
from typing import NamedTuple

from sqlalchemy import select
from sqlalchemy.orm import Session, selectinload

from collab.matching.facts import Activity as ActivityFacts
from collab.matching.facts import Opening, Profile, Question, Text
from collab.matching.facts import Seat as SeatFacts
from collab.matching.index import Index
from collab.matching.results import Match
from collab.members.model import Activity, CodeKind, Member, Sight, Status
from collab.offers import queries as exchanges
from collab.offers.model import Exchange, Offer, Request
from collab.partnerships.model import Partnership
from collab.posts.model import CodeKind as PostCode
from collab.posts.model import Post
from collab.proposals.model import Seat, seats_of
from collab.suggestions.model import Level, Nomination, Suggestion
from collab.vocabulary import current

BATCH = 500
KEPT = 30
KEPT_UNCONFIRMED = 12
_OPEN_TO_MEMBERS = (Sight.PUBLIC, Sight.MEMBERS)


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

    def __init__(self) -> None:
        self._seen: dict[int, Stand] = {}
        self._edition = current.edition()

    @cached_property
    def _index(self) -> Index:
        """Made when first needed: its lexicon takes half a second that a process only showing pages need not spend."""
        return Index()

    def keep_up(self, session: Session) -> int:
        """Learn what changed since the last time; returns how many profiles were learnt anew or forgotten.

        When the vocabulary says something else, everybody is read anew.
        """
        self._forget_if_words_changed()
        rows = session.execute(select(Member.id, Member.revised_at, Member.hidden, Member.status)).all()
        current = {row.id: Stand(row.revised_at, row.hidden, row.status is Status.CONFIRMED) for row in rows}
        gone = [id for id in self._seen if id not in current]
        changed = sorted(id for id, stand in current.items() if self._seen.get(id) != stand)
        for id in gone:
            self._index.remove(id)
            del self._seen[id]
        for start in range(0, len(changed), BATCH):
            self._learn(session, changed[start : start + BATCH])
        return len(gone) + len(changed)

    def best_for(self, post: Post, *, always: Collection[int] = ()) -> list[Match]:
        """Matches in order: the best of those everybody may see, `always` these, hidden members for themselves, and
        for coordinators the best of those not confirmed yet.
        """
        question, own = question_of(post), {post.member_id}
        best = self._index.rank(question, leave_out=own, limit=KEPT, also=always)
        aside = self._index.rank_aside(question, leave_out=own)
        return best + aside + self._index.rank_waiting(question, leave_out=own, limit=KEPT_UNCONFIRMED)

    def _forget_if_words_changed(self) -> None:
        if self._edition != current.edition():
            self._seen.clear()
            self.__dict__.pop("_index", None)
            self._edition = current.edition()

    def _learn(self, session: Session, ids: list[int]) -> None:
        openings = _openings_of(session, ids)
        query = select(Member).where(Member.id.in_(ids)).options(selectinload(Member.activities))
        for member in session.scalars(query.order_by(Member.id)):
            stand = Stand(member.revised_at, member.hidden, member.is_confirmed)
            profile = profile_of(member, openings.get(member.id, ()))
            self._index.put(profile, aside=stand.aside, waiting=not stand.confirmed)
            self._seen[member.id] = stand
        session.expunge_all()


def profile_of(member: Member, openings: tuple[Opening, ...] = ()) -> Profile:
    """What the matcher is told of a member, with what it offers and asks for now.

    Fields that its texts merely suggest it reads from them itself.
    """
    story = member.story_sight in _OPEN_TO_MEMBERS
    means = member.means_sight in _OPEN_TO_MEMBERS
    return Profile(
        id=member.id,
        names=tuple(name.text for name in member.names) + ((member.acronym,) if member.acronym else ()),
        country=member.country,
        works_in=member.coded(CodeKind.WORKS_IN) if story else (),
        languages=member.coded(CodeKind.LANGUAGE),
        fields=tuple(row.code for row in member.codes if row.kind is CodeKind.FIELD and not row.is_suggested),
        keywords=(),
        capacities=member.coded(CodeKind.CAPACITY) if means else (),
        needs=member.coded(CodeKind.NEED) if means else (),
        target_groups=member.coded(CodeKind.TARGET_GROUP) if story else (),
        missions=tuple(Text(mission.language, mission.text) for mission in member.missions) if story else (),
        activities=tuple(_activity(activity) for activity in member.activities) if story else (),
        openings=openings,
    )


def question_of(post: Post) -> Question:
    """What the matcher is asked for a post."""
    exchange = post if isinstance(post, Exchange) else None
    spoken = post.coded(PostCode.LANGUAGE) if exchange else ()
    return Question(
        id=post.id,
        titles=tuple(Text(text.language, text.title) for text in post.texts),
        summaries=tuple(Text(text.language, text.summary) for text in post.texts),
        fields=post.coded(PostCode.FIELD),
        countries=post.coded(PostCode.COUNTRY),
        languages=spoken or post.member.coded(CodeKind.LANGUAGE),
        owner_country=post.member.country,
        seats=_wanted(post),
        kind=post.kind.value,
        type=exchange.type.value if exchange else "",
        given=post.coded(PostCode.CAPACITY) if isinstance(post, Offer) else (),
    )


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
    )


def spoken_of(session: Session, post: Post) -> set[int]:
    """Members with a partnership in the post, or nominated for it: their match is kept for those who decide."""
    begun = select(Partnership.partner_id).where(Partnership.post_id == post.id)
    nominated = select(Nomination.member_id).where(Nomination.post_id == post.id)
    return set(session.scalars(begun.union(nominated)))


def _activity(activity: Activity) -> ActivityFacts:
    return ActivityFacts(
        title=activity.title,
        text=activity.text,
        language=activity.language,
        countries=activity.coded(CodeKind.WORKS_IN),
        year=activity.year,
        fields=activity.coded(CodeKind.FIELD),
    )


def _openings_of(session: Session, ids: list[int]) -> dict[int, tuple[Opening, ...]]:
    found: dict[int, tuple[Opening, ...]] = {}
    for post in session.scalars(exchanges.open_of(ids)):
        found[post.member_id] = (*found.get(post.member_id, ()), _opening(post))
    return found


def _opening(post: Exchange) -> Opening:
    return Opening(
        id=post.id,
        kind=post.kind.value,
        type=post.type.value,
        title=Text(post.texts[0].language, post.texts[0].title),
        fields=post.coded(PostCode.FIELD),
        languages=post.coded(PostCode.LANGUAGE),
    )


def _wanted(post: Post) -> tuple[SeatFacts, ...]:
    """The places of a proposal; what a request asks for is one place without a name, or none."""
    asked = post.coded(PostCode.CAPACITY) if isinstance(post, Request) else ()
    if asked:
        return (SeatFacts(id=0, languages=post.coded(PostCode.LANGUAGE), capacities=asked),)
    return tuple(_seat(seat) for seat in seats_of(post))


def _seat(seat: Seat) -> SeatFacts:
    return SeatFacts(
        id=seat.id,
        role=seat.role,
        number=seat.number,
        countries=seat.coded(PostCode.COUNTRY),
        languages=seat.coded(PostCode.LANGUAGE),
        capacities=seat.coded(PostCode.CAPACITY),
    )
