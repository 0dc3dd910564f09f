"""A member as one reader may see it: parts they may not see are not there at all."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy.orm import Session

from collab.members import policy, queries
from collab.members.model import Activity, CodeKind, Member, MemberName, Mission, Sight
from collab.members.people import Person

# What a full profile says, in the order in which it helps to be matched.
PARTS = (
    "missions",
    "fields",
    "capacities",
    "needs",
    "activities",
    "works_in",
    "languages",
    "target_groups",
    "city",
    "founded",
    "website",
    "contact",
)


@dataclass(frozen=True, slots=True)
class Card:
    """What a list says of a member: what even the widest reader may know."""

    id: int
    public_id: str
    name: MemberName
    other_names: tuple[MemberName, ...]
    acronym: str
    country: str
    fields: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Shown:
    """One profile for one reader. A part is None where its level is not the reader's."""

    card: Card
    own: bool
    hidden: bool
    confirmed_at: datetime | None
    fields_are_suggested: bool
    languages: tuple[str, ...]
    missions: tuple[Mission, ...] | None
    activities: tuple[Activity, ...] | None
    works_in: tuple[str, ...] | None
    target_groups: tuple[str, ...] | None
    founded: int | None
    website: str
    capacities: tuple[str, ...] | None
    needs: tuple[str, ...] | None
    city: str | None
    contact: str | None
    people: tuple[Person, ...] | None


def card(member: Member) -> Card:
    """The few words that lists show."""
    return Card(
        id=member.id,
        public_id=member.public_id,
        name=member.name,
        other_names=tuple(member.names[1:]),
        acronym=member.acronym,
        country=member.country,
        fields=member.coded(CodeKind.FIELD),
    )


def cards(members: Iterable[Member]) -> list[Card]:
    """The cards of a list."""
    return [card(member) for member in members]


def missing(member: Member) -> tuple[str, ...]:
    """The parts of PARTS that a profile does not fill yet."""
    filled = {
        "missions": member.missions,
        "fields": member.coded(CodeKind.FIELD),
        "works_in": member.coded(CodeKind.WORKS_IN),
        "languages": member.coded(CodeKind.LANGUAGE),
        "target_groups": member.coded(CodeKind.TARGET_GROUP),
        "capacities": member.coded(CodeKind.CAPACITY),
        "needs": member.coded(CodeKind.NEED),
        "activities": member.activities,
        "city": member.city,
        "founded": member.founded,
        "website": member.website,
        "contact": member.contact,
    }
    return tuple(part for part in PARTS if not filled[part])


def shown_to(session: Session, member: Member, me: Person | None) -> Shown:
    """The parts of a visible profile that `me` may see."""
    sights = policy.sights_of(member, me, queries.tie_between(session, member, me))
    inside = Sight.MEMBERS in sights
    story = inside and member.story_sight in sights
    means = inside and member.means_sight in sights
    contacts = inside and member.contacts_sight in sights
    return Shown(
        card=card(member),
        own=me is not None and policy.belongs_to(member, me),
        hidden=member.hidden,
        confirmed_at=member.confirmed_at if inside else None,
        fields_are_suggested=member.has_suggested_fields,
        languages=member.coded(CodeKind.LANGUAGE) if inside else (),
        missions=tuple(member.missions) if story else None,
        activities=tuple(member.activities) if story else None,
        works_in=member.coded(CodeKind.WORKS_IN) if story else None,
        target_groups=member.coded(CodeKind.TARGET_GROUP) if story else None,
        founded=member.founded if story else None,
        website=member.website if contacts else "",
        capacities=member.coded(CodeKind.CAPACITY) if means else None,
        needs=member.coded(CodeKind.NEED) if means else None,
        city=member.city if inside and member.places_sight in sights else None,
        contact=member.contact if contacts else None,
        people=tuple(session.scalars(queries.people_of(member.id))) if contacts else None,
    )
