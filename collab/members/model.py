"""A member organisation: its names, mission, codes, past work, and who may see which part."""

from collections.abc import Iterable
from datetime import datetime
from enum import StrEnum

from sqlalchemy import CheckConstraint, Connection, ForeignKey, Index, UniqueConstraint, event, inspect
from sqlalchemy.orm import Mapped, Mapper, Session, mapped_column, relationship

from collab import clock, revision
from collab.coded import Coded
from collab.db import Base, UtcDateTime, WithPublicId, enum_column


class Status(StrEnum):
    UNCONFIRMED = "unconfirmed"
    CONFIRMED = "confirmed"


class Sight(StrEnum):
    """Who may see a part of a profile, from widest to narrowest."""

    PUBLIC = "public"
    MEMBERS = "members"
    PARTNERS = "partners"
    UNION = "union"


class CodeKind(StrEnum):
    """What a code of the vocabulary says about a member."""

    FIELD = "field"
    WORKS_IN = "works-in"
    LANGUAGE = "language"
    CAPACITY = "capacity"
    NEED = "need"
    TARGET_GROUP = "target-group"


class TieKind(StrEnum):
    APPEARED = "appeared"
    PARTNER = "partner"


class Member(WithPublicId, Coded, Base):
    """`hidden` is the member's own switch; `revised_at` moves whenever the matcher must look again.

    Who writes rows past the session (an import) moves the revision itself.

    The three texts are what the directory searches, folded: names one a line, words of the town, words of the story.
    """

    __tablename__ = "members"
    __table_args__ = (
        CheckConstraint("listing_sight IN ('public', 'members')", name="listing_sight_wide"),
        CheckConstraint("founded IS NULL OR founded BETWEEN 1000 AND 2100", name="founded_plausible"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    status: Mapped[Status] = mapped_column(enum_column(Status, "status"), default=Status.UNCONFIRMED)
    hidden: Mapped[bool] = mapped_column(default=False)
    acronym: Mapped[str] = mapped_column(default="")
    country: Mapped[str] = mapped_column(index=True)
    city: Mapped[str] = mapped_column(default="")
    website: Mapped[str] = mapped_column(default="")
    contact: Mapped[str] = mapped_column(default="")
    founded: Mapped[int | None]
    source: Mapped[str | None] = mapped_column(unique=True)
    listing_sight: Mapped[Sight] = mapped_column(enum_column(Sight, "listing_sight"), default=Sight.MEMBERS)
    story_sight: Mapped[Sight] = mapped_column(enum_column(Sight, "story_sight"), default=Sight.MEMBERS)
    means_sight: Mapped[Sight] = mapped_column(enum_column(Sight, "means_sight"), default=Sight.MEMBERS)
    places_sight: Mapped[Sight] = mapped_column(enum_column(Sight, "places_sight"), default=Sight.PARTNERS)
    contacts_sight: Mapped[Sight] = mapped_column(enum_column(Sight, "contacts_sight"), default=Sight.PARTNERS)
    search_text: Mapped[str] = mapped_column(default="")
    place_text: Mapped[str] = mapped_column(default="")
    story_text: Mapped[str] = mapped_column(default="")
    created_at: Mapped[datetime] = mapped_column(UtcDateTime, default=clock.now)
    revised_at: Mapped[datetime] = mapped_column(UtcDateTime, default=clock.now, index=True)
    confirmed_at: Mapped[datetime | None] = mapped_column(UtcDateTime)

    names: Mapped[list["MemberName"]] = relationship(
        cascade="all, delete-orphan", order_by="MemberName.position", lazy="selectin"
    )
    missions: Mapped[list["Mission"]] = relationship(
        cascade="all, delete-orphan", order_by="Mission.language", lazy="selectin"
    )
    codes: Mapped[list["MemberCode"]] = relationship(
        cascade="all, delete-orphan", order_by="MemberCode.code", lazy="selectin"
    )
    activities: Mapped[list["Activity"]] = relationship(
        back_populates="member", cascade="all, delete-orphan", order_by="desc(Activity.year), Activity.id"
    )

    @property
    def name(self) -> "MemberName":
        """The name it goes by: the first one given."""
        return self.names[0]

    @property
    def is_confirmed(self) -> bool:
        return self.status is Status.CONFIRMED

    @property
    def has_suggested_fields(self) -> bool:
        """Its fields of work were read from its texts, and nobody has confirmed them yet."""
        return any(row.is_suggested for row in self.codes)

    def recode(self, kind: StrEnum, codes: Iterable[str]) -> None:
        """Replace its codes of one kind; whoever does it stands by them."""
        super().recode(kind, codes)
        for row in self.codes:
            if row.kind is kind:
                row.is_suggested = False


class MemberName(Base):
    """One name in one language; the first is the one it goes by."""

    __tablename__ = "member_names"

    id: Mapped[int] = mapped_column(primary_key=True)
    member_id: Mapped[int] = mapped_column(ForeignKey("members.id", ondelete="CASCADE"), index=True)
    position: Mapped[int] = mapped_column(default=0)
    language: Mapped[str]
    text: Mapped[str]


class Mission(Base):
    """What the member is for, in one language."""

    __tablename__ = "missions"
    __table_args__ = (UniqueConstraint("member_id", "language"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    member_id: Mapped[int] = mapped_column(ForeignKey("members.id", ondelete="CASCADE"))
    language: Mapped[str]
    text: Mapped[str]


class MemberCode(Base):
    """One code of the vocabulary said of a member; suggested by its texts until somebody who knows confirms it."""

    __tablename__ = "member_codes"
    __table_args__ = (Index("ix_member_codes_kind_code", "kind", "code"),)

    member_id: Mapped[int] = mapped_column(ForeignKey("members.id", ondelete="CASCADE"), primary_key=True)
    kind: Mapped[CodeKind] = mapped_column(enum_column(CodeKind, "kind"), primary_key=True)
    code: Mapped[str] = mapped_column(primary_key=True)
    is_suggested: Mapped[bool] = mapped_column(default=False)


class Activity(WithPublicId, Coded, Base):
    """A past project or activity: a piece the matcher compares by itself."""

    __tablename__ = "activities"

    id: Mapped[int] = mapped_column(primary_key=True)
    member_id: Mapped[int] = mapped_column(ForeignKey("members.id", ondelete="CASCADE"), index=True)
    language: Mapped[str]
    title: Mapped[str]
    text: Mapped[str] = mapped_column(default="")
    year: Mapped[int | None]
    codes: Mapped[list["ActivityCode"]] = relationship(
        cascade="all, delete-orphan", order_by="ActivityCode.code", lazy="selectin"
    )
    member: Mapped[Member] = relationship(back_populates="activities")


class ActivityCode(Base):
    """One field or country of an activity."""

    __tablename__ = "activity_codes"

    activity_id: Mapped[int] = mapped_column(ForeignKey("activities.id", ondelete="CASCADE"), primary_key=True)
    kind: Mapped[CodeKind] = mapped_column(enum_column(CodeKind, "kind"), primary_key=True)
    code: Mapped[str] = mapped_column(primary_key=True)


class Tie(Base):
    """`member` has shown itself to `seen_by`: as a partner, or (a hidden one) by coming forward."""

    __tablename__ = "ties"

    member_id: Mapped[int] = mapped_column(ForeignKey("members.id", ondelete="CASCADE"), primary_key=True)
    seen_by_id: Mapped[int] = mapped_column(ForeignKey("members.id", ondelete="CASCADE"), primary_key=True)
    kind: Mapped[TieKind] = mapped_column(enum_column(TieKind, "kind"))


MATCHED_BY = ("revised_at", "hidden", "status")


@event.listens_for(Member, "after_insert")
@event.listens_for(Member, "after_update")
@event.listens_for(Member, "after_delete")
def _tell_the_matcher(_mapper: Mapper[Member], _connection: Connection, member: Member) -> None:
    state = inspect(member)
    session = Session.object_session(member)
    is_same = state.persistent and not any(state.attrs[name].history.has_changes() for name in MATCHED_BY)
    if session and (member in session.deleted or not is_same):
        revision.move(session)
