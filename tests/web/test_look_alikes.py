"""A new or renamed member that looks like another: the form comes back once, says why, and takes the person's word."""

from typing import Any

import pytest
from flask.testing import FlaskClient
from sqlalchemy import select

from collab import db
from collab.audit.model import Entry
from collab.members.model import Member, MemberName, Status
from tests.builders import Cast, make_member
from tests.web.apart import apart
from tests.web.conftest import SignIn, post


@pytest.fixture
def stage(stage: Cast) -> Cast:
    return apart(stage)


@pytest.fixture
def spring(stage: Cast) -> str:
    """A member called Wadi Spring Foundation, in Jordan. Its public id."""
    with db.transaction() as session:
        return make_member(session, name="Wadi Spring Foundation", country="JO").public_id


def profile(name: str, language: str = "ar", **more: Any) -> dict[str, Any]:
    typed = {"names-0-text": name, "names-0-language": language, "missions-0-language": "en", "country": "JO"}
    return {**typed, **more}


def named(name: str) -> list[Member]:
    return list(db.session().scalars(select(Member).join(MemberName).where(MemberName.text == name)))


def test_the_form_comes_back_with_the_member_it_may_be_and_the_reason(
    stage: Cast, spring: str, sign_in: SignIn
) -> None:
    sam = sign_in(stage.sam)
    answer = post(sam, "/members/new", profile("Wadi Spring Fundation", "en", city="Irbid"))
    page = answer.get_data(as_text=True)

    assert answer.status_code == 422
    assert f'href="/members/{spring}"' in page
    assert "Nearly certain" in page
    assert "The names differ by a few letters or words" in page
    assert 'value="Irbid"' in page
    assert not named("Wadi Spring Fundation")


def test_said_to_be_another_organisation_it_is_added_and_the_word_is_kept(
    stage: Cast, spring: str, sign_in: SignIn
) -> None:
    sam = sign_in(stage.sam)
    typed = profile("Wadi Spring Fundation", "en", is_other="y", told=spring)

    assert post(sam, "/members/new", typed).status_code == 303
    [added] = named("Wadi Spring Fundation")
    entry = db.session().scalar(select(Entry).where(Entry.action == "member.added", Entry.subject_id == added.id))
    assert entry is not None
    assert entry.facts["apart_from"] == [spring]


def test_a_tick_given_beside_one_member_does_not_speak_of_another(stage: Cast, spring: str, sign_in: SignIn) -> None:
    sam = sign_in(stage.sam)
    typed = profile("Wadi Spring Fundation", "en", is_other="y", told=stage.bobs.public_id)

    assert post(sam, "/members/new", typed).status_code == 422


def test_a_name_in_another_script_is_recognised(stage: Cast, spring: str, sign_in: SignIn) -> None:
    with db.transaction() as session:
        make_member(session, name="مؤسسة الزهراء", language="ar", country="JO")
    answer = post(sign_in(stage.sam), "/members/new", profile("Zahra Foundation", "en"))

    assert answer.status_code == 422
    assert "One name is a translation of the other" in answer.get_data(as_text=True)


def test_a_rename_is_asked_about_and_a_kept_name_is_not(stage: Cast, spring: str, sign_in: SignIn) -> None:
    alice = sign_in(stage.alice)
    address = f"/members/{stage.alices.public_id}/edit"
    before = [name.text for name in stage.alices.names]

    assert post(alice, address, profile("Wadi Spring Foundation", "en")).status_code == 422
    assert [name.text for name in db.session().get_one(Member, stage.alices.id).names] == before
    kept = profile(before[0], "en", country="SD", city="Irbid")
    assert post(alice, address, kept).status_code == 303


@pytest.mark.parametrize("hides", ["hidden", "unconfirmed"])
def test_a_member_learns_nothing_of_those_it_may_not_know_and_the_secretariat_does(
    stage: Cast, spring: str, sign_in: SignIn, hides: str
) -> None:
    with db.transaction() as session:
        member = session.scalars(select(Member).where(Member.public_id == spring)).one()
        member.hidden, member.status = (
            hides == "hidden",
            Status.UNCONFIRMED if hides == "unconfirmed" else member.status,
        )
    typed = profile("Wadi Spring Foundation", "en")

    assert post(sign_in(stage.sam), "/members/new", typed).status_code == 422
    assert post(sign_in(stage.alice), f"/members/{stage.alices.public_id}/edit", typed).status_code == 303


def test_what_changed_since_the_last_look_counts_at_once(stage: Cast, spring: str, sign_in: SignIn) -> None:
    sam: FlaskClient = sign_in(stage.sam)
    assert post(sam, "/members/new", profile("Wadi Spring Foundation", "en")).status_code == 422
    with db.transaction() as session:
        member = session.scalars(select(Member).where(Member.public_id == spring)).one()
        member.names = [MemberName(position=0, language="en", text="Yarmouk Bakers")]

    assert post(sam, "/members/new", profile("Wadi Spring Foundation", "en")).status_code == 303
    assert post(sam, "/members/new", profile("Yarmouk Bakers Union", "en")).status_code == 422
