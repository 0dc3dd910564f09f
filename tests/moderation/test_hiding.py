"""A post is reported, a coordinator hides it, and it is gone for all but its own member and the union."""

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from collab import clock
from collab.audit.model import Entry
from collab.errors import Conflict, Forbidden
from collab.mail.model import Letter
from collab.members.people import Role
from collab.moderation import actions, queries
from collab.moderation.model import Report, Wrong
from collab.partnerships import actions as partnerships
from collab.posts import queries as posts
from collab.posts.model import Post, Reach
from collab.proposals.model import Proposal
from collab.suggestions import queries as suggestions
from collab.suggestions.model import Level, Suggestion
from tests.builders import Cast, make_person, make_proposal

REASON = "It names somebody who could be endangered."


@pytest.fixture
def proposal(session: Session, cast: Cast) -> Proposal:
    return make_proposal(session, by=cast.alice, title="Wells", reach=Reach.PUBLIC)


def readers(session: Session, cast: Cast, post: Post) -> set[str]:
    """Who finds the post."""
    people = {name: getattr(cast, name) for name in ("alice", "bob", "carol", "eve", "sam")} | {"dan": None}
    visible = {name: session.scalars(posts.visible_to(me, Post)).all() for name, me in people.items()}
    return {name for name, found in visible.items() if post in found}


def letters(session: Session) -> list[tuple[str, int]]:
    return [(letter.kind, letter.person_id) for letter in session.scalars(select(Letter).order_by(Letter.id))]


def test_a_report_reaches_the_coordinators_once(session: Session, cast: Cast, proposal: Proposal) -> None:
    first = actions.report(session, proposal, Wrong.DANGEROUS, "Look at the names.", by=cast.bob)
    again = actions.report(session, proposal, Wrong.OTHER, "", by=cast.bob)

    assert again is first
    assert list(session.scalars(queries.waiting())) == [first]
    assert letters(session) == [("post_reported", cast.carol.id)]


@pytest.mark.parametrize("who", ["alice", "carol"])
def test_the_lead_and_the_coordinators_do_not_report(
    session: Session, cast: Cast, proposal: Proposal, who: str
) -> None:
    with pytest.raises(Forbidden):
        actions.report(session, proposal, Wrong.OTHER, "", by=getattr(cast, who))


def test_a_hidden_post_is_gone_for_all_but_its_own_member_and_the_union(
    session: Session, cast: Cast, proposal: Proposal
) -> None:
    assert readers(session, cast, proposal) == {"alice", "bob", "carol", "eve", "sam", "dan"}
    actions.report(session, proposal, Wrong.DANGEROUS, "", by=cast.bob)

    actions.hide(session, proposal, REASON, by=cast.carol)

    assert readers(session, cast, proposal) == {"alice", "carol", "sam"}
    assert not proposal.is_looking
    assert list(session.scalars(queries.waiting())) == []
    assert ("post_hidden", cast.alice.id) in letters(session)
    assert "post.hidden" in session.scalars(select(Entry.action)).all()


def test_nobody_joins_or_is_suggested_a_hidden_post(session: Session, cast: Cast, proposal: Proposal) -> None:
    facts = {"rank": 1, "score": 80, "level": Level.STRONG, "parts": [], "reasons": [], "misfits": []}
    session.add(Suggestion(post=proposal, member=cast.bobs, **facts))
    session.flush()
    assert suggestions.opportunities_for(session, cast.bobs)

    actions.hide(session, proposal, REASON, by=cast.carol)

    assert suggestions.opportunities_for(session, cast.bobs) == []
    assert proposal not in session.scalars(suggestions.not_looked_for(encoder="")).all()
    with pytest.raises(Conflict):
        partnerships.come_forward(session, proposal, by=cast.bob)


def test_a_post_that_is_shown_again_is_where_it_was(session: Session, cast: Cast, proposal: Proposal) -> None:
    before = clock.now()
    actions.hide(session, proposal, REASON, by=cast.carol)
    actions.show(session, proposal, by=cast.carol)

    assert readers(session, cast, proposal) == {"alice", "bob", "carol", "eve", "sam", "dan"}
    assert proposal.hidden_reason == ""
    assert proposal.revised_at > before, "partners are looked for anew"
    assert ("post_shown", cast.alice.id) in letters(session)


def test_hiding_and_showing_twice_is_refused(session: Session, cast: Cast, proposal: Proposal) -> None:
    with pytest.raises(Conflict):
        actions.show(session, proposal, by=cast.carol)
    actions.hide(session, proposal, REASON, by=cast.carol)
    with pytest.raises(Conflict):
        actions.hide(session, proposal, "Once more.", by=cast.carol)

    assert proposal.hidden_reason == REASON


@pytest.mark.parametrize("who", ["alice", "bob", "sam"])
def test_only_coordinators_hide(session: Session, cast: Cast, proposal: Proposal, who: str) -> None:
    with pytest.raises(Forbidden):
        actions.hide(session, proposal, REASON, by=getattr(cast, who))


def test_a_coordinator_decides_nothing_about_the_own_member(session: Session, cast: Cast, proposal: Proposal) -> None:
    cem = make_person(session, name="Cem", role=Role.COORDINATOR, member=cast.alices)
    row = actions.report(session, proposal, Wrong.OTHER, "", by=cast.bob)

    with pytest.raises(Forbidden):
        actions.hide(session, proposal, REASON, by=cem)
    with pytest.raises(Forbidden):
        actions.settle(session, row, by=cem)


def test_a_settled_report_leaves_the_post_as_it_is(session: Session, cast: Cast, proposal: Proposal) -> None:
    row = actions.report(session, proposal, Wrong.OTHER, "", by=cast.bob)

    actions.settle(session, row, by=cast.carol)

    assert list(session.scalars(queries.waiting())) == []
    assert proposal.is_looking
    assert actions.report(session, proposal, Wrong.OTHER, "Again.", by=cast.bob) is not row
    assert len(session.scalars(select(Report)).all()) == 2
