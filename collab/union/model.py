"""What the secretariat says of the union itself, and what the union changed of the vocabulary."""

from datetime import datetime
from enum import StrEnum
from typing import Any

from sqlalchemy import JSON, CheckConstraint, LargeBinary, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from collab.db import Base, UtcDateTime, enum_column


class OwnWords(Base):
    """Names and texts by language, where to ask, and the logo; `edition` grows with each change of them.

    `words_revised_at` moves with each change of the vocabulary: one look at this row tells a process whether it
    still speaks as it should.
    """

    __tablename__ = "union_words"
    __table_args__ = (CheckConstraint("id = 1", name="one_row"),)

    id: Mapped[int] = mapped_column(primary_key=True, autoincrement=False, default=1)
    names: Mapped[dict[str, str]] = mapped_column(JSON, default=dict)
    abouts: Mapped[dict[str, str]] = mapped_column(JSON, default=dict)
    contact: Mapped[str] = mapped_column(default="")
    logo: Mapped[bytes | None] = mapped_column(LargeBinary, deferred=True)
    logo_mark: Mapped[str] = mapped_column(default="")
    edition: Mapped[int] = mapped_column(default=1)
    words_revised_at: Mapped[datetime | None] = mapped_column(UtcDateTime)


class Word(StrEnum):
    """What a correction is of."""

    FIELD = "field"
    PLACE = "place"


class Correction(Base):
    """What stands instead of the shipped words for one field or place; an empty `said` leaves the shipped ones.

    `said` holds what vocabulary/corrections.py names; `edition` grows with each change.
    """

    __tablename__ = "corrections"
    __table_args__ = (UniqueConstraint("kind", "code"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    kind: Mapped[Word] = mapped_column(enum_column(Word, "kind"))
    code: Mapped[str]
    said: Mapped[dict[str, Any]] = mapped_column(JSON, default=dict)
    edition: Mapped[int] = mapped_column(default=0)
