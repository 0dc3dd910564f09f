"""A session that ends while somebody writes loses nothing, and tells nobody else."""

import re
from typing import Any

import pytest
from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from collab import db
from collab.accounts.passwords import hash_password
from collab.drafts.model import Draft
from collab.members.people import Person
from collab.proposals.model import Proposal
from tests.browsing import post
from tests.web.browsers import Browsers
from tests.web.proposals.half_written import key_on
from tests.web.proposals.stage import SUMMARY, every, page, typed

PASSWORD = "four plain words here"


@pytest.fixture
def known(at: Browsers) -> Browsers:
    """Alice and Bob can sign in with a password."""
    with db.transaction() as session:
        for person in session.query(Person).where(Person.name.in_(["Alice", "Bob"])):
            person.password_hash = hash_password(PASSWORD)
    return at


def sign_in_again(browser: FlaskClient, carried: str, name: str = "alice") -> TestResponse:
    facts = {"email": f"{name}@example.org", "password": PASSWORD, "next": "", "carried": carried}
    return post(browser, "/sign-in", facts)


def too_late(browser: FlaskClient, stranger: FlaskClient, **facts: Any) -> tuple[TestResponse, str]:
    """Send a form whose session is over; the answer, and what the sign-in page carries along."""
    form = {**typed(), "form_key": key_on(browser, "/proposals/new"), "csrf_token": "of the session that ended"}
    answer = stranger.post("/proposals/new", data=form, **facts)
    found = re.search(r'name="carried" value="([^"]*)"', answer.text)
    return answer, found.group(1).replace("&#34;", '"').replace("&amp;", "&") if found else ""


def test_a_session_that_ended_while_writing_loses_nothing(known: Browsers) -> None:
    answer, carried = too_late(known.alice, known.stranger)

    assert answer.status_code == 401
    assert "Sign in again: what you typed comes along" in answer.text
    assert every(Draft) == [], "nothing of a stranger's is kept on the server"
    wrong = post(known.stranger, "/sign-in", {"email": "alice@example.org", "password": "no", "carried": carried})
    assert SUMMARY in wrong.text, "a mistyped password loses nothing either"

    back = sign_in_again(known.stranger, carried)
    text = page(known.stranger, back.location)
    assert "What you typed is here; it has not been sent yet." in text
    assert SUMMARY in text
    assert every(Proposal) == []


def test_what_comes_back_can_be_sent(known: Browsers) -> None:
    _answer, carried = too_late(known.alice, known.stranger)
    back = sign_in_again(known.stranger, carried)

    sent = post(known.stranger, "/proposals/new", {**typed(), "form_key": key_on(known.stranger, back.location)})

    assert sent.status_code == 303
    assert every(Draft) == []


def test_somebody_else_on_the_same_machine_does_not_get_it(known: Browsers) -> None:
    _answer, carried = too_late(known.alice, known.stranger)

    back = sign_in_again(known.stranger, carried, name="bob")

    assert back.location == "/"
    assert "could not be kept" in page(known.stranger, "/")
    assert every(Draft) == []


def test_a_form_from_another_site_is_not_carried_along(known: Browsers) -> None:
    answer, carried = too_late(known.alice, known.stranger, headers={"Origin": "https://evil.example"})

    assert (answer.status_code, carried) == (303, "")
    assert SUMMARY not in answer.text


@pytest.mark.parametrize("carried", ["{", "[]", '{"path": "/proposals/new"}', '{"path": 3, "fields": {"a": 3}}'])
def test_nonsense_that_is_carried_does_not_keep_anybody_out(known: Browsers, carried: str) -> None:
    assert sign_in_again(known.stranger, carried).location == "/"
