"""Suggestions by reader: filtered by visibility, by what was set aside, and by what already began."""

from sqlalchemy import ColumnElement, Select, and_, case, exists, func, or_, select
from sqlalchemy.orm import Session

from collab import clock
from collab.errors import Unknown
from collab.members.model import Member, Status
from collab.members.people import Person
from collab.partnerships.model import Partnership
from collab.posts.model import LOOKING, Post
from collab.revision import Revision
from collab.suggestions.model import Dismissal, Level, Search, Side, Suggestion

_AT_A_GLANCE = 6  # the matcher says who stands among the first; what is seen together stands by level and score
_LEVELS = list(Level)
_strongest_first = case({Level.STRONG: 0, Level.GOOD: 1}, value=Suggestion.level, else_=2)


def partners_for(session: Session, post: Post, limit: int = 6) -> list[Suggestion]:
    """Members that would fit a post, best first: not hidden, not set aside by the lead, nothing begun."""
    query = _open_for(Side.LEAD).where(Suggestion.post_id == post.id, ~Member.hidden)
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
    query = _open_for(Side.PARTNER).where(
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
    """What the person's own member said "not for us" to, newest first."""
    query = select(Dismissal).join(Post, Dismissal.post_id == Post.id)
    own = or_(
        and_(Dismissal.side == Side.LEAD, Post.member_id == me.member_id),
        and_(Dismissal.side == Side.PARTNER, Dismissal.member_id == me.member_id),
    )
    return query.where(Dismissal.undone_at.is_(None), own).order_by(Dismissal.at.desc(), Dismissal.id.desc())


def is_being_looked_for(session: Session, post: Post) -> bool:
    """Whether the matcher has not yet seen this post as it stands."""
    search = session.get(Search, post.id)
    return search is None or search.looked_at < post.revised_at


def not_looked_for(encoder: str) -> Select[Post]:
    """Looking posts whose suggestions are not up to date: their text changed, any member, or the words.

    Also those that were found without the `encoder`; without one ("") what another process found with it stands.
    """
    number = func.coalesce(select(Revision.number).scalar_subquery(), 0)
    stale = [Search.looked_at.is_(None), Search.looked_at < Post.revised_at, Search.revision < number]
    if encoder:
        stale.append(Search.encoder != encoder)
    query = select(Post).outerjoin(Search, Search.post_id == Post.id)
    query = query.where(Post.state.in_(LOOKING), Post.hidden_at.is_(None), or_(*stale))
    return query.order_by(Post.revised_at.desc(), Post.id)


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


def _open_for(side: Side) -> Select[Suggestion]:
    set_aside = exists().where(_same_pair(Dismissal), Dismissal.side == side, Dismissal.undone_at.is_(None))
    begun = exists().where(Partnership.post_id == Suggestion.post_id, Partnership.partner_id == Suggestion.member_id)
    return _listed().where(~set_aside, ~begun)


def _same_pair(row: type[Dismissal]) -> ColumnElement[bool]:
    return and_(row.post_id == Suggestion.post_id, row.member_id == Suggestion.member_id)
