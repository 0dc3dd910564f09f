"""Partnerships by what somebody may see and what waits for whom."""

from collections.abc import Iterable
from datetime import datetime

from sqlalchemy import ColumnElement, Select, and_, func, or_, select, true
from sqlalchemy.orm import Session

from collab.errors import Unknown
from collab.members.model import Member
from collab.members.people import Person
from collab.partnerships.model import JOINED, LIVE, PENDING, Partnership, Stage
from collab.posts.model import Post


def visible_to(me: Person | None) -> Select[Partnership]:
    """Those of the person's own member; a coordinator sees all."""
    query = select(Partnership).join(Post, Partnership.post_id == Post.id)
    if me is None:
        return query.where(~true())
    if me.is_coordinator:
        return query
    if me.speaks_for is None:
        return query.where(~true())
    return query.where(_of(me.speaks_for.id))


def seen_by(session: Session, me: Person | None, public_id: str) -> Partnership:
    """One partnership as `me` may see it; raises Unknown."""
    row = session.scalar(visible_to(me).where(Partnership.public_id == public_id))
    if row is None:
        raise Unknown("not_found")
    return row


def locked(session: Session, partnership_id: int) -> Partnership:
    """The partnership, held against others until this transaction ends."""
    query = select(Partnership).where(Partnership.id == partnership_id)
    return session.scalars(query.with_for_update(of=Partnership).execution_options(populate_existing=True)).one()


def waiting_for_answer_of(member: Member) -> Select[Partnership]:
    """Invitations to this member and interests in its posts, oldest first."""
    invited = and_(Partnership.stage == Stage.INVITED, Partnership.partner_id == member.id)
    interested = and_(Partnership.stage == Stage.INTERESTED, Post.member_id == member.id)
    query = select(Partnership).join(Post, Partnership.post_id == Post.id)
    return query.where(or_(invited, interested)).order_by(Partnership.started_at, Partnership.id)


def waiting_for_decision() -> Select[Partnership]:
    """Both sides said yes; the longest waiting first."""
    agreed = select(Partnership).where(Partnership.stage == Stage.AGREED)
    return agreed.order_by(Partnership.answered_at, Partnership.id)


def of_member(member: Member) -> Select[Partnership]:
    """All partnerships of a member, newest first."""
    query = select(Partnership).join(Post, Partnership.post_id == Post.id)
    return query.where(_of(member.id)).order_by(Partnership.started_at.desc(), Partnership.id.desc())


def of_post(post: Post, stages: Iterable[Stage] = LIVE) -> Select[Partnership]:
    """The partnerships of a post at the given stages, oldest first."""
    query = select(Partnership).where(Partnership.post_id == post.id, Partnership.stage.in_(list(stages)))
    return query.order_by(Partnership.id)


def pending_of(post: Post) -> Select[Partnership]:
    """Those nobody has decided yet."""
    return of_post(post, PENDING)


def between(session: Session, post: Post, member: Member) -> Partnership | None:
    """The newest partnership of this member in this post, whatever its stage."""
    query = select(Partnership).where(Partnership.post_id == post.id, Partnership.partner_id == member.id)
    return session.scalar(query.order_by(Partnership.id.desc()).limit(1))


def count_at(session: Session, post: Post, stage: Stage) -> int:
    """How many partnerships of a post stand at a stage."""
    counted = select(func.count()).where(Partnership.post_id == post.id, Partnership.stage == stage)
    return session.scalar(counted) or 0


def count_agreed_since(session: Session, post: Post, moment: datetime | None) -> int:
    """How many said yes on both sides since then (ever, for None) and were not turned away."""
    counted = select(func.count()).where(Partnership.post_id == post.id, Partnership.stage.in_(JOINED))
    return session.scalar(counted.where(Partnership.answered_at >= moment) if moment else counted) or 0


def any_live_between(session: Session, one: Member, other: Member) -> bool:
    """Whether the two still have something pending or approved together."""
    query = select(Partnership.id).join(Post, Partnership.post_id == Post.id)
    pair = or_(
        and_(Post.member_id == one.id, Partnership.partner_id == other.id),
        and_(Post.member_id == other.id, Partnership.partner_id == one.id),
    )
    return session.scalar(query.where(pair, Partnership.stage.in_(LIVE)).limit(1)) is not None


def _of(member_id: int) -> ColumnElement[bool]:
    return or_(Partnership.partner_id == member_id, Post.member_id == member_id)
