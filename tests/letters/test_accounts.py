"""The letters that let people in."""

import re

from collab import tokens
from collab.members.people import Role
from tests.builders import make_person
from tests.letters.writing import letter_to, read


def test_an_invitation_names_who_invites_for_whom_and_opens_the_door(session, cast):
    dan = make_person(session, name="Dan", member=cast.bobs, password_hash=None)

    text = read(session, dan, "account_invitation", by=cast.bob.id)

    assert "Bob invites you to Union Partners" in text
    assert "Bob Su Derneği" in text
    assert "Editor" in text
    token = re.search(r"http://collab\.example/invitations/(\S+)", text)
    assert token
    assert tokens.read("invitation", token[1]) == [dan.id, dan.epoch]


def test_an_invitation_asked_for_again_has_no_inviter(session, cast):
    dan = make_person(session, name="Dan", role=Role.COORDINATOR, password_hash=None)

    text = read(session, dan, "account_invitation")

    assert "You are invited to Union Partners" in text
    assert "Coordinator" in text


def test_nobody_is_invited_who_is_in_already(session, cast):
    assert letter_to(session, cast.bob, "account_invitation", by=cast.alice.id) is None


def test_a_new_password_has_a_link_of_its_own_and_an_end(session, cast):
    text = read(session, cast.alice, "password_reset")

    token = re.search(r"http://collab\.example/password/(\S+)", text)
    assert token
    assert tokens.read("password", token[1]) == [cast.alice.id, cast.alice.epoch]
    assert "works once" in text


def test_somebody_who_was_sent_away_gets_nothing(session, cast):
    cast.alice.active = False
    session.flush()

    assert letter_to(session, cast.alice, "password_reset") is None
