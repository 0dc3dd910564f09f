"""How a proposal's life and its partnerships move each other."""

from sqlalchemy.orm import Session

from collab import clock
from collab.audit.log import record
from collab.errors import Conflict, Forbidden
from collab.members import actions as members
from collab.members.people import Person
from collab.partnerships import queries
from collab.partnerships.model import LIVE, WAITING, Partnership, Stage
from collab.partnerships.telling import tell_partners_of
from collab.proposals import actions as proposals
from collab.proposals import policy as proposal_policy
from collab.proposals import queries as proposal_queries
from collab.proposals.drafts import ProposalDraft
from collab.proposals.model import LOOKING, Proposal, State


def edit(session: Session, proposal: Proposal, draft: ProposalDraft, *, by: Person) -> None:
    """Change a proposal; if it is open, all who are in it are told."""
    proposals.edit(session, proposal, draft, by=by)
    if not proposal.is_draft:
        partners = [row.partner for row in session.scalars(queries.of_proposal(proposal, LIVE))]
        tell_partners_of(session, "proposal_changed", proposal, partners, edition=proposal.edition)


def complete_list(session: Session, proposal: Proposal, *, by: Person) -> None:
    """The lead goes ahead with the partners approved so far; who has not answered is told."""
    if not proposal_policy.led_by(proposal, by):
        raise Forbidden("proposal.not_yours")
    proposal = proposal_queries.locked(session, proposal.id)
    if proposal.state not in LOOKING:
        raise Conflict("proposal.wrong_state", state=proposal.state.value)
    if not queries.count_at(session, proposal, Stage.APPROVED):
        raise Conflict("proposal.nothing_approved")
    _fill_up(session, proposal, by=by)


def withdraw(session: Session, proposal: Proposal, *, by: Person) -> None:
    """The lead takes a proposal back; all that was pending lapses and the partners are told."""
    if not proposal_policy.led_by(proposal, by):
        raise Forbidden("proposal.not_yours")
    proposal = proposal_queries.locked(session, proposal.id)
    if proposal.is_draft or not proposal_policy.withdrawable_by(proposal, by):
        raise Conflict("proposal.wrong_state", state=proposal.state.value)
    _close(session, proposal, State.WITHDRAWN, by=by)


def expire_due(session: Session) -> int:
    """Close what is past its deadline, unless a coordinator still has to decide; returns how many moved."""
    due = list(session.scalars(proposal_queries.past_deadline()))
    return sum(settle(session, proposal_queries.locked(session, proposal.id), by=None) for proposal in due)


def settle(session: Session, proposal: Proposal, *, by: Person | None) -> bool:
    """Let a locked proposal follow its partnerships; True when its state moved."""
    before = proposal.state
    if before not in LOOKING:
        return False
    approved = queries.count_at(session, proposal, Stage.APPROVED)
    agreed = queries.count_at(session, proposal, Stage.AGREED)
    over = proposal.closes_at is not None and clock.now() >= proposal.closes_at
    full = bool(proposal.seats) and approved >= proposal.places  # without named places the lead says when it is full
    if full or (approved and over and not agreed):
        _fill_up(session, proposal, by=by)
    elif over and not agreed:
        _close(session, proposal, State.EXPIRED, by=by)
    else:
        follow = State.FORMING if approved or agreed else State.OPEN
        if follow is not before:
            proposals.advance(session, proposal, follow, by=by)
    return proposal.state is not before


def part(session: Session, partnership: Partnership) -> None:
    """Take back what the two showed each other, unless something else still joins them."""
    session.flush()
    if not queries.any_live_between(session, partnership.lead, partnership.partner):
        members.untie(session, partnership.partner, seen_by=partnership.lead)
        members.untie(session, partnership.lead, seen_by=partnership.partner)


def _fill_up(session: Session, proposal: Proposal, *, by: Person | None) -> None:
    proposals.advance(session, proposal, State.APPROVED, by=by)
    _lapse(session, proposal, list(session.scalars(queries.of_proposal(proposal, WAITING))), by=by)


def _close(session: Session, proposal: Proposal, state: State, *, by: Person | None) -> None:
    live = list(session.scalars(queries.of_proposal(proposal, LIVE)))
    proposals.advance(session, proposal, state, by=by)
    pending = [row for row in live if row.stage is not Stage.APPROVED]
    _lapse(session, proposal, pending, by=by, tell=False)
    tell_partners_of(session, "proposal_closed", proposal, [row.partner for row in live])


def _lapse(
    session: Session, proposal: Proposal, rows: list[Partnership], *, by: Person | None, tell: bool = True
) -> None:
    for row in rows:
        row.stage, row.ended_at, row.ended_by = Stage.LAPSED, clock.now(), by
        record(session, "partnership.lapsed", row, by=by)
        part(session, row)
    if tell:
        tell_partners_of(session, "proposal_closed", proposal, [row.partner for row in rows])
