"""An import as rows: what was read of the file, mappings kept, and look-alikes to be told apart."""

from datetime import datetime
from enum import StrEnum
from typing import Any

from sqlalchemy import JSON, CheckConstraint, ForeignKey, Index, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from collab import clock
from collab.db import Base, UtcDateTime, WithPublicId, enum_column
from collab.members.model import Member
from collab.members.people import Person


class State(StrEnum):
    """READING, COMPARING and ADDING are the worker's; UNMAPPED and READY wait for a person; the others are the end."""

    READING = "reading"
    COMPARING = "comparing"
    UNMAPPED = "unmapped"
    READY = "ready"
    ADDING = "adding"
    DONE = "done"
    FAILED = "failed"
    DROPPED = "dropped"


UNDERWAY = (State.READING, State.COMPARING, State.ADDING)
WAITING = (State.UNMAPPED, State.READY)
ENDED = (State.DONE, State.FAILED, State.DROPPED)


class Verdict(StrEnum):
    """What a person says of a look-alike; LATER also stands for not having said anything yet."""

    LATER = "later"
    ANOTHER = "another"
    SAME = "same"


class Invited(StrEnum):
    """What became of the representative a row names."""

    NOT_YET = "not-yet"
    INVITED = "invited"
    KNOWN = "known"


class Import(WithPublicId, Base):
    """One file. `done` of `total` rows are through the step it is in; `edition` grows with each new reading.

    `roles` says what each column is, "" for nothing; `given` holds one value for each column the file lacks.
    `encoding` is what its letters were read as, `reads_as` what somebody says they are.
    """

    __tablename__ = "imports"
    __table_args__ = (
        CheckConstraint("done BETWEEN 0 AND total", name="done_of_total"),
        CheckConstraint(
            "state NOT IN ('done', 'failed', 'dropped') OR ended_at IS NOT NULL", name="ended_when_it_ended"
        ),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    by_id: Mapped[int] = mapped_column(ForeignKey("people.id"))
    name: Mapped[str]
    state: Mapped[State] = mapped_column(enum_column(State, "state"), default=State.READING, index=True)
    edition: Mapped[int] = mapped_column(default=1)
    done: Mapped[int] = mapped_column(default=0)
    total: Mapped[int] = mapped_column(default=0)
    confirms: Mapped[bool] = mapped_column(default=False)
    invites: Mapped[bool] = mapped_column(default=False)
    given: Mapped[dict[str, str]] = mapped_column(JSON, default=dict)
    headers: Mapped[list[str]] = mapped_column(JSON, default=list)
    samples: Mapped[list[list[str]]] = mapped_column(JSON, default=list)
    roles: Mapped[list[str] | None] = mapped_column(JSON(none_as_null=True))
    encoding: Mapped[str] = mapped_column(default="")
    reads_as: Mapped[str] = mapped_column(default="")
    accepted: Mapped[int] = mapped_column(default=0)
    reported: Mapped[int] = mapped_column(default=0)
    flagged: Mapped[int] = mapped_column(default=0)
    known: Mapped[int] = mapped_column(default=0)
    added: Mapped[int] = mapped_column(default=0)
    failure: Mapped[str] = mapped_column(default="")
    facts: Mapped[dict[str, Any]] = mapped_column(JSON, default=dict)
    started_at: Mapped[datetime] = mapped_column(UtcDateTime, default=clock.now)
    moved_at: Mapped[datetime] = mapped_column(UtcDateTime, default=clock.now)
    ended_at: Mapped[datetime | None] = mapped_column(UtcDateTime)

    by: Mapped[Person] = relationship()

    @property
    def is_underway(self) -> bool:
        return self.state in UNDERWAY

    @property
    def is_waiting(self) -> bool:
        """A person has to look at it."""
        return self.state in WAITING

    @property
    def has_ended(self) -> bool:
        return self.state in ENDED


class ImportRow(WithPublicId, Base):
    """A row of the file while it waits: `draft` if it was accepted, else `column`, `value`, `reason` and its facts.

    `resembles` lists what it looks like; `verdict` is a person's answer to that. Swept a week after the import ended.
    """

    __tablename__ = "import_rows"
    __table_args__ = (
        UniqueConstraint("import_id", "number"),
        Index("ix_import_rows_import_id_source", "import_id", "source"),
        CheckConstraint("(draft IS NULL) <> (reason = '')", name="accepted_or_reported"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    import_id: Mapped[int] = mapped_column(ForeignKey("imports.id", ondelete="CASCADE"))
    number: Mapped[int]
    source: Mapped[str] = mapped_column(default="")
    draft: Mapped[dict[str, Any] | None] = mapped_column(JSON(none_as_null=True))
    column: Mapped[str] = mapped_column(default="")
    value: Mapped[str] = mapped_column(default="")
    reason: Mapped[str] = mapped_column(default="")
    facts: Mapped[dict[str, Any]] = mapped_column(JSON, default=dict)
    is_flagged: Mapped[bool] = mapped_column(default=False)
    resembles: Mapped[list[dict[str, Any]]] = mapped_column(JSON, default=list)
    verdict: Mapped[Verdict] = mapped_column(enum_column(Verdict, "verdict"), default=Verdict.LATER)
    member_id: Mapped[int | None] = mapped_column(ForeignKey("members.id", ondelete="SET NULL"), index=True)
    email: Mapped[str] = mapped_column(default="")
    person: Mapped[str] = mapped_column(default="")
    invited: Mapped[Invited] = mapped_column(enum_column(Invited, "invited"), default=Invited.NOT_YET)

    member: Mapped[Member | None] = relationship()


class Mapping(Base):
    """What somebody said the columns of a file are, kept for files with the same headers."""

    __tablename__ = "import_mappings"

    headers: Mapped[str] = mapped_column(primary_key=True)
    roles: Mapped[list[str]] = mapped_column(JSON)
    by_id: Mapped[int] = mapped_column(ForeignKey("people.id"))
    at: Mapped[datetime] = mapped_column(UtcDateTime, default=clock.now)


class Origin(Base):
    """A row of some file that a person said is this member: it is not added again."""

    __tablename__ = "member_origins"

    source: Mapped[str] = mapped_column(primary_key=True)
    member_id: Mapped[int] = mapped_column(ForeignKey("members.id", ondelete="CASCADE"), index=True)


class LookAlike(WithPublicId, Base):
    """Two members that may be one organisation: the newer one waits for a person to tell them apart."""

    __tablename__ = "look_alikes"
    __table_args__ = (UniqueConstraint("member_id", "other_id"), CheckConstraint("member_id <> other_id", name="two"))

    id: Mapped[int] = mapped_column(primary_key=True)
    member_id: Mapped[int] = mapped_column(ForeignKey("members.id", ondelete="CASCADE"))
    other_id: Mapped[int] = mapped_column(ForeignKey("members.id", ondelete="CASCADE"), index=True)
    level: Mapped[str]
    reason: Mapped[str]
    evidence: Mapped[dict[str, Any]] = mapped_column(JSON, default=dict)
    found_at: Mapped[datetime] = mapped_column(UtcDateTime, default=clock.now)
    verdict: Mapped[Verdict] = mapped_column(enum_column(Verdict, "verdict"), default=Verdict.LATER)
    decided_by_id: Mapped[int | None] = mapped_column(ForeignKey("people.id"))
    decided_at: Mapped[datetime | None] = mapped_column(UtcDateTime)

    member: Mapped[Member] = relationship(foreign_keys=[member_id])
    other: Mapped[Member] = relationship(foreign_keys=[other_id])
