"""One table of who may do what; a route without a line fails, and so does a line without a route."""

import re
from collections.abc import Iterator

import pytest
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import Engine
from werkzeug.test import TestResponse

from tests.browsing import post
from tests.house.browsers import browser_of, watching_writes
from tests.house.role_forms import filled
from tests.house.role_table import PERSONS, Line, lines
from tests.house.scene import Scene
from tests.house.snapshot import Contents, changed, contents, restore

DONE = ("200", "303")
CARRIES_ITS_OWN_TOKEN = "/unsubscribe/"  # one click in a mail program, which has no session


@pytest.fixture(scope="module")
def before(scene: Scene, engine: Engine) -> Contents:
    """What stood in the tables before anybody did anything."""
    return contents(engine)


@pytest.fixture
def unharmed(engine: Engine, before: Contents) -> Iterator[None]:
    """Put the scene back after a test that may change it."""
    with watching_writes() as sent:
        yield
    if sent:
        restore(engine, before)


def test_every_route_has_a_line_and_every_line_a_route(app: Flask, scene: Scene) -> None:
    address = app.url_map.bind("collab.example")
    lined = {(str(address.match(scene.path(li.address), li.method)[0]), li.method) for li in lines()}
    routed = {
        (rule.endpoint, method)
        for rule in app.url_map.iter_rules()
        if not rule.build_only
        for method in (rule.methods or set()) - {"HEAD", "OPTIONS"}
    }

    assert routed == lined


def test_every_line_says_something_of_everybody() -> None:
    assert not [str(line) for line in lines() if len(line.answers) != len(PERSONS)]


@pytest.mark.parametrize("line", lines("GET"), ids=str)
def test_a_page_is_shown_to_those_who_may_read_it(app: Flask, scene: Scene, line: Line) -> None:
    with watching_writes() as sent:
        answers = [answer(browser_of(app, scene, who).get(scene.path(line.address))) for who in PERSONS]

    assert answers == list(line.answers)
    assert not sent, "a GET never writes"


@pytest.mark.parametrize("line", lines("POST"), ids=str)
def test_an_act_is_done_for_those_who_may_do_it_and_changes_nothing_for_the_others(
    app: Flask, scene: Scene, engine: Engine, before: Contents, unharmed: None, line: Line
) -> None:
    answers = {}
    for person in PERSONS:
        with watching_writes() as sent:
            answers[person] = answer(_press(app, scene, person, line))
        touched = changed(before, contents(engine)) if sent else []
        if touched:
            restore(engine, before)
        assert answers[person] in DONE or touched in ([], ["refused_tries"]), (person, touched)

    assert answers == dict(zip(PERSONS, line.answers, strict=True))


@pytest.mark.parametrize("line", lines("POST"), ids=str)
def test_without_a_good_form_token_nothing_changes_for_those_who_may_do_it_or_for_a_stranger(
    app: Flask, scene: Scene, engine: Engine, before: Contents, unharmed: None, line: Line
) -> None:
    if CARRIES_ITS_OWN_TOKEN in line.address:
        return
    mighty = [(person, usual) for person, usual in zip(PERSONS, line.answers, strict=True) if usual in DONE]
    for person, usual in [*mighty, ("eve", line.answers[PERSONS.index("eve")])]:
        data = {**filled(scene, line.form, line.address), "csrf_token": "bad"}
        with watching_writes() as sent:
            got = answer(browser_of(app, scene, person).post(scene.path(line.address), data=data))

        assert got == "422" or got == usual in ("in", "403", "404", "409"), (person, got)
        assert not sent or not changed(before, contents(engine))


@pytest.mark.parametrize(
    ("kind", "places"),
    [("members", "z u"), ("proposals", "a_draft z_draft a_running o_late"), ("partnerships", "agreed foreign hanas")],
)
@pytest.mark.parametrize("person", [*PERSONS, "hana", "uma", "cem"])
def test_what_a_person_may_not_see_looks_exactly_like_what_is_not_there(
    app: Flask, scene: Scene, kind: str, places: str, person: str
) -> None:
    nothing = _seen(browser_of(app, scene, person), scene, kind, "missing")
    shut = 0
    for place in places.split():
        twin = _seen(browser_of(app, scene, person), scene, kind, place)
        if twin[0] in (404, 303):
            shut += 1
            assert twin == nothing

    assert shut or person in ("sam", "carol", "cem"), "these see all but drafts"


@pytest.mark.parametrize("act", ["approval", "rejection"])
def test_a_coordinator_never_decides_for_a_member_they_belong_to(
    app: Flask, scene: Scene, engine: Engine, before: Contents, unharmed: None, act: str
) -> None:
    cem = browser_of(app, scene, "cem")
    reason = {"reason": "Because."}

    assert post(cem, scene.path(f"/desk/{{agreed}}/{act}"), reason).status_code == 403
    assert not changed(before, contents(engine))
    assert post(cem, scene.path(f"/desk/{{agreed_with_eve}}/{act}"), reason).status_code == 303


def test_somebody_of_a_member_that_is_not_confirmed_posts_nothing_and_joins_nothing(
    app: Flask, scene: Scene, engine: Engine, before: Contents, unharmed: None
) -> None:
    uma = browser_of(app, scene, "uma")

    assert uma.get("/proposals/new").status_code in (403, 404)
    for act, form in (("/proposals/new", "proposal"), ("/proposals/{a_open}/interests", "note")):
        assert post(uma, scene.path(act), filled(scene, form)).status_code in (403, 404)
    assert not changed(before, contents(engine))


def answer(response: TestResponse) -> str:
    """The status, or `in` for the way to the sign-in page."""
    to_sign_in = response.status_code == 303 and response.location.partition("?")[0] == "/sign-in"
    passing = response.request.path in ("/sign-in", "/sign-out", "/password")
    return "in" if to_sign_in and not passing else str(response.status_code)


def _press(app: Flask, scene: Scene, person: str, line: Line) -> TestResponse:
    data = filled(scene, line.form, line.address)
    return post(browser_of(app, scene, person), scene.path(line.address), data)


def _seen(browser: FlaskClient, scene: Scene, kind: str, place: str) -> tuple[object, ...]:
    """Status, headers and body, without the form token, the cookie that holds it, and the id that was asked for."""
    asked = scene.places[place]
    response = browser.get(f"/{kind}/{asked}")
    body = re.sub(r'name="csrf_token" value="[^"]*"', "", response.get_data(as_text=True)).replace(asked, "ID")
    headers = {name: value.replace(asked, "ID") for name, value in response.headers if name != "Set-Cookie"}
    return response.status_code, headers, body
