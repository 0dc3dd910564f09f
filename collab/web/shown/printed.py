"""The directory on paper: all members that were asked for, by country and name, with what a list may say of them."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby

from sqlalchemy import Select, select

from collab import db, language
from collab.members.finding import Found
from collab.members.model import CodeKind, Member, MemberCode, MemberName
from collab.members.people import Person
from collab.members.queries import inside
from collab.vocabulary import countries
from collab.words import names


@dataclass(frozen=True, slots=True)
class Printed:
    """One member; `languages` is empty where this reader may not see them."""

    public_id: str
    names: list[tuple[str, str]]
    acronym: str
    fields: list[str]
    languages: list[str]


@dataclass(frozen=True, slots=True)
class Land:
    """The members of one country, by name."""

    name: str
    members: list[Printed]

    @property
    def tells_languages(self) -> bool:
        return any(member.languages for member in self.members)


def printed(found: Found, query: Select[Member], me: Person | None) -> list[Land]:
    """The members found in `query`, by country and then as they were found; in four queries however many they are."""
    session = db.session()
    about = query.with_only_columns(Member.id, Member.public_id, Member.acronym, Member.country)
    rows = {row.id: row for row in session.execute(about).all()}
    called = _called(query)
    fields, languages = _coded(query, CodeKind.FIELD), _coded(query.where(inside(me)), CodeKind.LANGUAGE)
    members = [
        (
            rows[one].country,
            Printed(
                public_id=rows[one].public_id,
                names=called.get(one, []),
                acronym=rows[one].acronym,
                fields=[names.field(code) for code in fields.get(one, ())],
                languages=[names.working_language(code) for code in languages.get(one, ())],
            ),
        )
        for one in found.ids
        if one in rows
    ]
    return _by_country(members)


def _by_country(members: Sequence[tuple[str, Printed]]) -> list[Land]:
    place = {code: number for number, (code, _name) in enumerate(countries.choices(language.current()))}
    ordered = sorted(members, key=lambda pair: (place.get(pair[0], len(place)), pair[0]))
    return [
        Land(names.country(code), [member for _code, member in group])
        for code, group in groupby(ordered, key=lambda pair: pair[0])
    ]


def _called(query: Select[Member]) -> dict[int, list[tuple[str, str]]]:
    """All names by member, each with its language, the one it goes by first."""
    named: dict[int, list[tuple[str, str]]] = {}
    ids = query.with_only_columns(Member.id)
    each = select(MemberName.member_id, MemberName.text, MemberName.language).where(MemberName.member_id.in_(ids))
    for member, text, tongue in db.session().execute(each.order_by(MemberName.member_id, MemberName.position)).all():
        named.setdefault(member, []).append((text, tongue))
    return named


def _coded(query: Select[Member], kind: CodeKind) -> dict[int, list[str]]:
    coded: dict[int, list[str]] = {}
    ids = query.with_only_columns(Member.id)
    each = select(MemberCode.member_id, MemberCode.code).where(MemberCode.kind == kind, MemberCode.member_id.in_(ids))
    for member, code in db.session().execute(each.order_by(MemberCode.member_id, MemberCode.code)).all():
        coded.setdefault(member, []).append(code)
    return coded
