"""A form as somebody was typing it, and the mark of one that was sent."""

from datetime import datetime

from sqlalchemy import JSON, ForeignKey, Index, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from collab import clock
from collab.db import Base, UtcDateTime, WithPublicId


class Draft(WithPublicId, Base):
    """Raw form data, seen by the person who typed it and by nobody else.

    `opening` is the random id of one opened form; `thread` joins the openings in which the same text was carried on.
    `path` is where the form is sent, `about` tells several forms of one path apart.
    """

    __tablename__ = "drafts"
    __table_args__ = (
        UniqueConstraint("person_id", "opening"),
        Index("ix_drafts_person_id_path", "person_id", "path"),
        Index("ix_drafts_saved_at", "saved_at"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    person_id: Mapped[int] = mapped_column(ForeignKey("people.id", ondelete="CASCADE"))
    opening: Mapped[str]
    thread: Mapped[str]
    path: Mapped[str]
    about: Mapped[str] = mapped_column(default="")
    fields: Mapped[dict[str, list[str]]] = mapped_column(JSON)
    saved_at: Mapped[datetime] = mapped_column(UtcDateTime, default=clock.now)
    discarded_at: Mapped[datetime | None] = mapped_column(UtcDateTime)


class Sending(Base):
    """The same words from the same opened form are one act: it was done, and led to the address `to`.

    `stamp` is a digest of the words; they themselves are not kept.
    """

    __tablename__ = "sendings"
    __table_args__ = (UniqueConstraint("person_id", "opening", "stamp"), Index("ix_sendings_at", "at"))

    id: Mapped[int] = mapped_column(primary_key=True)
    person_id: Mapped[int] = mapped_column(ForeignKey("people.id", ondelete="CASCADE"))
    opening: Mapped[str]
    stamp: Mapped[str]
    to: Mapped[str] = mapped_column(default="")
    at: Mapped[datetime] = mapped_column(UtcDateTime, default=clock.now)
