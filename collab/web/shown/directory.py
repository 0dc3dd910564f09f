"""Who is where and who does what: the pages of a country, a field and a committee, as one reader may see them."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from flask import url_for
from sqlalchemy import Select

from collab import db, language
from collab.members import numbers, queries
from collab.members.model import Member
from collab.members.people import Person
from collab.members.queries import Filters
from collab.offers import queries as exchanges
from collab.offers.model import Exchange
from collab.posts import queries as posts
from collab.posts.model import LISTED, LOOKING, Post
from collab.proposals.model import Proposal
from collab.vocabulary import collation, countries, fields
from collab.web.shown.member_list import MemberLine, all_of, lines_of
from collab.web.shown.posts import PostLine
from collab.web.shown.posts import lines_of as post_lines
from collab.words import names

MOST_MEMBERS, MOST_POSTS = 12, 6
Line = TypeVar("Line")
P = TypeVar("P", bound=Post)


@dataclass(frozen=True, slots=True)
class Some(Generic[Line]):
    """The first lines of a list, how many it holds, and where all of them are."""

    lines: list[Line]
    total: int
    url: str


@dataclass(frozen=True, slots=True)
class Way:
    """A page beside this one, and how many members it shows this reader."""

    name: str
    url: str
    number: int


@dataclass(frozen=True, slots=True)
class CountryPage:
    """`based` have their seat there, `working` only their work; `near` are its neighbours, else those of its region."""

    code: str
    region: str
    based: Some[MemberLine]
    working: Some[MemberLine]
    posts: Some[PostLine]
    exchanges: Some[PostLine]
    near: list[Way]


@dataclass(frozen=True, slots=True)
class FieldPage:
    """`related` are fields whose members may help as well, `siblings` the others of its committee."""

    code: str
    committee: str
    members: Some[MemberLine]
    posts: Some[PostLine]
    exchanges: Some[PostLine]
    related: list[Way]
    siblings: list[Way]


@dataclass(frozen=True, slots=True)
class CommitteePage:
    code: str
    members: Some[MemberLine]
    posts: Some[PostLine]
    exchanges: Some[PostLine]
    fields: list[Way]


def of_country(code: str, me: Person | None) -> CountryPage:
    """Who is based there, who works there, what is sought there, and what lies beside it."""
    seen = queries.visible_to(me)
    there = queries.narrowed(seen, me, Filters(country=code))
    near = countries.neighbours(code) or {one for one in countries.codes() if countries.region(one) == _region(code)}
    return CountryPage(
        code=code,
        region=countries.region_name(_region(code), language.current()),
        based=_some(there.where(Member.country == code), me, country=code),
        working=_some(there.where(Member.country != code), me, country=code),
        posts=_proposals(posts.searched(posts.visible_to(me, Proposal), country=code), me, country=code),
        exchanges=_exchanges(exchanges.concerning(posts.visible_to(me, Exchange), me, country=code), me, country=code),
        near=_countries(near - {code}, numbers.by_country(db.session(), seen)),
    )


def of_field(code: str, me: Person | None) -> FieldPage:
    """Who works in the field, what is sought in it, and which fields are near."""
    field = fields.field(code)
    each = numbers.by_field(db.session(), queries.visible_to(me))
    siblings = [one.code for one in fields.fields() if one.committee == field.committee and one.code != code]
    return FieldPage(
        code=code,
        committee=field.committee,
        members=_some(queries.narrowed(queries.visible_to(me), me, Filters(field=code)), me, field=code),
        posts=_proposals(posts.searched(posts.visible_to(me, Proposal), field=code), me, field=code),
        exchanges=_exchanges(posts.searched(posts.visible_to(me, Exchange), field=code), me, field=code),
        related=_fields(field.related, each),
        siblings=_fields([one for one in siblings if one not in field.related], each),
    )


def of_committee(code: str, me: Person | None) -> CommitteePage:
    """Who works in the fields of a committee, and what is sought in them."""
    codes = [field.code for field in fields.fields() if field.committee == code]
    return CommitteePage(
        code=code,
        members=_some(queries.narrowed(queries.visible_to(me), me, Filters(committee=code)), me, committee=code),
        posts=_proposals(posts.in_fields(posts.visible_to(me, Proposal), codes), me),
        exchanges=_exchanges(posts.in_fields(posts.visible_to(me, Exchange), codes), me),
        fields=_fields(codes, numbers.by_field(db.session(), queries.visible_to(me))),
    )


def _region(code: str) -> str:
    return countries.region(code)


def _some(query: Select[Member], me: Person | None, **asked: Any) -> Some[MemberLine]:
    ids = all_of(query, me).ids
    return Some(lines_of(ids[:MOST_MEMBERS], me), len(ids), url_for("members.index", **asked))


def _proposals(query: Select[Proposal], me: Person | None, **asked: Any) -> Some[PostLine]:
    """What still looks for partners."""
    return _posts(query.where(Post.state.in_(LOOKING)), me, url_for("proposals.index", **asked))


def _exchanges(query: Select[Exchange], me: Person | None, **asked: Any) -> Some[PostLine]:
    """What is offered and asked for now."""
    return _posts(query.where(Post.state.in_(LISTED)), me, url_for("offers.index", **asked))


def _posts(query: Select[P], me: Person | None, url: str) -> Some[PostLine]:
    rows, total = posts.page_of(db.session(), query, page=1, size=MOST_POSTS)
    return Some(post_lines(rows, me), total, url)


def _countries(codes: Iterable[str], each: Mapping[str, int]) -> list[Way]:
    """By name."""
    ways = [Way(names.country(one), url_for("directory.country", code=one), each.get(one, 0)) for one in codes]
    return sorted(ways, key=lambda way: collation.sort_key(way.name, language.current()))


def _fields(codes: Iterable[str], each: Mapping[str, int]) -> list[Way]:
    """As the vocabulary orders them."""
    return [Way(names.field(one), url_for("directory.field", code=one), each.get(one, 0)) for one in codes]
