"""Looking for partners: when it happens, who is found, and who never is."""

from collections.abc import Callable
from datetime import timedelta

import pytest
from sqlalchemy import select

from collab import clock, db
from collab.members import actions as members
from collab.members.model import Member, Mission
from collab.members.people import Person
from collab.partnerships import actions as partnerships
from collab.partnerships import lifecycle
from collab.posts.drafts import TextDraft
from collab.posts.model import State
from collab.proposals.drafts import ProposalDraft
from collab.proposals.model import Proposal
from collab.suggestions import queries
from collab.suggestions.model import Level, Suggestion
from tests.builders import Cast, make_member, make_proposal
from tests.suggestions.conftest import WATER_POST

Look = Callable[[], int]


def found_for(proposal: Proposal) -> list[tuple[str, Level, int]]:
    """What the lead is shown: names, levels and scores, in order."""
    session = db.session()
    session.rollback()
    rows = queries.partners_for(session, session.get_one(Proposal, proposal.id), limit=30)
    return [(row.member.name.text, row.level, row.score) for row in rows]


def being_looked_for(proposal: Proposal) -> bool:
    session = db.session()
    session.rollback()
    return queries.is_being_looked_for(session, session.get_one(Proposal, proposal.id))


def test_a_proposal_is_being_looked_for_until_the_worker_looked(pinar: Person, post: Proposal, look: Look) -> None:
    assert being_looked_for(post)
    assert found_for(post) == []

    assert look() == 1

    assert not being_looked_for(post)
    assert [name for name, _level, _score in found_for(post)] == ["Pınar Su Derneği"]


def test_nothing_is_looked_for_twice_while_nothing_changed(pinar: Person, post: Proposal, look: Look) -> None:
    look()

    assert look() == 0


def test_a_member_of_another_language_is_found_with_the_words_of_both_sides(
    pinar: Person, post: Proposal, look: Look
) -> None:
    look()

    suggestion = queries.between(db.session(), post.id, pinar.member_id or 0)
    assert suggestion is not None
    assert suggestion.level is not Level.POSSIBLE
    assert sum(part["points"] for part in suggestion.parts) == suggestion.score
    field = next(reason["evidence"] for reason in suggestion.reasons if reason["code"] == "same_field")
    assert {word["language"] for word in field["ours"]} == {"en"}
    assert {word["language"] for word in field["theirs"]} == {"tr"}


def test_the_lead_itself_and_members_about_other_things_are_not_found(
    stage: Cast, pinar: Person, post: Proposal, look: Look
) -> None:
    with db.transaction() as session:
        lead = session.get_one(Member, stage.alice.member_id)
        lead.missions = [Mission(language="en", text="Drinking water and water wells for schools.")]
        members.revise(session, lead)

    look()

    assert [name for name, _level, _score in found_for(post)] == ["Pınar Su Derneği"]


def test_a_draft_is_not_looked_for(stage: Cast, pinar: Person, look: Look) -> None:
    with db.transaction() as session:
        make_proposal(session, by=session.get_one(Person, stage.alice.id), state=State.DRAFT, **WATER_POST)

    assert look() == 0
    assert db.session().scalars(select(Suggestion)).all() == []


def test_an_edit_has_it_looked_for_anew(stage: Cast, pinar: Person, post: Proposal, look: Look) -> None:
    look()

    with db.transaction() as session:
        proposal = session.get_one(Proposal, post.id)
        soup = TextDraft("en", "Lentil soup", "Wash two cups of lentils and cook them for an hour.")
        draft = ProposalDraft(texts=(soup,), deadline=clock.today("UTC") + timedelta(days=9))
        lifecycle.edit(session, proposal, draft, by=session.get_one(Person, stage.alice.id))

    assert being_looked_for(post)
    look()
    assert found_for(post) == []


def test_a_changed_member_is_matched_anew(stage: Cast, post: Proposal, look: Look) -> None:
    look()
    assert found_for(post) == []

    with db.transaction() as session:
        bobs = session.get_one(Member, stage.bob.member_id)
        bobs.missions = [Mission(language="en", text="We drill water wells; drinking water for villages and schools.")]
        members.revise(session, bobs)

    assert look() == 1
    assert [name for name, _level, _score in found_for(post)] == ["Bob Su Derneği"]


def test_a_hidden_member_is_never_suggested_but_sees_its_own_opportunity(
    pinar: Person, post: Proposal, look: Look
) -> None:
    with db.transaction() as session:
        member = session.get_one(Member, pinar.member_id)
        member.hidden = True
        members.revise(session, member)

    look()

    assert found_for(post) == []
    opportunities = queries.opportunities_for(db.session(), db.session().get_one(Member, pinar.member_id))
    assert [one.post_id for one in opportunities] == [post.id]


def test_a_hidden_member_changes_nothing_of_what_the_lead_sees(
    stage: Cast, pinar: Person, post: Proposal, look: Look
) -> None:
    with db.transaction() as session:
        bobs = session.get_one(Member, stage.bob.member_id)
        bobs.missions = [Mission(language="en", text="Solar pumps and drinking water.")]
        members.revise(session, bobs)
    look()
    before = found_for(post)
    assert len(before) == 2

    with db.transaction() as session:
        make_member(
            session,
            name="Hidden Wells",
            country="SD",
            fields=("drinking-water",),
            languages=("en",),
            mission="Water wells, drinking water, solar pumps and engineers for schools.",
            hidden=True,
        )
    assert look() == 1

    assert found_for(post) == before


def test_what_a_member_keeps_from_members_is_not_told_to_the_matcher(post: Proposal, look: Look) -> None:
    with db.transaction() as session:
        make_member(
            session,
            name="Quiet Hands",
            mission="We drill water wells; drinking water for schools.",
            story_sight="partners",
        )

    look()

    assert found_for(post) == []


@pytest.mark.parametrize("state", [State.WITHDRAWN, State.COMPLETED, State.RUNNING])
def test_closed_proposals_are_no_opportunities(pinar: Person, post: Proposal, look: Look, state: State) -> None:
    look()

    with db.transaction() as session:
        proposal = session.get_one(Proposal, post.id)
        proposal.state, proposal.ended_at = state, clock.now()

    assert queries.opportunities_for(db.session(), db.session().get_one(Member, pinar.member_id)) == []


def test_what_began_keeps_its_match_for_the_desk_but_is_suggested_no_more(
    stage: Cast, pinar: Person, post: Proposal, look: Look
) -> None:
    look()
    with db.transaction() as session:
        partner = session.get_one(Member, pinar.member_id)
        proposal = session.get_one(Proposal, post.id)
        partnerships.invite(session, proposal, partner, by=session.get_one(Person, stage.alice.id))
        members.revise(session, partner)
    look()

    assert found_for(post) == []
    assert isinstance(queries.between(db.session(), post.id, pinar.member_id or 0), Suggestion)
