"""What every story needs: people at browsers of their own, what they tick, and the steps two members take together."""

import secrets
import sys
import time
from collections.abc import Iterable
from urllib.parse import urlsplit

from playwright.sync_api import Browser, Page
from playwright.sync_api import Error as BrowserError

from tests.journeys.running import House

PATIENCE_MS = 120_000


def chromium(play: object) -> Browser:
    """The system's own browser."""
    return play.chromium.launch(executable_path="/usr/bin/chromium", args=["--no-sandbox"])  # type: ignore[attr-defined,no-any-return]


def walk(story: "Walk", steps: Iterable[str]) -> dict[str, float | str | None]:
    """Take the steps in turn: seconds since the start for each, None from the one that did not happen."""
    started = time.monotonic()
    told: dict[str, float | str | None] = {"language": story.language, **dict.fromkeys(steps)}
    try:
        for step in steps:
            getattr(story, step)()
            told[step] = round(time.monotonic() - started, 1)
    except (AssertionError, BrowserError, StopIteration) as stuck:
        print(f"{story.language}: stuck: {stuck}", file=sys.stderr)
    finally:
        story.close()
    return told


class Walk:
    """People of one language, each in a browser of their own."""

    def __init__(self, browser: Browser, house: House, language: str, *, scripts: bool = True) -> None:
        self.house, self.language = house, language
        self._browser, self._scripts = browser, scripts
        self._pages: list[Page] = []
        self._mark = secrets.randbelow(9000) + 1000

    def marked(self, words: str) -> str:
        """The words with a number, so that nothing of an earlier walk is taken for this one's."""
        return f"{words} {self._mark}"

    def signed_in(self, person: dict[str, str]) -> Page:
        """The person's own browser, on the first page."""
        context = self._browser.new_context(
            java_script_enabled=self._scripts, locale=self.language, base_url=self.house.address
        )
        page = context.new_page()
        page.set_default_timeout(PATIENCE_MS)
        self._pages.append(page)
        page.goto("/sign-in")
        page.fill("[name=email]", person["email"])
        page.fill("[name=password]", person["password"])
        page.locator("main form [type=submit]").click()
        page.locator("form[action$='/sign-out']").wait_for(state="attached")
        return page

    def tick(self, page: Page, name: str, code: str) -> None:
        """Tick a box, opening the fold it may stand in."""
        box = page.locator(f"[name={name}][value={code}]").first
        fold = page.locator("details").filter(has=box)
        if fold.count() and not box.is_visible():
            fold.first.locator("summary").first.click()
        box.check()

    def send(self, page: Page, kind: str) -> str:
        """Send the long form, once more if something nearly the same is open; returns where it was posted."""
        send, held = page.locator("main form .btn-main[type=submit]").first, page.locator("[name=all_the_same]")
        send.click()
        held.or_(page.locator("body:not(.focus)")).first.wait_for(state="attached", timeout=PATIENCE_MS)
        if held.count():
            send.click()
        page.wait_for_url(lambda url: f"/{kind}/" in url and not urlsplit(url).path.endswith("/new"))
        return page.url

    def accept(self, page: Page, title: str) -> None:
        """Find what waits for an answer on the first page, and say yes."""
        page.goto("/")
        task = page.locator(".task").filter(has_text=title)
        task.locator("form[action$='/acceptance'] [type=submit]").click()
        page.wait_for_load_state()

    def approve(self, title: str) -> None:
        """A coordinator finds both at the desk, reads why, and approves."""
        page = self.signed_in(self.house.person("coordinator", self.language))
        page.goto("/desk")
        page.locator(".queue a, .desk a").filter(has_text=title).first.click()
        page.locator("form[action$='/approval'] [type=submit]").click()
        page.locator("[role=status]").first.wait_for()

    def both_are_told(self, one: dict[str, str], other: dict[str, str], title: str) -> None:
        """Both members are told by letter, with the contact person of the other."""
        for person, contact in ((one, other), (other, one)):
            letter = self.house.post.wait_for(person["email"], contact["email"], title)
            assert letter, f"no approval letter to {person['email']}"

    def close(self) -> None:
        """Close every browser window of the story."""
        for page in self._pages:
            page.context.close()
