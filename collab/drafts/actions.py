"""Keeping what is typed, letting go of it, and doing once what is sent twice."""

import json
from dataclasses import dataclass
from datetime import timedelta

from sqlalchemy import delete, exists, or_, select
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from collab import clock, db
from collab.drafts import queries
from collab.drafts.model import Draft, Sending
from collab.errors import Conflict, Repeated

KEPT, TAKEN_BACK, REMEMBERED = timedelta(days=30), timedelta(days=1), timedelta(days=7)
SETTLING = timedelta(minutes=1)  # for so long a late save of a form that was sent is on its way
LARGEST = 200_000
MOST_VERSIONS, MOST_IN_ALL = 5, 50


@dataclass(frozen=True, slots=True)
class Typed:
    """One opened form with what stands in it: names of inputs and their values."""

    thread: str
    opening: str
    path: str
    about: str
    fields: dict[str, list[str]]


def keep(session: Session, typed: Typed, *, person_id: int) -> Draft:
    """Keep what is typed in place of what was kept of the same opened form; the newest five of a form stay."""
    if len(json.dumps([typed.path, typed.fields], ensure_ascii=False).encode()) > LARGEST:
        raise Conflict("draft.too_large")
    if _sent_just_now(session, typed.opening, person_id):
        raise Conflict("draft.sent")
    draft = _row_of(session, typed, person_id)
    draft.thread, draft.path, draft.about = typed.thread, typed.path, typed.about
    draft.fields, draft.saved_at, draft.discarded_at = typed.fields, clock.now(), None
    session.flush()
    _let_go_of_the_oldest(session, draft)
    return draft


def discard(session: Session, draft: Draft) -> None:
    """Take a draft out of sight; for a day it can be brought back."""
    draft.discarded_at = clock.now()
    session.flush()


def bring_back(session: Session, draft: Draft) -> None:
    """Undo discarding."""
    draft.discarded_at = None
    session.flush()


def forget(session: Session, thread: str, *, person_id: int) -> None:
    """What was sent is no draft any more, nor are its earlier openings."""
    session.execute(delete(Draft).where(Draft.person_id == person_id, Draft.thread == thread))


def send_once(session: Session, opening: str, stamp: str, *, person_id: int) -> Sending:
    """Mark a form as sent; the second of two at once waits here for the first, and raises Repeated."""
    sending = Sending(person_id=person_id, opening=opening, stamp=stamp)
    try:
        with session.begin_nested():
            session.add(sending)
    except IntegrityError:
        mine = (Sending.person_id == person_id, Sending.opening == opening, Sending.stamp == stamp)
        raise Repeated("form.sent_already", to=session.scalars(select(Sending.to).where(*mine)).one()) from None
    return sending


def sweep() -> None:
    """Let go of what is too old."""
    now = clock.now()
    over = or_(Draft.saved_at < now - KEPT, Draft.discarded_at < now - TAKEN_BACK)
    with db.transaction() as session:
        session.execute(delete(Draft).where(over))
        session.execute(delete(Sending).where(Sending.at < now - REMEMBERED))


def _row_of(session: Session, typed: Typed, person_id: int) -> Draft:
    """The row of this opened form; two saves at once are one row."""
    mine = select(Draft).where(Draft.person_id == person_id, Draft.opening == typed.opening).with_for_update()
    if draft := session.scalar(mine):
        return draft
    fresh = Draft(person_id=person_id, opening=typed.opening, thread=typed.thread, path=typed.path, fields={})
    try:
        with session.begin_nested():
            session.add(fresh)
    except IntegrityError:
        return session.scalars(mine).one()
    return fresh


def _sent_just_now(session: Session, opening: str, person_id: int) -> bool:
    recent = Sending.at > clock.now() - SETTLING
    return bool(
        session.scalar(select(exists().where(Sending.person_id == person_id, Sending.opening == opening, recent)))
    )


def _let_go_of_the_oldest(session: Session, draft: Draft) -> None:
    rows = list(session.scalars(queries.of(draft.person_id)))
    versions = [row for row in rows if (row.path, row.about) == (draft.path, draft.about)]
    for row in {*versions[MOST_VERSIONS:], *rows[MOST_IN_ALL:]}:
        session.delete(row)
    session.flush()
