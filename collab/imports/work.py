"""The worker's part of an import: one small step after another, each of which can be lost and is then done again.

A step is worked out outside every transaction and written in one that first looks whether the import still stands
where it stood: so a worker that is killed, or a second one, never leaves half of anything.
"""

from collections.abc import Sequence
from pathlib import Path

from sqlalchemy.orm import Session

from collab import clock, db, jobs
from collab.imports import files, queries
from collab.imports.adding import Newcomer, add_all, known_sources
from collab.imports.look_alikes import Faces, Resemblance
from collab.imports.model import Import, ImportRow, Origin, State, Verdict
from collab.imports.reading.file import File, open_file
from collab.imports.reading.rows import Bad, Incoming, each_once
from collab.imports.reading.table import Unreadable
from collab.imports.representatives import invite_some
from collab.imports.staging import incoming, staged
from collab.imports.sweeping import sweep_rows

BATCH = 200
COMPARED = 50  # names are compared one by one, which takes longer
STEPS = 25  # then others have their turn, and the bell is rung again


class Importer:
    """Held by the worker; remembers the file it is at, and finds it again by itself."""

    def __init__(self, home: Path) -> None:
        self._home = home
        self._open: tuple[tuple[int, str], File] | None = None
        self._faces: tuple[tuple[int, int, int], Faces] | None = None

    def go_on(self) -> None:
        """Go on with what is underway; rings again when there is more to do."""
        for _ in range(STEPS):
            if not self.step():
                self._sweep()
                return
        with db.transaction() as session:
            jobs.ring(session, "imports")

    def step(self) -> bool:
        """The next small step of the oldest import that is underway; False when there is none."""
        session = db.session()
        session.rollback()
        entry = session.scalars(queries.underway().limit(1)).first()
        if entry is None:
            return False
        session.expunge(entry)
        match entry.state:
            case State.READING:
                self._read(entry)
            case State.COMPARING:
                self._compare(entry)
            case State.ADDING:
                self._add(entry)
            case _:
                invite_some(entry)
        return True

    def _read(self, seen: Import) -> None:
        try:
            file = self._file(seen)
        except Unreadable as bad:
            self._fail(seen, bad)
            return
        found = list(file.read(seen.done, BATCH))
        with db.transaction() as session:
            entry = _as_it_was(session, seen)
            if entry is None:
                return
            if entry.done == 0:
                _introduce(entry, file)
            if not file.layout.names_somebody:
                _move(entry, State.UNMAPPED)
                return
            session.add_all(staged(entry.id, row) for row in _each_once(session, entry, found))
            session.flush()
            entry.done = min(entry.total, entry.done + BATCH)
            if entry.done == entry.total:
                entry.accepted = queries.count(session, queries.accepted(entry))
                entry.reported = queries.count(session, queries.reported(entry))
                _move(entry, State.COMPARING, total=entry.accepted)

    def _compare(self, seen: Import) -> None:
        session = db.session()
        rows = session.scalars(queries.accepted(seen).offset(seen.done).limit(COMPARED)).all()
        rows_there = len(rows)
        known = known_sources(session, [row.source for row in rows])
        faces = self._faces_at(session, seen)
        found = {row.id: _resemblances(faces, row) for row in rows if row.source not in known}
        with db.transaction() as session:
            entry = _as_it_was(session, seen)
            if entry is None:
                return
            for id, resembles in found.items():
                row = session.get_one(ImportRow, id)
                row.resembles = [each.kept() for each in resembles]
                row.is_flagged = bool(resembles)
            session.flush()
            entry.done = min(entry.total, entry.done + rows_there)
            entry.known += len(known)
            self._faces = ((entry.id, entry.edition, entry.done), faces)
            if not rows_there or entry.done >= entry.total:
                entry.flagged = queries.count(session, queries.flagged(entry))
                _move(entry, State.READY)
                self._faces = None

    def _add(self, seen: Import) -> None:
        session = db.session()
        rows = session.scalars(queries.accepted(seen)).all()
        newcomers = [_newcomer(row) for row in rows if row.verdict is not Verdict.SAME]
        numbers = {row.number: row.id for row in rows}
        same = [(row.source, _resembled(row)) for row in rows if row.verdict is Verdict.SAME]
        with db.transaction() as session:
            entry = _as_it_was(session, seen)
            if entry is None:
                return
            before = len(known_sources(session, [each.row.source for each in newcomers]))
            became = add_all(session, newcomers, confirm=entry.confirms, by=entry.by)
            for source, found in same:
                if other := found.member_id or became.get(found.row):
                    session.merge(Origin(source=source, member_id=other))
            session.bulk_update_mappings(
                ImportRow.__mapper__, [{"id": numbers[number], "member_id": id} for number, id in became.items()]
            )
            entry.known, entry.added = before, len(newcomers) - before
            entry.done, entry.state, entry.ended_at = entry.total, State.DONE, clock.now()
        files.forget(self._home, seen.public_id)

    def _file(self, entry: Import) -> File:
        key = entry.id, entry.reads_as
        if self._open is None or self._open[0] != key:
            data = files.read(self._home, entry.public_id)
            if data is None:
                raise Unreadable("file.gone")
            self._open = (key, open_file(data, encoding=entry.reads_as))
        file = self._open[1].with_given(entry.given)
        if entry.roles is None:
            kept = queries.kept_roles(db.session(), file.layout.headers)
            return file.as_mapped(kept) if kept else file
        return file.as_mapped(entry.roles)

    def _faces_at(self, session: Session, entry: Import) -> Faces:
        """All members, and the rows before this one: remembered from the last step, or gathered anew."""
        if self._faces and self._faces[0] == (entry.id, entry.edition, entry.done):
            return self._faces[1]
        faces = Faces(session)
        for row in session.scalars(queries.accepted(entry).limit(entry.done)):
            faces.add(incoming(row))
        return faces

    def _fail(self, seen: Import, bad: Unreadable) -> None:
        with db.transaction() as session:
            entry = _as_it_was(session, seen)
            if entry is None:
                return
            entry.state, entry.ended_at = State.FAILED, clock.now()
            entry.failure, entry.facts = bad.code, dict(bad.facts)
        files.forget(self._home, seen.public_id)

    def _sweep(self) -> None:
        self._open = None
        sweep_rows()
        files.sweep(self._home, needed=set(db.session().scalars(queries.still_open())))


