"""The scene's imports, one in each state, with rows that were accepted, reported and flagged, and two look-alikes."""

from collections.abc import Mapping
from typing import Any

from sqlalchemy.orm import Session

from collab import clock
from collab.imports.model import Import, ImportRow, Invited, LookAlike, State
from collab.imports.reading.rows import Bad, Incoming
from collab.imports.staging import staged
from collab.members.drafts import ProfileDraft, Worded
from collab.members.model import Member
from collab.members.people import Person
from tests.house.canaries import NOBODY, Cage

SAMS = frozenset({"sam"})
HEADERS = ("name", "country", "email")
REASONS: tuple[tuple[str, dict[str, Any]], ...] = (
    ("no_name", {}),
    ("name_length", {"least": 2, "most": 160}),
    ("name_without_letters", {}),
    ("country_missing", {}),
    ("country_unknown", {}),
    ("country_na", {}),
    ("twice", {"row": 2}),
    ("cell_error", {}),
    ("formula", {}),
    ("too_many_cells", {"headers": 3}),
)
ALIKE = ("same_spelling", "spelling", "diacritics", "transliteration", "acronym", "translation", "confusable", "new")


def import_directories(
    session: Session, people: Mapping[str, Person], members: Mapping[str, Member], cage: Cage
) -> dict[str, Import | ImportRow | LookAlike]:
    """An import in each state by name, a row to be told apart, and two members to be told apart."""
    made = {f"i_{state.value}": _begun(session, state, people["sam"], cage) for state in State}
    row = _fill(session, made["i_ready"], members, cage)
    _fill(session, made["i_done"], members, cage, became=members["u"])
    pair = LookAlike(member=members["u"], other=members["o"], level="ask", reason="translation")
    session.add(pair)
    session.flush()
    for name, entry in made.items():
        cage.watch(f"address of {name}", entry.public_id, SAMS)
    return {**made, "i_row": row, "pair": pair}


def _begun(session: Session, state: State, by: Person, cage: Cage) -> Import:
    entry = Import(name=f"{cage.mark(f'file {state.value}', SAMS)}.csv", state=state, by=by)
    entry.headers, entry.samples = list(HEADERS), [["Wells", "Trees"], ["Sudan"], []]
    entry.roles = ["name", "country", "email"] if state is not State.UNMAPPED else ["", "", ""]
    entry.total, entry.done, entry.encoding = 200, 120, "cp1256"
    if entry.has_ended:
        entry.ended_at = clock.now()
    if state is State.FAILED:
        entry.failure, entry.facts = "file.malformed", {"line": 12}
    session.add(entry)
    session.flush()
    return entry


def _fill(
    session: Session, entry: Import, members: Mapping[str, Member], cage: Cage, became: Member | None = None
) -> ImportRow:
    mark = f"row of {entry.state.value}"
    rows = [_accepted(entry, number, cage, mark) for number in range(2, 2 + len(ALIKE))]
    for row, reason in zip(rows, ALIKE, strict=True):
        row.is_flagged = True
        found = {"level": "ask", "reason": reason, "member_id": members["o"].id, "row": 0, "evidence": {}}
        row.resembles = [found if reason != "new" else {**found, "member_id": 0, "row": 2}]
        row.member_id = became.id if became else None
    rows[1].invited = Invited.INVITED
    bad = [
        Bad(number, "country" if number % 2 else "", cage.mark(f"value {number} of {mark}", SAMS), code, facts)
        for number, (code, facts) in enumerate(REASONS, start=40)
    ]
    session.add_all([*rows, *(staged(entry.id, one) for one in bad)])
    entry.accepted, entry.reported, entry.flagged, entry.known = len(rows), len(bad), len(rows), 1
    entry.added = len(rows) if became else 0
    session.flush()
    return rows[0]


def _accepted(entry: Import, number: int, cage: Cage, mark: str) -> ImportRow:
    named, addressed = (SAMS, NOBODY) if entry.state is State.READY else (NOBODY, SAMS)
    name = f"{cage.mark(f'name {number} in {mark}', named)} Society"
    draft = ProfileDraft(
        names=(Worded("en", name), Worded("ar", "جمعية الآبار")), country="SD", city="Kassala", founded=1999
    )
    email = f"{cage.mark(f'address {number} in {mark}', addressed).lower()}@example.org"
    return staged(entry.id, Incoming(number, f"{mark} {number}", draft, email=email))
