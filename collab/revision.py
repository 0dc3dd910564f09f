"""A number that moves with whatever the matcher rests on, so that its workers know when to read anew."""

from sqlalchemy import CheckConstraint, select, update
from sqlalchemy.orm import Mapped, Session, mapped_column

from collab import db


class Revision(db.Base):
    """The one row. It moves in the transaction of the change, so that nobody sees one without the other."""

    __tablename__ = "revisions"
    __table_args__ = (CheckConstraint("id = 1", name="one_row"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    number: Mapped[int]


def move(session: Session) -> None:
    """Say that something changed for the matcher; as the last act of the transaction, so that nobody waits long."""
    db.before_commit(session, "revision", lambda: _move(session))


def now(session: Session) -> int:
    """Where it stands: what is read after it is at least as new."""
    return session.scalar(select(Revision.number)) or 0


def _move(session: Session) -> None:
    moved = session.execute(update(Revision).values(number=Revision.number + 1).returning(Revision.id))
    if not moved.all():
        session.add(Revision(id=1, number=1))
