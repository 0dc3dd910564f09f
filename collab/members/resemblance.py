"""Which members a new or renamed organisation may be, among those its writer may know of."""

import threading
from dataclasses import dataclass

from sqlalchemy.orm import Session

from collab.matching.names import Known, LookAlike, Names
from collab.members import queries
from collab.members.drafts import ProfileDraft
from collab.members.model import Member
from collab.members.people import Person

MOST = 5  # a person compares with the nearest few
NOBODY = 0  # the id of an organisation that is no member yet


@dataclass(frozen=True, slots=True)
class Resemblance:
    """A member it may be: `level` ask or warn, the code of the `reason`, and its name that looks alike."""

    member: Member
    level: str
    reason: str
    name: str


class Faces:
    """Known names kept in step with the rows: what changed is read anew, and the answers are as if all were."""

    def __init__(self) -> None:
        self._names = Names()
        self._known: dict[int, Known] = {}
        self._lock = threading.Lock()

    def look_alikes(self, candidate: Known, known: dict[int, Known]) -> list[LookAlike]:
        """Those of `known` that the candidate resembles."""
        with self._lock:
            for id in self._known.keys() - known.keys():
                self._names.remove(id)
            for id, one in known.items():
                if self._known.get(id) != one:
                    self._names.add(one)
            self._known = known
            return self._names.look_alikes(candidate)


# Hidden members are among the first alone: not even how common a word is may tell of them.
_ALL, _LISTED = Faces(), Faces()


def resembling(session: Session, draft: ProfileDraft, me: Person, *, but: Member | None = None) -> list[Resemblance]:
    """The members that `draft` may be, the likest first; never `but`, and only those that `me` may know of."""
    names = tuple(name.text for name in draft.names)
    candidate = Known(but.id if but else NOBODY, names, draft.acronym, draft.country)
    known = {one.id: one for one in queries.known_names(session, hidden=me.is_union)}
    found = (_ALL if me.is_union else _LISTED).look_alikes(candidate, known)
    members = queries.seen_among(session, me, [each.id for each in found])
    return [_resemblance(each, members[each.id]) for each in found if each.id in members][:MOST]


def is_renamed(member: Member, draft: ProfileDraft) -> bool:
    """Whether `draft` gives the member another name, short name or country."""
    before = {name.text for name in member.names}, member.acronym, member.country
    return before != ({name.text for name in draft.names}, draft.acronym, draft.country)


def _resemblance(found: LookAlike, member: Member) -> Resemblance:
    return Resemblance(member, found.level, found.reason, found.evidence["known"])
