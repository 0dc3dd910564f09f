"""The bell: asks the worker for something soon. The truth is always a row, swept each minute."""

from collections.abc import Callable
from datetime import datetime

import structlog
from sqlalchemy.orm import Mapped, Session, mapped_column

from collab import clock, db

log = structlog.get_logger()


class Beat(db.Base):
    """When the worker last went round, so that its silence is seen."""

    __tablename__ = "beats"

    name: Mapped[str] = mapped_column(primary_key=True)
    at: Mapped[datetime] = mapped_column(db.UtcDateTime)


def _silent(name: str) -> None:
    """Nobody listens yet; the sweep will find the row."""


_bell: Callable[[str], None] = _silent


def hang(bell: Callable[[str], None]) -> None:
    """Hang up the bell that reaches the worker (or, in a test, the ear)."""
    global _bell
    _bell = bell


def ring(session: Session, name: str) -> None:
    """Ask the worker for `name` once this transaction is committed."""
    db.after_commit(session, f"ring {name}", lambda: _ring(name))


def _ring(name: str) -> None:
    try:
        _bell(name)
    except Exception:
        log.warning("bell.unheard", name=name, exc_info=True)  # the sweep comes within a minute


def beat(session: Session) -> None:
    """Write down that the worker went round just now."""
    session.merge(Beat(name="worker", at=clock.now()))


def last_beat(session: Session) -> datetime | None:
    """When the worker last went round, or None if it never did."""
    row = session.get(Beat, "worker")
    return row.at if row else None
