"""What the secretariat says of the union itself: one row."""

from sqlalchemy import JSON, CheckConstraint, LargeBinary
from sqlalchemy.orm import Mapped, mapped_column

from collab.db import Base


class OwnWords(Base):
    """Names and texts by language, where to ask, and the logo; `edition` grows with each change."""

    __tablename__ = "union_words"
    __table_args__ = (CheckConstraint("id = 1", name="one_row"),)

    id: Mapped[int] = mapped_column(primary_key=True, autoincrement=False, default=1)
    names: Mapped[dict[str, str]] = mapped_column(JSON, default=dict)
    abouts: Mapped[dict[str, str]] = mapped_column(JSON, default=dict)
    contact: Mapped[str] = mapped_column(default="")
    logo: Mapped[bytes | None] = mapped_column(LargeBinary, deferred=True)
    logo_mark: Mapped[str] = mapped_column(default="")
    edition: Mapped[int] = mapped_column(default=1)
