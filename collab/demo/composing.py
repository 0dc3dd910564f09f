"""Composes further members for load: each the same for its number, without people, in the words of the vocabulary."""

import zlib
from collections.abc import Sequence
from typing import Any, TypeVar

from sqlalchemy import select

from collab import db, jobs
from collab.demo import script
from collab.demo.casting import source
from collab.members.actions import note_words
from collab.members.model import Activity, ActivityCode, CodeKind, Member, MemberName, Mission, Status
from collab.vocabulary import capacities, countries, fields, target_groups
from collab.vocabulary.fields import Field

LANGUAGES = ("ar", "tr", "en", "fr")
BATCH = 500
MOST = 10_000
Item = TypeVar("Item")


def compose(number: int) -> int:
    """Have composed members up to that number; returns how many were missing."""
    added = 0
    for start in range(0, number, BATCH):
        added += _batch(range(start, min(start + BATCH, number)))
    if added:
        with db.transaction() as session:
            jobs.ring(session, "match")
    return added


def member(number: int) -> Member:
    """The composed member of that number."""
    language = LANGUAGES[number % len(LANGUAGES)]
    words = script.patterns()[language]
    name, country, city = _called(number // len(LANGUAGES), words)
    first = _pick(fields.fields(), number, "field")
    more = [fields.field(code) for code in first.related[:2]]
    founded = 1975 + _draw(number, "founded") % 48
    row = Member(
        source=_source(number),
        status=Status.CONFIRMED,
        acronym="",
        country=country,
        city=city,
        founded=founded,
        created_at=script.moment(1 + number % 900),
        confirmed_at=script.moment(1 + number % 90),
    )
    row.names = [MemberName(position=0, language=language, text=name)]
    row.missions = [Mission(language=language, text=_mission(number, words, language, [first, *more], city, founded))]
    row.activities = [_activity(number, words, language, field, (country, city)) for field in [first, *more[:1]]]
    _code(row, number, [first, *more], country, language)
    note_words(row)
    return row


def _batch(numbers: range) -> int:
    with db.transaction() as session:
        known = set(
            session.scalars(select(Member.source).where(Member.source.in_([_source(number) for number in numbers])))
        )
        missing = [number for number in numbers if _source(number) not in known]
        session.add_all([member(number) for number in missing])
        session.flush()
        session.expunge_all()  # thousands in one call: none is needed again
    return len(missing)


def _source(number: int) -> str:
    return source(f"composed:{number}")


def _called(place: int, words: script.Table) -> tuple[str, str, str]:
    """Name, country and town; no two places share a name before every kind, word and town has met."""
    kinds, firsts, seconds = words["names"], words["firsts"], words["seconds"]
    turn, once = divmod(place, len(kinds) * len(firsts) * len(seconds))
    word, kind = divmod(once, len(kinds))
    country, city = words["cities"][(turn + once) % len(words["cities"])]
    called = words["word"].format(first=firsts[word % len(firsts)], second=seconds[word // len(firsts)])
    return kinds[kind].format(word=called, city=city), country, city


def _mission(number: int, words: script.Table, language: str, work: list[Field], city: str, founded: int) -> str:
    comma = words["comma"]
    told = {"city": city, "founded": founded, "fields": comma.join(field.names[language] for field in work)}
    told["terms"] = comma.join(_terms(number, work[0], language))
    return " ".join(_pick(words[part], number, part).format(**told) for part in ("openings", "middles", "closings"))


def _activity(number: int, words: script.Table, language: str, field: Field, place: tuple[str, str]) -> Activity:
    country, city = place
    reached = 100 * (1 + _draw(number, field.code) % 9)
    row = Activity(
        language=language,
        title=words["title"].format(field=field.names[language], city=city),
        text=_pick(words["stories"], number, field.code).format(
            number=reached, terms=words["comma"].join(_terms(number + 1, field, language))
        ),
        year=2015 + _draw(number, field.code) % 10,
    )
    row.codes = [
        ActivityCode(kind=CodeKind.FIELD, code=field.code),
        ActivityCode(kind=CodeKind.WORKS_IN, code=country),
    ]
    return row


def _code(row: Member, number: int, work: list[Field], country: str, language: str) -> None:
    able = [capacity.code for capacity in capacities.capacities()]
    middle = len(able) // 2
    turned = _draw(number, "able") % len(able)
    able = able[turned:] + able[:turned]
    near = sorted(countries.neighbours(country))
    row.recode(CodeKind.FIELD, dict.fromkeys(field.code for field in work))
    row.recode(CodeKind.WORKS_IN, [country, *near[: number % 3]])
    row.recode(CodeKind.LANGUAGE, dict.fromkeys([language, _pick(LANGUAGES, number, "language")]))
    row.recode(CodeKind.CAPACITY, able[: 1 + number % 3])
    row.recode(CodeKind.NEED, able[middle : middle + 1 + number % 2])
    row.recode(CodeKind.TARGET_GROUP, [_pick(target_groups.target_groups(), number, "group").code])


def _terms(number: int, field: Field, language: str) -> Sequence[str]:
    """Three of the field's own words, or all there are."""
    terms = field.terms[language]
    start = _draw(number, field.code) % len(terms)
    return tuple(dict.fromkeys((*terms[start:], *terms[:start])))[:3]


def _pick(items: Sequence[Item], number: int, what: str) -> Item:
    return items[_draw(number, what) % len(items)]


def _draw(number: int, what: Any) -> int:
    return zlib.crc32(f"{what}:{number}".encode())
