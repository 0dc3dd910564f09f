"""Who holds a letter: claims with a lease and a fence, and what became of each, in short transactions of their own."""

from dataclasses import dataclass
from datetime import datetime, timedelta

import structlog
from sqlalchemy import ColumnElement, and_, or_, select
from sqlalchemy.orm import Session

from collab import clock, db
from collab.mail.model import Letter, LetterState

log = structlog.get_logger()

BACK_OFF = tuple(timedelta(minutes=m) for m in (1, 5, 15, 60, 4 * 60, 24 * 60))
DOUBTS_ALLOWED = 1
TROUBLE_LENGTH = 500
STOPPED = "The sender stopped after it began to hand the letter over."


class Overtaken(Exception):  # noqa: N818 (the moment has passed)
    """Another sender holds the letter now: this one slept through its lease."""


@dataclass(frozen=True, slots=True)
class Claim:
    """The right to deliver one letter, as long as its `fence` is the newest."""

    letter_id: int
    message_id: str
    fence: int


def take_next(lease: timedelta) -> Claim | None:
    """Claim the letter that has been due longest; nobody else gets it until the lease is over.

    A letter whose sender died while handing it over is taken once more; after that it is laid aside as unclear.
    """
    now = clock.now()
    with db.transaction() as session:
        _lay_unclear_aside(session, now)
        letter = session.scalar(
            select(Letter)
            .where(or_(_is_due(now), _is_orphaned(now)))
            .order_by(Letter.due_at, Letter.id)
            .limit(1)
            .with_for_update(skip_locked=True)
        )
        return _take(letter, now + lease) if letter else None


def begin_sending(claim: Claim, lease: timedelta) -> None:
    """Write down that the letter is being handed over; raises Overtaken."""
    with db.transaction() as session:
        letter = _held(session, claim)
        letter.state, letter.lease_until = LetterState.SENDING, clock.now() + lease


def mark_sent(claim: Claim) -> None:
    """The post took it; raises Overtaken."""
    with db.transaction() as session:
        letter = _held(session, claim)
        letter.sent_at = clock.now()
        _close(letter, LetterState.SENT, "")


def mark_refused(claim: Claim, trouble: str) -> None:
    """The post will never take it; raises Overtaken."""
    with db.transaction() as session:
        _close(_held(session, claim), LetterState.REFUSED, trouble)


def drop(claim: Claim) -> None:
    """There is nothing left to say; raises Overtaken."""
    with db.transaction() as session:
        _close(_held(session, claim), LetterState.DROPPED, "")


def put_back(claim: Claim, trouble: str) -> None:
    """It did not go out; try again after a while that grows with each attempt. Raises Overtaken."""
    with db.transaction() as session:
        _put_back(_held(session, claim), trouble)


def doubt(claim: Claim, trouble: str) -> None:
    """Nobody knows whether it went out: once it is tried again, then it is unclear. Raises Overtaken."""
    with db.transaction() as session:
        letter = _held(session, claim)
        letter.doubts += 1
        if letter.doubts > DOUBTS_ALLOWED:
            _close(letter, LetterState.UNCLEAR, trouble)
        else:
            _put_back(letter, trouble)


def _lay_unclear_aside(session: Session, now: datetime) -> None:
    doubted = select(Letter).where(_is_abandoned(now), Letter.doubts >= DOUBTS_ALLOWED)
    for letter in session.scalars(doubted.with_for_update(skip_locked=True)):
        letter.doubts += 1
        letter.fence += 1
        _close(letter, LetterState.UNCLEAR, STOPPED)


def _is_due(now: datetime) -> ColumnElement[bool]:
    return and_(Letter.state == LetterState.WAITING, Letter.due_at <= now)


def _is_orphaned(now: datetime) -> ColumnElement[bool]:
    return and_(Letter.state.in_((LetterState.CLAIMED, LetterState.SENDING)), Letter.lease_until <= now)


def _is_abandoned(now: datetime) -> ColumnElement[bool]:
    return and_(Letter.state == LetterState.SENDING, Letter.lease_until <= now)


def _take(letter: Letter, until: datetime) -> Claim:
    if letter.state is LetterState.SENDING:
        letter.doubts += 1
        letter.attempts += 1
        letter.trouble = STOPPED
        log.warning("letter.doubted", letter=letter.id)
    letter.state, letter.lease_until = LetterState.CLAIMED, until
    letter.fence += 1
    return Claim(letter.id, letter.message_id, letter.fence)


def _held(session: Session, claim: Claim) -> Letter:
    held = Letter.state.in_((LetterState.CLAIMED, LetterState.SENDING))
    letter = session.scalar(
        select(Letter).where(Letter.id == claim.letter_id, Letter.fence == claim.fence, held).with_for_update()
    )
    if letter is None:
        raise Overtaken
    return letter


def _put_back(letter: Letter, trouble: str) -> None:
    wait = BACK_OFF[min(letter.attempts, len(BACK_OFF) - 1)]
    _end_claim(letter, LetterState.WAITING, trouble)
    letter.due_at = clock.now() + wait


def _close(letter: Letter, state: LetterState, trouble: str) -> None:
    _end_claim(letter, state, trouble)
    if state in (LetterState.REFUSED, LetterState.UNCLEAR):
        log.warning("letter.not_delivered", letter=letter.id, state=state)


def _end_claim(letter: Letter, state: LetterState, trouble: str) -> None:
    letter.state, letter.lease_until = state, None
    letter.attempts += 1
    letter.trouble = "".join(sign if sign.isprintable() else " " for sign in trouble)[:TROUBLE_LENGTH]
