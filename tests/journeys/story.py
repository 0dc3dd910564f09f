"""`make story`: the whole story in a browser, in each language of the house; prints one JSON line a language.

Each value is seconds since that language's start, or null for a step that did not happen.
"""

import json
import sys
import tempfile
from datetime import date, timedelta
from pathlib import Path

from playwright.sync_api import Browser, sync_playwright

from tests.journeys.running import House, running
from tests.journeys.walking import PATIENCE_MS, Walk, chromium, walk

STEPS = ("posted", "suggested", "invited", "accepted", "approved", "letters", "digest")
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


class Story(Walk):
    """Alice posts and invites, Bob accepts, Carol approves; each in a browser of their own, in one language."""

    def __init__(self, browser: Browser, house: House, language: str, *, scripts: bool = True) -> None:
        super().__init__(browser, house, language, scripts=scripts)
        words = SENTENCES[language]
        self._words = {**words, "title": self.marked(words["title"]), "note": self.marked(words["note"])}
        self._alice = house.person("editor", language)
        self._bob: dict[str, str] = {}

    def posted(self) -> None:
        """A member posts a proposal."""
        self._page = page = self.signed_in(self._alice)
        assert page.locator("html").get_attribute("lang") == self.language
        page.goto("/proposals/new")
        page.fill("[name=texts-0-title]", self._words["title"])
        page.fill("[name=texts-0-summary]", self._words["summary"])
        self.tick(page, "fields", self._words["field"])
        page.fill("[name=countries]", self._words["countries"])
        page.fill("[name=seats-0-role]", self._words["role"])
        page.fill("[name=seats-0-number]", "2")
        self.tick(page, "seats-0-capacities", self._words["capacity"])
        page.fill("[name=deadline]", (date.today() + timedelta(days=40)).isoformat())
        self.send(page, "proposals")
        assert page.locator("h1").inner_text() == self._words["title"]

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
        letter = self.house.post.wait_for("", self._words["note"])
        assert letter is not None, "the invitation did not come by letter"
        self._bob = next(person for person in self.house.people if person["email"] in str(letter["to"]))

    def accepted(self) -> None:
        """The other member finds the invitation on its first page and accepts."""
        self.accept(self.signed_in(self._bob), self._words["title"])

    def approved(self) -> None:
        """A coordinator approves."""
        self.approve(self._words["title"])

    def letters(self) -> None:
        """Both members are told by letter."""
        self.both_are_told(self._alice, self._bob, self._words["title"])

    def digest(self) -> None:
        """The digest tells what is new, in the reader's language, with a way out of it."""
        address = self._alice["email"]
        self.house.command("digests", "issue", "--now", "--person", address)
        letter = self.house.post.wait_for(address, self._words["title"], unsubscribe=True)
        assert letter is not None, "the digest did not come"
        assert letter["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"


def main() -> int:
    """Walk every language against one house; 0 when every step happened."""
    with tempfile.TemporaryDirectory() as home, running(Path(home)) as house, sync_playwright() as play:
        browser = chromium(play)
        told = [walk(Story(browser, house, language), STEPS) for language in LANGUAGES]
        browser.close()
    for line in told:
        print(json.dumps(line), flush=True)
    return 0 if all(value is not None for line in told for value in line.values()) else 1


if __name__ == "__main__":
    sys.exit(main())
