"""Letters to the members that are in a proposal: it changed, or it closed."""

from typing import Any

from sqlalchemy.orm import Session

from collab.language import gettext as _
from collab.letters import telling
from collab.letters.sheet import Sheet
from collab.members.people import Person
from collab.partnerships import queries as partnerships
from collab.partnerships.model import Partnership
from collab.proposals import queries
from collab.proposals.model import Proposal, State


def changed(session: Session, person: Person, facts: dict[str, Any]) -> Sheet | None:
    """Told once for each edition; an older edition's letter gives way to the newest one's."""
    proposal = _readable(session, person, facts["proposal"])
    standing = _standing(session, proposal, person)
    if proposal is None or standing is None or not standing.is_live or proposal.edition != facts["edition"]:
        return None
    lead, title = telling.name(session, proposal.member, person), telling.title(proposal)
    return Sheet(
        subject=_("Changed: %(title)s", title=title),
        heading=_("%(lead)s changed “%(title)s”", lead=lead, title=title),
        paragraphs=[
            *telling.sought(session, proposal, person),
            _("What you agreed so far stands. Read the proposal again; if it no longer fits, you can step back."),
        ],
        links=[telling.to_proposal(proposal, _("Read what it says now"), main=True)],
    )


def closed(session: Session, person: Person, facts: dict[str, Any]) -> Sheet | None:
    """The proposal no longer looks for partners, and what that means for the reader's member."""
    proposal = _readable(session, person, facts["proposal"])
    standing = _standing(session, proposal, person)
    if proposal is None or standing is None or proposal.is_looking:
        return None
    title = telling.title(proposal)
    return Sheet(
        subject=_("Closed: %(title)s", title=title),
        heading=_what_happened(proposal, telling.name(session, proposal.member, person), title),
        paragraphs=[_what_follows(standing), _("Nobody has to decide anything. Other proposals wait for partners.")],
        links=[telling.to_proposal(proposal, _("See the proposal"), main=True)],
    )


def _what_happened(proposal: Proposal, lead: str, title: str) -> str:
    if proposal.state is State.WITHDRAWN:
        return _("%(lead)s took back “%(title)s”", lead=lead, title=title)
    if proposal.state is State.EXPIRED:
        return _("The deadline of “%(title)s” has passed", title=title)
    return _("“%(title)s” has found its partners", title=title)


def _what_follows(standing: Partnership) -> str:
    if standing.is_live:
        return _("Your partnership was approved before. Speak with your contact person about what you agreed.")
    if standing.by_invitation:
        return _("The invitation to your organisation ended with it.")
    return _("The interest of your organisation ended with it.")


def _readable(session: Session, person: Person, proposal_id: int) -> Proposal | None:
    return session.scalar(queries.visible_to(person).where(Proposal.id == proposal_id))


def _standing(session: Session, proposal: Proposal | None, person: Person) -> Partnership | None:
    if proposal is None or person.speaks_for is None:
        return None
    return partnerships.between(session, proposal, person.speaks_for)
