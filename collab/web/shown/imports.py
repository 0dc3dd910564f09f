"""An import as the secretariat sees it: how far it is, what was found, and what looks alike side by side."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from flask import url_for
from sqlalchemy import select
from sqlalchemy.orm import Session

from collab.imports import queries
from collab.imports.model import Import, ImportRow, LookAlike, State
from collab.imports.staging import profile_of
from collab.language import gettext as _
from collab.members.drafts import ProfileDraft
from collab.members.model import Member
from collab.words import imports as words

FEW, PAGE = 5, 20
MOST_REPORTED = 50
SHORT = 280


@dataclass(frozen=True, slots=True)
class Face:
    """One side of two that look alike; `url` is "" for a row that is no member yet."""

    name: str
    language: str
    others: tuple[str, ...]
    country: str
    facts: tuple[str, ...]
    mission: str
    url: str
    note: str = ""


@dataclass(frozen=True, slots=True)
class Pair:
    """Two that look alike, and why."""

    public_id: str
    why: str
    ours: Face
    theirs: Face
    verdict: str


@dataclass(frozen=True, slots=True)
class Reported:
    """A row that was left out."""

    row: int
    column: str
    value: str
    reason: str


@dataclass(frozen=True, slots=True)
class ImportPage:
    """All that the page of an import says besides the import itself."""

    entry: Import
    preview: list[Face]
    reported: list[Reported]
    pairs: list[Pair]
    added: list[ImportRow]
    to_invite: int
    page: int
    total: int


def page_for(session: Session, entry: Import, page: int) -> ImportPage:
    """What there is to see of an import as it stands; the longest list of its state is given page by page."""
    ready, done = entry.state is State.READY, entry.state is State.DONE
    preview = session.scalars(queries.accepted(entry).limit(FEW)).all() if ready else []
    reported = session.scalars(queries.reported(entry).limit(MOST_REPORTED)).all() if ready or done else []
    flagged, alike = queries.page_of(session, queries.flagged(entry), page=page, size=PAGE) if ready else ([], 0)
    joined = queries.added(entry)
    added, total = queries.page_of(session, joined, page=page, size=PAGE) if done else ([], alike)
    return ImportPage(
        entry=entry,
        preview=[face_of_row(row) for row in preview],
        reported=[reported_row(entry, row) for row in reported],
        pairs=pairs_of_rows(session, entry, flagged),
        added=added,
        to_invite=queries.count(session, queries.to_invite(entry)) if done else 0,
        page=page,
        total=total,
    )


def reported_row(entry: Import, row: ImportRow) -> Reported:
    """A row that was left out, its column called as the file calls it."""
    header = next((h for h, role in zip(entry.headers, entry.roles or [], strict=False) if role == row.column), "")
    return Reported(
        row.number,
        header or (words.role(row.column) if row.column else ""),
        row.value,
        words.reason(row.reason, row.facts),
    )


def pairs_of_rows(session: Session, entry: Import, rows: Sequence[ImportRow]) -> list[Pair]:
    """Flagged rows, each beside what it resembles most."""
    first = {row.id: row.resembles[0] for row in rows}
    members = _members(session, (found["member_id"] for found in first.values()))
    earlier = _rows(session, entry, (found["row"] for found in first.values()))
    pairs = []
    for row in rows:
        found = first[row.id]
        member, other = members.get(found["member_id"]), earlier.get(found["row"])
        theirs = face_of_member(member) if member else face_of_row(other) if other else None
        if theirs:
            why = words.alike(found["reason"])
            pairs.append(Pair(row.public_id, why, face_of_row(row), theirs, row.verdict.value))
    return pairs


def pairs_of_members(found: Iterable[LookAlike]) -> list[Pair]:
    """Members that have still to be told apart."""
    return [
        Pair(each.public_id, words.alike(each.reason), face_of_member(each.member), face_of_member(each.other), "later")
        for each in found
    ]


def face_of_member(member: Member) -> Face:
    """A member beside another."""
    mission = member.missions[0].text if member.missions else ""
    facts = (member.acronym, member.city, str(member.founded or ""), member.website)
    note = "" if member.is_confirmed else _("Not confirmed yet")
    url = url_for("members.show", public_id=member.public_id)
    return _face([(name.text, name.language) for name in member.names], member.country, facts, mission, url, note)


def face_of_row(row: ImportRow) -> Face:
    """A row of the file beside another organisation."""
    draft: ProfileDraft = profile_of((row.draft or {})["profile"])
    mission = draft.missions[0].text if draft.missions else ""
    facts = (draft.acronym, draft.city, str(draft.founded or ""), draft.website)
    names = [(name.text, name.language) for name in draft.names]
    return _face(names, draft.country, facts, mission, "", _("Row %(row)s of the file", row=row.number))


def _face(
    names: list[tuple[str, str]], country: str, facts: tuple[str, ...], mission: str, url: str, note: str
) -> Face:
    others = tuple(text for text, _language in names[1:])
    short = mission if len(mission) <= SHORT else mission[: SHORT - 1] + "…"
    return Face(*names[0], others, country, tuple(fact for fact in facts if fact), short, url, note)


def _members(session: Session, ids: Iterable[int]) -> Mapping[int, Member]:
    return {member.id: member for member in session.scalars(select(Member).where(Member.id.in_(set(ids))))}


def _rows(session: Session, entry: Import, numbers: Iterable[int]) -> Mapping[int, ImportRow]:
    query: Any = queries.accepted(entry).where(ImportRow.number.in_(set(numbers)))
    return {row.number: row for row in session.scalars(query)}
