"""Nothing typed is lost, in a real browser: the web is killed, a second tab writes too, the line breaks."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from urllib.request import urlopen

import pytest
from playwright.sync_api import Browser, BrowserContext, Page

from tests.browser.conftest import IN_THE_DEMO
from tests.journeys.running import PATIENCE, ROOT, House, free_port

pytestmark = [pytest.mark.browser, pytest.mark.slow, IN_THE_DEMO]
LANGUAGES = ["ar", pytest.param("en", marks=pytest.mark.all_pages)]
NEW, TITLE, SUMMARY = "/proposals/new", "[name=texts-0-title]", "[name=texts-0-summary]"
SAVED = ".saved:not(.saved-late):not(:empty)"


@contextmanager
def web(house: House, port: int) -> Iterator[subprocess.Popen[bytes]]:
    """One more web process of the house, alone, so that it can be killed; stopped when the block ends."""
    words = [sys.executable, "-m", "collab.app", "web"]
    process = subprocess.Popen(words, cwd=ROOT, env={**house.environment, "PORT": str(port)})
    try:
        _wait_until_there(port)
        yield process
    finally:
        process.terminate()
        process.wait(20)


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_was_typed_outlives_a_killed_web_a_second_tab_and_a_lost_line(
    chromium: Browser, demo: House, language: str
) -> None:
    port = free_port()
    with web(demo, port) as process:
        page = _signed_in(chromium, demo, port, language).new_page()
        _write(page, "Wells for forty schools", "We drill wells and look for engineers.")
        os.kill(process.pid, signal.SIGKILL)
        process.wait(20)
    with web(demo, port):
        again = _signed_in(chromium, demo, port, language)
        _carries_on(again.new_page())
        _second_tab(again)
        _lost_line(again)
        again.close()


def _carries_on(page: Page) -> None:
    page.goto(NEW)
    page.click("main .notice a[href^='/drafts/']")

    assert page.input_value(TITLE) == "Wells for forty schools"
    assert page.input_value(SUMMARY) == "We drill wells and look for engineers."


def _second_tab(context: BrowserContext) -> None:
    _write(context.new_page(), "Written in the second tab", "Other words.")
    page = context.new_page()
    page.goto(NEW)
    newest, older = [link.get_attribute("href") for link in page.locator("main .notice a[href^='/drafts/']").all()]

    for address, title in ((newest, "Written in the second tab"), (older, "Wells for forty schools")):
        page.goto(str(address))
        assert page.input_value(TITLE) == title


def _lost_line(context: BrowserContext) -> None:
    """The page stays with all that was typed; once the line is back it is sent, and only this text is done with."""
    page = context.new_page()
    page.goto(NEW)
    page.click("main .notice a[href^='/drafts/']")
    context.set_offline(True)
    page.fill(SUMMARY, "Typed while the line was lost.")
    page.click("button[name=draft]")
    page.wait_for_selector(".saved-late")
    assert page.url.endswith(page.evaluate("location.pathname"))
    assert page.input_value(SUMMARY) == "Typed while the line was lost."

    context.set_offline(False)
    page.wait_for_selector(SAVED)
    page.click("button[name=draft]")
    page.wait_for_url(lambda url: "/proposals/" in url and not url.endswith("/new"))
    assert "Typed while the line was lost." in page.inner_text("main")
    page.goto(NEW)
    assert page.locator("main .notice a[href^='/drafts/']").count() == 1


def _write(page: Page, title: str, summary: str) -> None:
    page.goto(NEW)
    page.fill(TITLE, title)
    page.fill(SUMMARY, summary)
    page.wait_for_selector(SAVED)


def _signed_in(browser: Browser, house: House, port: int, language: str) -> BrowserContext:
    who = house.person("editor", language)
    context = browser.new_context(base_url=f"http://127.0.0.1:{port}")
    page = context.new_page()
    page.goto("/sign-in")
    page.fill("[name=email]", who["email"])
    page.fill("[name=password]", who["password"])
    page.click("main button[type=submit]")
    page.wait_for_url(f"http://127.0.0.1:{port}/")
    page.close()
    return context


def _wait_until_there(port: int) -> None:
    deadline = time.monotonic() + PATIENCE
    while time.monotonic() < deadline:
        try:
            with urlopen(f"http://127.0.0.1:{port}/healthz", timeout=5):
                return
        except OSError:
            time.sleep(0.2)
    raise RuntimeError("the web did not come up")
