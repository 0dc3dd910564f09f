"""Reads a directory file and adds its organisations as members; a second run changes nothing."""

import csv
from dataclasses import dataclass
from pathlib import Path

from sqlalchemy import select
from sqlalchemy.orm import Session

from collab import clock, db
from collab.audit.log import record
from collab.members import actions as members
from collab.members.imports import columns, rows
from collab.members.imports.rows import Bad, Incoming
from collab.members.model import Member, Status

BATCH = 200


class Unreadable(ValueError):  # noqa: N818 (bad input, named for what it is)
    """The file as a whole cannot be read; the message says why and how to mend it."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """What came of an import: `rows` in the file, `added` and `known` of them, and the bad ones."""

    rows: int
    added: int
    known: int
    with_fields: int
    bad: tuple[Bad, ...]


def import_file(path: Path, *, confirm: bool) -> Outcome:
    """Add the organisations of a UTF-8 CSV file; `confirm` makes them confirmed members at once.

    Rows that cannot be understood are left out and listed. Members already added from the same row are left alone.
    """
    understood = read_file(path)
    good = _each_once([row for row in understood if isinstance(row, Incoming)])
    twice = [row for row in good if isinstance(row, Bad)]
    incoming = [row for row in good if isinstance(row, Incoming)]
    added = sum(_add(incoming[start : start + BATCH], confirm) for start in range(0, len(incoming), BATCH))
    bad = sorted([*twice, *(row for row in understood if isinstance(row, Bad))], key=lambda each: each.row)
    with_fields = sum(bool(row.draft.fields) for row in incoming)
    return Outcome(len(understood), added, len(incoming) - added, with_fields, tuple(bad))


def read_file(path: Path) -> list[Incoming | Bad]:
    """Every row of the file, understood or not; raises Unreadable."""
    try:
        with path.open(encoding="utf-8-sig", newline="") as file:
            table = list(csv.reader(file, strict=True))
    except UnicodeDecodeError as bad:
        raise Unreadable("The file is not UTF-8 text. Save it as “CSV UTF-8” and try again.") from bad
    except csv.Error as bad:
        raise Unreadable(f"The file is not well-formed CSV: {bad}.") from bad
    roles = columns.roles_of(table[0]) if table else {}
    if not columns.has_a_name(roles):
        raise Unreadable("No column of names was found. The first row must hold headers, one of them “name”.")
    return [
        rows.read(number, {role: row[place] for role, place in roles.items() if place < len(row)})
        for number, row in enumerate(table[1:], start=2)
        if any(cell.strip() for cell in row)
    ]


def _each_once(incoming: list[Incoming]) -> list[Incoming | Bad]:
    first: dict[str, int] = {}
    found: list[Incoming | Bad] = []
    for row in incoming:
        before = first.setdefault(row.source, row.row)
        name = row.draft.names[0].text
        same = f"This organisation stands in row {before} already."
        found.append(row if before == row.row else Bad(row.row, "name", name, same))
    return found


def _add(batch: list[Incoming], confirm: bool) -> int:
    with db.transaction() as session:
        sources = [row.source for row in batch]
        known = set(session.scalars(select(Member.source).where(Member.source.in_(sources))))
        new = [row for row in batch if row.source not in known]
        for row in new:
            _add_one(session, row, confirm)
    return len(new)


def _add_one(session: Session, row: Incoming, confirm: bool) -> None:
    status = Status.CONFIRMED if confirm else Status.UNCONFIRMED
    member = Member(country=row.draft.country, source=row.source, status=status, created_at=clock.now())
    session.add(member)
    members.fill(session, member, row.draft)
    for activity in row.activities:
        members.put_activity(member, activity)
    record(session, "member.imported", member, by=None)
