"""A proposal's life follows its partnerships, and takes them along when it ends."""

from datetime import timedelta

import pytest
import time_machine
from sqlalchemy import select

from collab import clock
from collab.audit.model import Entry
from collab.errors import Conflict, Forbidden
from collab.partnerships import actions, lifecycle
from collab.partnerships.model import Stage
from collab.posts.model import State
from tests.builders import make_member, make_partnership, make_person, make_proposal


@pytest.fixture
def small(session, cast):
    """A proposal with one place."""
    return make_proposal(session, by=cast.alice, roles=["Trainer"])


def agree(session, proposal, *, partner):
    return make_partnership(session, post=proposal, partner=partner, stage=Stage.AGREED)


def after_the_deadline():
    return time_machine.travel(clock.now() + timedelta(days=40))


def test_it_forms_once_both_sides_agree_and_opens_again_when_the_only_one_steps_back(session, cast, proposal):
    row = actions.invite(session, proposal, cast.bobs, by=cast.alice)
    assert proposal.state is State.OPEN

    actions.accept(session, row, by=cast.bob)
    assert proposal.state is State.FORMING

    actions.withdraw(session, row, by=cast.bob)
    assert proposal.state is State.OPEN


def test_it_stays_forming_while_another_one_is_agreed(session, cast, proposal):
    first = actions.invite(session, proposal, cast.bobs, by=cast.alice)
    second = actions.invite(session, proposal, cast.eves, by=cast.alice)
    actions.accept(session, first, by=cast.bob)
    actions.accept(session, second, by=cast.eve)
    actions.withdraw(session, first, by=cast.bob)

    assert proposal.state is State.FORMING


def test_it_opens_again_when_the_only_agreed_one_is_rejected(session, cast, proposal):
    row = actions.invite(session, proposal, cast.bobs, by=cast.alice)
    actions.accept(session, row, by=cast.bob)
    actions.reject(session, row, by=cast.carol, reason="No permit.")

    assert proposal.state is State.OPEN


def test_it_is_approved_when_every_place_is_filled_and_those_who_waited_are_told(session, cast, small, told):
    waiting = actions.invite(session, small, cast.eves, by=cast.alice)
    row = agree(session, small, partner=cast.bob)
    actions.approve(session, row, by=cast.carol)

    assert small.state is State.APPROVED
    assert (waiting.stage, waiting.ended_by) == (Stage.LAPSED, cast.carol)
    assert told("post_closed") == {"Eve"}


def test_it_still_looks_while_places_are_open(session, cast, proposal):
    row = agree(session, proposal, partner=cast.bob)
    actions.approve(session, row, by=cast.carol)

    assert proposal.places == 3
    assert proposal.state is State.FORMING
    assert proposal.is_looking


def test_one_without_named_places_looks_on_until_its_lead_says_that_it_is_complete(session, cast):
    proposal = make_proposal(session, by=cast.alice)
    actions.approve(session, agree(session, proposal, partner=cast.bob), by=cast.carol)
    assert proposal.state is State.FORMING

    lifecycle.complete_list(session, proposal, by=cast.alice)
    assert proposal.state is State.APPROVED


def test_who_had_agreed_still_gets_a_decision_after_the_places_are_filled(session, cast, small):
    first, second = agree(session, small, partner=cast.bob), agree(session, small, partner=cast.eve)
    actions.approve(session, first, by=cast.carol)

    assert second.stage is Stage.AGREED
    actions.reject(session, second, by=cast.carol, reason="The place is taken.")
    assert small.state is State.APPROVED


def test_past_its_deadline_it_expires_and_takes_what_waited_along(session, cast, proposal, told):
    row = actions.invite(session, proposal, cast.bobs, by=cast.alice)

    with after_the_deadline():
        assert lifecycle.expire_due(session) == 1
        assert lifecycle.expire_due(session) == 0
    assert proposal.state is State.EXPIRED
    assert (row.stage, row.ended_by) == (Stage.LAPSED, None)
    assert told("post_closed") == {"Bob"}


def test_past_its_deadline_it_waits_for_the_coordinator_then_closes(session, cast, proposal):
    row = agree(session, proposal, partner=cast.bob)
    assert lifecycle.settle(session, proposal, by=None)
    with after_the_deadline():
        assert lifecycle.expire_due(session) == 0
        actions.reject(session, row, by=cast.carol, reason="No permit.")

    assert proposal.state is State.EXPIRED


def test_past_its_deadline_it_goes_ahead_with_whom_it_has(session, cast, proposal):
    actions.approve(session, agree(session, proposal, partner=cast.bob), by=cast.carol)

    with after_the_deadline():
        assert lifecycle.expire_due(session) == 1
    assert proposal.state is State.APPROVED


def test_nothing_expires_before_its_time(session, cast, proposal):
    assert lifecycle.expire_due(session) == 0
    assert proposal.state is State.OPEN


def test_taking_a_proposal_back_ends_what_was_pending_and_tells_all_partners(session, cast, proposal, told):
    fay = make_person(session, name="Fay", member=make_member(session, name="Fay"))
    waiting = actions.invite(session, proposal, cast.bobs, by=cast.alice)
    agreed = agree(session, proposal, partner=cast.eve)
    approved = make_partnership(session, post=proposal, partner=fay, stage=Stage.APPROVED, decided_by=cast.carol)
    lifecycle.withdraw(session, proposal, by=cast.alice)

    assert proposal.state is State.WITHDRAWN
    assert [row.stage for row in (waiting, agreed, approved)] == [Stage.LAPSED, Stage.LAPSED, Stage.APPROVED]
    assert told("post_closed") == {"Bob", "Eve", "Fay"}


@pytest.mark.parametrize("who", ["bob", "carol", "eve", "sam"])
def test_only_the_lead_takes_it_back_or_completes_its_list(session, cast, proposal, who):
    for act in (lifecycle.withdraw, lifecycle.complete_list):
        with pytest.raises(Forbidden, match="not_yours"):
            act(session, proposal, by=getattr(cast, who))


def test_the_lead_goes_ahead_with_fewer_partners(session, cast, proposal):
    waiting = actions.invite(session, proposal, cast.eves, by=cast.alice)
    with pytest.raises(Conflict, match="nothing_approved"):
        lifecycle.complete_list(session, proposal, by=cast.alice)

    actions.approve(session, agree(session, proposal, partner=cast.bob), by=cast.carol)
    lifecycle.complete_list(session, proposal, by=cast.alice)

    assert proposal.state is State.APPROVED
    assert waiting.stage is Stage.LAPSED


def test_each_move_of_the_proposal_is_written_down_with_who_moved_it(session, cast, small):
    row = actions.invite(session, small, cast.bobs, by=cast.alice)
    actions.accept(session, row, by=cast.bob)
    actions.approve(session, row, by=cast.carol)
    moves = session.execute(
        select(Entry.action, Entry.by_id).where(Entry.subject == "proposals").order_by(Entry.id)
    ).all()

    assert [tuple(move) for move in moves] == [("proposal.forming", cast.bob.id), ("proposal.approved", cast.carol.id)]
