"""Countries and regions: names through Babel and our own file, land neighbours, a country found by name."""

from collections.abc import Iterator, Mapping
from functools import cache
from typing import Any

from babel import Locale

from collab.vocabulary import collation, files


def codes() -> tuple[str, ...]:
    """Every country by ISO 3166-1 alpha-2 code, with the places our file adds, in alphabetical order."""
    return tuple(sorted(_regions_by_country()))


def is_country(code: str) -> bool:
    return code in _regions_by_country()


def name(code: str, language: str) -> str:
    """What the union calls the country in `language`; in English for a language we do not show pages in."""
    if not is_country(code):
        raise KeyError(code)
    return _names(language if language in files.LANGUAGES else "en")[code]


def choices(language: str) -> list[tuple[str, str]]:
    """(code, name) in the alphabetical order of `language`."""
    named = [(code, name(code, language)) for code in codes()]
    return sorted(named, key=lambda pair: collation.sort_key(pair[1], language))


def neighbours(code: str) -> frozenset[str]:
    """The countries with a land border to it; none for an island; KeyError for an unknown country."""
    if not is_country(code):
        raise KeyError(code)
    return frozenset(files.table("countries")["neighbours"].get(code, ()))


def region(code: str) -> str:
    """The code of the country's region; KeyError for an unknown country."""
    return _regions_by_country()[code]


def region_name(region: str, language: str) -> str:
    """The region's name in `language`, else in English; KeyError for an unknown region."""
    names = files.names_in(_regions()[region], f"countries.toml: region {region}")
    return names.get(language, names["en"])


def find(text: str) -> str | None:
    """The country that `text` names in Arabic, Turkish, English or French or by code; None when unknown."""
    code = text.strip().upper()
    return code if is_country(code) else _written().get(collation.folded(text))


@cache
def _written() -> Mapping[str, str]:
    return {collation.folded(written): code for written, code in _ways_of_writing()}


def _ways_of_writing() -> Iterator[tuple[str, str]]:
    # Later ways win, so that what our file says stands above what Babel says.
    for language in files.LANGUAGES:
        babels = Locale(language).territories
        yield from ((babels[code], code) for code in codes() if code in babels)
    for language in files.LANGUAGES:
        yield from ((name(code, language), code) for code in codes())
    for code, ways in files.table("countries")["also_written"].items():
        yield from ((way, code) for way in ways)


@cache
def _names(language: str) -> Mapping[str, str]:
    ours, babels = files.table("countries")["names"], Locale(language).territories
    return {code: ours.get(code, {}).get(language) or _known(babels, code, language) for code in codes()}


def _known(names: Mapping[str, str], code: str, language: str) -> str:
    if code not in names:
        told = f"countries.toml: Babel has no name for {code}. Add names.{code}.{language}."
        raise files.BrokenFileError(told)
    return names[code]


@cache
def _regions() -> Mapping[str, Mapping[str, Any]]:
    regions: Mapping[str, Mapping[str, Any]] = files.table("countries")["regions"]
    return regions


@cache
def _regions_by_country() -> Mapping[str, str]:
    return {code: region for region, entry in _regions().items() for code in entry["countries"]}
