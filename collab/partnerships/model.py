"""A member and a post, from invitation or interest to the coordinator's decision."""

from datetime import datetime
from enum import StrEnum

from sqlalchemy import CheckConstraint, ForeignKey, Index, text
from sqlalchemy.orm import Mapped, mapped_column, relationship

from collab import clock
from collab.db import Base, UtcDateTime, WithPublicId, enum_column
from collab.members.model import Member
from collab.members.people import Person
from collab.posts.model import Post
from collab.proposals.model import Seat


class Stage(StrEnum):
    """invited | interested -> agreed -> approved | rejected; or declined, withdrawn, lapsed with its post."""

    INVITED = "invited"
    INTERESTED = "interested"
    AGREED = "agreed"
    APPROVED = "approved"
    DECLINED = "declined"
    REJECTED = "rejected"
    WITHDRAWN = "withdrawn"
    LAPSED = "lapsed"


WAITING = (Stage.INVITED, Stage.INTERESTED)
LIVE = (*WAITING, Stage.AGREED, Stage.APPROVED)
PENDING = (*WAITING, Stage.AGREED)
JOINED = (Stage.AGREED, Stage.APPROVED)
_live = text("stage IN ('invited', 'interested', 'agreed', 'approved')")


class Partnership(WithPublicId, Base):
    """`partner` is the member that is not the post's lead. At most one is live for a member and a post."""

    __tablename__ = "partnerships"
    __table_args__ = (
        Index("uq_partnerships_live", "post_id", "partner_id", unique=True, sqlite_where=_live, postgresql_where=_live),
        CheckConstraint(
            "stage NOT IN ('agreed', 'approved', 'rejected') "
            "OR (answered_by_id IS NOT NULL AND answered_at IS NOT NULL)",
            name="agreed_by_somebody",
        ),
        CheckConstraint(
            "stage NOT IN ('approved', 'rejected') OR (decided_by_id IS NOT NULL AND decided_at IS NOT NULL)",
            name="decided_by_somebody",
        ),
        CheckConstraint("stage <> 'rejected' OR reason <> ''", name="rejected_with_a_reason"),
        CheckConstraint(
            "stage NOT IN ('declined', 'withdrawn', 'lapsed') OR ended_at IS NOT NULL", name="ended_at_some_time"
        ),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    post_id: Mapped[int] = mapped_column(ForeignKey("posts.id"), index=True)
    partner_id: Mapped[int] = mapped_column(ForeignKey("members.id"), index=True)
    seat_id: Mapped[int | None] = mapped_column(ForeignKey("seats.id", ondelete="SET NULL"))
    stage: Mapped[Stage] = mapped_column(enum_column(Stage, "stage"), index=True)
    by_invitation: Mapped[bool]
    started_by_id: Mapped[int] = mapped_column(ForeignKey("people.id"))
    started_at: Mapped[datetime] = mapped_column(UtcDateTime, default=clock.now)
    note: Mapped[str] = mapped_column(default="")
    answered_by_id: Mapped[int | None] = mapped_column(ForeignKey("people.id"))
    answered_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    decided_by_id: Mapped[int | None] = mapped_column(ForeignKey("people.id"))
    decided_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    ended_by_id: Mapped[int | None] = mapped_column(ForeignKey("people.id"))
    ended_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    reason: Mapped[str] = mapped_column(default="")

    post: Mapped[Post] = relationship(lazy="joined", innerjoin=True)
    partner: Mapped[Member] = relationship(lazy="joined", innerjoin=True)
    seat: Mapped[Seat | None] = relationship(lazy="selectin")
    started_by: Mapped[Person] = relationship(foreign_keys=started_by_id, lazy="selectin")
    answered_by: Mapped[Person | None] = relationship(foreign_keys=answered_by_id, lazy="selectin")
    decided_by: Mapped[Person | None] = relationship(foreign_keys=decided_by_id, lazy="selectin")
    ended_by: Mapped[Person | None] = relationship(foreign_keys=ended_by_id, lazy="selectin")

    @property
    def lead(self) -> Member:
        return self.post.member

    @property
    def is_waiting(self) -> bool:
        """One side has not answered yet."""
        return self.stage in WAITING

    @property
    def is_agreed(self) -> bool:
        """Both sides said yes; a coordinator decides."""
        return self.stage is Stage.AGREED

    @property
    def is_live(self) -> bool:
        return self.stage in LIVE

    @property
    def asked(self) -> Member:
        """The member that answers the invitation or the interest."""
        return self.partner if self.by_invitation else self.lead

    @property
    def asking(self) -> Member:
        """The member that invited or came forward."""
        return self.lead if self.by_invitation else self.partner

    @property
    def lead_contact(self) -> Person | None:
        """Who acted for the lead: whom the partner meets once approved."""
        return self.started_by if self.by_invitation else self.answered_by

    @property
    def partner_contact(self) -> Person | None:
        """Who acted for the partner."""
        return self.answered_by if self.by_invitation else self.started_by
