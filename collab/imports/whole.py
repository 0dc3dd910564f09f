"""A whole file in one go, for the command line: judged first, then added whole or not at all."""

from collections.abc import Mapping
from dataclasses import dataclass

from sqlalchemy.orm import Session

from collab import db
from collab.imports.adding import Newcomer, add_all, known_sources
from collab.imports.look_alikes import Faces
from collab.imports.queries import kept_roles
from collab.imports.reading.columns import Layout
from collab.imports.reading.file import open_file
from collab.imports.reading.rows import Bad, Incoming, each_once
from collab.imports.reading.table import Unreadable


@dataclass(frozen=True, slots=True)
class Judged:
    """What would come of a file: every row stands once, among the newcomers or among the bad ones."""

    layout: Layout
    newcomers: tuple[Newcomer, ...]
    bad: tuple[Bad, ...]

    @property
    def rows(self) -> int:
        return len(self.newcomers) + len(self.bad)

    @property
    def flagged(self) -> int:
        """Accepted rows that look like an organisation which is there already."""
        return sum(bool(each.resembles) for each in self.newcomers)

    @property
    def with_fields(self) -> int:
        return sum(bool(each.row.draft.fields) for each in self.newcomers)


@dataclass(frozen=True, slots=True)
class Added:
    """How many became members, and how many were known before."""

    added: int
    known: int


def judge(session: Session, data: bytes, *, given: Mapping[str, str] | None = None) -> Judged:
    """Read the file and compare its organisations with those that are here; writes nothing; raises Unreadable."""
    file = open_file(data, given=given)
    roles = kept_roles(session, file.layout.headers)
    if roles is not None:
        file = file.as_mapped(roles)
    if not file.layout.names_somebody:
        raise Unreadable("file.no_names")
    found = each_once(file.read(), {})
    incoming = [row for row in found if isinstance(row, Incoming)]
    bad = tuple(row for row in found if isinstance(row, Bad))
    return Judged(file.layout, tuple(_compared(session, incoming)), bad)


def add(judged: Judged, *, confirm: bool) -> Added:
    """Add all that were accepted, or none."""
    sources = [each.row.source for each in judged.newcomers]
    with db.transaction() as session:
        db.one_after_another(session, "imports")
        known = len(known_sources(session, sources))
        add_all(session, judged.newcomers, confirm=confirm, by=None)
    return Added(len(sources) - known, known)


def _compared(session: Session, incoming: list[Incoming]) -> list[Newcomer]:
    faces = Faces(session)
    known = known_sources(session, [row.source for row in incoming])
    compared = []
    for row in incoming:
        compared.append(Newcomer(row) if row.source in known else Newcomer(row, faces.of(row)))
        if row.source not in known:
            faces.add(row)
    return compared
