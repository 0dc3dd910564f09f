"""A wish: a reader asks an author for a text in the reader's language."""

from datetime import datetime

from sqlalchemy import ForeignKey, Index, UniqueConstraint, text
from sqlalchemy.orm import Mapped, mapped_column, relationship

from collab import clock
from collab.db import Base, UtcDateTime
from collab.members.model import Member
from collab.members.people import Person
from collab.posts.model import Post

_of_mission = text("post_id IS NULL")


class Wish(Base):
    """One person, one text, one language. Without a post the text is the member's mission.

    `told_at` is when the author's organisation was told of it; `granted_at` when the text was found there.
    """

    __tablename__ = "wishes"
    __table_args__ = (
        UniqueConstraint("person_id", "post_id", "language"),
        Index(
            "uq_wishes_mission",
            "person_id",
            "member_id",
            "language",
            unique=True,
            sqlite_where=_of_mission,
            postgresql_where=_of_mission,
        ),
        Index("ix_wishes_member_language", "member_id", "language"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    person_id: Mapped[int] = mapped_column(ForeignKey("people.id"))
    member_id: Mapped[int] = mapped_column(ForeignKey("members.id", ondelete="CASCADE"))
    post_id: Mapped[int | None] = mapped_column(ForeignKey("posts.id", ondelete="CASCADE"), index=True)
    language: Mapped[str]
    asked_at: Mapped[datetime] = mapped_column(UtcDateTime, default=clock.now)
    told_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    granted_at: Mapped[datetime | None] = mapped_column(UtcDateTime)

    person: Mapped[Person] = relationship()
    member: Mapped[Member] = relationship()
    post: Mapped[Post | None] = relationship()
