"""Leaves a letter in the outbox and reads it as its person would."""

from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from collab.letters.compose import compose
from collab.mail import outbox
from collab.mail.message import Message
from collab.mail.model import Letter
from collab.members.people import Person


def letter_to(session: Session, person: Person, kind: str, **facts: Any) -> Message | None:
    """What the person gets for a matter told just now."""
    outbox.put(session, kind, to=person.id, key="in a test", **facts)
    return waiting_letter(session, person, kind)


def waiting_letter(session: Session, person: Person, kind: str) -> Message | None:
    """What the person gets for the matter that waits."""
    letter = session.scalars(select(Letter).where(Letter.kind == kind, Letter.person_id == person.id)).one()
    return compose(session, letter)


def read(session: Session, person: Person, kind: str, **facts: Any) -> str:
    """The plain words of a letter that must be there."""
    message = letter_to(session, person, kind, **facts)
    assert message is not None
    return message.text
