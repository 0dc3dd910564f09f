"""Experience is shared: one member offers it, another asks for it, the matcher brings the two together."""

from datetime import date, timedelta

from playwright.sync_api import Browser, Locator, Page

from tests.journeys.running import House
from tests.journeys.walking import PATIENCE_MS, Walk

STEPS = ("offered", "asked", "suggested", "interested", "accepted", "approved", "letters")
LOOKS, BETWEEN_LOOKS_MS = 120, 1000
SENTENCES = {
    "en": {
        "offer": "How we train village midwives",
        "offer_summary": "Ten days in our clinic for midwives and nurses: safe birth, care of the newborn, when to "
        "send a mother to hospital. We have trained ninety midwives in six years.",
        "request": "Who can train our village midwives?",
        "request_summary": "We run three clinics in the hills. Our midwives never had a course in safe birth and care "
        "of the newborn, and two mothers died last year. We look for trainers.",
        "field": "midwifery-newborn",
        "capacity": "midwives",
        "note": "We would like to send two of our midwives.",
    },
    "ar": {
        "offer": "كيف ندرب معلمي محو الأمية",
        "offer_summary": "دورة عملية لعشرة أيام لمن يعلم الكبار القراءة والكتابة: تخطيط الدرس، والتقييم، والعمل مع "
        "صفوف مختلطة. دربنا حتى الآن ستين معلما ومعلمة.",
        "request": "من يدرب معلمينا على محو الأمية؟",
        "request_summary": "نفتح صفوفا لمحو أمية أمهات الأيتام، ومعلمونا متطوعون بلا خبرة في تعليم الكبار القراءة "
        "والكتابة. نبحث عمن يدربهم.",
        "field": "literacy",
        "capacity": "teachers-trainers",
        "note": "نود أن نرسل إليكم معلمتين من متطوعاتنا.",
    },
}
LANGUAGES = tuple(SENTENCES)


class Exchange(Walk):
    """Alice offers, Bob asks; each is shown the other and why. Bob asks Alice for it, she agrees, Carol approves."""

    def __init__(self, browser: Browser, house: House, language: str, *, scripts: bool = True) -> None:
        super().__init__(browser, house, language, scripts=scripts)
        words = SENTENCES[language]
        self._words = {**words, **{name: self.marked(words[name]) for name in ("offer", "request", "note")}}
        self._alice = house.person("editor", language)
        self._bob = next(one for one in house.people if _is_of_another_member(one, self._alice))

    def offered(self) -> None:
        """A member offers to train two members a quarter."""
        self._alices = page = self.signed_in(self._alice)
        assert page.locator("html").get_attribute("lang") == self.language
        page.goto("/offers/new")
        self._write(page, "offer")
        page.fill("[name=number]", "2")
        page.select_option("[name=period]", "quarter")
        self._offer = self._send(page, "offer")

    def asked(self) -> None:
        """Another member asks for such a training, and knows nothing of the offer."""
        self._bobs = page = self.signed_in(self._bob)
        page.goto("/offers/new?kind=request")
        self._write(page, "request")
        self._request = self._send(page, "request")

    def suggested(self) -> None:
        """Each finds the other on the page of its own, with the reason and the way to what answers it."""
        for page, own, theirs, title in (
            (self._bobs, self._request, self._offer, self._words["offer"]),
            (self._alices, self._offer, self._request, self._words["request"]),
        ):
            page.goto(own)
            card = page.locator(".sug").filter(has=page.locator(f"a[href='{theirs}']"))
            _look_until_there(page, card)
            assert title in card.locator(".why").inner_text(), "the reason names what answers it"

    def interested(self) -> None:
        """The offer stands on the other member's first page, and is asked for from there; its member is told."""
        page = self._bobs
        page.goto("/")
        card = page.locator(".sug").filter(has=page.locator(f"a[href='{self._offer}']"))
        _look_until_there(page, card)
        assert self._words["request"] in card.locator(".why").inner_text(), "the reason names what they asked for"
        sends = page.locator("form[action$='/interests']")
        card.locator("details.fold").filter(has=sends).locator("summary").first.click()
        form = card.locator(sends)
        form.locator("textarea").fill(self._words["note"])
        form.locator("[type=submit]").click()
        letter = self.house.post.wait_for(self._alice["email"], self._words["note"])
        assert letter is not None, "the letter to the member that offers it did not come"

    def accepted(self) -> None:
        """The member that offers it says yes."""
        self.accept(self._alices, self._words["offer"])

    def approved(self) -> None:
        """A coordinator approves."""
        self.approve(self._words["offer"])

    def letters(self) -> None:
        """Both members are told by letter."""
        self.both_are_told(self._alice, self._bob, self._words["offer"])

    def _write(self, page: Page, kind: str) -> None:
        page.fill("[name=texts-0-title]", self._words[kind])
        page.fill("[name=texts-0-summary]", self._words[f"{kind}_summary"])
        self.tick(page, "fields", self._words["field"])
        self.tick(page, "capacities", self._words["capacity"])
        page.fill("[name=deadline]", (date.today() + timedelta(days=40)).isoformat())

    def _send(self, page: Page, kind: str) -> str:
        """Post it; returns its path."""
        address = self.send(page, "offers")
        assert page.locator("h1").inner_text() == self._words[kind]
        return address.removeprefix(self.house.address)


def _is_of_another_member(one: dict[str, str], other: dict[str, str]) -> bool:
    """Two who act for two members and read one language; people of a member share the end of their addresses."""
    roles = ("editor", "admin")
    apart = one["email"].partition("@")[2] != other["email"].partition("@")[2]
    return apart and one["role"] in roles and one["language"] == other["language"]


def _look_until_there(page: Page, wanted: Locator) -> None:
    """Load the page again until the worker has found it."""
    for _look in range(LOOKS):
        if wanted.count():
            return
        page.wait_for_timeout(BETWEEN_LOOKS_MS)
        page.reload()
    wanted.wait_for(timeout=PATIENCE_MS)
