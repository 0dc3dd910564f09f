"""Who reads this page: the language chosen in this session, else the profile's, else the browser's."""

from flask import Flask, request, session

from collab import language
from collab.union.settings import union
from collab.web.ground import sign_on

CHOSEN = "language"


def prepare(app: Flask) -> None:
    """Set the reader before each request."""
    app.before_request(_meet)


def choose(code: str) -> None:
    """Read in this language until signing in or out."""
    session[CHOSEN] = code


def _meet() -> None:
    if request.endpoint == "static":
        return
    person = sign_on.me()
    wished = session.get(CHOSEN) or (person.language if person else _browsers())
    language.read_by(wished, person.zone if person else union().zone)


def _browsers() -> str:
    return request.accept_languages.best_match(language.OFFERED) or language.DEFAULT
