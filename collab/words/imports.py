"""Words of an import: what columns are, why a row was left out, where the work stands, why two look alike."""

import re
from collections.abc import Callable, Mapping
from typing import Any

from collab import language
from collab.language import gettext as _

Facts = Mapping[str, Any]
DANGEROUS = re.compile(r"(^|[;,|\t\r\n])([\s\"']{0,20})(?=[=+\-@＝＋－＠\t\r])")


def harmless(cell: str) -> str:
    """A cell that no spreadsheet takes for a formula, nor a part of it that one with another separator cuts off."""
    return DANGEROUS.sub(r"\1\2'", cell)


def reason(code: str, facts: Facts) -> str:
    """Why a row was left out, and how to mend it."""
    return _REASONS[code](facts)


_REASONS: dict[str, Callable[[Facts], str]] = {
    "no_name": lambda _f: _("This row names no organisation."),
    "name_length": lambda f: _("A name has %(least)s to %(most)s characters.", **_numbers(f)),
    "name_without_letters": lambda _f: _("A name needs letters; this one has none."),
    "country_missing": lambda _f: _("The country is missing. Write its name or its two-letter code."),
    "country_unknown": lambda _f: _("This country is not known by that name. Write its name or its two-letter code."),
    "country_na": lambda _f: _(
        "The country is empty, and the code NA may mean “not available”. Write the country’s name."
    ),
    "twice": lambda f: _("This organisation stands in row %(row)s already.", **_numbers(f)),
    "cell_error": lambda _f: _("The cell holds an error of the spreadsheet. Write what should stand there."),
    "formula": lambda _f: _("The cell holds a formula. Write its result instead."),
    "too_many_cells": lambda f: _(
        "This row has more cells than the %(headers)s headers. Put quotation marks round cells that hold a separator.",
        **_numbers(f),
    ),
}


def letters(encoding: str) -> str:
    """What people call a way to read letters."""
    named = {
        "utf-8": _("All letters (UTF-8)"),
        "cp1256": _("Arabic, from Windows"),
        "cp1254": _("Turkish, from Windows"),
        "cp1252": _("Western European, from Windows"),
        "cp1250": _("Central European, from Windows"),
        "cp1251": _("Cyrillic, from Windows"),
    }
    return named.get(encoding, encoding)


def refusals() -> dict[str, str]:
    """Why a file as a whole, or a step of an import, is refused."""
    return {
        "file.empty": _("There is nothing in this file. Save it again with its rows."),
        "file.encoding": _("The letters of this file cannot be read. Save it as “CSV UTF-8” or XLSX and try again."),
        "file.workbook": _(
            "This workbook is damaged or locked. Save it anew as XLSX without a password, and try again."
        ),
        "file.old_workbook": _("This is an old kind of workbook. Save it as XLSX or “CSV UTF-8” and try again."),
        "file.bomb": _(
            "This workbook unpacks to more than a directory holds. Copy its rows to a new one and try again."
        ),
        "file.no_names": _("No column of names was found. One of the headers must say “name”."),
        "file.gone": _("The file is no longer here. Upload it again."),
        "import.not_now": _("This import has moved on meanwhile. Look at it as it stands now."),
        "import.consent_missing": _("Some rows cannot be read. Say that they may be left out, or mend the file."),
        "import.nothing_to_add": _("No row of this file can be added."),
        "look_alike.has_people": _("People act for this member already. It can no longer be taken out here."),
    }


def _too_many_rows(facts: Facts) -> str:
    return _("This file is too long: at most %(most)s rows are taken at once. Cut it in two.", **_numbers(facts))


def _too_wide(facts: Facts) -> str:
    return _("This file is too wide: at most %(most)s columns are taken. Take out some of them.", **_numbers(facts))


def _too_large(facts: Facts) -> str:
    return _("This file is too large: at most %(most)s MB are taken. Cut it in two.", **_numbers(facts))


def too_large(most_bytes: int) -> str:
    """The same before the file was read."""
    return _too_large({"most": most_bytes // (1024 * 1024)})


def _malformed(facts: Facts) -> str:
    return _("A quotation mark is missing or too many near line %(line)s of this CSV file.", **_numbers(facts))


REFUSALS: dict[str, Callable[[Facts], str]] = {
    "file.too_many_rows": _too_many_rows,
    "file.too_wide": _too_wide,
    "file.too_large": _too_large,
    "file.malformed": _malformed,
}


def role(value: str) -> str:
    """What a column of a file says."""
    return {
        "": _("Not used"),
        "source": _("Number or id of the row"),
        "name": _("Name"),
        "native": _("Name in the local language"),
        "name:ar": _("Name in Arabic"),
        "name:tr": _("Name in Turkish"),
        "name:fr": _("Name in French"),
        "name:en": _("Name in English"),
        "acronym": _("Short name"),
        "country": _("Country"),
        "code": _("Two-letter code of the country"),
        "city": _("Town"),
        "mission": _("Mission"),
        "sectors": _("Fields of work, in words"),
        "activities": _("Past projects and activities"),
        "works_in": _("Countries it works in"),
        "founded": _("Year of foundation"),
        "website": _("Website"),
        "language": _("Language of the texts"),
        "representative": _("Name of the representative"),
        "email": _("E-mail address of the representative"),
        "contact": _("Telephone or address"),
    }[value]


def state(value: str) -> str:
    """Where an import stands."""
    return {
        "reading": _("The rows are being read"),
        "comparing": _("Names are being compared"),
        "unmapped": _("Say which column holds the names"),
        "ready": _("Waits for your decision"),
        "adding": _("Members are being added"),
        "done": _("Done"),
        "failed": _("The file could not be read"),
        "dropped": _("Thrown away"),
    }[value]


def alike(code: str) -> str:
    """Why two organisations may be one."""
    return {
        "same_spelling": _("The names are the same."),
        "spelling": _("The names differ by a few letters."),
        "diacritics": _("The names differ only in accents or vowel marks."),
        "transliteration": _("The names sound alike in two scripts."),
        "acronym": _("One name is the short form of the other."),
        "translation": _("One name is a translation of the other."),
        "confusable": _(
            "The names look the same but hold different letters: somebody may want to be taken for the other."
        ),
    }.get(code, _("The names resemble each other."))


def _numbers(facts: Facts) -> dict[str, str]:
    return {name: language.number(value) for name, value in facts.items()}
