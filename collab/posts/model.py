"""What a member posts: its texts and codes, its life, and who keeps sight of it. Each kind adds what is its own."""

from collections.abc import Mapping
from datetime import date, datetime
from enum import StrEnum

from sqlalchemy import CheckConstraint, ForeignKey, Index, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship
from sqlalchemy.schema import SchemaItem

from collab import clock
from collab.coded import Coded
from collab.db import Base, UtcDateTime, WithPublicId, enum_column
from collab.members.model import Member
from collab.members.people import Person


class PostKind(StrEnum):
    PROPOSAL = "proposal"
    OFFER = "offer"
    REQUEST = "request"


class State(StrEnum):
    """FULL is an offer that has no place left for now."""

    DRAFT = "draft"
    OPEN = "open"
    FORMING = "forming"
    FULL = "full"
    APPROVED = "approved"
    RUNNING = "running"
    COMPLETED = "completed"
    WITHDRAWN = "withdrawn"
    EXPIRED = "expired"


LOOKING = (State.OPEN, State.FORMING)
LISTED = (*LOOKING, State.FULL)


class Reach(StrEnum):
    """Who may read it once it is open."""

    PUBLIC = "public"
    MEMBERS = "members"


class CodeKind(StrEnum):
    FIELD = "field"
    COUNTRY = "country"
    LANGUAGE = "language"
    CAPACITY = "capacity"


class Post(WithPublicId, Coded, Base):
    """Each kind is a child that loads its own columns along ("inline"), so that mixed lists cost no query a row.

    `closes_at` is the midnight that ends `deadline` in the union's zone. `revised_at` moves whenever the
    matcher must look again; `edition` with each change, so that none is overwritten unseen. `hidden_reason` is
    the coordinator's, read by the member that posted it. `clarified_at` is when its lead answered what it was asked
    about it, or did not want to be asked.
    """

    __tablename__ = "posts"
    __table_args__: tuple[SchemaItem, ...] = (
        CheckConstraint("state = 'draft' OR opened_at IS NOT NULL", name="opened_when_not_draft"),
        CheckConstraint("state = 'draft' OR closes_at IS NOT NULL", name="closes_when_not_draft"),
        CheckConstraint("state NOT IN ('completed', 'withdrawn', 'expired') OR ended_at IS NOT NULL", name="ended"),
        CheckConstraint(
            "hidden_at IS NULL OR (hidden_by_id IS NOT NULL AND hidden_reason <> '')", name="hidden_with_a_reason"
        ),
        Index("ix_posts_state_closes", "state", "closes_at"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    kind: Mapped[PostKind] = mapped_column(enum_column(PostKind, "kind"))
    member_id: Mapped[int] = mapped_column(ForeignKey("members.id"), index=True)
    author_id: Mapped[int] = mapped_column(ForeignKey("people.id"))
    state: Mapped[State] = mapped_column(enum_column(State, "state"), default=State.DRAFT)
    reach: Mapped[Reach] = mapped_column(enum_column(Reach, "reach"), default=Reach.MEMBERS)
    deadline: Mapped[date | None]
    closes_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    edition: Mapped[int] = mapped_column(default=1)
    search_text: Mapped[str] = mapped_column(default="")
    created_at: Mapped[datetime] = mapped_column(UtcDateTime, default=clock.now)
    revised_at: Mapped[datetime] = mapped_column(UtcDateTime, default=clock.now)
    opened_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    ended_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    clarified_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    hidden_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    hidden_by_id: Mapped[int | None] = mapped_column(ForeignKey("people.id"))
    hidden_reason: Mapped[str] = mapped_column(default="")

    member: Mapped[Member] = relationship(lazy="joined", innerjoin=True)
    author: Mapped[Person] = relationship(foreign_keys=author_id)
    texts: Mapped[list["PostText"]] = relationship(
        cascade="all, delete-orphan", order_by="PostText.position", lazy="selectin"
    )
    codes: Mapped[list["PostCode"]] = relationship(
        cascade="all, delete-orphan", order_by="PostCode.code", lazy="selectin"
    )

    __mapper_args__: Mapping[str, object] = {"polymorphic_on": "kind", "polymorphic_abstract": True}

    @property
    def is_draft(self) -> bool:
        return self.state is State.DRAFT

    @property
    def is_looking(self) -> bool:
        """Open or forming, not hidden, not past its deadline: members may still be invited or come forward."""
        is_open = self.state in LOOKING and not self.is_hidden
        return is_open and self.closes_at is not None and clock.now() < self.closes_at

    @property
    def is_hidden(self) -> bool:
        """A coordinator took it out of sight; its own member and the union still see it."""
        return self.hidden_at is not None

    @property
    def is_complete(self) -> bool:
        """It has what it needs to open: a title, a summary, and a deadline to come."""
        original = self.texts[0]
        return bool(original.title and original.summary and self.closes_at and clock.now() < self.closes_at)

    @property
    def places(self) -> int:
        """How many partners are wanted in all, at least one."""
        return 1

    def is_filled_by(self, approved: int) -> bool:
        """Whether so many approved partners are all it wants; otherwise its lead says when it is complete."""
        return False

    @property
    def is_known_of_its_member(self) -> bool:
        """Whether the matcher knows its member by it, so that its changes are changes of the member."""
        return False

    def text_for(self, language: str) -> "PostText":
        """The text in that language, or the first one written."""
        return next((text for text in self.texts if text.language == language), self.texts[0])


class PostText(Base):
    """Title and summary in one language; the first one written is the original."""

    __tablename__ = "post_texts"
    __table_args__ = (UniqueConstraint("post_id", "language"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    post_id: Mapped[int] = mapped_column(ForeignKey("posts.id", ondelete="CASCADE"))
    position: Mapped[int] = mapped_column(default=0)
    language: Mapped[str]
    title: Mapped[str]
    summary: Mapped[str]


class PostCode(Base):
    """One code of the vocabulary said of a post."""

    __tablename__ = "post_codes"
    __table_args__ = (Index("ix_post_codes_kind_code", "kind", "code"),)

    post_id: Mapped[int] = mapped_column(ForeignKey("posts.id", ondelete="CASCADE"), primary_key=True)
    kind: Mapped[CodeKind] = mapped_column(enum_column(CodeKind, "kind"), primary_key=True)
    code: Mapped[str] = mapped_column(primary_key=True)


class Involvement(Base):
    """A member that was invited or came forward keeps sight of the post after it closed."""

    __tablename__ = "involvements"

    post_id: Mapped[int] = mapped_column(ForeignKey("posts.id", ondelete="CASCADE"), primary_key=True)
    member_id: Mapped[int] = mapped_column(ForeignKey("members.id", ondelete="CASCADE"), primary_key=True)
