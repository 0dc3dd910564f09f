"""What a row of a file looks like: members that are there already, and rows that stand before it in the file."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from typing import Any

from sqlalchemy.orm import Session

from collab.imports.queries import known_names
from collab.imports.reading.rows import Incoming
from collab.matching.names import Known, Names

MOST = 3  # a person compares with the nearest few


@dataclass(frozen=True, slots=True)
class Resemblance:
    """With a member (`member_id`) or an earlier row (`row`): how sure (ask or warn), why, and what shows it."""

    level: str
    reason: str
    member_id: int = 0
    row: int = 0
    evidence: Mapping[str, Any] = field(default_factory=dict)

    def kept(self) -> dict[str, Any]:
        """As a row keeps it."""
        return {**asdict(self), "evidence": dict(self.evidence)}


class Faces:
    """All organisations that are known so far, to compare the next row with; rows count as known once added."""

    def __init__(self, session: Session) -> None:
        self._names = Names(known_names(session))

    def of(self, row: Incoming) -> tuple[Resemblance, ...]:
        """What the row resembles, the likeliest first; the row itself is left out."""
        found = self._names.look_alikes(_known(row))
        return tuple(_resemblance(each) for each in found if each.id != -row.row)[:MOST]

    def add(self, row: Incoming) -> None:
        """From here on the next rows are compared with this one too."""
        self._names.add(_known(row))


def _known(row: Incoming) -> Known:
    """A row has the negative of its number for an id, so that no member has it."""
    names = tuple(name.text for name in row.draft.names)
    return Known(-row.row, names, row.draft.acronym, row.draft.country)


def _resemblance(found: Any) -> Resemblance:
    return Resemblance(
        level=str(found.level),
        reason=str(found.reason),
        member_id=max(0, found.id),
        row=max(0, -found.id),
        evidence=_plain(found.evidence),
    )


def _plain(evidence: Any) -> dict[str, Any]:
    """The evidence as JSON keeps it."""
    if isinstance(evidence, tuple):
        return dict(zip(("ours", "theirs"), map(str, evidence), strict=False))
    if isinstance(evidence, Mapping):
        return {
            str(key): value if isinstance(value, str | int | float) else str(value) for key, value in evidence.items()
        }
    return {}
