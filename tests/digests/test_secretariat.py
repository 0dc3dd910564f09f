"""The secretariat's digest tells what members propose, once, and never a draft."""

from sqlalchemy import select

from collab.digests import actions
from collab.letters.compose import compose
from collab.mail.model import Letter
from collab.posts.model import State
from tests.builders import Cast, make_proposal


def test_it_tells_new_proposals_and_no_draft(session, cast: Cast) -> None:
    make_proposal(session, by=cast.alice, title="Wells for schools")
    make_proposal(session, by=cast.alice, title="A secret plan", state=State.DRAFT)

    actions.issue_now(session, cast.sam)

    letter = compose(session, session.scalars(select(Letter).where(Letter.kind == "digest")).one())
    assert letter is not None
    assert "Wells for schools" in letter.text
    assert "A secret plan" not in letter.text
    assert "1 new proposal" in letter.subject


def test_it_tells_each_proposal_once(session, cast: Cast) -> None:
    make_proposal(session, by=cast.alice)
    assert actions.issue_now(session, cast.sam) is not None

    assert actions.issue_now(session, cast.sam) is None
