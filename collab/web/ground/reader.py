"""Who reads this page: the language chosen in this session, else the profile's, else the browser's."""

from flask import Flask, request, session

from collab import db, language
from collab.members.people import Person
from collab.union.settings import renew, union
from collab.web.ground import sign_on

CHOSEN = "language"
ASKS_NOBODY = ("static", "health.show", "union.logo")  # they say nothing in words


def prepare(app: Flask) -> None:
    """Set the reader before each request."""
    app.before_request(_meet)


def choose(code: str) -> None:
    """Read in this language until signing in or out."""
    session[CHOSEN] = code


def read_as(person: Person) -> None:
    """Read the page of a letter in the letter's language, unless another was chosen in this session."""
    if CHOSEN not in session:
        language.read_by(person.language, person.zone)


def _meet() -> None:
    if request.endpoint in ASKS_NOBODY:
        return
    language.read_by(session.get(CHOSEN) or _browsers(), union().zone)
    renew(db.session())
    person = sign_on.me()
    if person is not None:
        language.read_by(session.get(CHOSEN) or person.language, person.zone)


def _browsers() -> str:
    return request.accept_languages.best_match(language.OFFERED) or language.DEFAULT
