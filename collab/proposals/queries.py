"""Proposals as somebody may see them; what may not be seen does not exist."""

from datetime import timedelta

from sqlalchemy import ColumnElement, Select, and_, exists, func, or_, select
from sqlalchemy.orm import Session

from collab import clock
from collab.errors import Unknown
from collab.matching.folding import fold
from collab.members import queries as members
from collab.members.people import Person
from collab.proposals.drafts import ProposalDraft, says_the_same
from collab.proposals.model import (
    LOOKING,
    CodeKind,
    Involvement,
    Proposal,
    ProposalCode,
    Reach,
    State,
)

PRESSED_TWICE = timedelta(minutes=1)


def visible_to(me: Person | None) -> Select[Proposal]:
    """The proposals this reader may know of: drafts stay with their own organisation."""
    query = select(Proposal)
    looking = Proposal.state.in_(LOOKING)
    public = and_(looking, Proposal.reach == Reach.PUBLIC)
    if me is None:
        return query.where(public)
    if me.is_union:
        return query.where(Proposal.state != State.DRAFT)
    if not me.reads_as_member:
        return query.where(or_(public, Proposal.member_id == me.member_id))
    involved = exists().where(Involvement.proposal_id == Proposal.id, Involvement.member_id == me.member_id)
    return query.where(or_(looking, Proposal.member_id == me.member_id, (Proposal.state != State.DRAFT) & involved))


def seen_by(session: Session, me: Person | None, public_id: str) -> Proposal:
    """One proposal as `me` may see it; raises Unknown."""
    proposal = session.scalar(visible_to(me).where(Proposal.public_id == public_id))
    if proposal is None:
        raise Unknown("not_found")
    return proposal


def by_id(session: Session, proposal_id: int) -> Proposal | None:
    """One proposal for the house itself, whoever may see it."""
    return session.get(Proposal, proposal_id)


def locked(session: Session, proposal_id: int) -> Proposal:
    """The proposal, held against others until this transaction ends."""
    query = select(Proposal).where(Proposal.id == proposal_id)
    return session.scalars(query.with_for_update(of=Proposal).execution_options(populate_existing=True)).one()


def sent_just_now(session: Session, draft: ProposalDraft, by: Person, *, as_draft: bool) -> Proposal | None:
    """What the person sent a moment ago in the very same words: a button pressed twice is one act."""
    session.execute(select(Person.id).where(Person.id == by.id).with_for_update())  # the second waits for the first
    query = select(Proposal).where(
        Proposal.author_id == by.id,
        Proposal.member_id == by.member_id,
        Proposal.created_at > clock.now() - PRESSED_TWICE,
        (Proposal.state == State.DRAFT) if as_draft else Proposal.state.in_(LOOKING),
    )
    newest = session.scalars(query.order_by(Proposal.id.desc()))
    return next((proposal for proposal in newest if says_the_same(draft, proposal)), None)


def searched(
    query: Select[Proposal], *, text: str = "", field: str = "", country: str = "", state: str = ""
) -> Select[Proposal]:
    """Narrowed to texts that hold every word, and to the given codes."""
    for word in fold(text).split():
        query = query.where(Proposal.search_text.contains(word, autoescape=True))
    for kind, code in ((CodeKind.FIELD, field), (CodeKind.COUNTRY, country)):
        if code:
            query = query.where(_coded(kind, code))
    return query.where(Proposal.state == State(state)) if state in set(State) else query


def page_of(session: Session, query: Select[Proposal], *, page: int, size: int = 20) -> tuple[list[Proposal], int]:
    """One page (from 1), newest first, and how many there are in all."""
    total = session.scalar(select(func.count()).select_from(query.order_by(None).subquery())) or 0
    newest = query.order_by(Proposal.opened_at.desc().nulls_first(), Proposal.id.desc())
    return list(session.scalars(newest.limit(size).offset((page - 1) * size))), total


def named_to(session: Session, proposals: list[Proposal], me: Person | None) -> set[int]:
    """Ids of the leading members whose names this reader may see."""
    ids = {proposal.member_id for proposal in proposals}
    member = members.visible_to(me).subquery()
    return set(session.scalars(select(member.c.id).where(member.c.id.in_(ids))))


def led_for(me: Person) -> Select[Proposal]:
    """All proposals of the person's own member, drafts first."""
    return select(Proposal).where(Proposal.member_id == me.member_id).order_by(Proposal.opened_at.desc().nulls_first())


def past_deadline() -> Select[Proposal]:
    """Those still looking although their deadline is over."""
    return select(Proposal).where(Proposal.state.in_(LOOKING), Proposal.closes_at <= clock.now()).order_by(Proposal.id)


def _coded(kind: CodeKind, code: str) -> ColumnElement[bool]:
    return exists().where(ProposalCode.proposal_id == Proposal.id, ProposalCode.kind == kind, ProposalCode.code == code)
