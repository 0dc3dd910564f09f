"""`make story`: the whole story in a browser, in each language of the house; prints one JSON line a language.

Each value is seconds since that language's start, or null for a step that did not happen.
"""

import json
import secrets
import sys
import tempfile
import time
from datetime import date, timedelta
from pathlib import Path

from playwright.sync_api import Browser, Page, sync_playwright
from playwright.sync_api import Error as BrowserError

from tests.journeys.running import House, running

STEPS = ("posted", "suggested", "invited", "accepted", "approved", "letters", "digest")
PATIENCE_MS = 30_000
SENTENCES = {
    "en": {
        "title": "Clean water for twelve village schools",
        "summary": "Pupils drink from open ponds. We want to drill wells, install solar pumps and teach hand washing. "
        "We look for a partner who drills wells and looks after the pumps.",
        "role": "Drill wells and install solar pumps",
        "field": "drinking-water",
        "capacity": "well-drilling",
        "countries": "Kenya, Sudan",
        "note": "Would you drill our wells?",
    },
    "ar": {
        "title": "تدريب معلمي القرى بعد النزوح",
        "summary": "عاد الأطفال إلى مدارس بلا معلمين مؤهلين. نريد تدريب المعلمين على التعليم في الطوارئ "
        "وفتح فصول لمحو الأمية، ونبحث عن شريك لديه مدربو معلمين.",
        "role": "تدريب المعلمين",
        "field": "teacher-training",
        "capacity": "teachers-trainers",
        "countries": "السودان",
        "note": "هل تدربون معلمينا؟",
    },
    "tr": {
        "title": "Depremzede gençler için meslek atölyeleri",
        "summary": "Depremden sonra işsiz kalan gençler meslek öğrenmek istiyor. Marangozluk ve dikiş atölyeleri "
        "kuracağız; gençlere meslek eğitimi verecek, iş bulmalarına destek olacak bir ortak arıyoruz.",
        "role": "Meslek eğitimi vermek",
        "field": "vocational-training",
        "capacity": "vocational-workshops",
        "countries": "Türkiye, Suriye",
        "note": "Atölyelerimizde siz ders verir misiniz?",
    },
    "fr": {
        "title": "Une coopérative de femmes pour sécher les mangues",
        "summary": "La moitié des mangues pourrit avant le marché. Nous voulons fonder avec les paysannes une "
        "coopérative de femmes, sécher les fruits et les vendre. Nous cherchons qui forme les coopératives.",
        "role": "Former et suivre la coopérative",
        "field": "women-cooperatives",
        "capacity": "agronomists",
        "countries": "Sénégal, Niger",
        "note": "Viendriez-vous former nos coopératrices ?",
    },
}
LANGUAGES = tuple(SENTENCES)


def chromium(play: object) -> Browser:
    """The system's own browser."""
    return play.chromium.launch(executable_path="/usr/bin/chromium", args=["--no-sandbox"])  # type: ignore[attr-defined,no-any-return]


def walk(browser: Browser, house: House, language: str, *, scripts: bool = True) -> dict[str, float | str | None]:
    """Walk the story in one language; steps that did not happen are None."""
    started = time.monotonic()
    told: dict[str, float | str | None] = {"language": language, **dict.fromkeys(STEPS)}
    story = Story(browser, house, language, scripts)
    try:
        for step in STEPS:
            getattr(story, step)()
            told[step] = round(time.monotonic() - started, 1)
    except (AssertionError, BrowserError, StopIteration) as stuck:
        print(f"{language}: stuck: {stuck}", file=sys.stderr)
    finally:
        story.close()
    return told


