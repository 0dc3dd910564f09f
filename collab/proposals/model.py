"""A joint-project proposal: a post with a period, a budget, and the partners it wants."""

from collections.abc import Mapping
from datetime import date

from sqlalchemy import CheckConstraint, ForeignKey
from sqlalchemy.orm import Mapped, mapped_column, relationship

from collab.coded import Coded
from collab.db import Base, WithPublicId, enum_column
from collab.posts.model import CodeKind, Post, PostKind


class Proposal(Post):
    """Without seats its lead says when the partners are complete."""

    __tablename__ = "proposals"
    __table_args__ = (
        CheckConstraint("budget_low IS NULL OR budget_low >= 0", name="budget_positive"),
        CheckConstraint("budget_high IS NULL OR budget_low IS NULL OR budget_high >= budget_low", name="budget_order"),
        CheckConstraint("ends_on IS NULL OR starts_on IS NULL OR ends_on >= starts_on", name="period_order"),
    )
    __mapper_args__: Mapping[str, object] = {"polymorphic_identity": PostKind.PROPOSAL, "polymorphic_load": "inline"}

    id: Mapped[int] = mapped_column(ForeignKey("posts.id", ondelete="CASCADE"), primary_key=True)
    starts_on: Mapped[date | None]
    ends_on: Mapped[date | None]
    budget_low: Mapped[int | None]
    budget_high: Mapped[int | None]
    currency: Mapped[str] = mapped_column(default="")

    seats: Mapped[list["Seat"]] = relationship(cascade="all, delete-orphan", order_by="Seat.position", lazy="selectin")

    @property
    def places(self) -> int:
        return sum(seat.number for seat in self.seats) or 1

    def is_filled_by(self, approved: int) -> bool:
        return bool(self.seats) and approved >= self.places


class Seat(WithPublicId, Coded, Base):
    """Partners wanted for one role, with the countries, languages and capacities asked of them."""

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


class SeatCode(Base):
    """One country, language or capacity a place asks for."""

    __tablename__ = "seat_codes"

    seat_id: Mapped[int] = mapped_column(ForeignKey("seats.id", ondelete="CASCADE"), primary_key=True)
    kind: Mapped[CodeKind] = mapped_column(enum_column(CodeKind, "kind"), primary_key=True)
    code: Mapped[str] = mapped_column(primary_key=True)


def seats_of(post: Post) -> list[Seat]:
    """The places a post names; only a proposal names any."""
    return post.seats if isinstance(post, Proposal) else []
