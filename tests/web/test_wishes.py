"""Asking for a text in one's own language, in a browser: the reader's button, the author's notice and way."""

import pytest

from collab import db
from collab.members.model import Member, Mission, Sight
from collab.members.people import Person
from collab.posts.model import State
from tests.browsing import SignIn, post
from tests.builders import Cast, make_proposal
from tests.web.apart import apart

ASK, ASKED = "Ask the author for it in my language", "You asked for it in your language."


@pytest.fixture
def stage(stage: Cast) -> Cast:
    return apart(stage)


def proposed(stage: Cast, **facts: str) -> str:
    with db.transaction() as session:
        alice = session.get_one(Person, stage.alice.id)
        return make_proposal(session, by=alice, **{"title": "Temiz su", "language": "tr", **facts}).public_id


def with_mission(stage: Cast, language: str) -> str:
    with db.transaction() as session:
        member = session.get_one(Member, stage.bobs.id)
        member.missions = [Mission(language=language, text="Kuyu açıyoruz.")]
        return member.public_id


def test_a_reader_asks_and_the_author_is_led_to_adding_that_text(stage: Cast, sign_in: SignIn) -> None:
    id = proposed(stage)
    eve, alice = sign_in(stage.eve), sign_in(stage.alice)

    assert ASK in eve.get(f"/proposals/{id}").text
    answer = post(eve, f"/posts/{id}/wishes", {"next": f"/proposals/{id}"})
    after = eve.get(f"/proposals/{id}").text

    assert answer.status_code == 303
    assert answer.location == f"/proposals/{id}"
    assert ASK not in after
    assert ASKED in after
    asked = alice.get(f"/proposals/{id}/edit").text
    assert "1 reader asked for this text in" in asked
    assert f'href="/proposals/{id}/edit?text=en"' in asked
    form = alice.get(f"/proposals/{id}/edit?text=en").text
    assert 'name="texts-1-title"' in form
    assert '<option selected value="en">' in form.partition('name="texts-1-language"')[2].partition("</select>")[0]


def test_there_is_no_button_where_there_is_nothing_to_ask(stage: Cast, sign_in: SignIn) -> None:
    theirs, own = proposed(stage, language="en", title="Clean water"), proposed(stage)

    assert ASK not in sign_in(stage.eve).get(f"/proposals/{theirs}").text
    assert ASK not in sign_in(stage.alice).get(f"/proposals/{own}").text


def test_a_mission_is_asked_for_alike_but_only_by_who_may_read_it(stage: Cast, sign_in: SignIn) -> None:
    member = with_mission(stage, "tr")
    eve = sign_in(stage.eve)

    assert ASK in eve.get(f"/members/{member}").text
    assert post(eve, f"/members/{member}/wishes").status_code == 303
    assert ASKED in eve.get(f"/members/{member}").text
    assert "1 reader asked for this text in" in sign_in(stage.bob).get(f"/members/{member}/edit").text
    assert 'name="missions-1-text"' in sign_in(stage.bob).get(f"/members/{member}/edit?text=en").text
    with db.transaction() as session:
        session.get_one(Member, stage.bobs.id).story_sight = Sight.UNION
    assert post(eve, f"/members/{member}/wishes").status_code == 404


def test_a_draft_cannot_be_asked_for(stage: Cast, sign_in: SignIn) -> None:
    with db.transaction() as session:
        alice = session.get_one(Person, stage.alice.id)
        draft = make_proposal(session, by=alice, title="Taslak", language="tr", state=State.DRAFT).public_id

    assert post(sign_in(stage.eve), f"/posts/{draft}/wishes").status_code == 404


def test_a_language_that_is_not_offered_adds_no_row(stage: Cast, sign_in: SignIn) -> None:
    id = proposed(stage)

    for wished in ("tr", "xx", ""):
        assert 'name="texts-1-title"' not in sign_in(stage.alice).get(f"/proposals/{id}/edit?text={wished}").text
