"""Time zones by country and city, in the reader's language."""

from functools import cache
from zoneinfo import available_timezones

from babel import dates
from babel.core import get_global
from wtforms.fields.choices import SelectChoice

from collab import language
from collab.vocabulary import collation, countries


def zones(also: str | None = None) -> list[SelectChoice]:
    """Every zone a person may live in; `also` stands among them when it is another name for one."""
    named = dict(_named(language.current()))
    other = {also: also} if also and also not in named and is_zone(also) else {}
    return [SelectChoice(zone, label) for zone, label in (named | other).items()]


def is_zone(name: str) -> bool:
    """Whether it is an IANA name."""
    return name in _known()


@cache
def _known() -> frozenset[str]:
    return frozenset(available_timezones())  # reads a whole folder, so once


@cache
def _named(reader: str) -> tuple[tuple[str, str], ...]:
    territories = get_global("zone_territories")
    known = [(zone, code) for zone, code in territories.items() if countries.is_country(code) and is_zone(zone)]
    named = [(zone, f"{countries.name(code, reader)} · {_city(zone, reader)}") for zone, code in known]
    return tuple(sorted(named, key=lambda pair: collation.sort_key(pair[1], reader)))


def _city(zone: str, reader: str) -> str:
    return dates.get_timezone_location(zone, locale=reader, return_city=True)
