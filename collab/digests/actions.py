"""Digests are issued by the clock or because somebody asked: never empty, never twice, nothing told again."""

from datetime import datetime, timedelta

from sqlalchemy import select
from sqlalchemy.orm import Session

from collab import clock, db
from collab.digests import contents, periods, queries
from collab.digests.model import Digest, DigestItem
from collab.mail import outbox
from collab.members.people import Person

CATCH_UP = timedelta(days=2)  # how long after its beginning a period that was missed is still made good
BATCH = 100  # people read for in one go, so that what they have in common is read once
_looked_in_vain: dict[str, str] = {}  # public id -> period: what was not there at its beginning does not come later


def issue_due() -> int:
    """Issue the digest of everyone whose period has begun and who has news from before it; returns how many.

    What came after the beginning waits for the next period, so that letters come at the hour that was chosen.
    """
    now = clock.now()
    begun = queries.begun(db.session(), now, CATCH_UP)
    due = [id for id, name, period in begun if _looked_in_vain.get(name) != period]
    batches = (due[start : start + BATCH] for start in range(0, len(due), BATCH))
    return sum(_issue_due(id, news, now) for batch in batches for id, news in _read_for(batch, now).items())


def issue_now(session: Session, person: Person) -> Digest | None:
    """Issue what is new for the person at once, whatever their rhythm; None when nothing is."""
    person, now = _held(session, person.id), clock.now()
    return _issue(session, person, periods.asked_at(now), contents.news_for(session, person, until=now))


def _read_for(ids: list[int], now: datetime) -> dict[int, list[str]]:
    """What is new, by name, for those it is new for; read before any transaction, so that nobody is held up."""
    session, found = db.session(), {}
    for id in ids:
        person = session.get_one(Person, id)
        period = periods.period_of(person, now)
        if period and (news := contents.news_for(session, person, until=period.began)):
            found[id] = news
        else:
            _looked_in_vain[person.public_id] = period.name if period else ""
    db.close()
    return found


def _issue_due(person_id: int, news: list[str], now: datetime) -> bool:
    with db.transaction() as session:
        person = _held(session, person_id)
        period = periods.period_of(person, now)
        if period is None or not person.is_in or queries.issued_in(session, person, period.name):
            return False
        return _issue(session, person, period.name, contents.untold(session, person, news)) is not None


def _issue(session: Session, person: Person, period: str, news: list[str]) -> Digest | None:
    if not news:
        return None
    digest = Digest(person_id=person.id, period=period, issued_at=clock.now())
    digest.items = [DigestItem(person_id=person.id, what=what) for what in news]
    session.add(digest)
    session.flush()
    outbox.put(session, "digest", to=person.id, key=f"digest:{digest.id}", digest=digest.id)
    return digest


def _held(session: Session, person_id: int) -> Person:
    """The person, held against a second digest until this transaction ends."""
    query = select(Person).where(Person.id == person_id)
    return session.scalars(query.with_for_update(of=Person).execution_options(populate_existing=True)).one()
