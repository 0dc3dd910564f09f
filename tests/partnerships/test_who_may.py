"""Each step and each person, a line each."""

import pytest

from collab.errors import Conflict, Forbidden, Unknown
from collab.members.people import Role
from collab.partnerships import actions, queries
from collab.partnerships.model import Stage
from tests.builders import make_partnership, make_person

DONE = "done"

ANSWERING = [
    # who, to an invitation of Alice's to Bob, to an interest of Bob's in Alice's proposal
    ("alice", "partnership.not_yours_to_answer", DONE),
    ("bob", DONE, "partnership.not_yours_to_answer"),
    ("carol", "partnership.not_yours_to_answer", "partnership.not_yours_to_answer"),
    ("cyrus", "partnership.not_yours_to_answer", "partnership.not_yours_to_answer"),
    ("eve", "partnership.not_yours_to_answer", "partnership.not_yours_to_answer"),
    ("sam", "partnership.not_yours_to_answer", "partnership.not_yours_to_answer"),
]
DECIDING = [
    ("alice", "partnership.not_yours_to_decide"),
    ("bob", "partnership.not_yours_to_decide"),
    ("carol", DONE),
    ("cyrus", "partnership.own_member"),
    ("eve", "partnership.not_yours_to_decide"),
    ("sam", "partnership.not_yours_to_decide"),
]
STEPPING_BACK = [
    # who, from one's own invitation, from what both agreed, from what is approved
    ("alice", DONE, DONE, "partnership.too_late_to_withdraw"),
    ("bob", "partnership.too_late_to_withdraw", DONE, "partnership.too_late_to_withdraw"),
    ("carol", *["partnership.not_yours_to_withdraw"] * 3),
    ("cyrus", *["partnership.not_yours_to_withdraw"] * 3),
    ("eve", *["partnership.not_yours_to_withdraw"] * 3),
    ("sam", *["partnership.not_yours_to_withdraw"] * 3),
]
INVITING = [
    ("alice", DONE),
    ("bob", "post.not_yours"),
    ("carol", "post.not_yours"),
    ("cyrus", "post.not_yours"),
    ("eve", "post.not_yours"),
    ("sam", "post.not_yours"),
]
COMING_FORWARD = [
    ("alice", "partnership.own_post"),
    ("bob", DONE),
    ("carol", "member.unconfirmed"),
    ("cyrus", "member.unconfirmed"),
    ("eve", DONE),
    ("sam", "member.unconfirmed"),
]
SEEING = [("alice", True), ("bob", True), ("carol", True), ("cyrus", True), ("eve", False), ("sam", False)]


@pytest.fixture
def person(session, cast):
    """Finds the cast by name; Cyrus coordinates and belongs to Bob's member."""
    cyrus = make_person(session, name="Cyrus", role=Role.COORDINATOR, member=cast.bobs)
    return lambda name: cyrus if name == "cyrus" else getattr(cast, name)


@pytest.fixture
def at(session, cast, proposal):
    """A partnership of Alice's proposal with Bob at a stage."""
    return lambda stage, **facts: make_partnership(
        session, post=proposal, partner=cast.bob, stage=stage, decided_by=cast.carol, **facts
    )


def outcome(act, *args, **facts):
    try:
        act(*args, **facts)
    except (Forbidden, Conflict) as refusal:
        return refusal.code
    return DONE


@pytest.mark.parametrize("verb", [actions.accept, actions.decline])
@pytest.mark.parametrize(("who", "invitation", "interest"), ANSWERING)
def test_only_the_member_that_was_asked_answers_an_invitation(session, at, person, verb, who, invitation, interest):
    assert outcome(verb, session, at(Stage.INVITED), by=person(who)) == invitation


@pytest.mark.parametrize("verb", [actions.accept, actions.decline])
@pytest.mark.parametrize(("who", "invitation", "interest"), ANSWERING)
def test_only_the_lead_answers_an_interest(session, at, person, verb, who, invitation, interest):
    row = at(Stage.INTERESTED, by_invitation=False)

    assert outcome(verb, session, row, by=person(who)) == interest


@pytest.mark.parametrize(("who", "expected"), DECIDING)
def test_only_a_coordinator_of_neither_side_approves(session, at, person, who, expected):
    assert outcome(actions.approve, session, at(Stage.AGREED), by=person(who)) == expected


@pytest.mark.parametrize(("who", "expected"), DECIDING)
def test_only_a_coordinator_of_neither_side_rejects(session, at, person, who, expected):
    assert outcome(actions.reject, session, at(Stage.AGREED), by=person(who), reason="No permit.") == expected


@pytest.mark.parametrize("step", [0, 1, 2])
@pytest.mark.parametrize(("who", "invited", "agreed", "approved"), STEPPING_BACK)
def test_the_two_sides_step_back_until_it_is_decided(session, at, person, step, who, invited, agreed, approved):
    stage = [Stage.INVITED, Stage.AGREED, Stage.APPROVED][step]
    expected = [invited, agreed, approved][step]

    assert outcome(actions.withdraw, session, at(stage), by=person(who)) == expected


@pytest.mark.parametrize(("who", "expected"), INVITING)
def test_only_the_lead_invites(session, cast, proposal, person, who, expected):
    assert outcome(actions.invite, session, proposal, cast.bobs, by=person(who)) == expected


@pytest.mark.parametrize(("who", "expected"), COMING_FORWARD)
def test_people_of_other_confirmed_members_come_forward(session, proposal, person, who, expected):
    assert outcome(actions.come_forward, session, proposal, by=person(who)) == expected


@pytest.mark.parametrize(("who", "sees"), SEEING)
def test_the_two_sides_and_the_coordinators_see_it(session, at, person, who, sees):
    row = at(Stage.INVITED)
    if sees:
        assert queries.seen_by(session, person(who), row.public_id) is row
    else:
        with pytest.raises(Unknown):
            queries.seen_by(session, person(who), row.public_id)


def test_a_stranger_sees_none(session, at):
    with pytest.raises(Unknown):
        queries.seen_by(session, None, at(Stage.APPROVED).public_id)
