"""Who is signed in: the session names the person and their epoch, so that it can be ended everywhere at once."""

from flask import Flask, session
from flask_login import LoginManager, UserMixin, current_user, login_user, logout_user

from collab import db
from collab.members.people import Person


class SignedIn(UserMixin):
    """The person as the session knows them."""

    def __init__(self, person: Person) -> None:
        self.person = person
        self.id = f"{person.id}.{person.epoch}"


def prepare(app: Flask) -> None:
    """Let Flask-Login find people in our table."""
    manager = LoginManager(app)
    manager.user_loader(_load)
    manager.session_protection = None  # addresses of phones change on the way


def enter(person: Person) -> None:
    """Open a fresh session for the person."""
    session.clear()
    session.permanent = True
    login_user(SignedIn(person))


def leave() -> None:
    """Close the session."""
    logout_user()
    session.clear()


def me() -> Person | None:
    """The person signed in, or None."""
    return current_user.person if current_user.is_authenticated else None


def _load(id: str) -> SignedIn | None:
    number, _, epoch = id.partition(".")
    person = db.session().get(Person, int(number)) if number.isdigit() else None
    if person is None or not person.is_in or str(person.epoch) != epoch:
        return None
    return SignedIn(person)
