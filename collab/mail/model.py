"""A letter that waits, was sent, or could not be: the truth of all post."""

from datetime import datetime
from enum import StrEnum
from typing import Any

from sqlalchemy import JSON, ForeignKey, Index
from sqlalchemy.orm import Mapped, mapped_column

from collab.db import Base, UtcDateTime, enum_column


class LetterState(StrEnum):
    """waiting -> claimed -> sending -> sent; a reset in `sending` is retried once, then `unclear`."""

    WAITING = "waiting"
    CLAIMED = "claimed"
    SENDING = "sending"
    SENT = "sent"
    REFUSED = "refused"
    UNCLEAR = "unclear"
    DROPPED = "dropped"


class Letter(Base):
    """One letter to one person, about facts (ids); its words are made when it is sent.

    `key` is unique: the same matter for the same person is never told twice. `fence` grows with each claim, so that
    a sender that slept through its lease cannot overwrite the next one's result.
    """

    __tablename__ = "letters"
    __table_args__ = (Index("ix_letters_due", "state", "due_at"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    key: Mapped[str] = mapped_column(unique=True)
    kind: Mapped[str]
    person_id: Mapped[int] = mapped_column(ForeignKey("people.id"), index=True)
    facts: Mapped[dict[str, Any]] = mapped_column(JSON, default=dict)
    message_id: Mapped[str] = mapped_column(unique=True)
    state: Mapped[LetterState] = mapped_column(enum_column(LetterState, "state"), default=LetterState.WAITING)
    put_at: Mapped[datetime] = mapped_column(UtcDateTime)
    due_at: Mapped[datetime] = mapped_column(UtcDateTime)
    lease_until: Mapped[datetime | None] = mapped_column(UtcDateTime)
    fence: Mapped[int] = mapped_column(default=0)
    attempts: Mapped[int] = mapped_column(default=0)
    doubts: Mapped[int] = mapped_column(default=0)
    sent_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    trouble: Mapped[str] = mapped_column(default="")
