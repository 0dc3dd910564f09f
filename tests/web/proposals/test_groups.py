"""Groups on a proposal's page: seen by its lead and the coordinators, invited as a whole, once."""

import re

import pytest
from flask.testing import FlaskClient
from sqlalchemy import select

from collab import db
from collab.members.model import Member
from collab.members.people import Role
from collab.partnerships.model import Partnership
from tests.browsing import SignIn, post
from tests.builders import Cast, make_person
from tests.found_together import found_together
from tests.web.apart import apart
from tests.web.offers.stage import at_once


@pytest.fixture
def stage(stage: Cast) -> Cast:
    return apart(stage)


@pytest.fixture
def proposal(stage: Cast) -> str:
    """Three places, and three members that fit well; nobody brings French."""
    with db.transaction() as session:
        return found_together(session, by=session.merge(stage.alice))


def groups_on(browser: FlaskClient, proposal: str) -> str:
    page = browser.get(f"/proposals/{proposal}").text
    return page[page.find('id="groups"') : page.find('id="fit"')] if 'id="groups"' in page else ""


def hidden(text: str, name: str) -> str:
    return re.findall(rf'name="{name}" value="([^"]+)"', text)[0]


def invited() -> list[str]:
    session = db.session()
    session.rollback()
    names = session.scalars(select(Member).join(Partnership, Partnership.partner_id == Member.id))
    return sorted(row.name.text for row in names)


def test_the_lead_reads_who_brings_what_and_what_nobody_brings(stage: Cast, sign_in: SignIn, proposal: str) -> None:
    shown = groups_on(sign_in(stage.alice), proposal)

    assert all(f"Wells {number}" in shown for number in range(3))
    assert "Sudan" in shown
    assert re.search(r"Nobody of them brings: .*French", shown)
    assert re.search(r"More than one brings: .*Arabic", shown)
    assert "Invite the whole group" in shown


def test_a_coordinator_reads_them_and_invites_nobody(stage: Cast, sign_in: SignIn, proposal: str) -> None:
    shown = groups_on(sign_in(stage.carol), proposal)

    assert "Wells 0" in shown
    assert "Invite the whole group" not in shown


@pytest.mark.parametrize("who", ["bob", "eve", "sam"])
def test_nobody_else_sees_a_group(stage: Cast, sign_in: SignIn, proposal: str, who: str) -> None:
    assert groups_on(sign_in(getattr(stage, who)), proposal) == ""


def test_sent_twice_everybody_is_invited_once(stage: Cast, sign_in: SignIn, proposal: str) -> None:
    alice = sign_in(stage.alice)
    shown = groups_on(alice, proposal)
    form = {"group": hidden(shown, "group"), "form_key": hidden(shown, "form_key"), "note": "Come with us."}

    first, second = (post(alice, f"/proposals/{proposal}/groups", form) for _ in range(2))

    assert first.status_code == second.status_code == 303
    assert invited() == ["Wells 0", "Wells 1", "Wells 2"]
    assert "so it was done once" in alice.get(second.location).text
    assert groups_on(alice, proposal) == ""


def test_two_of_the_lead_who_press_at_once_invite_everybody_once(stage: Cast, sign_in: SignIn, proposal: str) -> None:
    with db.transaction() as session:
        member = session.get_one(Member, stage.alice.member_id)
        anna = make_person(session, name="Anna", member=member, role=Role.ADMIN)
    db.session().refresh(anna)
    db.session().expunge_all()
    alice, anna_too = sign_in(stage.alice), sign_in(anna)
    form = {"group": hidden(groups_on(alice, proposal), "group"), "note": ""}

    told = at_once(*[lambda one=one: post(one, f"/proposals/{proposal}/groups", form) for one in (alice, anna_too)])

    assert sorted(told) == [303, 409]
    assert invited() == ["Wells 0", "Wells 1", "Wells 2"]


def test_a_note_that_is_too_long_is_said_beside_it_and_nobody_is_invited(
    stage: Cast, sign_in: SignIn, proposal: str
) -> None:
    alice = sign_in(stage.alice)
    key = hidden(groups_on(alice, proposal), "group")

    answer = post(alice, f"/proposals/{proposal}/groups", {"group": key, "note": "a" * 601})

    assert answer.status_code == 422
    assert "a" * 601 in answer.text
    assert 'aria-invalid="true"' in answer.text
    assert invited() == []


@pytest.mark.parametrize("key", ["", "nonsense", "x" * 5000])
def test_a_group_that_is_not_there_invites_nobody(stage: Cast, sign_in: SignIn, proposal: str, key: str) -> None:
    alice = sign_in(stage.alice)

    answer = post(alice, f"/proposals/{proposal}/groups", {"group": key, "note": ""})

    assert answer.status_code == 409
    assert "Nobody was invited now" in answer.text
    assert invited() == []
