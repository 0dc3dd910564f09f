"""The scene's partnerships, at every stage, each with a note and a reason that only its sides and the desk may read."""

from collections.abc import Mapping
from dataclasses import dataclass

from sqlalchemy.orm import Session

from collab import clock
from collab.audit.log import record
from collab.members.people import Person
from collab.partnerships.model import Partnership, Stage
from collab.posts.model import Involvement, Post
from collab.proposals.model import seats_of
from tests.builders import make_partnership
from tests.house.canaries import ALICES, BOBS, DESK, EVES, HANAS, OMARS, ZAIDS, Cage

SIDES = {"alice": ALICES, "bob": BOBS, "eve": EVES, "hana": HANAS, "omar": OMARS, "zaid": ZAIDS}
ENDED = (Stage.DECLINED, Stage.WITHDRAWN, Stage.LAPSED)


@dataclass(frozen=True, slots=True)
class Meeting:
    """One member and one post."""

    post: str
    partner: str
    stage: Stage
    by_invitation: bool = True


MEETINGS: Mapping[str, Meeting] = {
    "invited": Meeting("a_open", "bob", Stage.INVITED),
    "interested": Meeting("a_open", "eve", Stage.INTERESTED, by_invitation=False),
    "hanas": Meeting("a_open", "hana", Stage.INTERESTED, by_invitation=False),
    "agreed": Meeting("a_public", "bob", Stage.AGREED),
    "agreed_with_eve": Meeting("a_forming", "eve", Stage.AGREED, by_invitation=False),
    "approved": Meeting("a_forming", "bob", Stage.APPROVED),
    "approved_too": Meeting("a_approved", "bob", Stage.APPROVED, by_invitation=False),
    "running": Meeting("a_running", "bob", Stage.APPROVED),
    "completed": Meeting("a_completed", "bob", Stage.APPROVED),
    "lapsed": Meeting("a_withdrawn", "bob", Stage.LAPSED),
    "lapsed_too": Meeting("a_expired", "eve", Stage.LAPSED, by_invitation=False),
    "alices_interest": Meeting("b_open", "alice", Stage.INTERESTED, by_invitation=False),
    "rejected": Meeting("b_open", "eve", Stage.REJECTED),
    "foreign": Meeting("b_open", "omar", Stage.AGREED),
    "withdrawn": Meeting("e_public", "bob", Stage.WITHDRAWN),
    "declined": Meeting("e_public", "alice", Stage.DECLINED),
    "asked_for_offer": Meeting("a_offer", "bob", Stage.INTERESTED, by_invitation=False),
    "offered": Meeting("a_gift", "eve", Stage.INVITED),
    "full_asked": Meeting("a_full", "eve", Stage.INTERESTED, by_invitation=False),
    "offer_agreed": Meeting("a_full", "bob", Stage.AGREED, by_invitation=False),
    "helps": Meeting("a_request", "bob", Stage.AGREED, by_invitation=False),
    "asked_to_help": Meeting("b_request", "alice", Stage.INVITED),
    "helped": Meeting("a_given", "bob", Stage.APPROVED),
    "with_the_nameless": Meeting("z_public", "eve", Stage.INTERESTED, by_invitation=False),
}


def tie_partnerships(
    session: Session, posts: Mapping[str, Post], people: Mapping[str, Person], cage: Cage
) -> dict[str, Partnership]:
    """All of MEETINGS by name."""
    return {
        name: _meet(session, name, meeting, posts[meeting.post], people, cage) for name, meeting in MEETINGS.items()
    }


def _meet(
    session: Session, name: str, meeting: Meeting, post: Post, people: Mapping[str, Person], cage: Cage
) -> Partnership:
    author = next(first for first in SIDES if people[first].member_id == post.member_id)
    readers = SIDES[author] | SIDES[meeting.partner] | DESK
    reasoned = meeting.stage in (*ENDED, Stage.REJECTED)
    row = make_partnership(
        session,
        post=post,
        partner=people[meeting.partner],
        stage=meeting.stage,
        by_invitation=meeting.by_invitation,
        decided_by=people["carol"],
        note=f"{cage.mark(f'note of {name}', readers)}: we would like to work with you.",
        reason=f"{cage.mark(f'reason of {name}', readers)}: not this year." if reasoned else "",
        seat=next(iter(seats_of(post)), None),
    )
    if meeting.stage in (Stage.DECLINED, Stage.WITHDRAWN):
        row.ended_by = people[meeting.partner]
    if meeting.stage is Stage.DECLINED:
        row.answered_by, row.answered_at = people[meeting.partner], clock.now()
    session.merge(Involvement(post_id=post.id, member_id=row.partner_id))
    session.flush()
    _write_down(session, row)
    cage.watch(f"address of partnership {name}", row.public_id, readers)
    return row


def _write_down(session: Session, row: Partnership) -> None:
    record(session, "partnership.invited" if row.by_invitation else "partnership.interested", row, by=row.started_by)
    if row.answered_by and row.stage is not Stage.DECLINED:
        record(session, "partnership.accepted", row, by=row.answered_by)
    if row.decided_by:
        record(session, f"partnership.{row.stage.value}", row, by=row.decided_by, reason=row.reason)
    if row.ended_at:
        record(session, f"partnership.{row.stage.value}", row, by=row.ended_by)
