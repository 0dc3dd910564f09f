"""When something is refused or breaks: what is wrong, the way on, and nothing that was typed is lost."""

import pytest
from flask.testing import FlaskClient
from sqlalchemy.exc import OperationalError

from collab.web.pages import members
from tests.builders import Cast
from tests.web.apart import apart
from tests.web.conftest import SignIn, post

SETTINGS = {
    "name": "Alice B.",
    "language": "en",
    "zone": "Africa/Khartoum",
    "digest_rhythm": "daily",
    "digest_weekday": "3",
    "digest_hour": "17",
}


@pytest.fixture
def stage(stage: Cast) -> Cast:
    return apart(stage)


def test_what_is_not_there_says_so_and_shows_the_door(client: FlaskClient, stage: Cast) -> None:
    answer = client.get("/members/nothinghere2")

    assert answer.status_code == 404
    assert "Nothing here" in answer.text
    assert 'href="/sign-in"' in answer.text
    assert "nothinghere2" not in answer.text.partition("<main")[2]


def test_a_button_of_a_stale_page_is_offered_once_more_with_all_it_held(client: FlaskClient, stage: Cast) -> None:
    answer = client.post("/sign-out", data={"csrf_token": "stale", "note": 'two "words" <b>', "many": ["1", "2"]})

    assert answer.status_code == 422
    assert 'action="/sign-out"' in answer.text
    assert 'name="note" value="two &#34;words&#34; &lt;b&gt;"' in answer.text
    assert answer.text.count('name="many"') == 2
    assert "stale" not in answer.text


def test_a_busy_database_gives_a_page_that_sends_it_again(
    stage: Cast, sign_in: SignIn, monkeypatch: pytest.MonkeyPatch
) -> None:
    def locked(*_facts: object, **_more: object) -> None:
        raise OperationalError("BEGIN IMMEDIATE", {}, Exception("database is locked"))

    monkeypatch.setattr("collab.accounts.actions.change_settings", locked)

    answer = post(sign_in(stage.alice), "/account", SETTINGS)

    assert answer.status_code == 503
    assert answer.headers["Retry-After"]
    assert 'action="/account"' in answer.text
    assert 'name="name" value="Alice B."' in answer.text


def test_a_password_never_stands_in_a_page(client: FlaskClient, stage: Cast, monkeypatch: pytest.MonkeyPatch) -> None:
    def locked(*_facts: object, **_more: object) -> None:
        raise OperationalError("BEGIN IMMEDIATE", {}, Exception("database is locked"))

    monkeypatch.setattr("collab.accounts.actions.sign_in", locked)

    answer = post(client, "/sign-in", {"email": stage.alice.email, "password": "a secret word"})

    assert answer.status_code == 503
    assert stage.alice.email in answer.text
    assert "a secret word" not in answer.text


def test_another_name_for_this_machine_is_refused_in_plain_words(client: FlaskClient, stage: Cast) -> None:
    answer = client.get("/members", headers={"Host": "evil.example"})

    assert (answer.status_code, answer.mimetype) == (400, "text/plain")
    assert "does not answer under this name" in answer.text
    assert client.get("/members", headers={"Host": "127.0.0.1:5000"}).status_code == 200


def test_an_accident_gives_a_code_and_not_its_cause(
    client: FlaskClient, stage: Cast, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*_facts: object) -> None:
        raise ZeroDivisionError("the cause")

    monkeypatch.setattr(members, "listed", broken)

    answer = client.get("/members")

    assert answer.status_code == 500
    assert "Something broke here" in answer.text
    assert "the cause" not in answer.text


@pytest.mark.parametrize(("method", "url", "status"), [("put", "/members", 405), ("get", "/no/such/page", 404)])
def test_every_refusal_is_a_page_of_ours(client: FlaskClient, stage: Cast, method: str, url: str, status: int) -> None:
    answer = getattr(client, method)(url)

    assert answer.status_code == status
    assert '<main class="main wrap"' in answer.text