class Story:
    """Alice posts and invites, Bob accepts, Carol approves; each in a browser of their own, in one language."""

    def __init__(self, browser: Browser, house: House, language: str, scripts: bool) -> None:
        self._browser, self._house, self._language, self._scripts = browser, house, language, scripts
        mark = secrets.randbelow(9000) + 1000  # so that no letter of an earlier walk is taken for one of this
        words = SENTENCES[language]
        self._words = {**words, "title": f"{words['title']} {mark}", "note": f"{words['note']} {mark}"}
        self._alice = house.person("editor", language)
        self._pages: list[Page] = []
        self._proposal = ""
        self._bob: dict[str, str] = {}

    def posted(self) -> None:
        """A member posts a proposal."""
        self._page = page = self._signed_in(self._alice)
        assert page.locator("html").get_attribute("lang") == self._language
        page.goto(f"{self._house.address}/proposals/new")
        page.fill("[name=texts-0-title]", self._words["title"])
        page.fill("[name=texts-0-summary]", self._words["summary"])
        self._tick(page, "fields", self._words["field"])
        page.fill("[name=countries]", self._words["countries"])
        page.fill("[name=seats-0-role]", self._words["role"])
        page.fill("[name=seats-0-number]", "2")
        self._tick(page, "seats-0-capacities", self._words["capacity"])
        page.fill("[name=deadline]", (date.today() + timedelta(days=40)).isoformat())
        page.locator("main form .btn-main[type=submit]").first.click()
        page.wait_for_url(lambda url: "/proposals/" in url and not url.endswith("/new"))
        assert page.locator("h1").inner_text() == self._words["title"]
        self._proposal = page.url

    def suggested(self) -> None:
        """Within seconds the members who would fit stand there, some in another language, with the words that met."""
        page = self._page
        page.locator("form[action$='/invitations']").first.wait_for(state="attached", timeout=PATIENCE_MS)
        card = page.locator(".sug").filter(has=page.locator("form[action$='/invitations']")).first
        assert card.locator(".why").inner_text()
        assert card.locator(".pair").count(), "the words that matched on both sides"

    def invited(self) -> None:
        """The member invites the first of them."""
        page = self._page
        card = page.locator(".sug").filter(has=page.locator("form[action$='/invitations']")).first
        card.locator("details.fold > summary").first.click()
        form = card.locator("form[action$='/invitations']")
        form.locator("textarea").fill(self._words["note"])
        form.locator("[type=submit]").click()
        letter = self._house.post.wait_for("", self._words["note"])
        assert letter is not None, "the invitation did not come by letter"
        self._bob = next(person for person in self._house.people if person["email"] in str(letter["to"]))

    def accepted(self) -> None:
        """The other member finds the invitation on its first page and accepts."""
        page = self._signed_in(self._bob)
        task = page.locator(".task").filter(has_text=self._words["title"])
        task.locator("form[action$='/acceptance'] [type=submit]").click()
        page.wait_for_load_state()

    def approved(self) -> None:
        """A coordinator finds both at the desk, reads why, and approves."""
        carol = self._house.person("coordinator", self._language)
        page = self._signed_in(carol)
        page.goto(f"{self._house.address}/desk")
        page.locator(".queue a, .desk a").filter(has_text=self._words["title"]).first.click()
        page.locator("form[action$='/approval'] [type=submit]").click()
        page.locator("[role=status]").first.wait_for()

    def letters(self) -> None:
        """Both members are told by letter, with the contact person of the other."""
        for person, contact in ((self._alice, self._bob), (self._bob, self._alice)):
            letter = self._house.post.wait_for(person["email"], contact["email"], self._words["title"])
            assert letter, f"no approval letter to {person['email']}"

    def digest(self) -> None:
        """The digest tells what is new, in the reader's language, with a way out of it."""
        address = self._alice["email"]
        self._house.command("digests", "issue", "--now", "--person", address)
        letter = self._house.post.wait_for(address, self._words["title"], unsubscribe=True)
        assert letter is not None, "the digest did not come"
        assert letter["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"

    def close(self) -> None:
        """Close every browser window of the story."""
        for page in self._pages:
            page.context.close()

    def _signed_in(self, person: dict[str, str]) -> Page:
        context = self._browser.new_context(java_script_enabled=self._scripts, locale=self._language)
        page = context.new_page()
        page.set_default_timeout(PATIENCE_MS)
        self._pages.append(page)
        page.goto(f"{self._house.address}/sign-in")
        page.fill("[name=email]", person["email"])
        page.fill("[name=password]", person["password"])
        page.locator("main form [type=submit]").click()
        page.locator("form[action$='/sign-out']").wait_for(state="attached")
        return page

    def _tick(self, page: Page, name: str, code: str) -> None:
        box = page.locator(f"[name={name}][value={code}]").first
        fold = page.locator("details").filter(has=box)
        if fold.count() and not box.is_visible():
            fold.first.locator("summary").first.click()
        box.check()


def main() -> int:
    """Walk every language against one house; 0 when every step happened."""
    with tempfile.TemporaryDirectory() as home, running(Path(home)) as house, sync_playwright() as play:
        browser = chromium(play)
        told = [walk(browser, house, language) for language in LANGUAGES]
        browser.close()
    for line in told:
        print(json.dumps(line), flush=True)
    return 0 if all(value is not None for line in told for value in line.values()) else 1


if __name__ == "__main__":
    sys.exit(main())
