"""A mail server that listens, letters that wait, and the words a test gives them."""

from collections.abc import Callable, Iterator
from datetime import UTC, datetime

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from collab import db
from collab.mail import outbox
from collab.mail.delivery import SmtpPost
from collab.mail.message import Address, Message
from collab.mail.model import Letter
from collab.members.people import Person
from tests.builders import make_cast
from tests.mail.peer import Peer

Put = Callable[..., None]
MORNING = datetime(2026, 3, 2, 6, 0, tzinfo=UTC)
SENDER = Address("Union Partners", "letters@union.example")


@pytest.fixture
def peer() -> Iterator[Peer]:
    """A mail server without encryption, on a free port."""
    server = Peer()
    server.start()
    yield server
    server.stop()


@pytest.fixture
def post(peer: Peer) -> SmtpPost:
    """The way to the peer."""
    return SmtpPost("127.0.0.1", peer.port, sender=SENDER, tls="none")


@pytest.fixture
def put(house: list[str]) -> Put:
    """Leave a letter to one of the cast, by name: put("Bob")."""
    with db.transaction() as session:
        make_cast(session)

    def put(name: str, matter: str = "hello") -> None:
        with db.transaction() as session:
            outbox.put(session, "greeting", to=_person(session, name).id, key=matter)

    return put


def compose(session: Session, letter: Letter) -> Message | None:
    """A greeting, to people who are still there."""
    person = session.get(Person, letter.person_id)
    if person is None or not person.active:
        return None
    return greeting(to=Address(person.name, person.email))


def greeting(**changes: object) -> Message:
    """A small letter in two languages' worth of letters."""
    words = {
        "to": Address("Bob", "bob@example.org"),
        "language": "en",
        "subject": "Hello",
        "text": "Good morning\n.a line that begins with a dot\n",
        "html": '<p>Good morning, <a href="http://collab.example/">look</a></p>',
        "unsubscribe_url": None,
    }
    return Message(**words | changes)  # type: ignore[arg-type]


def letter_to(name: str) -> Letter:
    """The row of the one letter to that person, as it is now."""
    db.session().rollback()
    person = _person(db.session(), name)
    return db.session().scalars(select(Letter).where(Letter.person_id == person.id)).one()


def _person(session: Session, name: str) -> Person:
    return session.scalars(select(Person).where(Person.name == name)).one()
