"""The directory: who answers a question, in which order, and how many there are of each kind."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache

from sqlalchemy import ColumnElement, Select, and_, or_, select
from sqlalchemy.orm import Session

from collab.matching.finding import Rank, ranks, words_of
from collab.members import queries
from collab.members.model import CodeKind, Member, MemberCode
from collab.members.people import Person
from collab.members.roll import Entry, roll_of
from collab.vocabulary import countries, fields, files

SHORTEST_BEGINNING = 3  # letters of a field's or a country's name that are enough to mean it


@dataclass(frozen=True, slots=True)
class Found:
    """Ids in the order they are shown: first those that answer as they are written, then, from `sure` on, the near."""

    ids: tuple[int, ...]
    sure: int


def found(session: Session, query: Select[Member], me: Person | None, *, text: str, language: str) -> Found:
    """Who among the members of `query` answers `text` to this reader, in the alphabetical order of `language`.

    Names count first, then what else of a member this reader may see. Without a text it is all of them.
    """
    ids = session.connection().scalars(query.with_only_columns(Member.id)).all()
    roll = roll_of(session).now(session, ids)
    places = roll.ordered_for(language)
    if not text.strip():
        known = [one for one in ids if one in places]
        return Found(tuple(sorted(known, key=lambda one: places[one])), len(known))
    asked = words_of(text)
    entries = {one: roll.entries[one] for one in ids if one in places}
    names = {one: entry.written for one, entry in entries.items()}
    rank = ranks(asked, names, _elsewhere(session, query, me, entries, asked))
    answers = sorted(rank, key=lambda one: (rank[one], places[one]))
    return Found(tuple(answers), sum(each is not Rank.NEAR for each in rank.values()))


def members_of(session: Session, ids: Sequence[int]) -> list[Member]:
    """These members in this order; ask `found` first which ones the reader may know of."""
    rows = {member.id: member for member in session.scalars(select(Member).where(Member.id.in_(ids)))}
    return [rows[one] for one in ids if one in rows]


def _elsewhere(
    session: Session, query: Select[Member], me: Person | None, entries: Mapping[int, Entry], asked: Sequence[str]
) -> dict[str, set[int]]:
    """By asked word, who holds it in the town, the story, the country's name, or the names of the fields."""
    there: dict[str, set[int]] = {}
    for word in asked:
        lands = _countries(word)
        there[word] = {one for one, entry in entries.items() if entry.country in lands} if lands else set()
    for one, word in (*_told(session, query, me, asked), *_working(session, asked)):
        there[word].add(one)
    return there


def _told(
    session: Session, query: Select[Member], me: Person | None, asked: Sequence[str]
) -> Iterator[tuple[int, str]]:
    """Members and the words that their town or story holds, where this reader may see it."""
    holds = [_holds(word, me) for word in asked]
    columns = (hold.label(f"holds_{place}") for place, hold in enumerate(holds))
    for one, *held in (
        session.execute(query.where(or_(*holds)).with_only_columns(Member.id, *columns)).all() if asked else ()
    ):
        yield from ((one, word) for word, holding in zip(asked, held, strict=True) if holding)


def _holds(word: str, me: Person | None) -> ColumnElement[bool]:
    begun = f" {word}"
    return or_(
        and_(queries.open_to(me, Member.places_sight), Member.place_text.contains(begun, autoescape=True)),
        and_(queries.open_to(me, Member.story_sight), Member.story_text.contains(begun, autoescape=True)),
    )


def _working(session: Session, asked: Sequence[str]) -> Iterator[tuple[int, str]]:
    """Members and the words that begin the name of a field they work in."""
    work = {word: _fields(word) for word in asked}
    codes = frozenset[str]().union(*work.values())
    coded = select(MemberCode.member_id, MemberCode.code).where(
        MemberCode.kind == CodeKind.FIELD, MemberCode.code.in_(codes)
    )
    for one, code in session.execute(coded).all() if codes else ():
        yield from ((one, word) for word in asked if code in work[word])


@lru_cache(maxsize=10_000)
def _fields(word: str) -> frozenset[str]:
    """Fields that a word of the question begins to name, in any language."""
    return _named(word, _field_words())


@lru_cache(maxsize=10_000)
def _countries(word: str) -> frozenset[str]:
    return _named(word, _country_words())


def _named(word: str, names: Mapping[str, Collection[str]]) -> frozenset[str]:
    if len(word) < SHORTEST_BEGINNING:
        return frozenset()
    return frozenset(code for code, words in names.items() if any(one.startswith(word) for one in words))


@cache
def _field_words() -> Mapping[str, frozenset[str]]:
    return {
        field.code: frozenset(word for said in _said(field) for word in words_of(said)) for field in fields.fields()
    }


def _said(field: fields.Field) -> Iterator[str]:
    """What a field and its committee are called, and the terms of it that are one word."""
    yield from field.names.values()
    yield from fields.committee(field.committee).names.values()
    yield from (term for told in field.terms.values() for term in told if " " not in term)


@cache
def _country_words() -> Mapping[str, frozenset[str]]:
    tongues = files.LANGUAGES
    return {
        code: frozenset(word for tongue in tongues for word in words_of(countries.name(code, tongue)))
        for code in countries.codes()
    }
