"""When a person's digest is due: the newest beginning of a period in their own zone, safe across clock changes."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from typing import Protocol
from zoneinfo import ZoneInfo

from collab.members.people import Rhythm

LONGEST = 38  # days between two first Mondays of a month, and a little more


@dataclass(frozen=True, slots=True)
class Period:
    """`name` tells it from all others of the person; `began` in UTC."""

    name: str
    began: datetime


class Chosen(Protocol):
    """What a person chose: a rhythm, a weekday (0 is Monday) and an hour, in an IANA zone."""

    @property
    def zone(self) -> str: ...
    @property
    def digest_rhythm(self) -> Rhythm: ...
    @property
    def digest_weekday(self) -> int: ...
    @property
    def digest_hour(self) -> int: ...


def period_of(person: Chosen, now: datetime) -> Period | None:
    """The period the person is in; None for somebody who wants no digest."""
    if person.digest_rhythm is Rhythm.NEVER:
        return None
    zone = ZoneInfo(person.zone)
    today = now.astimezone(zone).date()
    days = (today - timedelta(days=back) for back in range(LONGEST))
    beginnings = ((day, _moment(day, person.digest_hour, zone)) for day in days if _begins(person, day))
    return next((Period(_name(person, day), began) for day, began in beginnings if began <= now), None)


def asked_at(now: datetime) -> str:
    """The name of the period of a digest that was asked for."""
    return now.isoformat()


def was_asked_for(name: str) -> bool:
    """Whether the person asked for this digest, rather than the calendar."""
    return "T" in name


def _moment(day: date, hour: int, zone: ZoneInfo) -> datetime:
    """The first moment that bears this hour; an hour the clocks skip begins when they have skipped it."""
    return datetime.combine(day, time(hour), zone).astimezone(UTC)


def _begins(person: Chosen, day: date) -> bool:
    return _BEGINS[person.digest_rhythm](day, person.digest_weekday)


def _every_two_weeks(day: date, weekday: int) -> bool:
    """Weeks are counted from the first Monday there ever was: years of 53 weeks change nothing."""
    return day.weekday() == weekday and (day.toordinal() - 1) // 7 % 2 == 0


_BEGINS: dict[Rhythm, Callable[[date, int], bool]] = {
    Rhythm.DAILY: lambda day, weekday: True,
    Rhythm.WEEKLY: lambda day, weekday: day.weekday() == weekday,
    Rhythm.FORTNIGHTLY: _every_two_weeks,
    Rhythm.MONTHLY: lambda day, weekday: day.weekday() == weekday and day.day <= 7,
}


def _name(person: Chosen, day: date) -> str:
    if person.digest_rhythm is Rhythm.DAILY:
        return day.isoformat()
    if person.digest_rhythm is Rhythm.MONTHLY:
        return f"{day:%Y-%m}"
    year, week, _ = day.isocalendar()
    return f"{year}-W{week:02}"
