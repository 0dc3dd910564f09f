"""Writes and reads the audit."""

from collections.abc import Iterable
from typing import Any, Protocol

from sqlalchemy import Select, insert, select
from sqlalchemy.orm import Session

from collab import clock
from collab.audit.model import Entry


class Row(Protocol):
    """Anything with an id and a table."""

    __tablename__: str

    @property
    def id(self) -> Any: ...


def record(session: Session, action: str, subject: Row, *, by: Row | None, **facts: Any) -> None:
    """Append one decision; `action` reads "feature.verb_in_the_past", facts are JSON."""
    session.flush()
    session.add(
        Entry(
            at=clock.now(),
            action=action,
            subject=subject.__tablename__,
            subject_id=subject.id,
            by_id=by.id if by else None,
            facts=facts,
        )
    )


def record_each(session: Session, action: str, table: str, ids: Iterable[int], *, by: Row | None) -> None:
    """Append the same decision about many things of one table."""
    facts: dict[str, Any] = {
        "at": clock.now(),
        "action": action,
        "subject": table,
        "by_id": by.id if by else None,
        "facts": {},
    }
    if rows := [{**facts, "subject_id": id} for id in ids]:
        session.execute(insert(Entry), rows)


def entries_about(subject: Row) -> Select[Entry]:
    """All decisions about one thing, oldest first."""
    return (
        select(Entry)
        .where(Entry.subject == subject.__tablename__, Entry.subject_id == subject.id)
        .order_by(Entry.at, Entry.id)
    )
