"""Light enough for a weak line: small pages, nothing from elsewhere, kept by the browser where it may be."""

import gzip
from urllib.parse import urlsplit

import pytest
from flask import Flask
from werkzeug.test import TestResponse

from collab.web.ground.headers import POLICY
from tests.house.browsers import browser_of
from tests.house.paper import read
from tests.house.scene import Scene

FIRST_VIEW, LATER_VIEW = 60_000, 20_000
SHARED = ("/static/app.css", "/static/app.js", "/static/writing.js", "/static/favicon.svg")
PAGES = [
    ("dan", "/"),
    ("dan", "/sign-in"),
    ("dan", "/members"),
    ("dan", "/members/map"),
    ("dan", "/proposals"),
    ("alice", "/"),
    ("alice", "/proposals/{a_open}"),
    ("alice", "/proposals/{a_open}/edit"),
    ("alice", "/proposals/new"),
    ("alice", "/members/map"),
    ("alice", "/members/print"),
    ("alice", "/members/countries/SD"),
    ("alice", "/members/fields/orphan-care"),
    ("alice", "/members/{a}"),
    ("alice", "/members/{a}/edit"),
    ("alice", "/partnerships"),
    ("alice", "/partnerships/{approved}"),
    ("alice", "/account"),
    ("carol", "/desk"),
    ("sam", "/members"),
    ("sam", "/imports"),
    ("sam", "/imports/{i_ready}"),
]
SQUEEZED = {"Accept-Encoding": "gzip"}


@pytest.mark.parametrize("tongue", ["en", "ar"])
@pytest.mark.parametrize(("person", "page"), PAGES)
def test_a_page_is_light(app: Flask, scene: Scene, person: str, page: str, tongue: str) -> None:
    browser = browser_of(app, scene, person, tongue)
    html = browser.get(scene.path(page), headers=SQUEEZED)
    first = _sent(html) + sum(_sent(browser.get(path, headers=SQUEEZED)) for path in SHARED)

    assert html.status_code == 200
    assert html.headers["Content-Encoding"] == "gzip"
    assert _sent(html) <= LATER_VIEW
    assert first <= FIRST_VIEW


@pytest.mark.parametrize(("person", "page"), PAGES)
def test_nothing_comes_from_elsewhere(app: Flask, scene: Scene, person: str, page: str) -> None:
    response = browser_of(app, scene, person).get(scene.path(page), headers=SQUEEZED)
    paper = read(gzip.decompress(response.get_data()).decode())

    assert paper.sources
    assert not [source for source in paper.sources if urlsplit(source).netloc or not source.startswith("/")]
    assert response.headers["Content-Security-Policy"] == POLICY
    assert "Accept-Encoding" in response.vary


def test_the_policy_lets_nothing_in_from_elsewhere_and_no_code_in_the_page() -> None:
    assert "unsafe" not in POLICY
    assert POLICY.startswith("default-src 'none'")
    assert not [word for word in POLICY.replace(";", " ").split() if "://" in word or word == "*"]


@pytest.mark.parametrize("path", SHARED)
def test_what_all_pages_share_is_kept_by_the_browser(app: Flask, path: str) -> None:
    response = app.test_client().get(path, headers=SQUEEZED)

    assert response.status_code == 200
    assert "max-age=" in response.headers["Cache-Control"]
    assert int(response.headers["Cache-Control"].partition("max-age=")[2].split(",")[0]) >= 3600


def test_a_page_of_a_person_is_kept_by_nobody(app: Flask, scene: Scene) -> None:
    response = browser_of(app, scene, "alice").get("/")

    assert response.headers["Cache-Control"] == "no-store"


def _sent(response: TestResponse) -> int:
    """Bytes on the line."""
    assert response.status_code == 200
    return len(response.get_data())
