"""Digests are issued by the clock or because somebody asked: never empty, never twice, nothing told again."""

from datetime import datetime, timedelta

import structlog
from sqlalchemy import select
from sqlalchemy.orm import Session

from collab import clock, db
from collab.digests import contents, periods, queries
from collab.digests.contents import Item
from collab.digests.model import Digest, DigestItem
from collab.mail import outbox
from collab.members.people import Person

log = structlog.get_logger()

CATCH_UP = timedelta(days=2)  # how long after its beginning a period that was missed is still made good
_looked_in_vain: dict[str, str] = {}  # public id -> period: what was not there at its beginning does not come later


def issue_due() -> int:
    """Issue the digest of everyone whose period has begun and who has news from before it; returns how many.

    What came after the beginning waits for the next period, so that letters come at the hour that was chosen.
    """
    now, issued = clock.now(), 0
    due = [id for id, name, period in queries.begun(db.session(), now, CATCH_UP) if _looked_in_vain.get(name) != period]
    db.close()
    for id in due:
        try:
            issued += _issue_if_new(id, now)
        except Exception:
            log.exception("digest.not_issued", person=id)  # one broken row must not silence everybody else
        finally:
            db.close()
    return issued


def issue_now(session: Session, person: Person) -> Digest | None:
    """Issue what is new for the person at once, whatever their rhythm; None when nothing is."""
    person, now = _held(session, person.id), clock.now()
    return _issue(session, person, periods.asked_at(now), contents.news_for(session, person, until=now))


def _issue_if_new(person_id: int, now: datetime) -> bool:
    """Looks first without holding anybody up, then again inside the transaction that issues."""
    person = db.session().get_one(Person, person_id)
    period = periods.period_of(person, now)
    if period is None or not contents.news_for(db.session(), person, until=period.began):
        _looked_in_vain[person.public_id] = period.name if period else ""
        return False
    with db.transaction() as session:
        person = _held(session, person_id)
        period = periods.period_of(person, now)
        if period is None or not person.is_in or queries.issued_in(session, person, period.name):
            return False
        return _issue(session, person, period.name, contents.news_for(session, person, until=period.began)) is not None


def _issue(session: Session, person: Person, period: str, news: list[Item]) -> Digest | None:
    if not news:
        return None
    digest = Digest(person_id=person.id, period=period, issued_at=clock.now())
    digest.items = [DigestItem(person_id=person.id, what=item.what) for item in news]
    session.add(digest)
    session.flush()
    outbox.put(session, "digest", to=person.id, key=f"digest:{digest.id}", digest=digest.id)
    return digest


def _held(session: Session, person_id: int) -> Person:
    """The person, held against a second digest until this transaction ends."""
    query = select(Person).where(Person.id == person_id)
    return session.scalars(query.with_for_update(of=Person).execution_options(populate_existing=True)).one()
