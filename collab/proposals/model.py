"""A joint-project proposal: its texts, facts, the partners it wants, and its life."""

from collections.abc import Iterable
from datetime import date, datetime
from enum import StrEnum

from sqlalchemy import CheckConstraint, ForeignKey, Index, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from collab import clock
from collab.db import Base, UtcDateTime, WithPublicId, enum_column
from collab.members.model import Member
from collab.members.people import Person


class State(StrEnum):
    DRAFT = "draft"
    OPEN = "open"
    FORMING = "forming"
    APPROVED = "approved"
    RUNNING = "running"
    COMPLETED = "completed"
    WITHDRAWN = "withdrawn"
    EXPIRED = "expired"


LOOKING = (State.OPEN, State.FORMING)


class Reach(StrEnum):
    """Who may read it once it is open."""

    PUBLIC = "public"
    MEMBERS = "members"


class CodeKind(StrEnum):
    FIELD = "field"
    COUNTRY = "country"
    LANGUAGE = "language"
    CAPACITY = "capacity"


class Proposal(WithPublicId, Base):
    """`closes_at` is the midnight that ends `deadline` in the union's zone.

    `revised_at` moves whenever the matcher must look again; `edition` with each change,
    so that none is overwritten unseen.
    """

    __tablename__ = "proposals"
    __table_args__ = (
        CheckConstraint("state = 'draft' OR opened_at IS NOT NULL", name="opened_when_not_draft"),
        CheckConstraint("state = 'draft' OR closes_at IS NOT NULL", name="closes_when_not_draft"),
        CheckConstraint("state NOT IN ('completed', 'withdrawn', 'expired') OR ended_at IS NOT NULL", name="ended"),
        CheckConstraint("budget_low IS NULL OR budget_low >= 0", name="budget_positive"),
        CheckConstraint("budget_high IS NULL OR budget_low IS NULL OR budget_high >= budget_low", name="budget_order"),
        CheckConstraint("ends_on IS NULL OR starts_on IS NULL OR ends_on >= starts_on", name="period_order"),
        Index("ix_proposals_state_closes", "state", "closes_at"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    member_id: Mapped[int] = mapped_column(ForeignKey("members.id"), index=True)
    author_id: Mapped[int] = mapped_column(ForeignKey("people.id"))
    state: Mapped[State] = mapped_column(enum_column(State, "state"), default=State.DRAFT)
    reach: Mapped[Reach] = mapped_column(enum_column(Reach, "reach"), default=Reach.MEMBERS)
    starts_on: Mapped[date | None]
    ends_on: Mapped[date | None]
    budget_low: Mapped[int | None]
    budget_high: Mapped[int | None]
    currency: Mapped[str] = mapped_column(default="")
    deadline: Mapped[date | None]
    closes_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    edition: Mapped[int] = mapped_column(default=1)
    search_text: Mapped[str] = mapped_column(default="")
    created_at: Mapped[datetime] = mapped_column(UtcDateTime, default=clock.now)
    revised_at: Mapped[datetime] = mapped_column(UtcDateTime, default=clock.now)
    opened_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    ended_at: Mapped[datetime | None] = mapped_column(UtcDateTime)

    member: Mapped[Member] = relationship(lazy="joined", innerjoin=True)
    author: Mapped[Person] = relationship()
    texts: Mapped[list["ProposalText"]] = relationship(
        cascade="all, delete-orphan", order_by="ProposalText.position", lazy="selectin"
    )
    codes: Mapped[list["ProposalCode"]] = relationship(
        cascade="all, delete-orphan", order_by="ProposalCode.code", lazy="selectin"
    )
    seats: Mapped[list["Seat"]] = relationship(cascade="all, delete-orphan", order_by="Seat.position", lazy="selectin")

    @property
    def is_draft(self) -> bool:
        return self.state is State.DRAFT

    @property
    def is_looking(self) -> bool:
        """Open or forming, and not past its deadline: partners may still be invited or come forward."""
        return self.state in LOOKING and self.closes_at is not None and clock.now() < self.closes_at

    @property
    def is_complete(self) -> bool:
        """It has what it needs to open: a title, a summary, and a deadline to come."""
        original = self.texts[0]
        return bool(original.title and original.summary and self.closes_at and clock.now() < self.closes_at)

    @property
    def places(self) -> int:
        """How many partners are wanted in all, at least one."""
        return sum(seat.number for seat in self.seats) or 1

    def coded(self, kind: CodeKind) -> tuple[str, ...]:
        """Its codes of one kind (FIELD or COUNTRY), in alphabetical order."""
        return tuple(row.code for row in self.codes if row.kind is kind)

    def recode(self, kind: CodeKind, codes: Iterable[str]) -> None:
        """Replace its codes of one kind."""
        wanted = set(codes)
        kept = [row for row in self.codes if row.kind is not kind or row.code in wanted]
        known = {row.code for row in kept if row.kind is kind}
        self.codes = kept + [ProposalCode(kind=kind, code=code) for code in sorted(wanted - known)]

    def text_for(self, language: str) -> "ProposalText":
        """The text in that language, or the first one written."""
        return next((text for text in self.texts if text.language == language), self.texts[0])


class ProposalText(Base):
    """Title and summary in one language; the first one written is the original."""

    __tablename__ = "proposal_texts"
    __table_args__ = (UniqueConstraint("proposal_id", "language"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    proposal_id: Mapped[int] = mapped_column(ForeignKey("proposals.id", ondelete="CASCADE"))
    position: Mapped[int] = mapped_column(default=0)
    language: Mapped[str]
    title: Mapped[str]
    summary: Mapped[str] = mapped_column(default="")


class ProposalCode(Base):
    """One field or country of a proposal."""

    __tablename__ = "proposal_codes"
    __table_args__ = (Index("ix_proposal_codes_kind_code", "kind", "code"),)

    proposal_id: Mapped[int] = mapped_column(ForeignKey("proposals.id", ondelete="CASCADE"), primary_key=True)
    kind: Mapped[CodeKind] = mapped_column(enum_column(CodeKind, "kind"), primary_key=True)
    code: Mapped[str] = mapped_column(primary_key=True)


class Seat(WithPublicId, Base):
    """Partners wanted for one role."""

    __tablename__ = "seats"
    __table_args__ = (CheckConstraint("number BETWEEN 1 AND 50", name="number_plausible"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    proposal_id: Mapped[int] = mapped_column(ForeignKey("proposals.id", ondelete="CASCADE"), index=True)
    position: Mapped[int] = mapped_column(default=0)
    role: Mapped[str]
    number: Mapped[int] = mapped_column(default=1)
    codes: Mapped[list["SeatCode"]] = relationship(
        cascade="all, delete-orphan", order_by="SeatCode.code", lazy="selectin"
    )

    def coded(self, kind: CodeKind) -> tuple[str, ...]:
        """Its codes of one kind (COUNTRY, LANGUAGE or CAPACITY), in alphabetical order."""
        return tuple(row.code for row in self.codes if row.kind is kind)


class SeatCode(Base):
    """One country, language or capacity a place asks for."""

    __tablename__ = "seat_codes"

    seat_id: Mapped[int] = mapped_column(ForeignKey("seats.id", ondelete="CASCADE"), primary_key=True)
    kind: Mapped[CodeKind] = mapped_column(enum_column(CodeKind, "kind"), primary_key=True)
    code: Mapped[str] = mapped_column(primary_key=True)


class Involvement(Base):
    """A member that was invited or came forward keeps sight of the proposal after it closed."""

    __tablename__ = "involvements"

    proposal_id: Mapped[int] = mapped_column(ForeignKey("proposals.id", ondelete="CASCADE"), primary_key=True)
    member_id: Mapped[int] = mapped_column(ForeignKey("members.id", ondelete="CASCADE"), primary_key=True)
