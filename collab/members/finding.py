"""The directory: who answers a question, in which order, and how many there are of each kind."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from sqlalchemy import Integer, Select, select, type_coerce
from sqlalchemy.orm import Session

from collab.matching.finding import Rank, ranks, words_of
from collab.members import queries
from collab.members.model import CodeKind, Member, MemberCode
from collab.members.people import Person
from collab.members.roll import Entry, roll_of
from collab.vocabulary import countries, current, fields, files

SHORTEST_BEGINNING = 3  # letters of a field's or a country's name that are enough to mean it

Entries = Mapping[int, Entry]


@dataclass(frozen=True, slots=True)
class Found:
    """Ids in the order they are shown: first those that answer as they are written, then, from `sure` on, the near."""

    ids: tuple[int, ...]
    sure: int


def found(session: Session, query: Select[Member], me: Person | None, *, text: str, language: str) -> Found:
    """Who among the members of `query` answers `text` to this reader, in the alphabetical order of `language`.

    Names count first, then what else of a member this reader may see. Without a text it is all of them.
    """
    asked = words_of(text)
    rows = session.connection().execute(_seen(query, me) if asked else query.with_only_columns(Member.id)).all()
    roll = roll_of(session).now(session, [row[0] for row in rows])
    places = roll.ordered_for(language)
    if not text.strip():
        ids = [one for (one,) in rows if one in places]
        return Found(tuple(sorted(ids, key=lambda one: places[one])), len(ids))
    entries = {row[0]: roll.entries[row[0]] for row in rows if row[0] in places}
    towns = {one: entries[one] for one, place, _story in rows if place} if asked else {}
    stories = {one: entries[one] for one, _place, story in rows if story} if asked else {}
    elsewhere = {word: _elsewhere(session, entries, towns, stories, word) for word in asked}
    rank = ranks(asked, {one: entry.written for one, entry in entries.items()}, elsewhere)
    answers = sorted(rank, key=lambda one: (rank[one], places[one]))
    return Found(tuple(answers), sum(each is not Rank.NEAR for each in rank.values()))


def members_of(session: Session, ids: Sequence[int]) -> list[Member]:
    """These members in this order; ask `found` first which ones the reader may know of."""
    rows = {member.id: member for member in session.scalars(select(Member).where(Member.id.in_(ids)))}
    return [rows[one] for one in ids if one in rows]


def _seen(query: Select[Member], me: Person | None) -> Select[*tuple[Any, ...]]:
    """Each member, and whether this reader may see its town and its story (1 or 0)."""
    sights = (queries.open_to(me, Member.places_sight), queries.open_to(me, Member.story_sight))
    return query.with_only_columns(Member.id, *(type_coerce(sight, Integer) for sight in sights))


def _elsewhere(session: Session, entries: Entries, towns: Entries, stories: Entries, word: str) -> set[int]:
    """Who holds the word in the town or the story (of those seen), the country's name, or the names of the fields."""
    begun, lands, codes = f" {word}", _countries(word), _fields(word)
    there = {one for one, entry in stories.items() if begun in entry.story}
    there |= {one for one, entry in towns.items() if begun in entry.place}
    there |= {one for one, entry in entries.items() if entry.country in lands} if lands else set()
    coded = select(MemberCode.member_id).where(MemberCode.kind == CodeKind.FIELD, MemberCode.code.in_(codes))
    return there.union(session.connection().scalars(coded)) if codes else there


def _fields(word: str) -> frozenset[str]:
    """Fields that a word of the question begins to name, in any language."""
    return _fields_of(word, current.edition())


def _countries(word: str) -> frozenset[str]:
    return _countries_of(word, current.edition())


@lru_cache(maxsize=10_000)
def _fields_of(word: str, edition: int) -> frozenset[str]:
    return _named(word, _field_words(edition))


@lru_cache(maxsize=10_000)
def _countries_of(word: str, edition: int) -> frozenset[str]:
    return _named(word, _country_words(edition))


def _named(word: str, names: Mapping[str, Collection[str]]) -> frozenset[str]:
    if len(word) < SHORTEST_BEGINNING:
        return frozenset()
    return frozenset(code for code, words in names.items() if any(one.startswith(word) for one in words))


@lru_cache(maxsize=1)
def _field_words(edition: int) -> Mapping[str, frozenset[str]]:
    every = (*fields.fields(), *fields.retired())
    return {field.code: frozenset(word for said in _said(field) for word in words_of(said)) for field in every}


def _said(field: fields.Field) -> Iterator[str]:
    """What a field and its committee are called, and the terms of it that are one word."""
    yield from field.names.values()
    yield from fields.committee(field.committee).names.values()
    yield from (term for told in field.terms.values() for term in told if " " not in term)


@lru_cache(maxsize=1)
def _country_words(edition: int) -> Mapping[str, frozenset[str]]:
    tongues = files.LANGUAGES
    return {
        code: frozenset(word for tongue in tongues for word in words_of(countries.name(code, tongue)))
        for code in countries.codes()
    }
