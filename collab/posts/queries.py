"""Posts as somebody may see them; what may not be seen does not exist.

Each query takes the kind it asks for: `Post` for all, or one of its children.
"""

from collections.abc import Collection
from datetime import timedelta
from typing import TypeVar

from sqlalchemy import ColumnElement, Select, and_, exists, func, or_, select
from sqlalchemy.orm import Session

from collab import clock
from collab.errors import Unknown
from collab.matching.folding import fold
from collab.members import queries as members
from collab.members.people import Person
from collab.posts.model import LISTED, LOOKING, CodeKind, Involvement, Post, PostCode, Reach, State

P = TypeVar("P", bound=Post)

PRESSED_TWICE = timedelta(minutes=1)


def visible_to(me: Person | None, kind: type[P]) -> Select[P]:
    """The posts this reader may know of: drafts, and what a coordinator hid, stay with their own organisation."""
    query = select(kind)
    listed = and_(Post.state.in_(LISTED), Post.hidden_at.is_(None))
    public = and_(listed, Post.reach == Reach.PUBLIC)
    if me is None:
        return query.where(public)
    if me.is_union:
        return query.where(Post.state != State.DRAFT)
    if not me.reads_as_member:
        return query.where(or_(public, Post.member_id == me.member_id))
    involved = exists().where(Involvement.post_id == Post.id, Involvement.member_id == me.member_id)
    kept = and_(Post.state != State.DRAFT, Post.hidden_at.is_(None), involved)
    return query.where(or_(listed, Post.member_id == me.member_id, kept))


def seen_by(session: Session, me: Person | None, public_id: str, kind: type[P]) -> P:
    """One post as `me` may see it; raises Unknown."""
    post = session.scalar(visible_to(me, kind).where(Post.public_id == public_id))
    if post is None:
        raise Unknown("not_found")
    return post


def by_id(session: Session, post_id: int) -> Post | None:
    """One post for the house itself, whoever may see it."""
    return session.get(Post, post_id)


def locked(session: Session, post: P) -> P:
    """The post, read again and held against others until this transaction ends."""
    query = select(type(post)).where(Post.id == post.id).with_for_update(of=Post.id)
    return session.scalars(query.execution_options(populate_existing=True)).one()


def hold(session: Session, post_id: int) -> None:
    """Hold a post against others until this transaction ends."""
    session.execute(select(Post.id).where(Post.id == post_id).with_for_update(of=Post.id))


def sent_lately(session: Session, kind: type[P], by: Person, *, as_draft: bool) -> Select[P]:
    """What the person sent a moment ago, newest first, held against the same person sending once more."""
    session.execute(select(Person.id).where(Person.id == by.id).with_for_update())  # the second waits for the first
    query = select(kind).where(
        Post.author_id == by.id,
        Post.member_id == by.member_id,
        Post.created_at > clock.now() - PRESSED_TWICE,
        (Post.state == State.DRAFT) if as_draft else Post.state.in_(LOOKING),
    )
    return query.order_by(Post.id.desc())


def searched(
    query: Select[P], *, text: str = "", field: str = "", country: str = "", language: str = "", state: str = ""
) -> Select[P]:
    """Narrowed to texts that hold every word, and to the given codes."""
    for word in fold(text).split():
        query = query.where(Post.search_text.contains(word, autoescape=True))
    for kind, code in ((CodeKind.FIELD, field), (CodeKind.COUNTRY, country), (CodeKind.LANGUAGE, language)):
        if code:
            query = query.where(coded(kind, code))
    return query.where(Post.state == State(state)) if state in set(State) else query


def in_fields(query: Select[P], fields: Collection[str]) -> Select[P]:
    """Narrowed to those in any of these fields."""
    return query.where(coded(CodeKind.FIELD, *fields))


def coded(kind: CodeKind, *codes: str) -> ColumnElement[bool]:
    """The post names one of these codes."""
    return exists().where(PostCode.post_id == Post.id, PostCode.kind == kind, PostCode.code.in_(codes))


def page_of(session: Session, query: Select[P], *, page: int, size: int = 20) -> tuple[list[P], int]:
    """One page (from 1), newest first, and how many there are in all."""
    total = session.scalar(select(func.count()).select_from(query.order_by(None).subquery())) or 0
    newest = query.order_by(Post.opened_at.desc().nulls_first(), Post.id.desc())
    return list(session.scalars(newest.limit(size).offset((page - 1) * size))), total


def named_to(session: Session, posts: list[Post], me: Person | None) -> set[int]:
    """Ids of the leading members whose names this reader may see."""
    ids = {post.member_id for post in posts}
    member = members.visible_to(me).subquery()
    return set(session.scalars(select(member.c.id).where(member.c.id.in_(ids))))


def led_for(me: Person, kind: type[P]) -> Select[P]:
    """All posts of the person's own member, drafts first."""
    return select(kind).where(Post.member_id == me.member_id).order_by(Post.opened_at.desc().nulls_first())


def counted_by_field(session: Session) -> dict[str, int]:
    """How many posts name each field of work, drafts left out."""
    count = select(PostCode.code, func.count().label("number")).join(Post, PostCode.post_id == Post.id)
    count = count.where(PostCode.kind == CodeKind.FIELD, Post.state != State.DRAFT).group_by(PostCode.code)
    return {row.code: row.number for row in session.execute(count)}


def past_deadline() -> Select[Post]:
    """Those still in the lists although their deadline is over."""
    return select(Post).where(Post.state.in_(LISTED), Post.closes_at <= clock.now()).order_by(Post.id)


def closing_within(time: timedelta) -> Select[Post]:
    """Those still looking whose last day ends so soon."""
    now = clock.now()
    soon = and_(Post.closes_at > now, Post.closes_at <= now + time)
    return select(Post).where(Post.state.in_(LOOKING), Post.hidden_at.is_(None), soon).order_by(Post.id)
