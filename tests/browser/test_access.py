"""Everybody can read and work every page: axe finds nothing, nothing is cut off on a small phone, keys alone do."""

from collections.abc import Iterator
from typing import Literal

import pytest
from axe_playwright_python.sync_playwright import Axe
from flask import Flask
from playwright.sync_api import BrowserContext, Page, ViewportSize, expect

from tests.browser.conftest import Open
from tests.house.browsers import browser_of
from tests.house.crawl import crawl
from tests.house.scene import Scene

pytestmark = pytest.mark.browser

DESKTOP: ViewportSize = {"width": 1280, "height": 800}
PHONE: ViewportSize = {"width": 390, "height": 844}
Look = tuple[ViewportSize, Literal["light", "dark"]]
LIGHT: Look = (DESKTOP, "light")
DARK: Look = (PHONE, "dark")
TONGUES = pytest.mark.parametrize("tongue", ["en", "ar"])
SMALLEST = 320
MAIN = [
    ("dan", "/"),
    ("dan", "/sign-in"),
    ("alice", "/"),
    ("alice", "/proposals/{a_open}"),
    ("carol", "/desk"),
    ("eve", "/members"),
]
RULES = {"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]}


@TONGUES
def test_the_main_pages_are_open_to_everybody(open_as: Open, scene: Scene, tongue: str) -> None:
    faults = [
        fault
        for person, path in MAIN
        for fault in _looked_at(open_as(person, tongue), [scene.path(path)], tongue, [LIGHT, DARK])
    ]

    assert not faults


@pytest.mark.all_pages
@pytest.mark.parametrize("person", ["dan", "alice", "uma", "carol", "sam"])
def test_every_page_is_open_to_everybody(app: Flask, open_as: Open, scene: Scene, person: str) -> None:
    starts = [scene.path(path) for path in ("/invitations/{invitation}", "/unsubscribe/{unsubscribe}", "/password")]
    visits = crawl(browser_of(app, scene, person), *starts)
    paths = _one_of_each(app, [visit.path for visit in visits if visit.status == 200 and visit.html])
    faults = [
        fault
        for tongue, look in (("en", LIGHT), ("ar", DARK))
        for fault in _looked_at(open_as(person, tongue), [*paths, "/nothing-here"], tongue, [look])
    ]

    assert not faults


@TONGUES
@pytest.mark.parametrize("scripts", [True, False], ids=["with scripts", "without"])
def test_wrong_input_is_told_where_the_reader_is(open_as: Open, scene: Scene, tongue: str, scripts: bool) -> None:
    page = open_as("alice", tongue, java_script_enabled=scripts).new_page()
    page.goto("/proposals/new")
    page.locator("main form .btn-main").last.click()

    expect(page.locator(".errors")).to_be_focused()
    first = page.locator(".errors a").first
    first.click()
    assert page.evaluate("location.hash") == first.get_attribute("href") if scripts else True


def test_keys_alone_reach_the_content_and_sign_in(open_as: Open) -> None:
    page = open_as().new_page()
    page.goto("/")
    page.keyboard.press("Tab")
    assert page.locator(".skip:focus").is_visible()

    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "main"

    page.goto("/sign-in")
    for key in ("Tab", *"eve@example.org", "Tab", *"wrong words here", "Enter"):
        page.keyboard.press(key)
        if key == "Tab":
            _tab_to_field(page)
    expect(page.locator(".errors")).to_be_focused()


@pytest.mark.parametrize("path", ["/", "/proposals/{a_open}", "/members"])
def test_wherever_the_keys_lead_the_focus_is_seen(open_as: Open, scene: Scene, path: str) -> None:
    page = open_as("alice").new_page()
    page.goto(scene.path(path))
    unseen = []
    for _ in range(60):
        page.keyboard.press("Tab")
        facts = page.evaluate(FOCUS)
        if facts["tag"] == "BODY":
            break
        if not facts["seen"]:
            unseen.append(facts["what"])

    assert not unseen


FOCUS = """() => {
  const it = document.activeElement, box = it.getBoundingClientRect(), style = getComputedStyle(it)
  const named = it.matches('input') && it.labels && it.labels[0]
  const label = named ? getComputedStyle(named.querySelector('span') || named) : style
  const ring = s => s.outlineStyle !== 'none' && parseFloat(s.outlineWidth) >= 2
  return {tag: it.tagName, what: it.outerHTML.slice(0, 90), seen: box.width > 0 && (ring(style) || ring(label))}
}"""


def _tab_to_field(page: Page) -> None:
    for _ in range(20):
        if page.evaluate("document.activeElement.matches('main input:not([type=hidden])')"):
            return
        page.keyboard.press("Tab")


def _one_of_each(app: Flask, paths: list[str]) -> list[str]:
    """The first page of each view, and the first of it that was asked a question."""
    views, met = app.url_map.bind("localhost"), dict[object, str]()
    for path in paths:
        place, _, query = path.partition("?")
        met.setdefault((views.match(place)[0], bool(query)), path)
    return list(met.values())


def _looked_at(context: BrowserContext, paths: list[str], tongue: str, looks: list[Look]) -> list[str]:
    """What is wrong with these pages: said once for each rule and element, with the first page it stands on."""
    page, found = context.new_page(), dict[str, str]()
    for path in paths:
        page.goto(path)
        for size, scheme in looks:
            page.set_viewport_size(size)
            page.emulate_media(color_scheme=scheme)
            for fault in _axe(page):
                found.setdefault(f"{fault} [{scheme}]", path)
        for fault in _cut_off(page):
            found.setdefault(fault, path)
    return [f"{fault} ({path}, {tongue})" for fault, path in found.items()]


def _axe(page: Page) -> Iterator[str]:
    result = Axe().run(page, options=RULES)
    for violation in result.response["violations"]:
        for node in violation["nodes"]:
            yield f"{violation['id']}: {' '.join(node['target'])} {node['html'][:120]}"


def _cut_off(page: Page) -> Iterator[str]:
    """Whether anything sticks out sideways on the smallest phone."""
    page.set_viewport_size({"width": SMALLEST, "height": 640})
    width = page.evaluate("document.documentElement.scrollWidth")
    if width > SMALLEST:
        yield f"scrolls sideways at {SMALLEST}: {width}, because of {page.evaluate(WIDEST, SMALLEST)}"


WIDEST = """(most) => [...document.querySelectorAll('main *, header *, footer *')]
  .filter(e => { const b = e.getBoundingClientRect(); return b.right > most + 1 || b.left < -1 })
  .slice(-3).map(e => e.outerHTML.slice(0, 100))"""
