"""What the matcher found for a post, when it looked, and what people said no to."""

from datetime import date, datetime
from enum import StrEnum
from typing import Any

from sqlalchemy import JSON, CheckConstraint, ForeignKey, Index, UniqueConstraint, text
from sqlalchemy.orm import Mapped, mapped_column, relationship

from collab import clock
from collab.db import Base, UtcDateTime, WithPublicId, enum_column
from collab.members.model import Member
from collab.members.people import Person
from collab.posts.model import Post


class Level(StrEnum):
    """How sure a suggestion is; the values of collab.matching.results.Level."""

    STRONG = "strong"
    GOOD = "good"
    POSSIBLE = "possible"


class Side(StrEnum):
    """Whose answer it is: the post's lead, or the member that was suggested."""

    LEAD = "lead"
    PARTNER = "partner"


class Feedback(StrEnum):
    """What one side says to a suggestion; each has its own effect, and all can be taken back.

    NOT_FOR_US: it does not come back for this post. NOT_NOW: not before a day. WRONG_FIELD: as NOT_FOR_US, and the
    fields it rested on count no more between these two on other posts. ALREADY_PARTNERS: these two are suggested to
    each other on no post at all.
    """

    NOT_FOR_US = "not-for-us"
    NOT_NOW = "not-now"
    WRONG_FIELD = "wrong-field"
    ALREADY_PARTNERS = "already-partners"


class Suggestion(WithPublicId, Base):
    """One member for one post. `rank` starts at 1; `score` is 0..100; reasons are codes and evidence.

    `fits` are the ids of the places whose conditions it meets, `brings` kinds and codes of what it has of all asked.
    """

    __tablename__ = "suggestions"
    __table_args__ = (
        UniqueConstraint("post_id", "member_id"),
        CheckConstraint("score BETWEEN 0 AND 100", name="score_of_hundred"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    post_id: Mapped[int] = mapped_column(ForeignKey("posts.id", ondelete="CASCADE"))
    member_id: Mapped[int] = mapped_column(ForeignKey("members.id", ondelete="CASCADE"), index=True)
    seat_id: Mapped[int | None] = mapped_column(ForeignKey("seats.id", ondelete="SET NULL"))
    rank: Mapped[int]
    score: Mapped[int]
    level: Mapped[Level] = mapped_column(enum_column(Level, "level"))
    parts: Mapped[list[dict[str, Any]]] = mapped_column(JSON)
    reasons: Mapped[list[dict[str, Any]]] = mapped_column(JSON)
    misfits: Mapped[list[dict[str, Any]]] = mapped_column(JSON)
    fits: Mapped[list[int]] = mapped_column(JSON, default=list)
    brings: Mapped[list[list[str]]] = mapped_column(JSON, default=list)
    found_at: Mapped[datetime] = mapped_column(UtcDateTime, default=clock.now)

    post: Mapped[Post] = relationship(lazy="joined", innerjoin=True)
    member: Mapped[Member] = relationship(lazy="joined", innerjoin=True)


class Nomination(WithPublicId, Base):
    """A member that a coordinator puts forward for a post; `note` says why, to both sides."""

    __tablename__ = "nominations"
    __table_args__ = (UniqueConstraint("post_id", "member_id"), CheckConstraint("note <> ''", name="with_a_reason"))

    id: Mapped[int] = mapped_column(primary_key=True)
    post_id: Mapped[int] = mapped_column(ForeignKey("posts.id", ondelete="CASCADE"))
    member_id: Mapped[int] = mapped_column(ForeignKey("members.id", ondelete="CASCADE"), index=True)
    by_id: Mapped[int] = mapped_column(ForeignKey("people.id"))
    note: Mapped[str]
    at: Mapped[datetime] = mapped_column(UtcDateTime, default=clock.now)

    post: Mapped[Post] = relationship(lazy="joined", innerjoin=True)
    member: Mapped[Member] = relationship(lazy="joined", innerjoin=True)
    by: Mapped[Person] = relationship(lazy="selectin")


class Search(Base):
    """As of when a post's suggestions were found: its own `revised_at` then, and what the matcher rested on.

    `encoder` is the one that counted meaning, "" where words alone spoke. `clarifications` are what its lead could
    still say: what about, the id of a place or 0, and the likeliest answers, each a code with words of the post.
    """

    __tablename__ = "searches"

    post_id: Mapped[int] = mapped_column(ForeignKey("posts.id", ondelete="CASCADE"), primary_key=True)
    looked_at: Mapped[datetime] = mapped_column(UtcDateTime)
    revision: Mapped[int] = mapped_column(default=0)
    encoder: Mapped[str] = mapped_column(default="")
    clarifications: Mapped[list[dict[str, Any]]] = mapped_column(JSON, default=list)


class Meaning(Base):
    """What the texts of a member mean that every member may read: one vector a piece, made for it as of `revised_at`.

    `keys` are 16 bytes a piece, a hash of its text; `vectors` 512 little-endian float16 each, in the same order.
    """

    __tablename__ = "meanings"

    member_id: Mapped[int] = mapped_column(ForeignKey("members.id", ondelete="CASCADE"), primary_key=True)
    revised_at: Mapped[datetime] = mapped_column(UtcDateTime)
    encoder: Mapped[str]
    keys: Mapped[bytes]
    vectors: Mapped[bytes]


_standing = text("undone_at IS NULL")


class Dismissal(WithPublicId, Base):
    """Feedback from one side; while it stands the suggestion does not come back to that side.

    `until` is the first day on which a NOT_NOW does not stand any more; `fields` are what a WRONG_FIELD speaks of.
    """

    __tablename__ = "dismissals"
    __table_args__ = (
        Index(
            "uq_dismissals_standing",
            "post_id",
            "member_id",
            "side",
            unique=True,
            sqlite_where=_standing,
            postgresql_where=_standing,
        ),
        CheckConstraint("(kind = 'not-now') = (until IS NOT NULL)", name="until_of_not_now"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    post_id: Mapped[int] = mapped_column(ForeignKey("posts.id", ondelete="CASCADE"))
    member_id: Mapped[int] = mapped_column(ForeignKey("members.id", ondelete="CASCADE"), index=True)
    side: Mapped[Side] = mapped_column(enum_column(Side, "side"))
    kind: Mapped[Feedback] = mapped_column(enum_column(Feedback, "kind"))
    until: Mapped[date | None]
    fields: Mapped[list[str]] = mapped_column(JSON, default=list)
    by_id: Mapped[int] = mapped_column(ForeignKey("people.id"))
    at: Mapped[datetime] = mapped_column(UtcDateTime, default=clock.now)
    undone_at: Mapped[datetime | None] = mapped_column(UtcDateTime)

    by: Mapped[Person] = relationship()
