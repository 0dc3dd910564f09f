"""A member as pages name it: its name in its own language, its country, and where its profile is."""

from collections.abc import Iterable
from dataclasses import dataclass

from sqlalchemy import select

from collab import db
from collab.members import queries as members
from collab.members.model import Member
from collab.members.people import Person


@dataclass(frozen=True, slots=True)
class Named:
    """`language` is that of the name as it was typed; `country` a code of the vocabulary."""

    public_id: str
    name: str
    language: str
    country: str


def named(member: Member) -> Named:
    """The member by the name it goes by; ask `nameable` first whether this reader may know it."""
    return Named(member.public_id, member.name.text, member.name.language, member.country)


def nameable(member_ids: Iterable[int], me: Person | None) -> set[int]:
    """Which of these members this reader may know of, in one query."""
    known = members.visible_to(me).subquery()
    return set(db.session().scalars(select(known.c.id).where(known.c.id.in_(set(member_ids)))))
