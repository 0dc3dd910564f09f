"""`make pictures`: every page as each role sees it, in each language, on phone and desktop, light and dark.

    python -m tests.journeys.pictures [folder] [language ...]        (folder: pictures; languages: all four)

Files are named role-page-language-width-theme.png.
"""

import re
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urljoin, urlsplit

from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright

from tests.journeys.running import House, running
from tests.journeys.walking import chromium

ROLES = ("stranger", "editor", "admin", "coordinator", "secretariat")
LANGUAGES = ("ar", "en", "tr", "fr")
WIDTHS = (390, 1280)
THEMES = ("light", "dark")
HEIGHT = 900
LENGTH = "document.documentElement.scrollHeight"
MOST_OF_A_KIND, MOST_LOOKED_AT = 2, 20  # pictures of a kind; pages of a kind whose links are followed
RANDOM_ID = re.compile(r"\b[2-9abcdefghjkmnpqrstuvwxyz]{12}\b")
LETTER_ID = re.compile(r"(?<=^/letters/)[^/]+|(?<=^/unsubscribe/).+|(?<=^/password/).+|(?<=^/invitations/).+")
LIST_ID = re.compile(
    r"(?<=^/members/fields/)[^/]+|(?<=^/members/countries/)[^/]+|(?<=^/countries/)[^/]+"
    r"|(?<=^/desk/vocabulary/)(?!gaps|new)[^/]+"
)
NOT_PAGES = ("/language/", "/static/", "/healthz")


def main() -> None:
    """Take all pictures into the folder that was named."""
    folder = Path(sys.argv[1] if len(sys.argv) > 1 else "pictures")
    folder.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as home, running(Path(home), SMTP_HOST="") as house, sync_playwright() as play:
        browser = chromium(play)
        wanted = sys.argv[2:] or LANGUAGES
        taken = sum(_of_role(browser, house, role, language, folder) for role in ROLES for language in wanted)
        browser.close()
    print(f"{taken} pictures in {folder}/")


def _of_role(browser: Browser, house: House, role: str, language: str, folder: Path) -> int:
    """All pages of one role in one language; returns how many pictures were taken."""
    first = _window(browser, house, role, language)
    state, pages = first.storage_state(), list(_pages(first, house))
    first.close()
    taken = 0
    for width in WIDTHS:
        for theme in THEMES:
            facts = {"viewport": {"width": width, "height": HEIGHT}, "color_scheme": theme, "storage_state": state}
            window = browser.new_context(locale=language, base_url=house.address, **facts)
            taken += _all_taken(window.new_page(), pages, folder, f"{role}-{{page}}-{language}-{width}-{theme}.png")
            window.close()
    return taken


def _window(browser: Browser, house: House, role: str, language: str) -> BrowserContext:
    window = browser.new_context(locale=language, base_url=house.address)
    page = window.new_page()
    page.goto("/sign-in")
    if role != "stranger":
        person = next((p for p in house.people if (p["role"], p["language"]) == (role, language)), None)
        person = person or next(p for p in house.people if p["role"] == role)
        page.fill("[name=email]", person["email"])
        page.fill("[name=password]", person["password"])
        page.locator("main form .btn-main").click()
    page.goto(f"/language/{language}")
    return window


def _pages(window: BrowserContext, house: House) -> Iterator[tuple[str, str]]:
    """(name, path) of the pages that links lead to, a few of each kind, and of two pages that went wrong."""
    page, met, waiting = (
        window.new_page(),
        dict[str, int](),
        ["/", "/sign-in", "/password", "/letters", "/nothing-here"],
    )
    seen = set(waiting)
    while waiting:
        path = waiting.pop(0)
        kind = _kind(path)
        met[kind] = met.get(kind, 0) + 1
        if met[kind] > MOST_LOOKED_AT:
            continue
        page.goto(path)
        here = urlsplit(page.url).path
        if here == urlsplit(path).path and met[kind] <= MOST_OF_A_KIND:
            yield f"{kind}{'' if met[kind] == 1 else met[kind]}", path
        for link in [here, *_links(page, house)]:
            if link not in seen:
                seen.add(link)
                waiting.append(link)


def _links(page: Page, house: House) -> Iterator[str]:
    for address in page.eval_on_selector_all("a[href]", "all => all.map(a => a.getAttribute('href'))"):
        parts = urlsplit(urljoin(page.url, address))
        if f"{parts.scheme}://{parts.netloc}" == house.address and not parts.path.startswith(NOT_PAGES):
            yield parts.path + (f"?{parts.query}" if parts.query else "")


def _kind(path: str) -> str:
    """What the pictures of such pages are called."""
    parts = urlsplit(path)
    alike = RANDOM_ID.sub("one", LETTER_ID.sub("one", LIST_ID.sub("one", parts.path)))
    place = alike.strip("/").replace("/", ".") or "home"
    asked = "".join(f"+{name.partition('=')[0]}" for name in parts.query.split("&") if name and not name.endswith("="))
    return f"{place}{asked}"


def _all_taken(page: Page, pages: list[tuple[str, str]], folder: Path, name: str) -> int:
    for kind, path in pages:
        page.goto(path)
        _take(page, folder / name.format(page=kind))
    return len(pages) + _mistake_taken(page, folder, name)


def _mistake_taken(page: Page, folder: Path, name: str) -> int:
    """A long form with nothing in it, as it comes back."""
    page.goto("/proposals/new")
    button = page.locator("main form .btn-main")
    if urlsplit(page.url).path != "/proposals/new" or not button.count():
        return 0
    button.last.click()
    _take(page, folder / name.format(page="proposals.new+wrong"))
    return 1


def _take(page: Page, file: Path) -> None:
    """The whole page, in a window as long as it is: what stays in sight then stands where it would stand."""
    size = page.viewport_size
    assert size
    page.set_viewport_size({"width": size["width"], "height": max(HEIGHT, page.evaluate(LENGTH))})
    page.screenshot(path=file, animations="disabled")
    page.set_viewport_size({"width": size["width"], "height": HEIGHT})


if __name__ == "__main__":
    main()
