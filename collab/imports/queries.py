"""Imports, their rows and look-alikes, as the secretariat sees them; for all others there are none."""

import hashlib
from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import ColumnElement, Select, false, func, select, true
from sqlalchemy.orm import Session, selectinload

from collab.errors import Unknown
from collab.imports import policy
from collab.imports.model import ENDED, UNDERWAY, WAITING, Import, ImportRow, Invited, LookAlike, Mapping, Verdict
from collab.matching.folding import fold
from collab.matching.names import Known
from collab.members.model import Member, MemberName
from collab.members.people import Person


def visible_to(me: Person) -> Select[Import]:
    """All imports, for the secretariat; newest first."""
    return select(Import).where(_for(me)).order_by(Import.id.desc())


def seen_by(session: Session, me: Person, public_id: str) -> Import:
    """One import; raises Unknown."""
    row = session.scalar(visible_to(me).where(Import.public_id == public_id))
    if row is None:
        raise Unknown("not_found")
    return row


def locked(session: Session, id: int) -> Import:
    """The import as it stands now, and nobody moves it on until this transaction ends."""
    return session.scalars(
        select(Import).where(Import.id == id).with_for_update().execution_options(populate_existing=True)
    ).one()


def underway() -> Select[Import]:
    """What the worker has to go on with, the oldest first."""
    return select(Import).where(Import.state.in_(UNDERWAY) | Import.invites).order_by(Import.id)


def still_open() -> Select[str]:
    """Public ids of the imports whose file is needed."""
    return select(Import.public_id).where(Import.state.not_in(ENDED))


def left_alone(since: datetime) -> Select[Import]:
    """Imports that wait for a person, and nobody came since then."""
    return select(Import).where(Import.state.in_(WAITING), Import.moved_at < since)


def rows_by_source(session: Session, entry: Import, sources: Sequence[str]) -> dict[str, int]:
    """Where in the file these organisations stood already: source -> row."""
    kept = select(ImportRow.source, ImportRow.number).where(
        ImportRow.import_id == entry.id, ImportRow.source.in_(sources)
    )
    return {row.source: row.number for row in session.execute(kept)}


def accepted(entry: Import) -> Select[ImportRow]:
    """Rows that were understood, in the order of the file."""
    return select(ImportRow).where(ImportRow.import_id == entry.id, ImportRow.reason == "").order_by(ImportRow.number)


def reported(entry: Import) -> Select[ImportRow]:
    """Rows that were not, in the order of the file."""
    return select(ImportRow).where(ImportRow.import_id == entry.id, ImportRow.reason != "").order_by(ImportRow.number)


def added(entry: Import) -> Select[ImportRow]:
    """Rows that are members now, with these."""
    return accepted(entry).where(ImportRow.member_id.is_not(None)).options(selectinload(ImportRow.member))


def flagged(entry: Import) -> Select[ImportRow]:
    """Rows that look like an organisation which is there already."""
    return accepted(entry).where(ImportRow.is_flagged)


def to_invite(entry: Import) -> Select[ImportRow]:
    """Rows that became members and name a representative who was not invited yet."""
    return accepted(entry).where(
        ImportRow.email != "", ImportRow.member_id.is_not(None), ImportRow.invited == Invited.NOT_YET
    )


def row_of(session: Session, entry: Import, public_id: str) -> ImportRow:
    """One row of an import; raises Unknown."""
    row = session.scalar(select(ImportRow).where(ImportRow.import_id == entry.id, ImportRow.public_id == public_id))
    if row is None:
        raise Unknown("not_found")
    return row


def page_of(session: Session, query: Select[ImportRow], *, page: int, size: int) -> tuple[list[ImportRow], int]:
    """One page (from 1) of rows and how many there are in all; past the end, the last page."""
    total = count(session, query)
    page = max(1, min(page, -(-total // size)))
    return list(session.scalars(query.limit(size).offset((page - 1) * size))), total


def count(session: Session, query: Select[ImportRow]) -> int:
    """How many rows there are."""
    return session.scalar(select(func.count()).select_from(query.order_by(None).subquery())) or 0


def key_of(headers: Sequence[str]) -> str:
    """The same for files with the same headers, however they are spelt."""
    return hashlib.sha256("\x1f".join(map(fold, headers)).encode()).hexdigest()


def kept_roles(session: Session, headers: Sequence[str]) -> list[str] | None:
    """What somebody said the columns of a file with these headers are, or None."""
    row = session.get(Mapping, key_of(headers))
    return row.roles if row else None


def look_alikes(me: Person) -> Select[LookAlike]:
    """Members that a person has still to tell apart, the newest first; for the secretariat."""
    waiting = select(LookAlike).where(LookAlike.verdict == Verdict.LATER, _for(me))
    both = selectinload(LookAlike.member), selectinload(LookAlike.other)
    return waiting.order_by(LookAlike.id.desc()).options(*both)


def count_of_look_alikes(session: Session, me: Person) -> int:
    """How many members have still to be told apart."""
    waiting = select(func.count(LookAlike.id)).where(LookAlike.verdict == Verdict.LATER, _for(me))
    return session.scalar(waiting) or 0


def look_alike_seen_by(session: Session, me: Person, public_id: str) -> LookAlike:
    """One of them; raises Unknown."""
    row = session.scalar(look_alikes(me).where(LookAlike.public_id == public_id))
    if row is None:
        raise Unknown("not_found")
    return row


def known_names(session: Session) -> list[Known]:
    """The names of all members, hidden and unconfirmed ones too: for the secretariat alone."""
    names: dict[int, list[str]] = {}
    for id, text in session.execute(select(MemberName.member_id, MemberName.text).order_by(MemberName.position)):
        names.setdefault(id, []).append(text)
    rows = session.execute(select(Member.id, Member.acronym, Member.country).order_by(Member.id))
    return [Known(row.id, tuple(names.get(row.id, ())), row.acronym, row.country) for row in rows]


def _for(me: Person) -> ColumnElement[bool]:
    return true() if policy.importable_by(me) else false()
