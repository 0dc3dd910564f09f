"""Past projects in a browser: added, mended, taken off and put back."""

import html
import re
from typing import Any

import pytest
from flask.testing import FlaskClient
from sqlalchemy import select

from collab import db
from collab.members.model import Activity, CodeKind, Member
from tests.builders import Cast
from tests.web.apart import apart
from tests.web.conftest import SignIn, post

WELLS: dict[str, Any] = {
    "title": "أربعون بئراً",
    "text": "حفرناها باليد.\nوبقيت.",
    "language": "ar",
    "year": "2019",
    "countries": "Sudan, Chad",
    "fields": ["drinking-water", "orphan-care"],
}


@pytest.fixture
def stage(stage: Cast) -> Cast:
    return apart(stage)


@pytest.fixture
def public_id(stage: Cast) -> str:
    return db.session().get_one(Member, stage.alice.member_id).public_id


@pytest.fixture
def alice(stage: Cast, public_id: str, sign_in: SignIn) -> FlaskClient:
    return sign_in(stage.alice)


def all_activities() -> list[Activity]:
    db.session().rollback()
    return list(db.session().scalars(select(Activity)))


def said(activity: Activity) -> tuple[object, ...]:
    codes = (activity.coded(CodeKind.WORKS_IN), activity.coded(CodeKind.FIELD))
    return activity.title, activity.text, activity.language, activity.year, *codes


FIELDS = ("drinking-water", "orphan-care")


def test_a_project_is_added_shown_and_mended(alice: FlaskClient, public_id: str) -> None:
    assert post(alice, f"/members/{public_id}/activities/new", WELLS).status_code == 303

    (activity,) = all_activities()
    assert said(activity) == ("أربعون بئراً", "حفرناها باليد.\nوبقيت.", "ar", 2019, ("SD", "TD"), FIELDS)
    assert "أربعون بئراً" in alice.get(f"/members/{public_id}").text

    url = f"/members/{public_id}/activities/{activity.public_id}/edit"
    assert 'value="2019"' in alice.get(url).text
    assert post(alice, url, WELLS | {"year": "", "countries": "", "fields": []}).status_code == 303
    assert said(all_activities()[0])[3:] == (None, (), ())


def test_what_was_taken_off_can_be_put_back_whole(alice: FlaskClient, public_id: str) -> None:
    post(alice, f"/members/{public_id}/activities/new", WELLS)
    (activity,) = all_activities()
    before = said(activity)
    url = f"/members/{public_id}/activities/{activity.public_id}/removal"

    removed = post(alice, url)

    assert removed.status_code == 200
    assert all_activities() == []
    assert "Put it back" in removed.text
    assert post(alice, f"/members/{public_id}/activities/new", _held(removed.text)).status_code == 303
    assert said(all_activities()[0]) == before


def test_taking_off_twice_is_no_error(alice: FlaskClient, public_id: str) -> None:
    post(alice, f"/members/{public_id}/activities/new", WELLS)
    url = f"/members/{public_id}/activities/{all_activities()[0].public_id}/removal"
    post(alice, url)

    assert post(alice, url).headers["Location"] == f"/members/{public_id}#projects"


@pytest.mark.parametrize(
    ("wrong", "words"),
    [
        ({"title": " "}, "Give it a title."),
        ({"title": "x" * 161}, "at most 160 characters"),
        ({"text": "x" * 4001}, "at most 4000 characters"),
        ({"language": "xx"}, "Not a valid choice"),
        ({"year": "soon"}, "Write the year in four digits"),
        ({"year": "2099"}, "still to come"),
        ({"countries": "Atlantis"}, "We do not know the country"),
        ({"fields": ["nothing"]}, "nothing"),
    ],
)
def test_a_wrong_project_says_what_to_mend(
    alice: FlaskClient, public_id: str, wrong: dict[str, Any], words: str
) -> None:
    answer = post(alice, f"/members/{public_id}/activities/new", WELLS | wrong)

    assert answer.status_code == 422
    assert words in answer.text
    assert all_activities() == []


@pytest.mark.parametrize(("who", "status"), [("eve", 404), ("bob", 404), ("carol", 404), ("sam", 200)])
def test_who_else_touches_a_project(
    alice: FlaskClient, stage: Cast, public_id: str, sign_in: SignIn, who: str, status: int
) -> None:
    post(alice, f"/members/{public_id}/activities/new", WELLS)
    place = f"/members/{public_id}/activities/{all_activities()[0].public_id}"
    browser = sign_in(getattr(stage, who))

    assert browser.get(f"{place}/edit").status_code == status
    assert post(browser, f"{place}/removal").status_code == status
    assert len(all_activities()) == (0 if who == "sam" else 1)


def test_a_project_of_another_member_does_not_exist_under_ones_own(
    alice: FlaskClient, stage: Cast, public_id: str, sign_in: SignIn
) -> None:
    post(alice, f"/members/{public_id}/activities/new", WELLS)
    foreign = all_activities()[0].public_id
    bob = sign_in(stage.bob)
    bobs = db.session().get_one(Member, stage.bob.member_id).public_id

    assert bob.get(f"/members/{bobs}/activities/{foreign}/edit").status_code == 404
    assert post(bob, f"/members/{bobs}/activities/{foreign}/edit", WELLS).status_code == 404
    post(bob, f"/members/{bobs}/activities/{foreign}/removal")
    assert len(all_activities()) == 1


def _held(page: str) -> dict[str, list[str]]:
    """What the form that puts it back would send."""
    form = page[page.index("/activities/new") :]
    held: dict[str, list[str]] = {}
    for name, value in re.findall(r'<input[^>]*name="(\w+)"[^>]*value="([^"]*)"', form):
        held.setdefault(name, []).append(html.unescape(value))
    text = re.search(r"<textarea[^>]*>\s*(.*?)</textarea>", form, re.DOTALL)
    language = re.search(r'<option selected value="(\w+)"', form)
    assert text
    assert language
    held.pop("csrf_token")
    return held | {"text": [html.unescape(text[1])], "language": [language[1]]}
