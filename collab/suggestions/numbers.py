"""How suggestions are spread over the union, and what was said to them, in total: nobody's own numbers."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from collab import clock
from collab.matching import fairness
from collab.members.model import Member, Status
from collab.posts.model import Post
from collab.suggestions.model import Dismissal, Feedback, Suggestion
from collab.suggestions.queries import LATELY

FEWEST = 5  # a smaller number of answers could be told apart


@dataclass(frozen=True, slots=True)
class Spread:
    """Of one time: `coverage` is the share (0..1) of members that stood among the first of a post at least once,
    `gini` how unevenly they stood there (0 all alike, 1 one has all). `said` is None below FEWEST.
    """

    posts: int
    members: int
    coverage: float
    gini: float
    said: dict[Feedback, int | None]


def lately_and_before(session: Session) -> tuple[Spread, Spread]:
    """The last LATELY days, and as many before them."""
    now = clock.now()
    return _spread(session, now - LATELY, now), _spread(session, now - 2 * LATELY, now - LATELY)


def _spread(session: Session, since: datetime, until: datetime) -> Spread:
    stood = _stood(session, since, until)
    opened = select(func.count(Post.id)).where(Post.opened_at > since, Post.opened_at <= until)
    return Spread(
        posts=session.scalar(opened) or 0,
        members=len(stood),
        coverage=fairness.coverage(stood),
        gini=fairness.gini(stood),
        said=_said(session, since, until),
    )


def _stood(session: Session, since: datetime, until: datetime) -> Sequence[int]:
    """How often each member that can be suggested stood among the first of a post opened in the time."""
    first = select(Suggestion.member_id, func.count().label("times")).join(Post, Suggestion.post_id == Post.id)
    first = first.where(Suggestion.rank <= fairness.SEEN, Post.opened_at > since, Post.opened_at <= until)
    counted = first.group_by(Suggestion.member_id).subquery()
    query = select(func.coalesce(counted.c.times, 0)).select_from(Member)
    query = query.outerjoin(counted, counted.c.member_id == Member.id)
    return session.scalars(query.where(~Member.hidden, Member.status == Status.CONFIRMED)).all()


def _said(session: Session, since: datetime, until: datetime) -> dict[Feedback, int | None]:
    query = select(Dismissal.kind, func.count()).where(Dismissal.undone_at.is_(None))
    query = query.where(Dismissal.at > since, Dismissal.at <= until).group_by(Dismissal.kind)
    counts = dict(session.execute(query).all())
    return {kind: _told(counts.get(kind, 0)) for kind in Feedback}


def _told(count: int) -> int | None:
    return count if count == 0 or count >= FEWEST else None
