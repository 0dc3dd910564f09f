"""Members and people as somebody may see them; what may not be seen does not exist."""

from dataclasses import dataclass

from sqlalchemy import ColumnElement, Select, and_, exists, false, or_, select, true
from sqlalchemy.orm import InstrumentedAttribute, Session

from collab.errors import Unknown
from collab.members import policy
from collab.members.model import Activity, CodeKind, Member, MemberCode, Sight, Status, Tie, TieKind
from collab.members.people import Person, Role
from collab.vocabulary import fields


def visible_to(me: Person | None) -> Select[Member]:
    """The members this reader may know of."""
    query = select(Member)
    public = and_(_confirmed, ~Member.hidden, Member.listing_sight == Sight.PUBLIC)
    if me is None:
        return query.where(public)
    if me.is_union:
        return query
    if not me.reads_as_member:
        return query.where(or_(Member.id == me.member_id, public))
    shown = exists().where(Tie.member_id == Member.id, Tie.seen_by_id == me.member_id)
    return query.where(or_(Member.id == me.member_id, and_(_confirmed, or_(~Member.hidden, shown))))


def seen_by(session: Session, me: Person | None, public_id: str) -> Member:
    """One member as `me` may see it; raises Unknown."""
    member = session.scalar(visible_to(me).where(Member.public_id == public_id))
    if member is None:
        raise Unknown("not_found")
    return member


def kept_by(session: Session, me: Person, public_id: str) -> Member:
    """A member whose profile `me` keeps; for all others there is nothing to keep here: raises Unknown."""
    member = seen_by(session, me, public_id)
    if not policy.editable_by(member, me):
        raise Unknown("not_found")
    return member


def staffed_by(session: Session, me: Person, public_id: str) -> Member:
    """A member whose people `me` invites; raises Unknown to all others."""
    member = seen_by(session, me, public_id)
    if not policy.people_manageable_by(member, me):
        raise Unknown("not_found")
    return member


@dataclass(frozen=True, slots=True)
class Filters:
    """Codes of the vocabulary that a list of members is narrowed to; "" narrows nothing."""

    field: str = ""
    committee: str = ""
    country: str = ""
    language: str = ""
    capacity: str = ""


def narrowed(query: Select[Member], me: Person | None, to: Filters) -> Select[Member]:
    """Narrowed to members with all these codes; what `me` may not see finds nothing."""
    if to.field:
        query = query.where(_coded(CodeKind.FIELD, to.field))
    if to.committee:
        query = query.where(_coded(CodeKind.FIELD, *_fields_of(to.committee)))
    if to.country:
        works_there = and_(open_to(me, Member.story_sight), _coded(CodeKind.WORKS_IN, to.country))
        query = query.where(or_(Member.country == to.country, works_there))
    if to.language:
        query = query.where(inside(me), _coded(CodeKind.LANGUAGE, to.language))
    if to.capacity:
        query = query.where(open_to(me, Member.means_sight), _coded(CodeKind.CAPACITY, to.capacity))
    return query


def inside(me: Person | None) -> ColumnElement[bool]:
    """The member shows this reader what it shows members of the union."""
    if me is None:
        return false()
    return true() if me.is_union or me.reads_as_member else Member.id == me.member_id


def open_to(me: Person | None, sight: InstrumentedAttribute[Sight]) -> ColumnElement[bool]:
    """The part with this level is shown to `me`: what policy.sights_of says of one member, for all of them."""
    if me is None or me.is_union or not me.reads_as_member:
        return inside(me)
    partners = select(Tie.member_id).where(Tie.seen_by_id == me.member_id, Tie.kind == TieKind.PARTNER)
    return or_(
        Member.id == me.member_id,
        sight.in_((Sight.PUBLIC, Sight.MEMBERS)),
        and_(sight == Sight.PARTNERS, Member.id.in_(partners)),
    )


def activity_of(session: Session, member: Member, public_id: str) -> Activity:
    """One activity of the member; raises Unknown."""
    row = session.scalar(select(Activity).where(Activity.member_id == member.id, Activity.public_id == public_id))
    if row is None:
        raise Unknown("not_found")
    return row


def tie_between(session: Session, member: Member, me: Person | None) -> Tie | None:
    """What the member has shown to the organisation of `me`."""
    if me is None or me.member_id is None:
        return None
    return session.get(Tie, (member.id, me.member_id))


def people_of(member_id: int) -> Select[Person]:
    """Those who may act for a member and have come in, oldest first."""
    acts = Person.role.in_((Role.EDITOR, Role.ADMIN))
    return (
        select(Person)
        .where(Person.member_id == member_id, acts, Person.active, Person.password_hash.is_not(None))
        .order_by(Person.id)
    )


def invited_or_in(member_id: int) -> Select[Person]:
    """All who act for a member, those still invited too."""
    acts = Person.role.in_((Role.EDITOR, Role.ADMIN))
    return select(Person).where(Person.member_id == member_id, acts, Person.active).order_by(Person.name, Person.id)


def closed_of(member_id: int | None) -> Select[Person]:
    """Those whose access to a member (None: to the union) was closed."""
    of_union = Person.role.in_((Role.COORDINATOR, Role.SECRETARIAT))
    where = of_union if member_id is None else and_(Person.member_id == member_id, ~of_union)
    return select(Person).where(where, ~Person.active).order_by(Person.name, Person.id)


def person_kept_by(session: Session, me: Person, public_id: str) -> Person:
    """Somebody whose access `me` may close or reopen; raises Unknown to all others."""
    person = session.scalar(select(Person).where(Person.public_id == public_id))
    if person is None or not policy.access_kept_by(person, me):
        raise Unknown("not_found")
    return person


def people_with(role: Role) -> Select[Person]:
    """The union's people with a role who have come in."""
    return (
        select(Person).where(Person.role == role, Person.active, Person.password_hash.is_not(None)).order_by(Person.id)
    )


def union_people() -> Select[Person]:
    """All who work for the union, those still invited too."""
    works = Person.role.in_((Role.COORDINATOR, Role.SECRETARIAT))
    return select(Person).where(works, Person.active).order_by(Person.name, Person.id)


_confirmed = Member.status == Status.CONFIRMED


def _coded(kind: CodeKind, *codes: str) -> ColumnElement[bool]:
    return exists().where(MemberCode.member_id == Member.id, MemberCode.kind == kind, MemberCode.code.in_(codes))


def _fields_of(committee: str) -> list[str]:
    return [field.code for field in fields.fields() if field.committee == committee]
