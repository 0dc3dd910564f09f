"""The application over the test's own database, and people signed in to it."""

import re
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from flask import Flask
from flask import session as own
from flask.testing import FlaskClient
from sqlalchemy import Engine
from werkzeug.test import TestResponse

from collab import db, jobs
from collab.app import create_app
from collab.members.people import Person
from collab.web.ground import form_token
from tests.builders import Cast, make_cast

SignIn = Callable[[Person], FlaskClient]


@pytest.fixture(scope="session")
def app(engine: Engine, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Flask]:
    """One application for all page tests, on the test database."""
    url = engine.url.render_as_string(hide_password=False)
    home = tmp_path_factory.mktemp("home")
    app = create_app(COLLAB_HOME=home, DATABASE_URL=url, SECRET_KEY="a secret for tests", TESTING=False)
    yield app
    app.extensions["engine"].dispose()


@pytest.fixture
def stage(house: list[str]) -> Cast:
    """The cast, committed."""
    with db.transaction() as session:
        cast = make_cast(session)
    return cast


@pytest.fixture
def client(app: Flask, house: list[str]) -> FlaskClient:
    """A stranger's browser, reading English."""
    jobs.hang(house.append)
    return app.test_client()


@pytest.fixture
def sign_in(app: Flask, client: FlaskClient) -> SignIn:
    """Opens a browser in which the person is signed in."""

    def opened(person: Person) -> FlaskClient:
        browser = app.test_client()
        with browser.session_transaction() as session:
            session["_user_id"] = f"{person.id}.{person.epoch}"
            session["_fresh"] = True
        return browser

    return opened


@pytest.fixture(name="post")
def post_fixture() -> Callable[..., TestResponse]:
    """Sends a form with the browser's own good token."""
    return post


def post(browser: FlaskClient, url: str, data: dict[str, Any] | None = None, **facts: Any) -> TestResponse:
    """Send a form with this browser's own good token."""
    return browser.post(url, data={**(data or {}), form_token.FIELD: token_of(browser)}, **facts)


def token_of(browser: FlaskClient) -> str:
    """A good form token of this browser's session."""
    app = browser.application
    with browser.session_transaction() as session, app.test_request_context():
        own.update(session)
        token = form_token.masked()
        session.update(own)
    return token


def says(text: str, word: str) -> bool:
    """Whether a page or a letter says the whole word; letters within a random token are not one."""
    return re.search(rf"\b{re.escape(word)}\b", text) is not None
