"""The log says what broke and where, and nothing of what people typed."""

from collections.abc import Iterator

import pytest
import structlog
from flask.testing import FlaskClient
from sqlalchemy import text

from collab import db, tokens
from collab.app import keep_log
from collab.web.pages import members as member_pages
from tests.builders import Cast
from tests.web.apart import apart
from tests.web.conftest import SignIn, post


@pytest.fixture
def stage(stage: Cast) -> Cast:
    return apart(stage)


@pytest.fixture(autouse=True)
def as_served() -> Iterator[None]:
    """The log as `collab` writes it."""
    keep_log()
    yield
    structlog.reset_defaults()


def test_an_accident_is_logged_without_what_variables_held(
    stage: Cast, sign_in: SignIn, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    def broken(*_facts: object) -> None:
        held = "canary of a variable"
        raise ZeroDivisionError(held[:6])

    monkeypatch.setattr("collab.accounts.actions.change_settings", broken)
    keep_log()

    answer = post(sign_in(stage.alice), "/account", {"name": "Canary Typed", "language": "en", "zone": "UTC",
                                                     "digest_rhythm": "never", "digest_weekday": "0",
                                                     "digest_hour": "8"})  # fmt: skip

    assert answer.status_code == 500
    logged = capfd.readouterr().err
    assert "ZeroDivisionError" in logged
    assert "/account" in logged
    for held in ("of a variable", "Canary Typed", stage.alice.email):
        assert held not in logged


def test_the_key_of_a_letter_is_not_logged(
    client: FlaskClient, stage: Cast, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    def broken(*_facts: object) -> None:
        raise ZeroDivisionError

    monkeypatch.setattr("collab.accounts.actions.person_by_token", broken)
    keep_log()
    key = tokens.sign("password", [stage.alice.id, stage.alice.epoch])

    assert client.get(f"/password/{key}").status_code == 500
    logged = capfd.readouterr().err
    assert "/password/<token>" in logged
    assert key not in logged


def test_what_rows_hold_is_not_logged(
    client: FlaskClient, stage: Cast, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    held = " ".join(["canary", "of", "a", "row"])  # in pieces: a traceback quotes the line that fell

    def broken(*_facts: object) -> None:
        db.session().execute(text("SELECT :held FROM nowhere_at_all"), {"held": held})

    monkeypatch.setattr(member_pages, "listed", broken)
    keep_log()

    assert client.get("/members").status_code in (500, 503)
    assert held not in capfd.readouterr().err
