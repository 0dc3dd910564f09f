"""What a reader reported of a post."""

from datetime import datetime
from enum import StrEnum

from sqlalchemy import CheckConstraint, ForeignKey, Index, text
from sqlalchemy.orm import Mapped, mapped_column, relationship

from collab import clock
from collab.db import Base, UtcDateTime, WithPublicId, enum_column
from collab.members.people import Person
from collab.posts.model import Post


class Wrong(StrEnum):
    """What is wrong with a post."""

    DANGEROUS = "dangerous"
    NOT_TRUE = "not-true"
    HATEFUL = "hateful"
    SELLS = "sells"
    OTHER = "other"


_open = text("settled_at IS NULL")


class Report(WithPublicId, Base):
    """One person's report of one post; it stands until a coordinator settles it."""

    __tablename__ = "reports"
    __table_args__ = (
        Index("uq_reports_open", "post_id", "by_id", unique=True, sqlite_where=_open, postgresql_where=_open),
        CheckConstraint("settled_at IS NULL OR settled_by_id IS NOT NULL", name="settled_by_somebody"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    post_id: Mapped[int] = mapped_column(ForeignKey("posts.id", ondelete="CASCADE"))
    by_id: Mapped[int] = mapped_column(ForeignKey("people.id"))
    wrong: Mapped[Wrong] = mapped_column(enum_column(Wrong, "wrong"))
    note: Mapped[str] = mapped_column(default="")
    at: Mapped[datetime] = mapped_column(UtcDateTime, default=clock.now)
    settled_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    settled_by_id: Mapped[int | None] = mapped_column(ForeignKey("people.id"))

    post: Mapped[Post] = relationship(lazy="joined", innerjoin=True)
    by: Mapped[Person] = relationship(foreign_keys=by_id, lazy="selectin")
