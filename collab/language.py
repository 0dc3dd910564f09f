"""The reader's language and zone: words through gettext, dates and numbers through CLDR, without a web framework."""

import datetime as calendar
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from zoneinfo import ZoneInfo

from babel import Locale, dates, lists, numbers
from babel.support import LazyProxy, NullTranslations, Translations
from hijridate import Gregorian

CATALOGUES = Path(__file__).parent / "translations"
OWN_NAMES = {"ar": "العربية", "en": "English", "tr": "Türkçe", "fr": "Français"}
OFFERED = ("ar", "en", "tr", "fr")  # an interface language is offered once its catalogue is complete
DEFAULT = "en"
RIGHT_TO_LEFT = frozenset({"ar", "fa", "ur", "he", "ps", "ckb"})
AND = {"ar": " و", "en": " and ", "tr": " ve ", "fr": " et "}  # Arabic writes it onto the next word


@dataclass(frozen=True, slots=True)
class Reader:
    """Who reads: an interface language and an IANA time zone."""

    language: str = DEFAULT
    zone: str = "UTC"


_reader: ContextVar[Reader | None] = ContextVar("reader", default=None)


def current() -> str:
    """The language being written now, one of OFFERED."""
    return _current().language


def read_by(language: str, zone: str) -> None:
    """From here on in this context, write for that reader."""
    _reader.set(Reader(nearest(language), zone))


@contextmanager
def reading(language: str, zone: str) -> Iterator[None]:
    """Write for that reader inside the block."""
    token = _reader.set(Reader(nearest(language), zone))
    try:
        yield
    finally:
        _reader.reset(token)


def nearest(language: str) -> str:
    """The offered language nearest to the wished one."""
    return language if language in OFFERED else DEFAULT


def direction(language: str | None = None) -> str:
    """ "rtl" or "ltr"."""
    return "rtl" if (language or current()) in RIGHT_TO_LEFT else "ltr"


def catalogue() -> NullTranslations:
    """The messages of the reader's language, as they were translated."""
    return _catalogue(current())


def gettext(message: str, **facts: object) -> str:
    """The message in the reader's language, with %(named)s facts filled in."""
    words = catalogue().gettext(message)
    return words % facts if facts else words


def ngettext(one: str, many: str, num: int, **facts: object) -> str:
    """The right plural for `num`, which also fills %(num)s."""
    words = catalogue().ngettext(one, many, num)
    return words % {"num": number(num), **facts}


def lazy(message: str) -> str:
    """A message that finds its language only when it is shown: for labels made at import."""
    return LazyProxy(gettext, message, enable_cache=False)  # type: ignore[return-value]


def date(value: calendar.date | calendar.datetime) -> str:
    """A long Gregorian date, in the reader's zone where a moment is given."""
    return _first_of_month(dates.format_date(day(value), "long", locale=_locale()))


def hijri(value: calendar.date | calendar.datetime) -> str:
    """The Hijri date beside it where the reader's language is Arabic, else nothing."""
    if current() != "ar":
        return ""
    try:
        moon = Gregorian.fromdate(day(value)).to_hijri()
    except (OverflowError, ValueError):  # outside the tables (1343-1500 AH)
        return ""
    return f"{moon.day} {moon.month_name('ar')} {moon.year} هـ"


def datetime(value: calendar.datetime) -> str:
    """A date and a time of day in the reader's zone."""
    pattern = "d MMMM y، HH:mm" if current() == "ar" else "d MMMM y, HH:mm"
    return _first_of_month(
        dates.format_datetime(value.astimezone(ZoneInfo(_current().zone)), pattern, locale=_locale())
    )


def hour(value: calendar.datetime) -> str:
    """A time of day in the reader's zone."""
    return dates.format_time(value.astimezone(ZoneInfo(_current().zone)), "HH:mm", locale=_locale())


def day(value: calendar.date | calendar.datetime) -> calendar.date:
    """The calendar day of a moment in the reader's zone; a day is itself."""
    return value.astimezone(ZoneInfo(_current().zone)).date() if isinstance(value, calendar.datetime) else value


def number(value: int | float) -> str:
    """A number with the reader's grouping; digits 0-9."""
    return str(numbers.format_decimal(value, locale=_locale()))


def listing(words: Iterable[str], style: str = "standard") -> str:
    """Words joined as the language joins them: "a, b and c"; style "or" for a choice.

    Names that hold an "and" of their own are kept apart by commas instead.
    """
    words = [str(word) for word in words]
    if style == "standard" and any(AND[current()] in word for word in words):
        return comma().join(words)
    return lists.format_list(words, style=style, locale=_locale())  # type: ignore[arg-type]


def comma() -> str:
    """What parts the words of a list, with its space."""
    return "، " if current() == "ar" else ", "


def _first_of_month(words: str) -> str:
    """French writes the first day of a month "1er"."""
    return f"1er {words[2:]}" if current() == "fr" and words.startswith("1 ") else words


def _current() -> Reader:
    return _reader.get() or Reader()


def _locale() -> Locale:
    return _parsed(current())


@cache
def _parsed(language: str) -> Locale:
    return Locale.parse("en_GB" if language == "en" else language)  # a union of 65 countries writes the day first


@cache
def _catalogue(language: str) -> NullTranslations:
    return Translations.load(CATALOGUES, [language])
