"""What the reader's own organisation set aside; never what the other side said."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from collab.members.model import Member
from collab.members.people import Person
from collab.posts import queries as posts
from collab.posts.model import Post
from collab.suggestions.model import Dismissal, Side
from collab.web.shown.names import Named, nameable, named
from collab.web.shown.posts import PostLine
from collab.web.shown.posts import lines_of as post_lines
from collab.words import names


@dataclass(frozen=True, slots=True)
class SetAside:
    """`member` is whom our post was not for, or None where it was our own answer or the member hid itself.

    `post` is None where the reader may not see it any more. `until` is set for "not now", `fields` for "wrong field".
    """

    public_id: str
    as_lead: bool
    member: Named | None
    post: PostLine | None
    kind: str
    until: date | None
    fields: list[str]
    at: datetime


def set_aside_shown(session: Session, rows: Sequence[Dismissal], me: Person) -> list[SetAside]:
    """One line for each answer, in a fixed number of queries."""
    known = nameable((row.member_id for row in rows), me)
    members = {one.id: one for one in session.scalars(select(Member).where(Member.id.in_(known)))}
    wanted = {row.post_id for row in rows}
    seen = list(session.scalars(posts.visible_to(me, Post).where(Post.id.in_(wanted))))
    lines = dict(zip((one.id for one in seen), post_lines(seen, me), strict=True))
    return [_line(row, members, lines) for row in rows]


def _line(row: Dismissal, members: dict[int, Member], lines: dict[int, PostLine]) -> SetAside:
    as_lead = row.side is Side.LEAD
    member = members.get(row.member_id) if as_lead else None
    return SetAside(
        public_id=row.public_id,
        as_lead=as_lead,
        member=named(member) if member else None,
        post=lines.get(row.post_id),
        kind=row.kind.value,
        until=row.until,
        fields=[names.field(code) for code in row.fields],
        at=row.at,
    )
