"""The steps of a partnership: invited or interested, answered, decided, withdrawn."""

from sqlalchemy.orm import Session

from collab import clock
from collab.audit.log import record
from collab.errors import Conflict, Forbidden
from collab.members import actions as members
from collab.members.model import Member, TieKind
from collab.members.people import Person
from collab.offers.model import Offer
from collab.partnerships import lifecycle, policy, queries
from collab.partnerships.model import PENDING, Partnership, Stage
from collab.partnerships.telling import tell_coordinators, tell_side
from collab.posts import actions as post_actions
from collab.posts import policy as post_policy
from collab.posts import queries as posts
from collab.posts.model import Post, State
from collab.proposals.model import Seat
from collab.union.settings import union


def invite(
    session: Session, post: Post, partner: Member, *, by: Person, note: str = "", seat: Seat | None = None
) -> Partnership:
    """The lead asks a member that it can see to join; a hidden lead shows itself to that member by this."""
    if not post_policy.led_by(post, by):
        raise Forbidden("post.not_yours", kind=post.kind.value)
    partnership = _begin(session, post, partner, by, note, seat, Stage.INVITED)
    members.tie(session, post.member, seen_by=partner, kind=TieKind.APPEARED)
    tell_side(session, "partnership_invited", partnership, partner)
    return partnership


def come_forward(session: Session, post: Post, *, by: Person, note: str = "", seat: Seat | None = None) -> Partnership:
    """A member says that it would like to join; a hidden one shows itself to the lead by this."""
    partner = by.speaks_for
    if partner is None or not partner.is_confirmed:
        raise Forbidden("member.unconfirmed")
    partnership = _begin(session, post, partner, by, note, seat, Stage.INTERESTED)
    members.tie(session, partner, seen_by=post.member, kind=TieKind.APPEARED)
    tell_side(session, "partnership_interest", partnership, post.member)
    return partnership


def accept(session: Session, partnership: Partnership, *, by: Person) -> None:
    """The side that was asked says yes; from here a coordinator decides."""
    partnership = _held(session, partnership)
    _require_answer(partnership, by)
    _require_looking(partnership.post)
    partnership.stage = Stage.AGREED
    partnership.answered_by, partnership.answered_at = by, clock.now()
    members.tie(session, partnership.partner, seen_by=partnership.lead, kind=TieKind.APPEARED)
    record(session, "partnership.accepted", partnership, by=by)
    lifecycle.settle(session, partnership.post, by=by)
    tell_side(session, "partnership_accepted", partnership, partnership.asking)
    tell_coordinators(session, "partnership_waiting", partnership)


def decline(session: Session, partnership: Partnership, *, by: Person, reason: str = "") -> None:
    """The side that was asked says no, with or without a reason."""
    partnership = _held(session, partnership)
    _require_answer(partnership, by)
    partnership.answered_by, partnership.answered_at = by, clock.now()
    _end(session, partnership, Stage.DECLINED, by, reason)
    tell_side(session, "partnership_declined", partnership, partnership.asking)


def withdraw(session: Session, partnership: Partnership, *, by: Person, reason: str = "") -> None:
    """A side steps back before the decision."""
    partnership = _held(session, partnership)
    if not policy.in_it(partnership, by):
        raise Forbidden("partnership.not_yours_to_withdraw")
    if not policy.withdrawable_by(partnership, by):
        raise Conflict(
            "partnership.too_late_to_withdraw", stage=partnership.stage.value, kind=partnership.post.kind.value
        )
    was_agreed = partnership.is_agreed
    _end(session, partnership, Stage.WITHDRAWN, by, reason)
    lifecycle.settle(session, partnership.post, by=by)
    own = partnership.lead if by.member_id == partnership.lead.id else partnership.partner
    other = partnership.partner if own is partnership.lead else partnership.lead
    tell_side(session, "partnership_withdrawn", partnership, other, member=own.id)
    if was_agreed:
        tell_coordinators(session, "partnership_withdrawn", partnership, member=own.id)


