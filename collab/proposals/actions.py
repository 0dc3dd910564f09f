"""The life of a proposal, as far as its lead alone decides."""

from sqlalchemy.orm import Session

from collab.members.people import Person
from collab.posts import actions as posts
from collab.posts.model import CodeKind, State
from collab.proposals import queries
from collab.proposals.drafts import ProposalDraft, SeatDraft
from collab.proposals.model import Proposal, Seat


def write(session: Session, draft: ProposalDraft, *, by: Person) -> Proposal:
    """A new draft of the person's member; nobody else sees it. Sent twice within a minute it is one."""
    posts.require_poster(by)
    return queries.sent_just_now(session, draft, by, as_draft=True) or _written(session, draft, by)


def post(session: Session, draft: ProposalDraft, *, by: Person) -> Proposal:
    """Write a proposal and open it at once. Sent twice within a minute it is one."""
    posts.require_poster(by)
    if before := queries.sent_just_now(session, draft, by, as_draft=False):
        return before
    proposal = _written(session, draft, by)
    posts.open_(session, proposal, by=by)
    return proposal


def edit(session: Session, proposal: Proposal, draft: ProposalDraft, *, by: Person) -> None:
    """Change a draft, or an open one: then the matcher looks again."""
    posts.edit(session, proposal, lambda held: _fill(held, draft), by=by)


def start(session: Session, proposal: Proposal, *, by: Person) -> None:
    """The work has begun."""
    posts.step(session, proposal, State.APPROVED, State.RUNNING, by=by)


def complete(session: Session, proposal: Proposal, *, by: Person) -> None:
    """The work is done."""
    posts.step(session, proposal, State.RUNNING, State.COMPLETED, by=by)


def _written(session: Session, draft: ProposalDraft, by: Person) -> Proposal:
    proposal = Proposal(member=by.speaks_for, author=by, state=State.DRAFT)
    session.add(proposal)
    _fill(proposal, draft)
    session.flush()
    return proposal


def _fill(proposal: Proposal, draft: ProposalDraft) -> None:
    posts.fill(proposal, draft)
    proposal.starts_on, proposal.ends_on = draft.starts_on, draft.ends_on
    proposal.budget_low, proposal.budget_high, proposal.currency = draft.budget_low, draft.budget_high, draft.currency
    known = {seat.public_id: seat for seat in proposal.seats}
    proposal.seats = [_seat(known.pop(seat.public_id, None), seat, place) for place, seat in enumerate(draft.seats)]


def _seat(seat: Seat | None, draft: SeatDraft, place: int) -> Seat:
    seat = seat or Seat()
    seat.role, seat.number, seat.position = draft.role, draft.number, place
    seat.recode(CodeKind.COUNTRY, draft.countries)
    seat.recode(CodeKind.LANGUAGE, draft.languages)
    seat.recode(CodeKind.CAPACITY, draft.capacities)
    return seat
