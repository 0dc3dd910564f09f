"""Signing in: one answer for a wrong name and a wrong password, and guessing slows down where it happens."""

from datetime import timedelta

import pytest
import time_machine

from collab import clock, db
from collab.accounts import actions, door_count
from collab.accounts.door_count import PER_ACCOUNT, PER_ADDRESS, WINDOW_MINUTES
from collab.errors import Refusal, TooMany
from collab.members.people import Person
from tests.accounts.conftest import PASSWORD

HOME, ELSEWHERE = "192.0.2.1", "192.0.2.2"


def refused(email: str, password: str = "a wrong password", address: str = HOME) -> str:
    with pytest.raises(Refusal) as refusal:
        actions.sign_in(email, password, address=address)
    return refusal.value.code


def test_the_right_words_open_the_door_however_the_address_is_typed(walid: Person) -> None:
    assert actions.sign_in("  Walid@Example.ORG ", PASSWORD, address=HOME).id == walid.id


def test_a_wrong_password_and_an_unknown_address_get_the_same_answer(walid: Person) -> None:
    assert refused(walid.email) == refused("nobody@example.org") == "signin.wrong"


def test_a_stopped_person_cannot_sign_in_and_is_told_nothing_else(walid: Person) -> None:
    with db.transaction():
        walid.active = False

    assert refused(walid.email, PASSWORD) == "signin.wrong"


def test_somebody_only_invited_cannot_sign_in(walid: Person) -> None:
    with db.transaction():
        walid.password_hash = None

    assert refused(walid.email, "") == "signin.wrong"


def test_after_ten_wrong_tries_even_the_right_password_waits_but_the_owner_gets_in_elsewhere(walid: Person) -> None:
    for _try in range(PER_ACCOUNT):
        assert refused(walid.email) == "signin.wrong"

    with pytest.raises(TooMany) as told:
        actions.sign_in(walid.email, PASSWORD, address=HOME)
    assert told.value.facts["minutes"] == WINDOW_MINUTES
    assert actions.sign_in(walid.email, PASSWORD, address=ELSEWHERE).id == walid.id


def test_addresses_of_one_line_count_as_one(walid: Person) -> None:
    for number in range(PER_ACCOUNT):
        assert refused(walid.email, address=f"2001:db8:1:2::{number + 1:x}") == "signin.wrong"

    assert refused(walid.email, PASSWORD, address="2001:db8:1:2:ffff::9") == "signin.too_many"
    assert actions.sign_in(walid.email, PASSWORD, address="2001:db8:1:3::1").id == walid.id


def test_an_address_that_guesses_at_many_accounts_waits_too(walid: Person) -> None:
    for number in range(PER_ADDRESS):
        door_count.note_refusal(f"guess{number}@example.org", HOME)

    assert refused(walid.email, PASSWORD) == "signin.too_many"
    assert actions.sign_in(walid.email, PASSWORD, address=ELSEWHERE).id == walid.id


def test_after_the_wait_the_door_opens_again(walid: Person) -> None:
    for _try in range(PER_ACCOUNT):
        refused(walid.email)

    with time_machine.travel(clock.now() + timedelta(minutes=WINDOW_MINUTES, seconds=1)):
        assert actions.sign_in(walid.email, PASSWORD, address=HOME).id == walid.id
