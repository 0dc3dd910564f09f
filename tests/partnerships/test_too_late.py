"""The moment has passed: who was first is named, and nothing changes any more."""

from datetime import timedelta

import pytest
import time_machine

from collab import clock
from collab.errors import Conflict
from collab.partnerships import actions, lifecycle
from collab.partnerships.model import Stage
from collab.posts.model import State
from tests.builders import make_partnership, make_person, make_proposal


@pytest.fixture
def agreed(session, cast, proposal):
    return make_partnership(session, post=proposal, partner=cast.bob, stage=Stage.AGREED)


def test_approving_twice_names_who_was_first_and_when(session, cast, agreed):
    cyrus = make_person(session, name="Cyrus", role=cast.carol.role)
    actions.approve(session, agreed, by=cast.carol)

    with pytest.raises(Conflict, match="already_decided") as late:
        actions.approve(session, agreed, by=cyrus)
    assert late.value.facts == {"by": "Carol", "at": agreed.decided_at, "stage": "approved"}
    assert agreed.decided_by is cast.carol


def test_rejecting_after_an_approval_changes_nothing(session, cast, agreed):
    actions.approve(session, agreed, by=cast.carol)

    with pytest.raises(Conflict, match="already_decided"):
        actions.reject(session, agreed, by=cast.carol, reason="Second thoughts.")
    assert (agreed.stage, agreed.reason) == (Stage.APPROVED, "")


def test_accepting_after_a_colleague_declined_names_the_colleague(session, cast, proposal):
    bea = make_person(session, name="Bea", member=cast.bobs)
    row = actions.invite(session, proposal, cast.bobs, by=cast.alice)
    actions.decline(session, row, by=bea)

    with pytest.raises(Conflict, match="already_answered") as late:
        actions.accept(session, row, by=cast.bob)
    assert (late.value.facts["by"], late.value.facts["stage"]) == ("Bea", "declined")
    assert row.stage is Stage.DECLINED


def test_accepting_what_was_taken_back_names_nobody_of_the_other_side(session, cast, proposal):
    row = actions.invite(session, proposal, cast.bobs, by=cast.alice)
    actions.withdraw(session, row, by=cast.alice)

    with pytest.raises(Conflict, match="already_answered") as late:
        actions.accept(session, row, by=cast.bob)
    assert late.value.facts["by"] is None
    assert row.stage is Stage.WITHDRAWN


def test_a_coordinator_cannot_decide_before_both_agreed(session, cast, proposal):
    row = actions.invite(session, proposal, cast.bobs, by=cast.alice)

    with pytest.raises(Conflict, match="not_agreed"):
        actions.approve(session, row, by=cast.carol)
    assert row.stage is Stage.INVITED


def test_a_coordinator_cannot_decide_what_was_taken_back(session, cast, agreed):
    actions.withdraw(session, agreed, by=cast.bob)

    with pytest.raises(Conflict, match="not_agreed") as late:
        actions.approve(session, agreed, by=cast.carol)
    assert late.value.facts == {"stage": "withdrawn", "kind": "proposal"}


def test_inviting_the_same_member_twice_leads_to_the_first(session, cast, proposal):
    row = actions.invite(session, proposal, cast.bobs, by=cast.alice)

    with pytest.raises(Conflict, match="already_there") as late:
        actions.invite(session, proposal, cast.bobs, by=cast.alice)
    assert late.value.facts == {"partnership": row.public_id}


def test_coming_forward_where_one_is_invited_leads_to_the_invitation(session, cast, proposal):
    actions.invite(session, proposal, cast.bobs, by=cast.alice)

    with pytest.raises(Conflict, match="already_there"):
        actions.come_forward(session, proposal, by=cast.bob)


@pytest.mark.parametrize("state", [State.DRAFT, State.APPROVED, State.RUNNING, State.COMPLETED, State.WITHDRAWN])
def test_nobody_joins_a_proposal_that_does_not_look(session, cast, state):
    proposal = make_proposal(session, by=cast.alice, state=state)

    with pytest.raises(Conflict, match="not_looking"):
        actions.come_forward(session, proposal, by=cast.bob)
    with pytest.raises(Conflict, match="not_looking"):
        actions.invite(session, proposal, cast.bobs, by=cast.alice)


def test_after_the_deadline_nobody_says_yes_but_a_no_is_still_heard(session, cast, proposal):
    row = actions.invite(session, proposal, cast.bobs, by=cast.alice)

    with time_machine.travel(clock.now() + timedelta(days=40)):
        with pytest.raises(Conflict, match="not_looking"):
            actions.accept(session, row, by=cast.bob)
        actions.decline(session, row, by=cast.bob)
    assert row.stage is Stage.DECLINED


def test_what_lapsed_with_its_proposal_cannot_be_answered(session, cast, proposal):
    row = actions.invite(session, proposal, cast.bobs, by=cast.alice)
    lifecycle.withdraw(session, proposal, by=cast.alice)

    with pytest.raises(Conflict, match="already_answered") as late:
        actions.accept(session, row, by=cast.bob)
    assert (late.value.facts["by"], late.value.facts["stage"]) == (None, "lapsed")
