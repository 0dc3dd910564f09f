"""The cast as it stands in the database now: each request gives its connection back, and rows with it."""

from collections.abc import Callable
from typing import Any

from sqlalchemy import event

from collab import db
from collab.members.model import Member
from collab.members.people import Person
from tests.builders import Cast, make_person

NAMES = ("alice", "bob", "carol", "eve", "sam")


class Standing:
    """`standing.alice` is Alice's row in the session of this moment, `standing.alices` that of her member."""

    def __init__(self, cast: Cast) -> None:
        self._ids = {name: getattr(cast, name).id for name in NAMES}

    def __getattr__(self, name: str) -> Person | Member | None:
        if name in self._ids:
            return db.session().get_one(Person, self._ids[name])
        return db.session().get_one(Person, self._ids[name.removesuffix("s")]).member


def newcomer(**facts: Any) -> Person:
    """Somebody more than the cast, as `make_person` makes them, to sign in with."""
    with db.transaction() as session:
        person = make_person(session, **facts)
    db.session().refresh(person)
    db.session().expunge(person)
    return person


def queries_of(act: Callable[[], object]) -> int:
    """How many statements the database is sent while `act` runs."""
    engine = db.session().get_bind()
    sent: list[str] = []

    def hear(_connection: object, _cursor: object, statement: str, *_: object) -> None:
        sent.append(statement)

    event.listen(engine, "before_cursor_execute", hear)
    try:
        act()
    finally:
        event.remove(engine, "before_cursor_execute", hear)
    return len(sent)
