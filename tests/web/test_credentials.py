"""One's own password and e-mail address, changed from inside."""

import pytest
from flask.testing import FlaskClient
from sqlalchemy import select

from collab import db
from collab.accounts.credentials import address_token
from collab.accounts.door_count import PER_ACCOUNT
from collab.accounts.passwords import fits, hash_password
from collab.letters.compose import compose
from collab.mail.model import Letter
from collab.members.people import Person
from tests.builders import Cast
from tests.web.apart import apart
from tests.web.conftest import SignIn, post

PASSWORD, NEW = "a well of sweet water", "seven camels at dawn"
HASHED = hash_password(PASSWORD)


@pytest.fixture
def stage(stage: Cast) -> Cast:
    with db.transaction() as session:
        for name in ("alice", "bob"):
            session.get_one(Person, getattr(stage, name).id).password_hash = HASHED
    return apart(stage)


@pytest.fixture
def alice(stage: Cast, sign_in: SignIn) -> FlaskClient:
    return sign_in(stage.alice)


def now(person: Person) -> Person:
    db.session().rollback()
    return db.session().get_one(Person, person.id, populate_existing=True)


def letters() -> dict[str, str]:
    """The kinds of letters that wait, and the address each goes to."""
    session = db.session()
    made = {letter.kind: compose(session, letter) for letter in session.scalars(select(Letter))}
    return {kind: message.to.address for kind, message in made.items() if message}


def test_a_new_password_ends_every_other_session_and_is_told(alice: FlaskClient, stage: Cast, sign_in: SignIn) -> None:
    elsewhere = sign_in(stage.alice)

    assert post(alice, "/account/password", {"password_now": PASSWORD, "password": NEW}).status_code == 303

    assert fits(NEW, now(stage.alice).password_hash)
    assert alice.get("/account").status_code == 200
    assert elsewhere.get("/account").status_code == 303
    assert letters() == {"password_changed": stage.alice.email}


def test_who_does_not_know_the_password_changes_nothing_and_is_slowed_down(alice: FlaskClient, stage: Cast) -> None:
    wrong = {"password_now": "not the right words", "password": NEW, "email": "new@example.org"}
    for url in ("/account/password", "/account/address"):
        answer = post(alice, url, wrong)
        assert answer.status_code == 422
        assert "not your password" in answer.text
        assert NEW not in answer.text
    for _ in range(PER_ACCOUNT - 2):
        post(alice, "/account/password", wrong)

    assert post(alice, "/account/password", {"password_now": PASSWORD, "password": NEW}).status_code == 429
    assert fits(PASSWORD, now(stage.alice).password_hash)
    assert letters() == {}


def test_a_new_address_holds_once_it_is_confirmed_there(alice: FlaskClient, stage: Cast, client: FlaskClient) -> None:
    old = stage.alice.email
    data = {"email": " New@Example.org ", "password_now": PASSWORD}
    assert post(alice, "/account/address", data).status_code == 303
    assert letters() == {"address_warning": old, "address_confirmation": "new@example.org"}
    assert now(stage.alice).email == old

    link = f"/address/{address_token(now(stage.alice), 'new@example.org')}"
    assert client.get(link).status_code == 200
    assert now(stage.alice).email == old
    assert post(client, link).status_code == 303

    assert now(stage.alice).email == "new@example.org"
    assert alice.get("/account").status_code == 303
    assert post(client, link).status_code == 404


def test_a_new_password_stops_a_change_of_address(alice: FlaskClient, stage: Cast, client: FlaskClient) -> None:
    link = f"/address/{address_token(now(stage.alice), 'thief@example.org')}"
    post(alice, "/account/password", {"password_now": PASSWORD, "password": NEW})

    assert client.get(link).status_code == 404
    assert post(client, link).status_code == 404


def test_a_new_password_stops_a_confirmation_that_still_waits_to_be_sent(alice: FlaskClient, stage: Cast) -> None:
    post(alice, "/account/address", {"email": "thief@example.org", "password_now": PASSWORD})
    assert "address_confirmation" in letters()
    post(alice, "/account/password", {"password_now": PASSWORD, "password": NEW})

    assert "address_confirmation" not in letters()


def test_letters_to_strange_addresses_are_slowed_down(alice: FlaskClient) -> None:
    for number in range(PER_ACCOUNT):
        data = {"email": f"stranger{number}@example.org", "password_now": PASSWORD}
        assert post(alice, "/account/address", data).status_code == 303

    data = {"email": "stranger@example.org", "password_now": PASSWORD}
    assert post(alice, "/account/address", data).status_code == 429


def test_nobody_learns_or_takes_an_address_that_is_somebodys(
    alice: FlaskClient, stage: Cast, client: FlaskClient
) -> None:
    answer = post(alice, "/account/address", {"email": stage.bob.email, "password_now": PASSWORD})

    assert answer.status_code == 303
    assert "address_confirmation" not in letters()
    assert post(client, f"/address/{address_token(now(stage.alice), stage.bob.email)}").status_code == 409


def test_ones_own_address_is_said_to_be_that_already(alice: FlaskClient, stage: Cast) -> None:
    answer = post(alice, "/account/address", {"email": stage.alice.email, "password_now": PASSWORD})

    assert answer.status_code == 422
    assert "your address already" in answer.text


@pytest.mark.parametrize("token", ["x", "W10.x.y"])
def test_a_forged_confirmation_opens_nothing(client: FlaskClient, house: list[str], token: str) -> None:
    assert client.get(f"/address/{token}").status_code == 404
    assert post(client, f"/address/{token}").status_code == 404
