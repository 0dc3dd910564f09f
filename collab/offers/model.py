"""An offer of experience, or a request for it: what it is, how it is given, for how many, and at what cost."""

from collections.abc import Mapping
from datetime import date, datetime, timedelta
from enum import StrEnum
from zoneinfo import ZoneInfo

from sqlalchemy import CheckConstraint, ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

from collab import clock
from collab.db import UtcDateTime, enum_column
from collab.posts.model import CodeKind, Post, PostKind


class Type(StrEnum):
    """What is given or asked for."""

    TRAINING = "training"
    MENTORING = "mentoring"
    STUDY_VISIT = "study-visit"
    EXPERT = "expert"
    DOCUMENT = "document"
    SECONDMENT = "secondment"
    ADVICE_CALL = "advice-call"


class Format(StrEnum):
    ON_SITE = "on-site"
    ONLINE = "online"
    BOTH = "both"


class Cost(StrEnum):
    FREE = "free"
    SHARED = "shared"
    PAID = "paid"


class Period(StrEnum):
    """In what time an offer can be given to so many members."""

    MONTH = "month"
    QUARTER = "quarter"
    YEAR = "year"
    ONCE = "once"


MONTHS = {Period.MONTH: 1, Period.QUARTER: 3, Period.YEAR: 12}


class Exchange(Post):
    """What offers and requests share. `amount` is in whole units of `currency` (ISO 4217)."""

    __tablename__ = "exchanges"
    __table_args__ = (
        CheckConstraint("number BETWEEN 1 AND 500", name="number_plausible"),
        CheckConstraint("amount IS NULL OR (cost = 'paid' AND amount > 0 AND currency <> '')", name="amount_of_paid"),
    )
    __mapper_args__: Mapping[str, object] = {"polymorphic_abstract": True, "polymorphic_load": "inline"}

    id: Mapped[int] = mapped_column(ForeignKey("posts.id", ondelete="CASCADE"), primary_key=True)
    type: Mapped[Type] = mapped_column(enum_column(Type, "type"))
    format: Mapped[Format] = mapped_column(enum_column(Format, "format"), default=Format.BOTH)
    cost: Mapped[Cost] = mapped_column(enum_column(Cost, "cost"), default=Cost.FREE)
    cost_note: Mapped[str] = mapped_column(default="")
    amount: Mapped[int | None]
    currency: Mapped[str] = mapped_column(default="")
    number: Mapped[int] = mapped_column(default=1)
    period: Mapped[Period] = mapped_column(enum_column(Period, "period"), default=Period.ONCE)
    reopens_at: Mapped[datetime | None] = mapped_column(UtcDateTime)

    @property
    def is_complete(self) -> bool:
        """As every post, and a field of work besides: its one sentence names it."""
        return super().is_complete and bool(self.coded(CodeKind.FIELD))

    @property
    def is_known_of_its_member(self) -> bool:
        """What a member offers or asks for is part of what the matcher knows of it."""
        return True


class Offer(Exchange):
    """`number` members in each `period`; while none is left it is FULL until `reopens_at` (never, for ONCE)."""

    __mapper_args__: Mapping[str, object] = {"polymorphic_identity": PostKind.OFFER, "polymorphic_load": "inline"}

    def is_filled_by(self, approved: int) -> bool:
        return self.period is Period.ONCE and approved >= self.number

    def period_began(self, zone: str) -> datetime | None:
        """When the running period began in that zone; None where there is one for ever."""
        first = self._first_day(clock.today(zone))
        return clock.end_of(first - timedelta(days=1), zone) if first else None

    def next_period(self, zone: str) -> datetime | None:
        """When the next one begins."""
        if (first := self._first_day(clock.today(zone))) is None:
            return None
        month = first.month - 1 + MONTHS[self.period]
        return clock.end_of(date(first.year + month // 12, month % 12 + 1, 1) - timedelta(days=1), zone)

    def reopens_on(self, zone: str) -> date | None:
        """The first day on which there are places again, while it is full."""
        return self.reopens_at.astimezone(ZoneInfo(zone)).date() if self.reopens_at else None

    def _first_day(self, today: date) -> date | None:
        if self.period is Period.ONCE:
            return None
        months = MONTHS[self.period]
        return date(today.year, (today.month - 1) // months * months + 1, 1)


class Request(Exchange):
    """One member that can help is all it asks for."""

    __mapper_args__: Mapping[str, object] = {"polymorphic_identity": PostKind.REQUEST, "polymorphic_load": "inline"}

    def is_filled_by(self, approved: int) -> bool:
        return approved >= 1
