"""Nominating a member in a browser."""

import pytest
from flask.testing import FlaskClient

from collab import db
from collab.members.actions import revise
from collab.members.model import Member
from collab.members.people import Person
from tests.builders import Cast, make_member, make_person, make_proposal
from tests.web.apart import apart
from tests.web.conftest import SignIn, post

NOTE = {"note": "They drilled the same kind of well last year."}


@pytest.fixture
def stage(stage: Cast) -> Cast:
    return apart(stage)


@pytest.fixture
def proposal(stage: Cast) -> str:
    with db.transaction() as session:
        return make_proposal(session, by=session.merge(stage.alice), title="Wells").public_id


@pytest.fixture
def bobs(stage: Cast) -> str:
    with db.transaction() as session:
        member = session.get_one(Member, stage.bob.member_id)
        revise(session, member)  # so that the directory knows its name
        return member.public_id


@pytest.fixture
def carol(stage: Cast, sign_in: SignIn) -> FlaskClient:
    return sign_in(stage.carol)


def test_a_coordinator_finds_nominates_and_both_see_it(
    carol: FlaskClient, stage: Cast, sign_in: SignIn, proposal: str, bobs: str
) -> None:
    assert f"/posts/{proposal}/nominations/new" in carol.get(f"/proposals/{proposal}").text
    found = carol.get(f"/posts/{proposal}/nominations/new?q=bob+su").text
    form = f"/posts/{proposal}/nominations/{bobs}"
    assert form in found
    assert carol.get(form).status_code == 200

    assert post(carol, form, NOTE).headers["Location"] == f"/proposals/{proposal}"

    lead, member = sign_in(stage.alice), sign_in(stage.bob)
    for browser in (lead, member, carol):
        page = browser.get(f"/proposals/{proposal}").text
        assert NOTE["note"] in page
        assert "nominate" in page.lower()
    assert f'name="member" value="{bobs}"' in lead.get(f"/proposals/{proposal}").text
    assert NOTE["note"] not in sign_in(stage.eve).get(f"/proposals/{proposal}").text
    assert form not in carol.get(f"/posts/{proposal}/nominations/new?q=bob+su").text


def test_without_a_reason_nobody_is_nominated(carol: FlaskClient, proposal: str, bobs: str) -> None:
    answer = post(carol, f"/posts/{proposal}/nominations/{bobs}", {"note": " "})

    assert answer.status_code == 422
    assert "both sides read it" in answer.text


def test_what_was_done_meanwhile_is_said_and_the_reason_stays(
    carol: FlaskClient, proposal: str, bobs: str, sign_in: SignIn
) -> None:
    with db.transaction() as session:
        other = make_person(session, name="Cora", role="coordinator")
    session.refresh(other)
    session.expunge(other)
    assert post(sign_in(other), f"/posts/{proposal}/nominations/{bobs}", NOTE).status_code == 303

    answer = post(carol, f"/posts/{proposal}/nominations/{bobs}", {"note": "I thought of them too."})

    assert answer.status_code == 409
    assert "nominated already" in answer.text
    assert "I thought of them too." in answer.text


def test_a_hidden_member_is_not_found(carol: FlaskClient, proposal: str) -> None:
    with db.transaction() as session:
        revise(session, make_member(session, name="Zaytuna", hidden=True))

    assert "No member can be nominated" in carol.get(f"/posts/{proposal}/nominations/new?q=zaytuna").text


@pytest.mark.parametrize("who", ["alice", "bob", "eve", "sam"])
def test_nobody_else_nominates(stage: Cast, sign_in: SignIn, proposal: str, bobs: str, who: str) -> None:
    person: Person = getattr(stage, who)
    browser = sign_in(person)

    assert browser.get(f"/posts/{proposal}/nominations/new").status_code == 404
    assert post(browser, f"/posts/{proposal}/nominations/{bobs}", NOTE).status_code == 404
