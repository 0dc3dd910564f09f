"""What waits in the outbox."""

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from collab.mail.model import Letter, LetterState

UNDERWAY = (LetterState.WAITING, LetterState.CLAIMED, LetterState.SENDING)


def waiting_count(session: Session) -> int:
    """How many letters have still to go out."""
    return session.scalar(select(func.count()).where(Letter.state.in_(UNDERWAY))) or 0
