"""Posts to join instead of writing one more, as somebody may see them."""

from collections.abc import Iterable

from sqlalchemy import ColumnElement, Select, and_, or_, select
from sqlalchemy.orm import Session

from collab import clock
from collab.members.people import Person
from collab.posts import queries as posts
from collab.posts.model import LOOKING, Post, State
from collab.similar.model import Likeness

MOST_SHOWN = 3


def nearly_the_same(session: Session, post: Post, me: Person | None) -> list[tuple[Post, Likeness]]:
    """Open posts of other members that `me` may see and that are nearly the same, the most alike first."""
    rows = session.scalars(select(Likeness).where(Likeness.post_id == post.id))
    return shown(session, rows, me, not_of=post.member_id)


def shown(
    session: Session, rows: Iterable[Likeness], me: Person | None, *, not_of: int | None
) -> list[tuple[Post, Likeness]]:
    """The most alike that `me` may see and join, those of the member `not_of` left out."""
    found = {row.other_id: row for row in rows}
    if not found:
        return []
    others = posts.visible_to(me, Post).where(Post.id.in_(found), *_joinable(), Post.member_id != not_of)
    pairs = [(other, found[other.id]) for other in session.scalars(others)]
    return sorted(pairs, key=lambda pair: (-pair[1].score, pair[0].id))[:MOST_SHOWN]


def compared() -> Select[Post]:
    """Drafts and open posts: what is written, and what may be joined."""
    return select(Post).where(or_(Post.state == State.DRAFT, and_(*_joinable()))).order_by(Post.id)


def joinable() -> Select[Post]:
    """Open posts of anybody, whoever asks: for the house itself."""
    return select(Post).where(*_joinable()).order_by(Post.id)


def _joinable() -> tuple[ColumnElement[bool], ...]:
    return Post.state.in_(LOOKING), Post.hidden_at.is_(None), Post.closes_at > clock.now()
