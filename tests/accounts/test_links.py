"""Links that open a door: each is good once, for its own purpose, and not for ever."""

from datetime import timedelta

import pytest
import time_machine
from sqlalchemy import select
from sqlalchemy.orm import Session

from collab import clock, tokens
from collab.accounts import actions
from collab.accounts.actions import INVITATION_DAYS, PASSWORD_DAYS, InvitationDraft
from collab.errors import Conflict, Forbidden, Unknown
from collab.mail.model import Letter
from collab.members.people import Person, Rhythm, Role
from tests.builders import Cast, make_person

NEWCOMER = InvitationDraft(name="Nour", email=" Nour@Example.org", role=Role.EDITOR, language="ar")


def link(purpose: str, person: Person) -> str:
    return tokens.sign(purpose, [person.id, person.epoch])


def letters(session: Session) -> list[tuple[str, int]]:
    return [(letter.kind, letter.person_id) for letter in session.scalars(select(Letter).order_by(Letter.id))]


@pytest.fixture
def nour(session: Session, cast: Cast) -> Person:
    """Invited, and not yet in."""
    return actions.invite(session, NEWCOMER, member=cast.alices, by=cast.sam)


def test_an_invitation_is_a_letter_to_somebody_who_is_not_in_yet(session: Session, nour: Person, cast: Cast) -> None:
    assert (nour.email, nour.member, nour.language, nour.is_in) == ("nour@example.org", cast.alices, "ar", False)
    assert letters(session) == [("account_invitation", nour.id)]


def test_an_invitation_lets_in_once(session: Session, nour: Person) -> None:
    token = link("invitation", nour)
    assert actions.invited_by_token(session, token) is nour

    actions.accept(session, nour, "a hash", "fr")

    assert nour.is_in
    assert nour.language == "fr"
    with pytest.raises(Unknown):
        actions.invited_by_token(session, token)


def test_an_invitation_grows_too_old(session: Session, nour: Person) -> None:
    token = link("invitation", nour)
    with time_machine.travel(clock.now() + timedelta(days=INVITATION_DAYS, minutes=1)), pytest.raises(Unknown):
        actions.invited_by_token(session, token)


@pytest.mark.parametrize("token", ["", "x", "....", "W10.x.y", "\x00", "é" * 99])
def test_a_forged_link_opens_nothing(session: Session, token: str) -> None:
    for read in (actions.invited_by_token, actions.person_by_token, actions.reader_by_token):
        with pytest.raises(Unknown):
            read(session, token)


def test_a_link_is_good_for_its_own_purpose_alone(session: Session, nour: Person) -> None:
    with pytest.raises(Unknown):
        actions.person_by_token(session, link("invitation", nour))
    with pytest.raises(Unknown):
        actions.invited_by_token(session, link("password", nour))


def test_a_link_of_somebody_sent_away_opens_nothing(session: Session, nour: Person) -> None:
    nour.active = False
    with pytest.raises(Unknown):
        actions.invited_by_token(session, link("invitation", nour))


def test_a_new_password_is_set_once_and_ends_every_session(session: Session, cast: Cast) -> None:
    token, before = link("password", cast.alice), cast.alice.epoch
    actions.set_password(session, actions.person_by_token(session, token), "a new hash")

    assert cast.alice.epoch > before
    with pytest.raises(Unknown):
        actions.person_by_token(session, token)


def test_the_way_to_a_new_password_is_good_for_a_day(session: Session, cast: Cast) -> None:
    token = link("password", cast.alice)
    with time_machine.travel(clock.now() + timedelta(days=PASSWORD_DAYS, minutes=-1)):
        assert actions.person_by_token(session, token) is cast.alice
    with time_machine.travel(clock.now() + timedelta(days=PASSWORD_DAYS, minutes=1)), pytest.raises(Unknown):
        actions.person_by_token(session, token)


def test_asking_for_a_password_writes_to_those_who_are_here_and_to_nobody_else(
    session: Session, cast: Cast, nour: Person
) -> None:
    gone = make_person(session, name="Gone", active=False, member=cast.alices)
    session.execute(Letter.__table__.delete())

    for email in (cast.alice.email, nour.email, gone.email, "nobody@example.org"):
        actions.ask_for_password(session, email)

    assert letters(session) == [("password_reset", cast.alice.id), ("account_invitation", nour.id)]


def test_leaving_the_digest_needs_no_password_and_only_stops_the_digest(session: Session, cast: Cast) -> None:
    token = tokens.sign("unsubscribe", cast.alice.id)
    with time_machine.travel(clock.now() + timedelta(days=800)):
        assert actions.stop_digest(session, token) is cast.alice

    assert cast.alice.digest_rhythm is Rhythm.NEVER
    assert cast.alice.is_in


@pytest.mark.parametrize(
    ("by", "role", "of_member", "may"),
    [
        ("sam", Role.EDITOR, True, True),
        ("sam", Role.COORDINATOR, False, True),
        ("sam", Role.SECRETARIAT, False, True),
        ("sam", Role.COORDINATOR, True, False),
        ("sam", Role.EDITOR, False, False),
        ("alice", Role.EDITOR, True, False),
        ("eve", Role.EDITOR, True, False),
        ("carol", Role.EDITOR, True, False),
        ("carol", Role.COORDINATOR, False, False),
    ],
)
def test_who_may_invite_whom(session: Session, cast: Cast, by: str, role: Role, of_member: bool, may: bool) -> None:
    draft = InvitationDraft(name="New", email="new@example.org", role=role, language="en")
    member = cast.alices if of_member else None
    if may:
        assert actions.invite(session, draft, member=member, by=getattr(cast, by)).role is role
    else:
        with pytest.raises(Forbidden):
            actions.invite(session, draft, member=member, by=getattr(cast, by))


def test_an_administrator_invites_for_the_own_member_only(session: Session, cast: Cast) -> None:
    admin = make_person(session, role=Role.ADMIN, member=cast.alices)

    assert actions.invite(session, NEWCOMER, member=cast.alices, by=admin).member is cast.alices
    with pytest.raises(Forbidden):
        actions.invite(session, NEWCOMER, member=cast.bobs, by=admin)


def test_an_address_belongs_to_one_person(session: Session, cast: Cast) -> None:
    draft = InvitationDraft(name="Twin", email=cast.alice.email.upper(), role=Role.EDITOR, language="en")
    with pytest.raises(Conflict):
        actions.invite(session, draft, member=cast.bobs, by=cast.sam)
