"""Inviting and coming forward from the proposal's page."""

from sqlalchemy import select

from collab import db
from collab.members.model import Mission, Status
from collab.partnerships.model import Partnership, Stage
from collab.posts.model import Reach
from collab.proposals.model import Proposal
from tests.browsing import post
from tests.web.browsers import Browsers
from tests.web.proposals.stage import (
    WELLS,
    every,
    fill,
    looked,
    page,
    partnered,
    person,
    posted,
    public_id_of,
    the,
    water_member,
)


def test_the_lead_invites_from_the_card(at: Browsers) -> None:
    water_member("Pınar Su Derneği")
    id = posted(roles=("Engineers",))
    looked()
    asked = public_id_of("Pınar Su Derneği")

    answer = post(
        at.alice,
        f"/proposals/{id}/invitations",
        {"member": asked, "note": "Join us", "seat": the(id).seats[0].public_id},
    )
    assert answer.status_code == 303
    assert "is invited and told by letter" in page(at.alice, answer.location)
    (row,) = every(Partnership)
    assert (row.stage, row.note, row.seat.role if row.seat else "") == (Stage.INVITED, "Join us", "Engineers")


def test_a_note_that_is_too_long_stays_in_its_card(at: Browsers) -> None:
    id = posted()
    fill(id, 2)
    long = "x" * 601

    answer = post(at.alice, f"/proposals/{id}/invitations", {"member": public_id_of("Filler 1"), "note": long})

    assert answer.status_code == 422
    assert answer.text.count(long) == 1
    assert "at most 600 characters" in answer.text
    assert every(Partnership) == []


def test_nobody_is_invited_twice_and_no_hidden_member(at: Browsers) -> None:
    id = posted()
    water_member("Saklı Su", hidden=True)
    partnered(id)

    assert post(at.alice, f"/proposals/{id}/invitations", {"member": public_id_of("Bob Su Derneği")}).status_code == 409
    assert post(at.alice, f"/proposals/{id}/invitations", {"member": public_id_of("Saklı Su")}).status_code == 404
    assert post(at.alice, f"/proposals/{id}/invitations", {"member": ""}).status_code == 404


def test_only_the_lead_invites(at: Browsers) -> None:
    id = posted()
    asked = {"member": public_id_of("Eve Secours")}

    assert post(at.bob, f"/proposals/{id}/invitations", asked).status_code == 403
    for browser in (at.carol, at.sam):
        assert post(browser, f"/proposals/{id}/invitations", asked).status_code == 404
    assert post(at.stranger, f"/proposals/{id}/invitations", asked).status_code == 303


def test_a_member_comes_forward_for_a_place(at: Browsers) -> None:
    id = posted(roles=("Engineers", "Money"))
    assert "We are interested" in page(at.bob, f"/proposals/{id}")

    seat = the(id).seats[1].public_id
    answer = post(at.bob, f"/proposals/{id}/interests", {"note": "We can pay", "seat": seat})

    assert answer.status_code == 303
    text = page(at.bob, answer.location)
    assert "Your interest is sent" in text
    assert "We are interested" not in text
    assert "decides, until" in text
    assert "Bob Su Derneği" in page(at.alice, f"/proposals/{id}")
    (row,) = every(Partnership)
    assert (row.stage, row.seat.role if row.seat else "") == (Stage.INTERESTED, "Money")


def test_a_hidden_member_is_told_what_coming_forward_shows(at: Browsers) -> None:
    id = posted()
    with db.transaction() as session:
        person(session, "Bob").member.hidden = True

    assert "Your organisation is hidden." in page(at.bob, f"/proposals/{id}")
    post(at.bob, f"/proposals/{id}/interests", {"note": ""})

    assert "Bob Su Derneği" in page(at.alice, f"/proposals/{id}")
    assert "Bob Su Derneği" not in page(at.eve, f"/proposals/{id}")


def test_who_may_come_forward(at: Browsers) -> None:
    id = posted()
    with db.transaction() as session:
        person(session, "Eve").member.status = Status.UNCONFIRMED
        session.scalars(select(Proposal)).one().reach = Reach.PUBLIC

    assert post(at.alice, f"/proposals/{id}/interests").status_code == 409
    assert post(at.eve, f"/proposals/{id}/interests").status_code == 403
    assert "once the secretariat has confirmed" in page(at.eve, f"/proposals/{id}")
    for browser in (at.carol, at.sam):
        assert post(browser, f"/proposals/{id}/interests").status_code == 404


def test_a_member_sees_why_it_would_fit(at: Browsers) -> None:
    id = posted()
    with db.transaction() as session:
        person(session, "Bob").member.missions = [Mission(language="tr", text=WELLS)]
    looked()

    text = page(at.bob, f"/proposals/{id}")

    assert "Why you would fit" in text
    assert "Not for us" in text
    assert "Why you would fit" not in page(at.eve, f"/proposals/{id}")
