"""Countries and regions: names through Babel and our own file, land neighbours, a country found by name."""

from collections.abc import Iterable, Iterator, Mapping
from functools import cache, cached_property
from typing import Any

from babel import Locale

from collab.vocabulary import collation, files
from collab.vocabulary.corrections import PlaceChange, in_all


class Atlas:
    """Places with their names, regions and neighbours, as the union has them; never changed once it is made."""

    def __init__(self, changes: Iterable[PlaceChange] = ()) -> None:
        self._changes = {change.code: change for change in changes}

    @cached_property
    def region_of(self) -> Mapping[str, str]:
        """The region of each place."""
        own = {code: change.region for code, change in self._changes.items()}
        return {**own, **_regions_by_country()}

    @cached_property
    def names(self) -> Mapping[str, Mapping[str, str]]:
        """language -> code -> name."""
        return {language: self._named(language) for language in files.LANGUAGES}

    @cached_property
    def written(self) -> Mapping[str, str]:
        """A folded name -> the place it names."""
        return {collation.folded(written): code for written, code in self._ways_of_writing()}

    @cached_property
    def beginnings(self) -> frozenset[str]:
        """Every beginning of the first word of every name that is understood, with the Arabic article and without."""
        firsts = {name.partition(" ")[0] for name in self.written}
        ways = {way for first in firsts for way in (first, f"ال{first}")}
        return frozenset(way[:length] for way in ways for length in range(1, len(way) + 1))

    def neighbours(self, code: str) -> frozenset[str]:
        """Those beyond a land border, whichever of the two says so."""
        shipped = files.table("countries")["neighbours"].get(code, ())
        named = self._changes[code].neighbours if code in self._changes else ()
        naming = (other for other, change in self._changes.items() if code in change.neighbours)
        return frozenset((*shipped, *named, *naming))

    def _named(self, language: str) -> dict[str, str]:
        own = {code: in_all(each.names, files.LANGUAGES, code)[language] for code, each in self._changes.items()}
        given = {code: each.names[language] for code, each in self._changes.items() if each.names.get(language)}
        return {**own, **_names(language), **given}

    def _ways_of_writing(self) -> Iterator[tuple[str, str]]:
        # Later ways win, so that what our file says stands above what Babel says, and what the union says above both.
        for language in files.LANGUAGES:
            babels = Locale(language).territories
            yield from ((babels[code], code) for code in _regions_by_country() if code in babels)
        for language in files.LANGUAGES:
            yield from ((name, code) for code, name in self.names[language].items())
        for code, ways in files.table("countries")["also_written"].items():
            yield from ((way, code) for way in ways)
        for code, change in self._changes.items():
            yield from ((name, code) for name in change.names.values() if name)


_atlas = Atlas()


def speak(changes: Iterable[PlaceChange]) -> None:
    """Answer with these changes from now on."""
    global _atlas
    _atlas = Atlas(changes)


def codes() -> tuple[str, ...]:
    """Every country by ISO 3166-1 alpha-2 code, with the places our file and the union add, in alphabetical order."""
    return tuple(sorted(_atlas.region_of))


def shipped() -> frozenset[str]:
    """The codes that come with the platform."""
    return frozenset(_regions_by_country())


def shipped_name(code: str, language: str) -> str:
    """What the country is called where the union says nothing; KeyError for a place of the union's own."""
    return _names(language)[code]


def is_country(code: str) -> bool:
    return code in _atlas.region_of


def name(code: str, language: str) -> str:
    """What the union calls the country in `language`; in English for a language we do not show pages in."""
    return _atlas.names[language if language in files.LANGUAGES else "en"][code]


def choices(language: str) -> list[tuple[str, str]]:
    """(code, name) in the alphabetical order of `language`."""
    named = [(code, name(code, language)) for code in codes()]
    return sorted(named, key=lambda pair: collation.sort_key(pair[1], language))


def neighbours(code: str) -> frozenset[str]:
    """The countries with a land border to it; none for an island; KeyError for an unknown country."""
    if not is_country(code):
        raise KeyError(code)
    return _atlas.neighbours(code)


def region(code: str) -> str:
    """The code of the country's region; KeyError for an unknown country."""
    return _atlas.region_of[code]


def regions() -> tuple[str, ...]:
    """The codes of all regions, as the file orders them."""
    return tuple(_regions())


def region_name(region: str, language: str) -> str:
    """The region's name in `language`, else in English; KeyError for an unknown region."""
    names = files.names_in(_regions()[region], f"countries.toml: region {region}")
    return names.get(language, names["en"])


def find(text: str) -> str | None:
    """The country that `text` names in Arabic, Turkish, English or French or by code; None when unknown."""
    code = text.strip().upper()
    return code if is_country(code) else _atlas.written.get(collation.folded(text))


def begins(word: str) -> bool:
    """Whether a country's name may begin with `word`, itself perhaps cut at a mark: sooner yes than no."""
    if word.isascii() and word.isalnum():  # most words: nothing to fold but case
        first = word.lower()
        return first in _atlas.beginnings or first in collation.LINKS
    first = collation.folded(word).partition(" ")[0]
    return not first or first in _atlas.beginnings


@cache
def _names(language: str) -> Mapping[str, str]:
    ours, babels = files.table("countries")["names"], Locale(language).territories
    return {code: ours.get(code, {}).get(language) or _known(babels, code, language) for code in _regions_by_country()}


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
