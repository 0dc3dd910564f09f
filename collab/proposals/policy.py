"""Who may do what with a proposal."""

from collab.members import policy as members
from collab.members.people import Person
from collab.proposals.model import LOOKING, Proposal, State


def postable_by(person: Person | None) -> bool:
    """People of a confirmed member post for it; nobody posts for another."""
    return person is not None and person.speaks_for is not None and person.speaks_for.is_confirmed


def led_by(proposal: Proposal, person: Person | None) -> bool:
    """The person acts for the member that leads it."""
    return person is not None and members.belongs_to(proposal.member, person)


def editable_by(proposal: Proposal, person: Person | None) -> bool:
    """The lead may change it while it is a draft or looks for partners."""
    return led_by(proposal, person) and proposal.state in (State.DRAFT, *LOOKING)


def withdrawable_by(proposal: Proposal, person: Person | None) -> bool:
    """The lead may take it back until the work runs."""
    return led_by(proposal, person) and proposal.state in (State.DRAFT, *LOOKING, State.APPROVED)
