"""One line of the audit: who decided what about which thing, when; written once, never changed."""

from datetime import datetime
from typing import Any

from sqlalchemy import JSON, ForeignKey, Index
from sqlalchemy.orm import Mapped, mapped_column

from collab.db import Base, UtcDateTime


class Entry(Base):
    """`by_id` is the person who decided, or None for the clock."""

    __tablename__ = "audit"
    __table_args__ = (Index("ix_audit_subject", "subject", "subject_id"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    at: Mapped[datetime] = mapped_column(UtcDateTime)
    action: Mapped[str]
    subject: Mapped[str]
    subject_id: Mapped[int]
    by_id: Mapped[int | None] = mapped_column(ForeignKey("people.id"))
    facts: Mapped[dict[str, Any]] = mapped_column(JSON, default=dict)
