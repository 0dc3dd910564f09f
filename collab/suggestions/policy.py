"""Who may see and answer suggestions."""

from collab.members.people import Person
from collab.proposals import policy as proposals
from collab.proposals.model import Proposal
from collab.suggestions.model import Side, Suggestion


def partners_seen_by(proposal: Proposal, person: Person | None) -> bool:
    """The lead sees who would fit its proposal; so does a coordinator, but never on a draft."""
    if person is None or proposal.is_draft:
        return False
    return proposals.led_by(proposal, person) or person.is_coordinator


def side_of(suggestion: Suggestion, person: Person | None) -> Side | None:
    """From which side the person may answer it, or None."""
    if person is None or person.speaks_for is None:
        return None
    if proposals.led_by(suggestion.proposal, person):
        return Side.LEAD
    return Side.PARTNER if person.member_id == suggestion.member_id else None
