"""The life of a proposal, as far as its lead alone decides."""

from sqlalchemy.orm import Session

from collab import clock, jobs
from collab.audit.log import record
from collab.errors import Conflict, Forbidden
from collab.matching.folding import fold
from collab.members.model import Member
from collab.members.people import Person
from collab.proposals import policy, queries
from collab.proposals.drafts import ProposalDraft, SeatDraft, TextDraft
from collab.proposals.model import CodeKind, Involvement, Proposal, ProposalText, Seat, SeatCode, State
from collab.union.settings import union


def write(session: Session, draft: ProposalDraft, *, by: Person) -> Proposal:
    """A new draft of the person's member; nobody else sees it. Sent twice within a minute it is one."""
    _require_poster(by)
    return queries.sent_just_now(session, draft, by, as_draft=True) or _written(session, draft, by)


def post(session: Session, draft: ProposalDraft, *, by: Person) -> Proposal:
    """Write a proposal and open it at once. Sent twice within a minute it is one."""
    _require_poster(by)
    if before := queries.sent_just_now(session, draft, by, as_draft=False):
        return before
    proposal = _written(session, draft, by)
    open_(session, proposal, by=by)
    return proposal


def open_(session: Session, proposal: Proposal, *, by: Person) -> None:
    """Show a draft to its readers and let the matcher look for partners."""
    _require_lead(proposal, by)
    proposal = queries.locked(session, proposal.id)
    if proposal.state is not State.DRAFT:
        raise Conflict("proposal.not_a_draft")
    if not proposal.is_complete:
        raise Conflict("proposal.incomplete")
    proposal.state, proposal.opened_at, proposal.author = State.OPEN, clock.now(), by
    record(session, "proposal.opened", proposal, by=by)
    _revise(session, proposal)


def edit(session: Session, proposal: Proposal, draft: ProposalDraft, *, by: Person) -> None:
    """Change a draft, or an open one: then the matcher looks again."""
    _require_lead(proposal, by)
    proposal = queries.locked(session, proposal.id)
    if not policy.editable_by(proposal, by):
        raise Conflict("proposal.not_editable", state=proposal.state.value)
    _fill(proposal, draft)
    proposal.edition += 1
    record(session, "proposal.edited", proposal, by=by, edition=proposal.edition)
    if not proposal.is_draft:
        _revise(session, proposal)


def advance(session: Session, proposal: Proposal, state: State, *, by: Person | None) -> None:
    """Move a locked proposal on in its life and write it down; `by` None is the clock."""
    proposal.state = state
    if state in (State.COMPLETED, State.WITHDRAWN, State.EXPIRED):
        proposal.ended_at = clock.now()
    record(session, f"proposal.{state.value}", proposal, by=by)
    session.flush()


def start(session: Session, proposal: Proposal, *, by: Person) -> None:
    """The work has begun."""
    _step(session, proposal, State.APPROVED, State.RUNNING, by)


def complete(session: Session, proposal: Proposal, *, by: Person) -> None:
    """The work is done."""
    _step(session, proposal, State.RUNNING, State.COMPLETED, by)


def discard(session: Session, proposal: Proposal, *, by: Person) -> None:
    """Take a draft back; nobody but its own organisation ever saw it."""
    _require_lead(proposal, by)
    proposal = queries.locked(session, proposal.id)
    if not proposal.is_draft:
        raise Conflict("proposal.not_a_draft")
    session.delete(proposal)
    session.flush()


def involve(session: Session, proposal: Proposal, member: Member) -> None:
    """The member keeps sight of the proposal from now on."""
    session.merge(Involvement(proposal_id=proposal.id, member_id=member.id))


def _require_poster(by: Person) -> None:
    if not policy.postable_by(by):
        raise Forbidden("member.unconfirmed")


def _written(session: Session, draft: ProposalDraft, by: Person) -> Proposal:
    proposal = Proposal(member=by.speaks_for, author=by, state=State.DRAFT)
    session.add(proposal)
    _fill(proposal, draft)
    session.flush()
    return proposal


def _step(session: Session, proposal: Proposal, from_: State, to: State, by: Person) -> None:
    _require_lead(proposal, by)
    proposal = queries.locked(session, proposal.id)
    if proposal.state is not from_:
        raise Conflict("proposal.wrong_state", state=proposal.state.value)
    advance(session, proposal, to, by=by)


def _require_lead(proposal: Proposal, by: Person) -> None:
    if not policy.led_by(proposal, by):
        raise Forbidden("proposal.not_yours")


def _revise(session: Session, proposal: Proposal) -> None:
    proposal.revised_at = clock.now()
    session.flush()
    jobs.ring(session, "match")


def _fill(proposal: Proposal, draft: ProposalDraft) -> None:
    _fill_texts(proposal, draft.texts)
    proposal.recode(CodeKind.FIELD, draft.fields)
    proposal.recode(CodeKind.COUNTRY, draft.countries)
    proposal.starts_on, proposal.ends_on = draft.starts_on, draft.ends_on
    proposal.budget_low, proposal.budget_high, proposal.currency = draft.budget_low, draft.budget_high, draft.currency
    proposal.deadline, proposal.reach = draft.deadline, draft.reach
    proposal.closes_at = clock.end_of(draft.deadline, union().zone) if draft.deadline else None
    known = {seat.public_id: seat for seat in proposal.seats}
    proposal.seats = [_seat(known.pop(seat.public_id, None), seat, place) for place, seat in enumerate(draft.seats)]
    proposal.search_text = fold(" ".join(f"{text.title} {text.summary}" for text in draft.texts))


def _fill_texts(proposal: Proposal, drafts: tuple[TextDraft, ...]) -> None:
    known = {text.language: text for text in proposal.texts}
    texts = [known.get(draft.language) or ProposalText(language=draft.language) for draft in drafts]
    for place, (text, draft) in enumerate(zip(texts, drafts, strict=True)):
        text.position, text.title, text.summary = place, draft.title, draft.summary
    proposal.texts = texts


def _seat(seat: Seat | None, draft: SeatDraft, place: int) -> Seat:
    seat = seat or Seat()
    seat.role, seat.number, seat.position = draft.role, draft.number, place
    wanted = (
        {(CodeKind.COUNTRY, code) for code in draft.countries}
        | {(CodeKind.LANGUAGE, code) for code in draft.languages}
        | {(CodeKind.CAPACITY, code) for code in draft.capacities}
    )
    kept = [row for row in seat.codes if (row.kind, row.code) in wanted]
    known = {(row.kind, row.code) for row in kept}
    seat.codes = kept + [SeatCode(kind=kind, code=code) for kind, code in sorted(wanted - known)]
    return seat
