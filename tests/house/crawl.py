"""Walks the house as one person: every link and every form that only asks."""

import re
from collections import deque
from collections.abc import Iterator
from dataclasses import dataclass
from urllib.parse import parse_qsl, urlencode, urljoin, urlsplit

from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from tests.house.paper import GetForm, Paper, read

HOST = "http://localhost"
NOT_FOLLOWED = ("/language/", "/static/")  # these change what is read, or are no pages
RANDOM_ID = re.compile(r"\b[2-9abcdefghjkmnpqrstuvwxyz]{12}\b")
WORDS = {"q": "school"}
# Of the hundreds of countries and fields those that the scene uses are walked, and one of the others.
VOCABULARY = re.compile(
    r"^/(members/(?:countries|fields|committees)|desk/(?:vocabulary|countries))/"
    r"(?!(?:SD|TR|SY|YE|MA|teacher-training|orphan-care|education|new|gaps)$)[\w-]+$"
)


@dataclass(frozen=True, slots=True)
class Visit:
    """One page as it came, and from where."""

    path: str
    found_on: str
    status: int
    html: str
    paper: Paper
    response: TestResponse


def crawl(browser: FlaskClient, *starts: str) -> list[Visit]:
    """Every page that can be reached from `/` and `starts`, each once, in the order they are found."""
    waiting = deque([("/", "the start"), *((start, "a letter") for start in starts)])
    met = {_kind(path) for path, _ in waiting}
    visits = []
    while waiting:
        visit = _visit(browser, *waiting.popleft())
        visits.append(visit)
        for path in _ways_on(visit):
            if _kind(path) not in met:
                met.add(_kind(path))
                waiting.append((path, visit.path))
    return visits


def inside(address: str, base: str) -> str | None:
    """The path of an address of this house without its fragment; None for all others."""
    parts = urlsplit(urljoin(HOST + base, address))
    if f"{parts.scheme}://{parts.netloc}" != HOST:
        return None
    return parts.path + (f"?{parts.query}" if parts.query else "")


def _visit(browser: FlaskClient, path: str, found_on: str) -> Visit:
    response = browser.get(path)
    html = response.get_data(as_text=True) if response.mimetype == "text/html" else ""
    return Visit(path, found_on, response.status_code, html, read(html), response)


def _kind(path: str) -> str:
    """Pages of one kind that are asked the same questions count as one; without a question each is its own."""
    place, _, query = path.partition("?")
    place = VOCABULARY.sub(r"/\1/OTHER", place)
    asked = sorted(name for name, value in parse_qsl(query))
    return f"{RANDOM_ID.sub('ID', place)}?{asked}" if asked else place


def _ways_on(visit: Visit) -> Iterator[str]:
    there = [visit.response.location] if 300 <= visit.status < 400 else []
    asked = [way for form in visit.paper.forms for way in _asked(form)]
    for address in [*there, *visit.paper.links, *asked]:
        path = inside(address, visit.path)
        if path and not path.startswith(NOT_FOLLOWED):
            yield path


def _asked(form: GetForm) -> Iterator[str]:
    """The form as it stands with words in it, and with the second choice of each list."""
    plain = {**form.fields, **{name: word for name, word in WORDS.items() if name in form.fields}}
    yield _address(form, plain)
    if any(form.fields.values()):
        return  # narrowed already: one more narrowing of each would never end
    for name, values in form.choices.items():
        chosen = next((value for value in values if value), "")
        yield _address(form, {**form.fields, name: chosen})


def _address(form: GetForm, fields: dict[str, str]) -> str:
    return f"{form.action}?{urlencode(fields)}"
