"""Proposals sent a moment ago; all else about them is asked of the posts."""

from sqlalchemy.orm import Session

from collab.members.people import Person
from collab.posts import queries as posts
from collab.proposals.drafts import ProposalDraft, says_the_same
from collab.proposals.model import Proposal


def sent_just_now(session: Session, draft: ProposalDraft, by: Person, *, as_draft: bool) -> Proposal | None:
    """What the person sent a moment ago in the very same words: a button pressed twice is one act."""
    newest = session.scalars(posts.sent_lately(session, Proposal, by, as_draft=as_draft))
    return next((proposal for proposal in newest if says_the_same(draft, proposal)), None)
