"""Forms that keep what is typed: on the server while it is typed, through a sign-in, and until they are sent once."""

import json
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from hashlib import sha256
from typing import Any

from flask import Flask, current_app, g, request
from sqlalchemy.orm import Session
from werkzeug.datastructures import ImmutableMultiDict
from werkzeug.exceptions import HTTPException

from collab import db, tokens
from collab.db import new_public_id
from collab.drafts import actions, queries
from collab.drafts.actions import Typed
from collab.drafts.model import Draft
from collab.errors import Unknown
from collab.members.people import Person
from collab.web.ground import form_token, sign_on

FIELD = "form_key"
PATH = "form_path"
SECRET = "password"
KEEPS = "__keeps__"
MARK_LENGTH = 10


@dataclass(frozen=True, slots=True)
class Key:
    """One opened form: the text it carries on, its own random id, and a mark of whose it is."""

    thread: str
    opening: str
    mark: str

    @classmethod
    def read(cls, written: str, me: Person) -> "Key | None":
        """The key, when it is well made and this person's."""
        parts = written.split(".")
        well_made = len(parts) == 3 and all(part.isalnum() and len(part) == 12 for part in parts[:2])
        return cls(*parts) if well_made and parts[2] == _mark_of(me) else None

    @classmethod
    def new(cls, me: Person, *, thread: str = "") -> "Key":
        opening = new_public_id()
        return cls(thread or opening, opening, _mark_of(me))

    def __str__(self) -> str:
        return f"{self.thread}.{self.opening}.{self.mark}"


@dataclass(frozen=True, slots=True)
class Opened:
    """A form on a page: its key, and what was kept of it before, the newest first."""

    key: Key
    versions: list[Draft]


@dataclass(slots=True)
class Sent:
    """A form that is being sent; `to` is where it leads, also when it is sent again."""

    session: Session
    to: str
    is_done: bool = True

    def stays_open(self) -> None:
        """Nothing came of it: the form is shown again, and what is kept of it stays."""
        self.is_done = False


@dataclass(frozen=True, slots=True)
class Place:
    """Where a kept form is sent: the view, its arguments, what the form is called, and what tells several apart."""

    endpoint: str
    args: dict[str, Any]
    label: str
    about: str

    @classmethod
    def at(cls, path: str) -> "Place":
        """The kept form that is sent to this path; raises Unknown."""
        try:
            endpoint, args = current_app.url_map.bind("").match(path, "POST")
        except HTTPException as nowhere:
            raise Unknown("not_found") from nowhere
        label, about = getattr(current_app.view_functions[endpoint], KEEPS, ("", ""))
        if not label:
            raise Unknown("not_found")
        return cls(endpoint, dict(args), label, about)


def prepare(app: Flask) -> None:
    """Let templates open kept forms."""
    app.jinja_env.globals.update(
        opened_form=opened, is_carried_on=is_carried_on, is_begun=is_begun, own_drafts=own_drafts
    )


def opened(path: str, about: str = "") -> Opened:
    """The form of this page that is sent to `path`; a page that is shown again keeps its key."""
    me = sign_on.me()
    assert me, "only people who are signed in have kept forms"
    if is_carried_on(path, about):
        g.is_shown = True
        return Opened(Key.new(me, thread=g.carried_on.thread), [])
    if request.method == "POST":
        same = request.path == path and Key.read(request.form.get(FIELD, ""), me)
        return Opened(same or Key.new(me), [])
    versions = [] if g.get("carried_on") else own_drafts()
    return Opened(Key.new(me), [draft for draft in versions if (draft.path, draft.about) == (path, about)])


def is_carried_on(path: str, about: str = "") -> bool:
    """Whether this page was opened to carry on with that form."""
    draft: Draft | None = g.get("carried_on")
    return draft is not None and (draft.path, draft.about) == (path, about)


def is_begun(path: str, about: str = "") -> bool:
    """Whether something was kept of that form, so that it stands open."""
    return is_carried_on(path, about) or any((draft.path, draft.about) == (path, about) for draft in own_drafts())


def was_shown() -> bool:
    """Whether the page that was made to carry on with a form holds it."""
    return bool(g.get("is_shown"))


def own_drafts() -> list[Draft]:
    """What the reader was writing, asked for once a page."""
    if "own_drafts" not in g:
        me = sign_on.me()
        g.own_drafts = list(db.session().scalars(queries.of(me.id))) if me else []
    drafts: list[Draft] = g.own_drafts
    return drafts


def typed(key: Key, path: str, fields: dict[str, list[str]]) -> Typed:
    """What stands in an opened form, without its tokens and without any password."""
    place = Place.at(path)
    own = {name: values for name, values in fields.items() if not is_secret(name)}
    about = (own.get(place.about) or [""])[0] if place.about else ""
    clean = {name: [value.replace("\x00", "") for value in values] for name, values in own.items()}
    return Typed(key.thread, key.opening, path, about, clean)


def is_secret(name: str) -> bool:
    """Whether an input is never kept: passwords, and the tokens of the form."""
    return SECRET in name or name in (FIELD, PATH, form_token.FIELD)


@contextmanager
def sending(me: Person, *, to: str = "/") -> Iterator[Sent]:
    """The transaction in which a form is sent: once however often it is pressed; what was kept of it is let go of."""
    key = Key.read(request.form.get(FIELD, ""), me)
    with db.transaction() as session:
        sent = Sent(session, to)
        row = actions.send_once(session, key.opening, _stamp(), person_id=me.id) if key else None
        yield sent
        if key and row and sent.is_done:
            row.to = sent.to
            actions.forget(session, key.thread, person_id=me.id)
        elif row:
            session.delete(row)


def carry_on(draft: Draft) -> Any:
    """What the form's own view answers to the words of the draft: the form filled with them; nothing is sent."""
    place = Place.at(draft.path)
    g.carried_on, g.token_is_good = draft, False
    request.form = ImmutableMultiDict([(name, value) for name, values in draft.fields.items() for value in values])
    request.files = ImmutableMultiDict()
    return current_app.view_functions[place.endpoint](**place.args)


def _mark_of(me: Person) -> str:
    """Tells one person's forms from another's on a shared machine."""
    signed = tokens.sign_plain("writer", str(me.id))
    return "".join(sign for sign in signed.rpartition(".")[2] if sign.isalnum())[:MARK_LENGTH]


def _stamp() -> str:
    """A digest of all that was sent, but for the form token, which is masked anew each time."""
    words = sorted((name, values) for name, values in request.form.lists() if name != form_token.FIELD)
    files = sorted((name, [file.filename or "" for file in files]) for name, files in request.files.lists())
    return sha256(json.dumps([words, files]).encode()).hexdigest()