def _as_it_was(session: Session, seen: Import) -> Import | None:
    """The import, locked, if nobody has moved it on since it was seen."""
    entry = queries.locked(session, seen.id)
    if (entry.state, entry.edition, entry.done) != (seen.state, seen.edition, seen.done):
        return None
    entry.moved_at = clock.now()
    return entry


def _introduce(entry: Import, file: File) -> None:
    """What the file is, as soon as it is known."""
    layout = file.layout
    entry.headers, entry.samples = list(layout.headers), [list(cells) for cells in layout.samples]
    entry.roles, entry.encoding, entry.total = list(layout.roles), file.encoding, len(file)
    entry.accepted = entry.reported = entry.flagged = entry.known = 0


def _move(entry: Import, state: State, *, total: int = 0) -> None:
    entry.state, entry.done, entry.total = state, 0, total


def _each_once(session: Session, entry: Import, found: Sequence[Incoming | Bad]) -> list[Incoming | Bad]:
    sources = [row.source for row in found if isinstance(row, Incoming)]
    return each_once(found, queries.rows_by_source(session, entry, sources))


def _resemblances(faces: Faces, row: ImportRow) -> tuple[Resemblance, ...]:
    read = incoming(row)
    found = faces.of(read)
    faces.add(read)
    return found


def _newcomer(row: ImportRow) -> Newcomer:
    resembles = () if row.verdict is Verdict.ANOTHER else tuple(Resemblance(**each) for each in row.resembles)
    return Newcomer(incoming(row), resembles)


def _resembled(row: ImportRow) -> Resemblance:
    return Resemblance(**row.resembles[0])
