"""A coordinator nominates a member that the matcher missed; both sides are told and decide as ever."""

from sqlalchemy import Select, delete, select
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from collab import jobs
from collab.audit.log import record
from collab.errors import Conflict, Forbidden
from collab.mail import outbox
from collab.members import queries as members
from collab.members.model import Member, Status
from collab.members.people import Person
from collab.partnerships import queries as partnerships
from collab.partnerships.model import LIVE, Partnership
from collab.posts.model import Post
from collab.suggestions import policy
from collab.suggestions.model import Nomination, Search


def nominate(session: Session, post: Post, member: Member, note: str, *, by: Person) -> Nomination:
    """Put a member forward for a post, with the reason as both sides read it."""
    if not policy.nominated_by(post, by):
        raise Forbidden("nomination.not_yours")
    if member.id in (post.member_id, by.member_id) or member.hidden or not member.is_confirmed:
        raise Conflict("nomination.not_possible")
    standing = partnerships.between(session, post, member)
    if not post.is_looking or (standing is not None and standing.is_live):
        raise Conflict("nomination.not_possible")
    row = Nomination(post=post, member=member, by=by, note=note)
    session.add(row)
    try:
        session.flush()
    except IntegrityError as twice:
        raise Conflict("nomination.already_there") from twice
    record(session, "member.nominated", member, by=by, post=post.id)
    people = [one.id for side in (post.member_id, member.id) for one in session.scalars(members.people_of(side))]
    outbox.put_each(session, "member_nominated", to=people, key=f"nomination:{row.id}", nomination=row.id)
    session.execute(delete(Search).where(Search.post_id == post.id))  # so that the matcher says what it thinks of it
    jobs.ring(session, "match")
    return row


def nominable_for(post: Post) -> Select[Member]:
    """Members that can be put forward: confirmed, not hidden, not the lead, nothing begun, not nominated yet."""
    begun = select(Partnership.partner_id).where(Partnership.post_id == post.id, Partnership.stage.in_(LIVE))
    nominated = select(Nomination.member_id).where(Nomination.post_id == post.id)
    free = Member.id != post.member_id, Member.id.not_in(begun), Member.id.not_in(nominated)
    return select(Member).where(Member.status == Status.CONFIRMED, ~Member.hidden, *free)


def open_of(post: Post) -> Select[Nomination]:
    """Who stands nominated for a post, oldest first: nobody who hid since, and nobody with whom something began."""
    begun = select(Partnership.partner_id).where(Partnership.post_id == post.id)
    query = select(Nomination).join(Member, Nomination.member_id == Member.id).where(Nomination.post_id == post.id)
    return query.where(~Member.hidden, Member.id.not_in(begun)).order_by(Nomination.id)


def of_pair(session: Session, post_id: int, member_id: int) -> Nomination | None:
    """The nomination of this member for this post, if there is one."""
    pair = Nomination.post_id == post_id, Nomination.member_id == member_id
    return session.scalar(select(Nomination).where(*pair))
