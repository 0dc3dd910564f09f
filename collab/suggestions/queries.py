"""Suggestions by reader: filtered by visibility, by what was set aside, and by what already began."""

from collections.abc import Collection
from datetime import date, timedelta
from typing import Any

from sqlalchemy import Select, and_, case, exists, func, or_, select
from sqlalchemy.orm import Session

from collab import clock
from collab.errors import Unknown
from collab.matching.fairness import SEEN
from collab.members.model import Member, Status
from collab.members.people import Person
from collab.partnerships.model import Partnership
from collab.posts.model import LOOKING, Post
from collab.revision import Revision
from collab.suggestions import feedback
from collab.suggestions.model import Dismissal, Level, Search, Side, Suggestion

LATELY = timedelta(days=90)
_AT_A_GLANCE = 6  # the matcher says who stands among the first; what is seen together stands by level and score
_LEVELS = list(Level)
_strongest_first = case({Level.STRONG: 0, Level.GOOD: 1}, value=Suggestion.level, else_=2)


def partners_for(session: Session, post: Post, limit: int = 6, *, for_lead: bool = True) -> list[Suggestion]:
    """Members that would fit a post, best first: not hidden, nothing begun, and for its lead not set aside.

    Others read what the matcher found: what the lead set aside is the lead's alone.
    """
    query = _unbegun().where(Suggestion.post_id == post.id, ~Member.hidden)
    if for_lead:
        query = _without_set_aside(session, query, Side.LEAD, post.member_id)
    ranked = list(session.scalars(query.order_by(Suggestion.rank).limit(limit)))
    sixes = (ranked[start : start + _AT_A_GLANCE] for start in range(0, len(ranked), _AT_A_GLANCE))
    return [found for six in sixes for found in sorted(six, key=_by_level_and_score)]


def unconfirmed_for(post: Post, limit: int = 6) -> Select[Suggestion]:
    """Members not confirmed yet that would fit a post, best first: for coordinators alone."""
    return _unconfirmed().where(Suggestion.post_id == post.id).limit(limit)


def unconfirmed_that_fit(limit: int = 6) -> Select[Suggestion]:
    """The best of them for any post that looks for partners, where they fit better than possibly."""
    looking = Post.state.in_(LOOKING), Post.closes_at > clock.now()
    return _unconfirmed().where(Suggestion.level != Level.POSSIBLE, *looking).limit(limit)


def opportunities_for(session: Session, member: Member, limit: int = 6) -> list[Suggestion]:
    """Open posts that a member would fit, best first; a hidden member sees its own too."""
    query = _without_set_aside(session, _unbegun(), Side.PARTNER, member.id).where(
        Suggestion.member_id == member.id,
        Post.state.in_(LOOKING),
        Post.hidden_at.is_(None),
        Post.closes_at > clock.now(),
    )
    return list(session.scalars(query.order_by(_strongest_first, Suggestion.score.desc(), Suggestion.id).limit(limit)))


def seen_by(session: Session, me: Person, public_id: str) -> Suggestion:
    """One suggestion that the person's own member may answer; raises Unknown."""
    row = session.scalar(
        _listed()
        .where(Suggestion.public_id == public_id)
        .where(
            or_(
                and_(Post.member_id == me.member_id, ~Member.hidden),
                and_(Suggestion.member_id == me.member_id, Post.state.in_(LOOKING), Post.hidden_at.is_(None)),
            )
        )
    )
    if row is None or me.speaks_for is None:
        raise Unknown("not_found")
    return row


def between(session: Session, post_id: int, member_id: int) -> Suggestion | None:
    """What the matcher says of this pair, if it says anything."""
    return session.scalar(select(Suggestion).where(Suggestion.post_id == post_id, Suggestion.member_id == member_id))


def all_for(post_id: int) -> Select[Suggestion]:
    """Every suggestion for a post, whoever may see it."""
    return select(Suggestion).where(Suggestion.post_id == post_id).order_by(Suggestion.rank)


def set_aside_by(me: Person) -> Select[Dismissal]:
    """What the person's own member set aside and what stands of it, newest first."""
    return _said_by(me.member_id).where(feedback.standing()).order_by(Dismissal.at.desc(), Dismissal.id.desc())


def returned_to(session: Session, member: Member) -> dict[tuple[int, int], date]:
    """Since when, by post and member, what this member said "not now" to may be suggested to it again."""
    rows = session.scalars(_said_by(member.id).where(feedback.lapsed()))
    return {(row.post_id, row.member_id): row.until for row in rows if row.until}


