"""What people do with an import: begin it, say what its columns are, tell look-alikes apart, consent, throw it away."""

from collections.abc import Mapping, Sequence

from sqlalchemy import delete
from sqlalchemy.orm import Session

from collab import clock, jobs
from collab.audit.log import record
from collab.errors import Conflict, Forbidden
from collab.imports import policy, queries
from collab.imports.model import Import, ImportRow, LookAlike, Origin, State, Verdict
from collab.imports.model import Mapping as KeptMapping
from collab.members import queries as members
from collab.members.model import Member
from collab.members.people import Person

LONGEST_FILE_NAME = 160


def begin(
    session: Session, public_id: str, name: str, *, given: Mapping[str, str], confirms: bool, by: Person
) -> Import:
    """A file has been kept under this id; the worker reads it."""
    _require(by)
    entry = Import(public_id=public_id, name=name[:LONGEST_FILE_NAME], by_id=by.id, confirms=confirms)
    entry.given = dict(given)
    session.add(entry)
    record(session, "import.begun", entry, by=by)
    jobs.ring(session, "imports")
    return entry


def map_columns(session: Session, entry: Import, roles: Sequence[str], given: Mapping[str, str], *, by: Person) -> None:
    """Say what the columns are, for this file and for later ones with the same headers; it is read anew."""
    entry = _waiting(session, entry, by)
    session.merge(KeptMapping(headers=queries.key_of(entry.headers), roles=list(roles), by_id=by.id, at=clock.now()))
    entry.roles, entry.given = list(roles), dict(given)
    _read_anew(session, entry)
    record(session, "import.mapped", entry, by=by)


def read_as(session: Session, entry: Import, encoding: str, *, by: Person) -> None:
    """Say what letters the file holds; it is read anew, and what its columns are is asked anew."""
    entry = _waiting(session, entry, by)
    entry.reads_as, entry.roles = encoding, None
    _read_anew(session, entry)
    record(session, "import.letters_chosen", entry, by=by, encoding=encoding)


def tell(session: Session, entry: Import, row: ImportRow, verdict: Verdict, *, by: Person) -> None:
    """Say whether a row is another organisation than the one it resembles, before it is added."""
    _waiting(session, entry, by)
    row.verdict = verdict
    session.flush()


def consent(session: Session, entry: Import, *, leave_out: bool, by: Person) -> None:
    """Add what was accepted; where rows were reported only with the word that they may be left out."""
    entry = _waiting(session, entry, by)
    if entry.state is not State.READY or not entry.accepted:
        raise Conflict("import.nothing_to_add")
    if entry.reported and not leave_out:
        raise Conflict("import.consent_missing")
    _move(entry, State.ADDING, total=entry.accepted)
    record(session, "import.consented", entry, by=by, left_out=entry.reported)
    jobs.ring(session, "imports")


def drop(session: Session, entry: Import, *, by: Person | None) -> None:
    """Throw an import away before anything was added."""
    if by is not None:
        _require(by)
    entry = queries.locked(session, entry.id)
    if entry.has_ended or entry.state is State.ADDING:
        raise Conflict("import.not_now")
    entry.state, entry.ended_at = State.DROPPED, clock.now()
    session.execute(delete(ImportRow).where(ImportRow.import_id == entry.id))
    record(session, "import.dropped", entry, by=by)
    jobs.ring(session, "imports")


def invite_all(session: Session, entry: Import, *, by: Person) -> None:
    """Invite the representatives that the file names, each for the member its row became."""
    _require(by)
    entry = queries.locked(session, entry.id)
    if entry.state is not State.DONE or entry.invites:
        raise Conflict("import.not_now")
    entry.invites = True
    record(session, "import.invited", entry, by=by)
    jobs.ring(session, "imports")


def tell_apart(session: Session, pair: LookAlike, verdict: Verdict, *, by: Person) -> None:
    """Decide on two members that look alike; a newer one that is the same organisation is taken out again."""
    _require(by)
    pair.verdict, pair.decided_by_id, pair.decided_at = verdict, by.id, clock.now()
    record(session, "look_alike.told_apart", pair, by=by, verdict=verdict.value, member=pair.member_id)
    if verdict is Verdict.SAME:
        _take_out(session, session.get_one(Member, pair.member_id), same_as=pair.other_id)


def _read_anew(session: Session, entry: Import) -> None:
    entry.edition += 1
    _move(entry, State.READING, total=0)
    session.execute(delete(ImportRow).where(ImportRow.import_id == entry.id))
    jobs.ring(session, "imports")


def _take_out(session: Session, member: Member, *, same_as: int) -> None:
    if member.is_confirmed or session.scalars(members.invited_or_in(member.id)).first():
        raise Conflict("look_alike.has_people")
    if member.source:
        session.merge(Origin(source=member.source, member_id=same_as))
    session.delete(member)
    session.flush()
    jobs.ring(session, "match")


def _waiting(session: Session, entry: Import, by: Person) -> Import:
    """The import, which waits for a person and is nobody else's until this transaction ends."""
    _require(by)
    entry = queries.locked(session, entry.id)
    if not entry.is_waiting:
        raise Conflict("import.not_now")
    return entry


def _move(entry: Import, state: State, *, total: int) -> None:
    entry.state, entry.done, entry.total, entry.moved_at = state, 0, total, clock.now()


def _require(by: Person) -> None:
    if not policy.importable_by(by):
        raise Forbidden("member.not_yours")
