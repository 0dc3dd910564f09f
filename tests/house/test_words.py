"""No word reaches a reader outside the catalogue: on pages, after acts, beside wrong input, on refusals."""

from collections.abc import Iterable, Iterator

import pytest
from flask import Flask
from sqlalchemy import Engine
from werkzeug.test import TestResponse

from collab import language
from tests.browsing import post
from tests.house.browsers import browser_of, watching_writes
from tests.house.paper import Paper, read
from tests.house.pseudo import Pseudo, loose
from tests.house.role_forms import filled
from tests.house.role_table import PERSONS, Line, lines
from tests.house.scene import Scene
from tests.house.snapshot import Contents, contents, restore
from tests.house.walks import PSEUDO, TOGETHER, Walker, pages

FIRST = ("dan", "eve", "carol")
REST = ("alice", "adam", "bob", "cem", "hana", "zaid", "omar", "uma", "sam")
WALKERS = [*FIRST, *(pytest.param(one, marks=pytest.mark.slow) for one in REST)]


@pytest.fixture
def pseudo(monkeypatch: pytest.MonkeyPatch) -> None:
    """Everything is written in the pseudo language."""
    monkeypatch.setattr(language, "catalogue", Pseudo)


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


@TOGETHER
@pytest.mark.parametrize("person", WALKERS)
def test_every_word_of_a_page_is_translated_or_marked_as_data(walker: Walker, person: str) -> None:
    walk = walker(person, PSEUDO)
    told = _told((visit.path, visit.paper) for visit in pages(walk).values())

    assert not told


@pytest.mark.slow
@pytest.mark.parametrize("line", lines("POST"), ids=str)
def test_what_is_said_after_an_act_or_a_refusal_is_translated(
    app: Flask, scene: Scene, pseudo: None, unharmed: None, line: Line
) -> None:
    for answer in sorted(set(line.answers) - {"in"}):
        person = PERSONS[line.answers.index(answer)]
        data = filled(scene, line.form, line.address)
        response = post(browser_of(app, scene, person), scene.path(line.address), data, follow_redirects=True)
        told = _told_by(response)

        assert not told, (person, answer)


@pytest.mark.slow
@pytest.mark.parametrize("wrong", ["nothing", "too much", "nonsense", "an old token"])
@pytest.mark.parametrize("line", [line for line in lines("POST") if line.form], ids=str)
def test_what_is_said_of_wrong_input_is_translated(
    app: Flask, scene: Scene, pseudo: None, unharmed: None, line: Line, wrong: str
) -> None:
    mighty = [person for person, answer in zip(PERSONS, line.answers, strict=True) if answer in ("200", "303", "422")]
    browser = browser_of(app, scene, mighty[0] if mighty else "alice")
    good = filled(scene, line.form, line.address)
    data = {
        "nothing": {},
        "too much": dict.fromkeys(good, "7" * 5000),
        "nonsense": dict.fromkeys(good, "\x00 %(name)s <b>²"),
        "an old token": good,
    }[wrong]
    response = (browser.post if wrong == "an old token" else _sent(browser))(scene.path(line.address), data=data)
    told = _told_by(response)

    assert response.status_code < 500
    assert not told


def _sent(browser):  # type: ignore[no-untyped-def]
    return lambda url, data: post(browser, url, data)


def _told_by(response: TestResponse) -> list[str]:
    """Words outside in a page; what stands under a redirection is seen by nobody."""
    if 300 <= response.status_code < 400:
        return []
    return _told([(response.request.path, read(response.get_data(as_text=True)))])


def _told(papers: Iterable[tuple[str, Paper]]) -> list[str]:
    """Words outside, each with the first page it stands on."""
    found: dict[str, str] = {}
    for path, paper in papers:
        for words in [*loose(paper.words), *(word for spoken in paper.spoken for word in loose([spoken]))]:
            found.setdefault(words, path)
    return [f"{words} ({path})" for words, path in found.items()]
