"""Where the domain leaves letters: a row inside its own transaction, and nothing else."""

import secrets
from collections.abc import Iterable
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from collab import clock, jobs
from collab.mail.model import Letter


def put(session: Session, kind: str, *, to: int, key: str, **facts: Any) -> bool:
    """Leave a letter of `kind` for the person with id `to`; False when this matter was told before.

    `key` names the matter ("partnership:12:approved"); with kind and person it is unique for ever.
    """
    unique = f"{kind}:{key}:{to}"
    session.flush()
    if session.scalar(select(Letter.id).where(Letter.key == unique)):
        return False
    now = clock.now()
    letter = Letter(key=unique, kind=kind, person_id=to, facts=facts, message_id=secrets.token_hex(16))
    letter.put_at = letter.due_at = now
    session.add(letter)
    session.flush()
    jobs.ring(session, "deliver")
    return True


def put_each(session: Session, kind: str, *, to: Iterable[int], key: str, **facts: Any) -> None:
    """The same matter to several people, each once."""
    for person in sorted(set(to)):
        put(session, kind, to=person, key=key, **facts)
