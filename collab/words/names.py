"""What the vocabulary calls things, in the reader's language, alone or in the middle of a sentence."""

import unicodedata
from collections.abc import Callable, Mapping

from collab import language
from collab.vocabulary import capacities, countries, fields, languages, target_groups

# First words that keep their capital inside a sentence.
PROPER = {
    "en": frozenset({"Arabic", "Islamic", "Quran", "Palestine", "Qurbani", "Ramadan"}),
    "tr": frozenset({"Alzheimer", "Arapça", "Filistin", "İslam", "Kur", "Ramazan"}),
    "fr": frozenset({"Alzheimer", "Coran", "Palestine", "Jérusalem", "Ramadan"}),
}
DIRECTING = {ord(mark): None for mark in "\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"}
ISOLATE, END = "\u2068", "\u2069"


def field(code: str) -> str:
    """A field of work; the code itself when the vocabulary no longer has it."""
    return _named(code, lambda: fields.field(code).names)


def committee(code: str) -> str:
    return _named(code, lambda: fields.committee(code).names)


def capacity(code: str) -> str:
    """What a member can contribute, or needs."""
    return _named(code, lambda: capacities.capacity(code).names)


def target_group(code: str) -> str:
    return _named(code, lambda: target_groups.target_group(code).names)


def country(code: str) -> str:
    return countries.name(code, language.current()) if countries.is_country(code) else code


def region(code: str) -> str:
    """A region of the world."""
    return countries.region_name(code, language.current()) if code in countries.regions() else code


def working_language(code: str) -> str:
    return languages.name(code, language.current()) if languages.is_language(code) else code


def inside(name: str) -> str:
    """A name as it is written in the middle of a sentence: "Orphan care" becomes "orphan care", "NGO" stays."""
    first = name.replace("'", " ").replace("’", " ").split(" ")[0]
    if first[1:] != first[1:].lower() or first in PROPER.get(language.current(), ()):
        return name
    return _lower(name[:1]) + name[1:]


def typed(text: str) -> str:
    """Words a person typed, fit to stand in a sentence of either direction: they cannot turn their surroundings."""
    bare = text.translate(DIRECTING).strip()
    return bare if _direction(bare) in ("", language.direction()) else f"{ISOLATE}{bare}{END}"


def _named(code: str, names: Callable[[], Mapping[str, str]]) -> str:
    try:
        return names()[language.current()].replace("'", "’")  # as the catalogues are set
    except KeyError:
        return code


def _lower(letter: str) -> str:
    if language.current() == "tr" and letter in "Iİ":
        return "ı" if letter == "I" else "i"
    return letter.lower()


def _direction(text: str) -> str:
    """What its letters have in common: "ltr", "rtl", "mixed", or "" where it has no letters."""
    found = {{"L": "ltr", "R": "rtl", "AL": "rtl"}.get(unicodedata.bidirectional(letter), "") for letter in text} - {""}
    return found.pop() if len(found) == 1 else "mixed" if found else ""
