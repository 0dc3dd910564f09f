"""A hidden member shows itself to whom it comes forward to, and to nobody else."""

import pytest

from collab.errors import Unknown
from collab.members import queries as members
from collab.partnerships import actions, lifecycle


@pytest.fixture
def hidden(session, cast):
    cast.bobs.hidden = True
    session.flush()
    return cast.bobs


def sees(session, person, member):
    try:
        return members.seen_by(session, person, member.public_id) is member
    except Unknown:
        return False


def test_coming_forward_shows_it_to_the_lead_only(session, cast, proposal, hidden):
    assert not sees(session, cast.alice, hidden)

    actions.come_forward(session, proposal, by=cast.bob)

    assert sees(session, cast.alice, hidden)
    assert not sees(session, cast.eve, hidden)
    assert not sees(session, None, hidden)


def test_it_vanishes_again_when_the_lead_declines(session, cast, proposal, hidden):
    row = actions.come_forward(session, proposal, by=cast.bob)
    actions.decline(session, row, by=cast.alice)

    assert not sees(session, cast.alice, hidden)


def test_it_vanishes_again_when_it_steps_back(session, cast, proposal, hidden):
    row = actions.come_forward(session, proposal, by=cast.bob)
    actions.withdraw(session, row, by=cast.bob)

    assert not sees(session, cast.alice, hidden)


def test_it_vanishes_again_when_the_coordinator_rejects(session, cast, proposal, hidden):
    row = actions.come_forward(session, proposal, by=cast.bob)
    actions.accept(session, row, by=cast.alice)
    assert sees(session, cast.alice, hidden)

    actions.reject(session, row, by=cast.carol, reason="No permit.")

    assert not sees(session, cast.alice, hidden)


def test_it_vanishes_again_when_the_proposal_is_taken_back(session, cast, proposal, hidden):
    actions.come_forward(session, proposal, by=cast.bob)
    lifecycle.withdraw(session, proposal, by=cast.alice)

    assert not sees(session, cast.alice, hidden)


def test_one_that_hid_after_it_was_invited_shows_itself_by_saying_yes(session, cast, proposal):
    row = actions.invite(session, proposal, cast.bobs, by=cast.alice)
    cast.bobs.hidden = True
    session.flush()
    assert not sees(session, cast.alice, cast.bobs)

    actions.accept(session, row, by=cast.bob)

    assert sees(session, cast.alice, cast.bobs)


def test_a_partner_stays_in_sight_whatever_else_ends(session, cast, proposal, hidden):
    row = actions.come_forward(session, proposal, by=cast.bob)
    actions.accept(session, row, by=cast.alice)
    actions.approve(session, row, by=cast.carol)
    lifecycle.withdraw(session, proposal, by=cast.alice)

    assert sees(session, cast.alice, hidden)


def test_a_hidden_lead_shows_itself_to_whom_it_invites_and_vanishes_when_they_decline(session, cast, proposal):
    cast.alices.hidden = True
    session.flush()
    assert not sees(session, cast.bob, cast.alices)

    row = actions.invite(session, proposal, cast.bobs, by=cast.alice)
    assert sees(session, cast.bob, cast.alices)
    assert not sees(session, cast.eve, cast.alices)

    actions.decline(session, row, by=cast.bob)
    assert not sees(session, cast.bob, cast.alices)
