"""Rows that were understood become members: all of them in one short transaction, or none."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Insert, insert, select
from sqlalchemy.orm import DeclarativeBase, Session

from collab import clock, db, jobs, revision
from collab.audit.log import record_each
from collab.imports.look_alikes import Resemblance
from collab.imports.model import LookAlike, Origin
from collab.imports.reading.rows import Incoming
from collab.members.actions import folded
from collab.members.model import Activity, CodeKind, Member, MemberCode, MemberName, Mission, Status
from collab.members.people import Person

CHUNK = 500


@dataclass(frozen=True, slots=True)
class Newcomer:
    """A row to be added, and what it still resembles: then it stays unconfirmed until a person has told them apart."""

    row: Incoming
    resembles: tuple[Resemblance, ...] = ()


def add_all(session: Session, newcomers: Sequence[Newcomer], *, confirm: bool, by: Person | None) -> dict[int, int]:
    """Add those that are not members yet, and say which member each row became or was (row number -> member id).

    Rows are written in bulk: ten thousand hold the database for some seven seconds. Two imports wait for each other.
    """
    db.one_after_another(session, "imports")
    known = known_sources(session, [each.row.source for each in newcomers])
    fresh = [each for each in newcomers if each.row.source not in known]
    ids = _insert_members(session, fresh, confirm)
    for rows in _parts_of(ids, fresh):
        _insert(session, *rows)
    record_each(session, "member.imported", Member.__tablename__, ids, by=by)
    became = {each.row.row: id for each, id in zip(fresh, ids, strict=True)}
    became |= {each.row.row: known[each.row.source] for each in newcomers if each.row.source in known}
    _remember_resemblances(session, fresh, became)
    if ids:
        revision.move(session)
        jobs.ring(session, "match")
    return became


def known_sources(session: Session, sources: Sequence[str]) -> dict[str, int]:
    """Rows that are members already: source -> member id."""
    found: dict[str, int] = {}
    for start in range(0, len(sources), CHUNK):
        some = sources[start : start + CHUNK]
        for query in (
            select(Origin.source, Origin.member_id).where(Origin.source.in_(some)),
            select(Member.source, Member.id).where(Member.source.in_(some)),
        ):
            found |= {source: id for source, id in session.execute(query) if source}
    return found


def _insert_members(session: Session, newcomers: Sequence[Newcomer], confirm: bool) -> list[int]:
    if not newcomers:
        return []
    rows = [_member(each, confirm) for each in newcomers]
    adding: Insert = insert(Member).returning(Member.id, sort_by_parameter_order=True)
    return [id for start in range(0, len(rows), CHUNK) for id in session.scalars(adding, rows[start : start + CHUNK])]


def _member(newcomer: Newcomer, confirm: bool) -> dict[str, Any]:
    draft, now = newcomer.row.draft, clock.now()
    told = [*(mission.text for mission in draft.missions), *(activity.title for activity in newcomer.row.activities)]
    return {
        "public_id": db.new_public_id(),
        "status": Status.CONFIRMED if confirm and not newcomer.resembles else Status.UNCONFIRMED,
        "source": newcomer.row.source,
        "country": draft.country,
        "city": draft.city,
        "acronym": draft.acronym,
        "website": draft.website,
        "contact": draft.contact,
        "founded": draft.founded,
        **folded((name.text for name in draft.names), draft.acronym, draft.city, told),
        "created_at": now,
        "revised_at": now,
    }


def _parts_of(ids: Sequence[int], newcomers: Sequence[Newcomer]) -> Iterable[tuple[type[DeclarativeBase], list[Any]]]:
    """The rows that hang on the members."""
    pairs = [(id, each.row) for id, each in zip(ids, newcomers, strict=True)]
    yield (
        MemberName,
        [
            {"member_id": id, "position": place, "language": name.language, "text": name.text}
            for id, row in pairs
            for place, name in enumerate(row.draft.names)
        ],
    )
    yield (
        Mission,
        [
            {"member_id": id, "language": text.language, "text": text.text}
            for id, row in pairs
            for text in row.draft.missions
        ],
    )
    yield MemberCode, [code for id, row in pairs for code in _codes(id, row)]
    yield (
        Activity,
        [
            {"public_id": db.new_public_id(), "member_id": id, "language": a.language, "title": a.title, "text": a.text}
            for id, row in pairs
            for a in row.activities
        ],
    )


def _codes(id: int, row: Incoming) -> list[dict[str, Any]]:
    """Its codes; fields of work were read from its texts, and stay suggested until its people confirm them."""
    kinds = (
        (CodeKind.FIELD, row.draft.fields),
        (CodeKind.WORKS_IN, row.draft.works_in),
        (CodeKind.LANGUAGE, row.draft.languages),
    )
    return [
        {"member_id": id, "kind": kind, "code": code, "is_suggested": kind is CodeKind.FIELD}
        for kind, codes in kinds
        for code in codes
    ]


def _remember_resemblances(session: Session, fresh: Sequence[Newcomer], became: Mapping[int, int]) -> None:
    rows = {}
    for each in fresh:
        for found in each.resembles:
            other = found.member_id or became.get(found.row)
            if other and other != became[each.row.row]:
                rows[became[each.row.row], other] = {
                    "public_id": db.new_public_id(),
                    "member_id": became[each.row.row],
                    "other_id": other,
                    "level": found.level,
                    "reason": found.reason,
                    "evidence": dict(found.evidence),
                    "found_at": clock.now(),
                }
    _insert(session, LookAlike, list(rows.values()))


def _insert(session: Session, kind: type[DeclarativeBase], rows: list[Any]) -> None:
    if rows:
        session.execute(insert(kind), rows)
