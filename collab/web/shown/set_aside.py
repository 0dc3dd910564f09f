"""What the reader's own organisation said "not for us" to; never what the other side said."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from collab.members.model import Member
from collab.members.people import Person
from collab.proposals import queries as proposals
from collab.proposals.model import Proposal
from collab.suggestions.model import Dismissal, Side
from collab.web.shown.names import Named, nameable, named
from collab.web.shown.proposals import ProposalLine
from collab.web.shown.proposals import lines_of as proposal_lines


@dataclass(frozen=True, slots=True)
class SetAside:
    """`member` is whom our proposal was not for, or None where it was our own answer or the member hid itself.

    `proposal` is None where the reader may not see it any more.
    """

    public_id: str
    as_lead: bool
    member: Named | None
    proposal: ProposalLine | None
    reason: str
    at: datetime


def set_aside_shown(session: Session, rows: Sequence[Dismissal], me: Person) -> list[SetAside]:
    """One line for each answer, in a fixed number of queries."""
    known = nameable((row.member_id for row in rows), me)
    members = {one.id: one for one in session.scalars(select(Member).where(Member.id.in_(known)))}
    wanted = {row.proposal_id for row in rows}
    seen = list(session.scalars(proposals.visible_to(me).where(Proposal.id.in_(wanted))))
    lines = dict(zip((one.id for one in seen), proposal_lines(seen, me), strict=True))
    return [_line(row, members, lines) for row in rows]


def _line(row: Dismissal, members: dict[int, Member], lines: dict[int, ProposalLine]) -> SetAside:
    as_lead = row.side is Side.LEAD
    member = members.get(row.member_id) if as_lead else None
    return SetAside(
        public_id=row.public_id,
        as_lead=as_lead,
        member=named(member) if member else None,
        proposal=lines.get(row.proposal_id),
        reason=row.reason.value,
        at=row.at,
    )
