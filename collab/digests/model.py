"""A digest: one person, one period, and the items it told; an item is told once."""

from datetime import datetime

from sqlalchemy import ForeignKey, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from collab import clock
from collab.db import Base, UtcDateTime


class Digest(Base):
    """`period` names the window in the person's own calendar: "2026-W48", "2026-11-23", or a moment when asked for."""

    __tablename__ = "digests"
    __table_args__ = (UniqueConstraint("person_id", "period"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    person_id: Mapped[int] = mapped_column(ForeignKey("people.id"))
    period: Mapped[str]
    issued_at: Mapped[datetime] = mapped_column(UtcDateTime, default=clock.now)
    items: Mapped[list["DigestItem"]] = relationship(
        cascade="all, delete-orphan", order_by="DigestItem.id", lazy="selectin"
    )


class DigestItem(Base):
    """One thing told to one person: what kind, and the id of its row (a proposal, partnership ...)."""

    __tablename__ = "digest_items"
    __table_args__ = (UniqueConstraint("person_id", "what"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    digest_id: Mapped[int] = mapped_column(ForeignKey("digests.id", ondelete="CASCADE"), index=True)
    person_id: Mapped[int] = mapped_column(ForeignKey("people.id"))
    what: Mapped[str]
