"""Which digests were issued, and for whom a period has begun without one."""

from datetime import datetime, timedelta

from sqlalchemy import Select, select
from sqlalchemy.orm import Session

from collab.digests import periods
from collab.digests.model import Digest
from collab.members.people import Person, Rhythm


def begun(session: Session, now: datetime, within: timedelta) -> list[tuple[int, str, str]]:
    """(id, public id, period) of people in whose period, begun at most `within` ago, no digest was issued yet."""
    wanting = select(
        Person.id,
        Person.public_id,
        Person.zone,
        Person.digest_rhythm,
        Person.digest_weekday,
        Person.digest_hour,
        Person.created_at,
    ).where(Person.active, Person.password_hash.is_not(None), Person.digest_rhythm != Rhythm.NEVER)
    issued = {(row.person_id, row.period) for row in session.execute(_issued_since(now - within))}
    found = []
    for row in session.execute(wanting.order_by(Person.id)):
        period = periods.period_of(row, now)
        if period and max(row.created_at, now - within) <= period.began and (row.id, period.name) not in issued:
            found.append((row.id, row.public_id, period.name))
    return found


def issued_in(session: Session, person: Person, period: str) -> bool:
    """Whether the person already has the digest of this period."""
    query = select(Digest.id).where(Digest.person_id == person.id, Digest.period == period)
    return session.scalar(query) is not None


def _issued_since(moment: datetime) -> Select[int, str]:
    return select(Digest.person_id, Digest.period).where(Digest.issued_at >= moment)
