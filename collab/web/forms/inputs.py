"""Inputs that forgive how people write: countries by name, numbers in any digits and with any separators, days."""

import re
from collections.abc import Iterable
from datetime import date
from difflib import get_close_matches

from wtforms import DateField, IntegerField, StringField

from collab import language
from collab.language import gettext as _
from collab.vocabulary import countries
from collab.web.forms.texts import one_line
from collab.words import names

LARGEST, MOST_DIGITS = 2_000_000_000, 20
YEARS = range(2000, 2101)
MOST_HIDDEN = 9  # digits of a number that a page sends along
LONGEST_NAME = 60
LONGEST_LIST = 4000  # all countries of the world, in the longest of our languages
MOST_UNKNOWN = 5  # near names are sought for so many; it takes long
_BETWEEN = re.compile(r"[,،;؛\n]")
_SEPARATORS = " .,'٬\u00a0\u202f"


class Countries(StringField):
    """Countries as people write them in any of the union's languages, commas between; its data is a tuple of codes."""

    data: tuple[str, ...]

    def _value(self) -> str:
        if self.raw_data and self.process_errors:
            return ", ".join(str(value) for value in self.raw_data)
        return language.comma().join(names.country(code) for code in self.data or ())

    def process_formdata(self, valuelist: list[str]) -> None:
        self.data = ()
        if sum(map(len, valuelist)) > LONGEST_LIST:
            raise ValueError(_("This is too long: please use at most %(max)d characters.", max=LONGEST_LIST))
        written = [one_line(name) for value in valuelist for name in _BETWEEN.split(value)]
        found = {name: countries.find(name) for name in written if name}
        if unknown := [name for name, code in found.items() if code is None]:
            raise ValueError(_unknown(unknown[:MOST_UNKNOWN]))
        self.data = tuple(dict.fromkeys(code for code in found.values() if code))


class Whole(IntegerField):
    """A whole number from 0, or nothing."""

    data: int | None

    def process_formdata(self, valuelist: list[str]) -> None:
        self.data = None
        bare = "".join(sign for sign in "".join(valuelist[:1]) if sign not in _SEPARATORS)
        if not bare:
            return
        if not bare.isdecimal() or len(bare) > MOST_DIGITS or int(bare) > LARGEST:
            raise ValueError(_("Write a whole number, such as 12000."))
        self.data = int(bare)


class Day(DateField):
    """A day of this century, or nothing."""

    data: date | None

    def process_formdata(self, valuelist: list[str]) -> None:
        self.data = None
        written = "".join(valuelist[:1]).strip()
        if not written:
            return
        try:
            day = date.fromisoformat(written)
        except ValueError:
            day = date.min
        if day.year not in YEARS:
            raise ValueError(_("Write the day as year-month-day, such as 2027-03-01."))
        self.data = day


def number_or(written: str | None, other: int) -> int:
    """The number a hidden field brought back, or `other` where somebody made something else of it."""
    bare = written or ""
    return int(bare) if bare.isdecimal() and len(bare) <= MOST_HIDDEN else other


def _unknown(written: Iterable[str]) -> str:
    named = [name for _code, name in countries.choices(language.current())]
    return " ".join(_unknown_one(name, get_close_matches(name, named, n=1)) for name in written)


def _unknown_one(written: str, near: list[str]) -> str:
    shown = names.typed(written[:LONGEST_NAME])
    if near:
        return _("We do not know the country “%(name)s”. Did you mean %(near)s?", name=shown, near=near[0])
    return _("We do not know the country “%(name)s”. Check the spelling, and put commas between names.", name=shown)