def approve(session: Session, partnership: Partnership, *, by: Person) -> None:
    """Make an agreed partnership real and tell both members."""
    partnership = _held(session, partnership)
    _require_decision(partnership, by)
    partnership.stage = Stage.APPROVED
    partnership.decided_by, partnership.decided_at = by, clock.now()
    for one, other in ((partnership.lead, partnership.partner), (partnership.partner, partnership.lead)):
        members.tie(session, one, seen_by=other, kind=TieKind.PARTNER)
    record(session, "partnership.approved", partnership, by=by)
    lifecycle.settle(session, partnership.post, by=by)
    tell_side(session, "partnership_approved", partnership, partnership.lead, partnership.partner)


def reject(session: Session, partnership: Partnership, *, by: Person, reason: str) -> None:
    """A coordinator says no, and why."""
    partnership = _held(session, partnership)
    _require_decision(partnership, by)
    partnership.stage, partnership.reason = Stage.REJECTED, reason
    partnership.decided_by, partnership.decided_at = by, clock.now()
    record(session, "partnership.rejected", partnership, by=by, reason=reason)
    lifecycle.part(session, partnership)
    lifecycle.settle(session, partnership.post, by=by)
    tell_side(session, "partnership_rejected", partnership, partnership.lead, partnership.partner)


def _begin(
    session: Session, post: Post, partner: Member, by: Person, note: str, seat: Seat | None, stage: Stage
) -> Partnership:
    post = posts.locked(session, post)
    if partner.id == post.member_id:
        raise Conflict("partnership.own_post", kind=post.kind.value)
    _require_looking(post)
    standing = queries.between(session, post, partner)
    if standing is not None and standing.is_live:
        raise Conflict("partnership.already_there", partnership=standing.public_id)
    partnership = Partnership(
        post=post,
        partner=partner,
        seat=seat,
        stage=stage,
        by_invitation=stage is Stage.INVITED,
        started_by=by,
        note=note,
    )
    session.add(partnership)
    record(session, f"partnership.{stage.value}", partnership, by=by)
    post_actions.involve(session, post, partner)
    return partnership


def _held(session: Session, partnership: Partnership) -> Partnership:
    posts.locked(session, partnership.post)  # always first, so that nobody waits crosswise
    return queries.locked(session, partnership.id)


def _require_looking(post: Post) -> None:
    if isinstance(post, Offer) and post.state is State.FULL:
        raise Conflict("post.full", kind=post.kind.value, until=post.reopens_on(union().zone))
    if not post.is_looking:
        raise Conflict("post.not_looking", kind=post.kind.value)


def _require_answer(partnership: Partnership, by: Person) -> None:
    if by.speaks_for is None or by.member_id != partnership.asked.id:
        raise Forbidden("partnership.not_yours_to_answer")
    if not partnership.is_waiting:
        who, at = partnership.answered_by, partnership.answered_at
        stage = partnership.stage.value
        raise Conflict("partnership.already_answered", by=who.name if who else None, at=at, stage=stage)


def _require_decision(partnership: Partnership, by: Person) -> None:
    if not by.is_coordinator:
        raise Forbidden("partnership.not_yours_to_decide")
    if policy.is_of_a_side(partnership, by):
        raise Forbidden("partnership.own_member")
    if partnership.decided_by is not None:
        decided = partnership.decided_by.name
        stage = partnership.stage.value
        raise Conflict("partnership.already_decided", by=decided, at=partnership.decided_at, stage=stage)
    if not partnership.is_agreed:
        raise Conflict("partnership.not_agreed", **_standing(partnership))


def _standing(partnership: Partnership) -> dict[str, str]:
    return {"stage": partnership.stage.value, "kind": partnership.post.kind.value}


def _end(session: Session, partnership: Partnership, stage: Stage, by: Person, reason: str) -> None:
    assert partnership.stage in PENDING
    partnership.stage, partnership.reason = stage, reason
    partnership.ended_by, partnership.ended_at = by, clock.now()
    record(session, f"partnership.{stage.value}", partnership, by=by)
    lifecycle.part(session, partnership)
