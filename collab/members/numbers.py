"""How many members there are of each kind, among those a reader may see."""

from collections.abc import Mapping, Sequence

from sqlalchemy import Select, and_, case, func, or_, select
from sqlalchemy.orm import Session

from collab.members.model import CodeKind, Member, MemberCode
from collab.members.people import Person
from collab.members.queries import inside, open_to
from collab.vocabulary import fields

MOST_COUNTED = 2_000  # of a longer list no choice is counted: it would take longer than the list
Numbers = Mapping[str, int]


def by_country(session: Session, query: Select[Member]) -> dict[str, int]:
    """Members of `query` by the country of their head office."""
    each = query.with_only_columns(Member.country, func.count()).group_by(Member.country)
    return dict(session.execute(each).all())


def by_field(session: Session, query: Select[Member]) -> dict[str, int]:
    """Members of `query` by each of their fields."""
    coded = and_(MemberCode.member_id == Member.id, MemberCode.kind == CodeKind.FIELD)
    each = query.join(MemberCode, coded).with_only_columns(MemberCode.code, func.count()).group_by(MemberCode.code)
    return dict(session.execute(each).all())


def by_committee(session: Session, query: Select[Member]) -> dict[str, int]:
    """Members of `query` by the committees of their fields, each once a committee."""
    of_field = case({field.code: field.committee for field in fields.fields()}, value=MemberCode.code, else_="")
    coded = and_(MemberCode.member_id == Member.id, MemberCode.kind == CodeKind.FIELD)
    each = query.join(MemberCode, coded).with_only_columns(of_field, func.count(Member.id.distinct()))
    return {code: number for code, number in session.execute(each.group_by(of_field)).all() if code}


def choices(session: Session, ids: Sequence[int], me: Person | None) -> dict[str, Numbers] | None:
    """By name of the filter and by code, how many of these members each further choice would leave; None of too many.

    `ids` are of members the reader may know of; parts it may not see are not counted.
    """
    if len(ids) > MOST_COUNTED:
        return None
    these = select(Member).where(Member.id.in_(ids))
    return {
        "field": by_field(session, these),
        "committee": by_committee(session, these),
        "country": _there(session, these, me),
        **_codes(session, these, me),
    }


def _there(session: Session, these: Select[Member], me: Person | None) -> Numbers:
    """By country, members with their seat or their work there."""
    based = these.with_only_columns(Member.id.label("member"), Member.country.label("country"))
    works = and_(
        MemberCode.member_id == Member.id, MemberCode.kind == CodeKind.WORKS_IN, open_to(me, Member.story_sight)
    )
    there = based.union(these.join(MemberCode, works).with_only_columns(Member.id, MemberCode.code)).subquery()
    each = select(there.c.country, func.count()).group_by(there.c.country)
    return dict(session.execute(each).all())


def _codes(session: Session, these: Select[Member], me: Person | None) -> dict[str, Numbers]:
    """Languages and capacities, where this reader may see them."""
    shown = or_(
        and_(MemberCode.kind == CodeKind.LANGUAGE, inside(me)),
        and_(MemberCode.kind == CodeKind.CAPACITY, open_to(me, Member.means_sight)),
    )
    coded = these.join(MemberCode, and_(MemberCode.member_id == Member.id, shown))
    each = coded.with_only_columns(MemberCode.kind, MemberCode.code, func.count())
    found: dict[str, dict[str, int]] = {CodeKind.LANGUAGE.value: {}, CodeKind.CAPACITY.value: {}}
    for kind, code, number in session.execute(each.group_by(MemberCode.kind, MemberCode.code)).all():
        found[kind.value][code] = number
    return dict(found)
