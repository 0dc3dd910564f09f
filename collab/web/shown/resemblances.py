"""Members that a new or renamed one looks like, with the reason in words."""

from dataclasses import dataclass

from collab import db
from collab.members import resemblance
from collab.members.drafts import ProfileDraft
from collab.members.model import Member
from collab.members.people import Person
from collab.members.resemblance import Resemblance
from collab.web.shown.names import Named, named
from collab.words import imports as words


@dataclass(frozen=True, slots=True)
class Shown:
    """One of them: the member, whether it is nearly certain, its name that looks alike, and why."""

    member: Named
    is_sure: bool
    name: str
    reason: str


def of_new(draft: ProfileDraft, me: Person) -> list[Shown]:
    """Members that a new one may be."""
    return [_shown(each) for each in resemblance.resembling(db.session(), draft, me)]


def of_renamed(member: Member, draft: ProfileDraft, me: Person) -> list[Shown]:
    """Members that this one may be under its new name; none when it keeps its name."""
    if not resemblance.is_renamed(member, draft):
        return []
    return [_shown(each) for each in resemblance.resembling(db.session(), draft, me, but=member)]


def public_ids(found: list[Shown]) -> list[str]:
    """Of the members among them."""
    return [each.member.public_id for each in found]


def _shown(found: Resemblance) -> Shown:
    return Shown(named(found.member), found.level == "warn", found.name, words.alike(found.reason))
