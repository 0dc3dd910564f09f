"""Inviting people in a browser: for a member by its administrators, for the union by the secretariat."""

import pytest
from flask.testing import FlaskClient
from sqlalchemy import select

from collab import db
from collab.accounts.door_count import PER_ACCOUNT
from collab.mail.model import Letter
from collab.members.model import Member
from collab.members.people import Person, Role
from tests.builders import Cast, make_person
from tests.web.apart import apart
from tests.web.conftest import SignIn, post

NOUR = {"name": "Nour", "email": "nour@example.org", "role": "editor", "language": "ar"}


@pytest.fixture
def stage(stage: Cast) -> Cast:
    return apart(stage)


@pytest.fixture
def url(stage: Cast) -> str:
    return f"/members/{db.session().get_one(Member, stage.alice.member_id).public_id}/people"


@pytest.fixture
def admin(stage: Cast, sign_in: SignIn) -> FlaskClient:
    with db.transaction() as session:
        member = session.get_one(Member, stage.alice.member_id)
        person = make_person(session, name="Amal", role=Role.ADMIN, member=member)
    session.refresh(person)
    return sign_in(person)


def nour() -> Person | None:
    db.session().rollback()
    return db.session().scalar(select(Person).where(Person.email == NOUR["email"]))


def test_an_administrator_invites_somebody_by_letter(admin: FlaskClient, url: str, stage: Cast) -> None:
    assert post(admin, url, NOUR).status_code == 303

    person = nour()
    assert person
    assert (person.name, person.role, person.language, person.is_in) == ("Nour", Role.EDITOR, "ar", False)
    assert person.member_id == stage.alice.member_id
    letter = db.session().scalars(select(Letter)).one()
    assert (letter.kind, letter.person_id) == ("account_invitation", person.id)
    page = admin.get(url).text
    assert "A letter is on its way to Nour" in page
    assert "Invited" in page


def test_an_address_that_is_taken_is_said_at_the_field(admin: FlaskClient, url: str) -> None:
    answer = post(admin, url, NOUR | {"email": " BOB@example.org"})

    assert answer.status_code == 422
    assert "belongs to somebody here already" in answer.text
    assert 'value="Nour"' in answer.text


@pytest.mark.parametrize(
    "wrong", [{"name": " "}, {"email": "nour"}, {"role": "coordinator"}, {"role": ""}, {"language": "xx"}], ids=str
)
def test_a_wrong_invitation_says_what_to_mend(admin: FlaskClient, url: str, wrong: dict[str, str]) -> None:
    answer = post(admin, url, NOUR | wrong)

    assert answer.status_code == 422
    assert 'class="errors"' in answer.text
    assert nour() is None


@pytest.mark.parametrize("who", ["alice", "bob", "eve", "carol"])
def test_nobody_else_invites_for_a_member(stage: Cast, url: str, sign_in: SignIn, who: str) -> None:
    browser = sign_in(getattr(stage, who))

    assert browser.get(url).status_code == 404
    assert post(browser, url, NOUR).status_code == 404
    assert nour() is None


def test_the_secretariat_invites_a_coordinator(stage: Cast, sign_in: SignIn) -> None:
    sam = sign_in(stage.sam)

    assert post(sam, "/people", NOUR | {"role": "coordinator"}).status_code == 303

    person = nour()
    assert person
    assert (person.role, person.member_id) == (Role.COORDINATOR, None)
    page = sam.get("/people").text
    assert "Nour" in page
    assert "Carol" in page
    assert "Alice" not in page


def test_nobody_is_made_editor_of_the_union(stage: Cast, sign_in: SignIn) -> None:
    assert post(sign_in(stage.sam), "/people", NOUR).status_code == 422
    assert nour() is None


def closing(person: Person) -> str:
    return f"/people/{person.public_id}/closing"


def test_a_closed_access_ends_at_once_and_opens_again(
    admin: FlaskClient, stage: Cast, sign_in: SignIn, url: str
) -> None:
    alice = sign_in(stage.alice)
    assert alice.get("/account").status_code == 200

    assert post(admin, closing(stage.alice)).headers["Location"] == url
    assert alice.get("/account").status_code == 303
    page = admin.get(url).text
    assert "Access closed" in page

    assert post(admin, f"/people/{stage.alice.public_id}/reopening").status_code == 303
    assert "Access closed" not in admin.get(url).text
    db.session().rollback()
    assert db.session().get_one(Person, stage.alice.id).is_in
    assert alice.get("/account").status_code == 303, "an old session stays closed"


@pytest.mark.parametrize("who", ["alice", "bob", "eve", "carol"])
def test_nobody_else_closes_somebodys_access(stage: Cast, sign_in: SignIn, who: str) -> None:
    browser = sign_in(getattr(stage, who))
    for person in (stage.alice, stage.bob, stage.carol, stage.sam):
        assert post(browser, closing(person)).status_code == 404

    db.session().rollback()
    assert all(person.active for person in db.session().scalars(select(Person)))


def test_the_secretariat_closes_any_access_but_its_own(stage: Cast, sign_in: SignIn) -> None:
    sam = sign_in(stage.sam)

    assert post(sam, closing(stage.carol)).headers["Location"] == "/people"
    assert post(sam, closing(stage.bob)).status_code == 303
    assert post(sam, closing(stage.sam)).status_code == 404


def test_an_administrator_closes_nobody_of_another_member(admin: FlaskClient, stage: Cast) -> None:
    assert post(admin, closing(stage.bob)).status_code == 404
    assert post(admin, closing(stage.carol)).status_code == 404


def test_who_tries_out_which_addresses_are_here_is_slowed_down(admin: FlaskClient, url: str, stage: Cast) -> None:
    for _try in range(PER_ACCOUNT):
        assert post(admin, url, NOUR | {"email": stage.bob.email}).status_code == 422

    assert post(admin, url, NOUR | {"email": stage.carol.email}).status_code == 429
