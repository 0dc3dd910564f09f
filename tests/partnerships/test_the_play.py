"""Alice invites Bob, Bob accepts, Carol approves: what stands at the end, and who was told."""

from collab.members import queries as members
from collab.members.model import TieKind
from collab.members.people import Role
from collab.partnerships import actions, queries
from collab.partnerships.model import Stage
from collab.posts.model import State
from tests.builders import make_person


def test_alice_invites_bob_accepts_and_carol_approves(session, cast, proposal, told, written):
    seat = proposal.seats[1]
    row = actions.invite(session, proposal, cast.bobs, by=cast.alice, note="Four wells in Kassala?", seat=seat)

    assert row.stage is Stage.INVITED
    assert (row.note, row.seat) == ("Four wells in Kassala?", seat)
    assert told("partnership_invited") == {"Bob"}

    actions.accept(session, row, by=cast.bob)

    assert row.stage is Stage.AGREED
    assert proposal.state is State.FORMING
    assert told("partnership_accepted") == {"Alice"}
    assert told("partnership_waiting") == {"Carol"}

    actions.approve(session, row, by=cast.carol)

    assert row.stage is Stage.APPROVED
    assert told("partnership_approved") == {"Alice", "Bob"}
    assert (row.lead_contact, row.partner_contact) == (cast.alice, cast.bob)
    assert written() == [("invited", "Alice"), ("accepted", "Bob"), ("approved", "Carol")]


def test_interest_goes_the_other_way(session, cast, proposal, told, written):
    row = actions.come_forward(session, proposal, by=cast.bob, note="We have drilled 31 wells.")

    assert (row.stage, row.partner, row.asked) == (Stage.INTERESTED, cast.bobs, cast.alices)
    assert told("partnership_interest") == {"Alice"}

    actions.accept(session, row, by=cast.alice)
    actions.approve(session, row, by=cast.carol)

    assert told("partnership_accepted") == {"Bob"}
    assert told("partnership_approved") == {"Alice", "Bob"}
    assert (row.lead_contact, row.partner_contact) == (cast.alice, cast.bob)
    assert written() == [("interested", "Bob"), ("accepted", "Alice"), ("approved", "Carol")]


def test_approved_members_are_partners_of_each_other(session, cast, proposal):
    row = actions.invite(session, proposal, cast.bobs, by=cast.alice)
    actions.accept(session, row, by=cast.bob)
    actions.approve(session, row, by=cast.carol)

    assert members.tie_between(session, cast.alices, cast.bob).kind is TieKind.PARTNER
    assert members.tie_between(session, cast.bobs, cast.alice).kind is TieKind.PARTNER
    assert members.tie_between(session, cast.bobs, cast.eve) is None


def test_a_declined_invitation_tells_the_asking_side_and_can_be_made_again(session, cast, proposal, told, written):
    row = actions.invite(session, proposal, cast.bobs, by=cast.alice)
    actions.decline(session, row, by=cast.bob, reason="Not this year.")

    assert (row.stage, row.reason) == (Stage.DECLINED, "Not this year.")
    assert told("partnership_declined") == {"Alice"}
    assert written() == [("invited", "Alice"), ("declined", "Bob")]

    again = actions.invite(session, proposal, cast.bobs, by=cast.alice)

    assert again.stage is Stage.INVITED
    assert queries.between(session, proposal, cast.bobs) is again


def test_a_rejection_reaches_both_sides_with_its_reason(session, cast, proposal, told, written):
    row = actions.invite(session, proposal, cast.bobs, by=cast.alice)
    actions.accept(session, row, by=cast.bob)
    actions.reject(session, row, by=cast.carol, reason="The permit is missing.")

    assert (row.stage, row.reason) == (Stage.REJECTED, "The permit is missing.")
    assert told("partnership_rejected") == {"Alice", "Bob"}
    assert members.tie_between(session, cast.bobs, cast.alice) is None
    assert written()[-1] == ("rejected", "Carol")


def test_letters_go_to_those_who_came_in_and_to_coordinators_who_may_decide(session, cast, proposal, told):
    make_person(session, name="Bea", member=cast.bobs)
    make_person(session, name="Dan", member=cast.bobs, password_hash=None)
    make_person(session, name="Cyrus", role=Role.COORDINATOR, member=cast.bobs)
    row = actions.invite(session, proposal, cast.bobs, by=cast.alice)
    actions.accept(session, row, by=cast.bob)

    assert told("partnership_invited") == {"Bob", "Bea"}
    assert told("partnership_waiting") == {"Carol"}


def test_stepping_back_before_the_answer_tells_the_other_side_only(session, cast, proposal, told):
    row = actions.invite(session, proposal, cast.bobs, by=cast.alice)
    actions.withdraw(session, row, by=cast.alice)

    assert row.stage is Stage.WITHDRAWN
    assert told("partnership_withdrawn") == {"Bob"}


def test_stepping_back_after_both_agreed_tells_the_coordinators_too(session, cast, proposal, told):
    row = actions.invite(session, proposal, cast.bobs, by=cast.alice)
    actions.accept(session, row, by=cast.bob)
    actions.withdraw(session, row, by=cast.bob, reason="Our engineer left.")

    assert (row.stage, row.reason) == (Stage.WITHDRAWN, "Our engineer left.")
    assert told("partnership_withdrawn") == {"Alice", "Carol"}
    assert list(session.scalars(queries.waiting_for_decision())) == []


def test_what_waits_for_whom(session, cast, proposal):
    invited = actions.invite(session, proposal, cast.bobs, by=cast.alice)
    interested = actions.come_forward(session, proposal, by=cast.eve)

    assert list(session.scalars(queries.waiting_for_answer_of(cast.bobs))) == [invited]
    assert list(session.scalars(queries.waiting_for_answer_of(cast.alices))) == [interested]
    assert list(session.scalars(queries.waiting_for_answer_of(cast.eves))) == []

    actions.accept(session, interested, by=cast.alice)
    actions.accept(session, invited, by=cast.bob)

    assert list(session.scalars(queries.waiting_for_decision())) == [interested, invited]
