"""Tries at the door that were refused, counted so that guessing slows down."""

from datetime import datetime

from sqlalchemy import Index
from sqlalchemy.orm import Mapped, mapped_column

from collab import clock
from collab.db import Base, UtcDateTime


class RefusedTry(Base):
    """`door` is a keyed hash of what was tried (account and address, or address alone): never the thing itself."""

    __tablename__ = "refused_tries"
    __table_args__ = (Index("ix_refused_tries_door_at", "door", "at"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    door: Mapped[str]
    at: Mapped[datetime] = mapped_column(UtcDateTime, default=clock.now)
