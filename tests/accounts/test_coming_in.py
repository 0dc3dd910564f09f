"""The first of a member's own people to come in makes it a member that the others see."""

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from collab.accounts import actions
from collab.accounts.actions import InvitationDraft
from collab.audit.model import Entry
from collab.errors import Forbidden
from collab.members import queries
from collab.members.model import Member, Status
from collab.members.people import Person, Role
from tests.builders import Cast, make_member, make_person

NOUR = InvitationDraft(name="Nour", email="nour@example.org", role=Role.ADMIN, language="ar")


@pytest.fixture
def imported(session: Session) -> Member:
    return make_member(session, name="Imported Wells", status=Status.UNCONFIRMED)


def known_to(session: Session, person: Person) -> set[int]:
    return {member.id for member in session.scalars(queries.visible_to(person))}


def test_the_member_is_confirmed_and_seen_from_then_on(session: Session, cast: Cast, imported: Member) -> None:
    nour = actions.invite(session, NOUR, member=imported, by=cast.sam)
    assert imported.id not in known_to(session, cast.alice)

    actions.accept(session, nour, "a hash", "ar")

    assert imported.is_confirmed
    assert imported.id in known_to(session, cast.alice)
    assert session.scalars(select(Entry).where(Entry.action == "member.confirmed")).one().by_id == nour.id


def test_coming_in_later_confirms_nothing_again(session: Session, cast: Cast, imported: Member) -> None:
    first = actions.invite(session, NOUR, member=imported, by=cast.sam)
    actions.accept(session, first, "a hash", "ar")
    revised = imported.revised_at
    second = InvitationDraft(name="Hadi", email="hadi@example.org", role=Role.EDITOR, language="ar")
    actions.accept(session, actions.invite(session, second, member=imported, by=first), "a hash", "ar")

    assert imported.revised_at == revised


def test_the_secretariat_alone_invites_for_a_member_that_is_not_confirmed(
    session: Session, cast: Cast, imported: Member
) -> None:
    admin = make_person(session, role=Role.ADMIN, member=imported)

    with pytest.raises(Forbidden):
        actions.invite(session, NOUR, member=imported, by=admin)
    assert actions.invite(session, NOUR, member=imported, by=cast.sam).member is imported


def test_a_person_of_the_union_who_comes_in_confirms_no_member(session: Session, cast: Cast, imported: Member) -> None:
    dina = make_person(session, role=Role.COORDINATOR, member=imported, password_hash=None)

    actions.accept(session, dina, "a hash", "en")

    assert not imported.is_confirmed
