"""Suggestions and moments for tests of digests."""

from datetime import UTC, datetime

from sqlalchemy.orm import Session

from collab import clock
from collab.members.model import Member
from collab.posts.model import Post
from collab.suggestions.model import Level, Suggestion

SUNDAY = datetime(2026, 11, 22, 9, 0, tzinfo=UTC)
MONDAY_EARLY = datetime(2026, 11, 23, 4, 59, 59, tzinfo=UTC)  # a second before 08:00 in Istanbul
MONDAY = datetime(2026, 11, 23, 5, 0, tzinfo=UTC)
WEDNESDAY = datetime(2026, 11, 25, 4, 0, tzinfo=UTC)
NEXT_MONDAY = datetime(2026, 11, 30, 5, 0, tzinfo=UTC)


def make_suggestion(
    session: Session,
    *,
    post: Post,
    member: Member,
    level: Level = Level.GOOD,
    score: int = 60,
    found_at: datetime | None = None,
    reasons: tuple[dict[str, object], ...] = (),
) -> Suggestion:
    """A suggestion found just now."""
    row = Suggestion(
        post=post,
        member=member,
        rank=1,
        score=score,
        level=level,
        parts=[],
        reasons=list(reasons),
        misfits=[],
        found_at=found_at or clock.now(),
    )
    session.add(row)
    session.flush()
    return row
