"""How alike two posts are, as the worker last worked it out."""

from typing import Any

from sqlalchemy import JSON, CheckConstraint, ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

from collab.db import Base


class Likeness(Base):
    """An open post (`other_id`) that is nearly the same as a draft or an open one; `score` is 0..100.

    `reasons` are the fields and countries they share, as codes, and the pairs of words that met.
    """

    __tablename__ = "likenesses"
    __table_args__ = (CheckConstraint("score BETWEEN 0 AND 100", name="score_of_hundred"),)

    post_id: Mapped[int] = mapped_column(ForeignKey("posts.id", ondelete="CASCADE"), primary_key=True)
    other_id: Mapped[int] = mapped_column(ForeignKey("posts.id", ondelete="CASCADE"), primary_key=True, index=True)
    score: Mapped[int]
    reasons: Mapped[dict[str, Any]] = mapped_column(JSON)
