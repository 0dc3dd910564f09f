"""A person who logs in, for a member or for the union."""

from datetime import datetime
from enum import StrEnum

from sqlalchemy import CheckConstraint, ForeignKey
from sqlalchemy.orm import Mapped, mapped_column, relationship

from collab import clock
from collab.db import Base, UtcDateTime, WithPublicId, enum_column
from collab.members.model import Member


class Role(StrEnum):
    EDITOR = "editor"
    ADMIN = "admin"
    COORDINATOR = "coordinator"
    SECRETARIAT = "secretariat"


class Rhythm(StrEnum):
    """How often a person wants the digest."""

    NEVER = "never"
    DAILY = "daily"
    WEEKLY = "weekly"
    FORTNIGHTLY = "fortnightly"
    MONTHLY = "monthly"


class Person(WithPublicId, Base):
    """`epoch` grows to end every open session. A coordinator may belong to a member, but acts for the union."""

    __tablename__ = "people"
    __table_args__ = (
        CheckConstraint(
            "role NOT IN ('editor', 'admin') OR member_id IS NOT NULL", name="members_people_have_a_member"
        ),
        CheckConstraint("digest_weekday BETWEEN 0 AND 6", name="digest_weekday_in_week"),
        CheckConstraint("digest_hour BETWEEN 0 AND 23", name="digest_hour_in_day"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str]
    email: Mapped[str] = mapped_column(unique=True)
    role: Mapped[Role] = mapped_column(enum_column(Role, "role"))
    member_id: Mapped[int | None] = mapped_column(ForeignKey("members.id"), index=True)
    password_hash: Mapped[str | None]
    epoch: Mapped[int] = mapped_column(default=0)
    active: Mapped[bool] = mapped_column(default=True)
    language: Mapped[str] = mapped_column(default="en")
    zone: Mapped[str] = mapped_column(default="Europe/Istanbul")
    digest_rhythm: Mapped[Rhythm] = mapped_column(enum_column(Rhythm, "digest_rhythm"), default=Rhythm.WEEKLY)
    digest_weekday: Mapped[int] = mapped_column(default=0)
    digest_hour: Mapped[int] = mapped_column(default=8)
    created_at: Mapped[datetime] = mapped_column(UtcDateTime, default=clock.now)

    member: Mapped[Member | None] = relationship(lazy="joined", innerjoin=False)

    @property
    def is_coordinator(self) -> bool:
        return self.role is Role.COORDINATOR

    @property
    def is_secretariat(self) -> bool:
        return self.role is Role.SECRETARIAT

    @property
    def is_union(self) -> bool:
        """Works for the union as a whole."""
        return self.role in (Role.COORDINATOR, Role.SECRETARIAT)

    @property
    def speaks_for(self) -> Member | None:
        """The member this person may act for, or None."""
        return self.member if self.role in (Role.EDITOR, Role.ADMIN) else None

    @property
    def reads_as_member(self) -> bool:
        """May read what the union shows its members: not before the own organisation is confirmed."""
        return self.member is not None and self.member.is_confirmed

    @property
    def is_in(self) -> bool:
        """Has taken up the invitation and was not sent away."""
        return self.active and self.password_hash is not None