def exposure_before(session: Session, post: Post) -> dict[int, int]:
    """How often members stood among the first for the posts opened lately and before this one, by member.

    It rests on what every member may read, as the order must: not on hidden posts or members, nor on what anybody
    said, invited or nominated. Only earlier posts count, so that looking again finds the same.
    """
    earlier = or_(Post.opened_at < post.opened_at, and_(Post.opened_at == post.opened_at, Post.id < post.id))
    open_to_all = ~Member.hidden, Member.status == Status.CONFIRMED, Post.hidden_at.is_(None)
    counted = select(Suggestion.member_id, func.count()).join(Post, Suggestion.post_id == Post.id)
    counted = counted.join(Member, Suggestion.member_id == Member.id).where(*open_to_all, earlier)
    lately = Post.opened_at >= (post.opened_at or clock.now()) - LATELY, Suggestion.rank <= SEEN
    return dict(session.execute(counted.where(*lately).group_by(Suggestion.member_id)).all())


def is_being_looked_for(session: Session, post: Post) -> bool:
    """Whether the matcher has not yet seen this post as it stands."""
    search = session.get(Search, post.id)
    return search is None or search.looked_at < post.revised_at


def clarifications_of(session: Session, post: Post) -> list[dict[str, Any]]:
    """What the lead of a post that looks for members is asked about it, as `Search` keeps it."""
    search = session.get(Search, post.id) if post.is_looking and not post.clarified_at else None
    return search.clarifications if search else []


def unanswered(session: Session, led: Collection[Post]) -> dict[str, int]:
    """Of these posts of one lead those that nobody fits well and that are still asked about: public id -> how much."""
    fits = _unbegun().where(Suggestion.post_id == Search.post_id, ~Member.hidden, Suggestion.level != Level.POSSIBLE)
    waiting = select(Post.public_id, Search.clarifications).join(Search, Search.post_id == Post.id)
    waiting = waiting.where(Post.id.in_([post.id for post in led]), Post.clarified_at.is_(None))
    waiting = waiting.where(Search.looked_at >= Post.revised_at, ~fits.correlate(Search).exists())
    return {public_id: len(asked) for public_id, asked in session.execute(waiting) if asked}


def not_looked_for(encoder: str) -> Select[Post]:
    """Looking posts whose suggestions are not up to date: their text changed, any member, or the words.

    Also those that were found without the `encoder`; without one ("") what another process found with it stands.
    The earliest first: whom they bring forward counts as exposed for those after them.
    """
    number = func.coalesce(select(Revision.number).scalar_subquery(), 0)
    stale = [Search.looked_at.is_(None), Search.looked_at < Post.revised_at, Search.revision < number]
    if encoder:
        stale.append(Search.encoder != encoder)
    query = select(Post).outerjoin(Search, Search.post_id == Post.id)
    query = query.where(Post.state.in_(LOOKING), Post.hidden_at.is_(None), or_(*stale))
    return query.order_by(Post.opened_at, Post.id)


def _by_level_and_score(found: Suggestion) -> tuple[int, int, int]:
    return _LEVELS.index(found.level), -found.score, found.rank


def _listed() -> Select[Suggestion]:
    return (
        select(Suggestion)
        .join(Post, Suggestion.post_id == Post.id)
        .join(Member, Suggestion.member_id == Member.id)
        .where(Member.status == Status.CONFIRMED)
    )


def _unconfirmed() -> Select[Suggestion]:
    return (
        select(Suggestion)
        .join(Post, Suggestion.post_id == Post.id)
        .join(Member, Suggestion.member_id == Member.id)
        .where(Member.status == Status.UNCONFIRMED, ~Member.hidden)
        .order_by(_strongest_first, Suggestion.score.desc(), Suggestion.id)
    )


def _said_by(member_id: int | None) -> Select[Dismissal]:
    own = or_(
        and_(Dismissal.side == Side.LEAD, Post.member_id == member_id),
        and_(Dismissal.side == Side.PARTNER, Dismissal.member_id == member_id),
    )
    return select(Dismissal).join(Post, Dismissal.post_id == Post.id).where(own)


def _unbegun() -> Select[Suggestion]:
    begun = exists().where(Partnership.post_id == Suggestion.post_id, Partnership.partner_id == Suggestion.member_id)
    return _listed().where(~begun)


def _without_set_aside(session: Session, query: Select[Suggestion], side: Side, reader_id: int) -> Select[Suggestion]:
    wrong = feedback.resting_on_wrong_fields(session, side, reader_id)
    return query.where(~feedback.set_aside(side), Suggestion.id.not_in(wrong))
