"""Reporting and hiding a post in a browser."""

import pytest
from flask.testing import FlaskClient
from sqlalchemy import select

from collab import db
from collab.letters.compose import compose
from collab.mail.model import Letter
from collab.members.people import Role
from collab.posts.model import Post, Reach
from tests.browsing import says
from tests.builders import Cast, make_person, make_proposal
from tests.web.apart import apart
from tests.web.conftest import SignIn, post

REPORT = {"wrong": "dangerous", "note": "It names a family."}
REASON = {"reason": "It names a family. Take the name out."}


@pytest.fixture
def stage(stage: Cast) -> Cast:
    return apart(stage)


@pytest.fixture
def proposal(stage: Cast) -> str:
    with db.transaction() as session:
        alice = session.merge(stage.alice)
        return make_proposal(session, by=alice, title="Wells", reach=Reach.PUBLIC).public_id


@pytest.fixture
def bob(stage: Cast, sign_in: SignIn) -> FlaskClient:
    return sign_in(stage.bob)


@pytest.fixture
def carol(stage: Cast, sign_in: SignIn) -> FlaskClient:
    return sign_in(stage.carol)


def test_from_the_report_to_the_post_being_shown_again(
    bob: FlaskClient, carol: FlaskClient, client: FlaskClient, stage: Cast, sign_in: SignIn, proposal: str
) -> None:
    page, report = f"/proposals/{proposal}", f"/posts/{proposal}/report"
    assert report in bob.get(page).text
    assert post(bob, report, REPORT).headers["Location"] == page
    desk = carol.get("/desk/reports").text
    assert "It can endanger somebody" in desk
    assert "It names a family." in desk

    assert post(carol, f"/posts/{proposal}/hiding", REASON).status_code == 303
    assert client.get(page).status_code == bob.get(page).status_code == 404
    alice = sign_in(stage.alice)
    assert "Take the name out." in alice.get(page).text

    assert post(carol, f"/posts/{proposal}/showing").status_code == 303
    assert client.get(page).status_code == bob.get(page).status_code == 200


def test_the_reporter_is_named_to_nobody_but_the_coordinators(
    bob: FlaskClient, carol: FlaskClient, proposal: str
) -> None:
    post(bob, f"/posts/{proposal}/report", REPORT)
    post(carol, f"/posts/{proposal}/hiding", REASON)
    session = db.session()
    letters = [compose(session, letter) for letter in session.scalars(select(Letter))]

    assert len(letters) == 2
    assert not [letter for letter in letters if letter and "Bob" in letter.text]


@pytest.mark.parametrize("wrong", [{}, {"wrong": "ugly"}, {"wrong": "other", "note": "x" * 700}], ids=str)
def test_a_report_says_what_is_wrong_or_comes_back(bob: FlaskClient, proposal: str, wrong: dict[str, str]) -> None:
    answer = post(bob, f"/posts/{proposal}/report", wrong)

    assert answer.status_code == 422
    assert wrong.get("note", "") in answer.text


def test_hiding_needs_a_reason(carol: FlaskClient, proposal: str) -> None:
    assert carol.get(f"/posts/{proposal}/hiding").status_code == 200
    assert post(carol, f"/posts/{proposal}/hiding", {"reason": " "}).status_code == 422
    assert not db.session().scalars(select(Post)).one().is_hidden


def test_a_stranger_signs_in_to_report(client: FlaskClient, proposal: str) -> None:
    answer = client.get(f"/posts/{proposal}/report")

    assert answer.status_code == 303
    assert "/sign-in" in answer.headers["Location"]
    assert "/report" not in client.get(f"/proposals/{proposal}").text


def test_a_report_is_left_as_it_is(bob: FlaskClient, carol: FlaskClient, proposal: str) -> None:
    post(bob, f"/posts/{proposal}/report", REPORT)
    desk = carol.get("/desk/reports").text
    settle = desk.split('action="/reports/')[1].split('"')[0]

    assert post(carol, f"/reports/{settle}").status_code == 303
    assert "Nothing was reported" in carol.get("/desk/reports").text
    assert post(carol, f"/reports/{settle}").status_code == 404


def test_a_coordinator_of_the_reported_member_does_not_learn_who_reported_it(
    bob: FlaskClient, carol: FlaskClient, stage: Cast, sign_in: SignIn, proposal: str
) -> None:
    post(bob, f"/posts/{proposal}/report", REPORT)
    with db.transaction() as session:
        cem = make_person(session, name="Cem", role=Role.COORDINATOR, member=session.merge(stage.alices))
    session.refresh(cem)
    page = sign_in(cem).get("/desk/reports").text

    assert "another coordinator decides" in page
    assert not says(page, "Bob")
    assert REPORT["note"] not in page
    assert "Bob" in carol.get("/desk/reports").text
