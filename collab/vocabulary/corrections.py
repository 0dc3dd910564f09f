"""What the union changes of the shipped words: handed in as values, since the vocabulary reads no database."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

Terms = Mapping[str, tuple[str, ...]]


@dataclass(frozen=True)
class FieldChange:
    """What differs from the shipped field of that code, or a field of the union's own.

    `names`, `added` and `removed` are by language; `related` is None where the shipped relatives stand.
    """

    code: str
    committee: str
    names: Mapping[str, str] = field(default_factory=dict)
    added: Terms = field(default_factory=dict)
    removed: Terms = field(default_factory=dict)
    related: tuple[str, ...] | None = None
    retired: bool = False


@dataclass(frozen=True)
class PlaceChange:
    """Other names for a country, or a place without an ISO code with its region and its neighbours on land."""

    code: str
    region: str
    names: Mapping[str, str] = field(default_factory=dict)
    neighbours: tuple[str, ...] = ()


@dataclass(frozen=True)
class Corrections:
    """All that the union changed."""

    fields: tuple[FieldChange, ...] = ()
    places: tuple[PlaceChange, ...] = ()


def without(terms: Iterable[str], removed: Iterable[str]) -> tuple[str, ...]:
    """The terms in their order, once each, none of those removed."""
    gone = frozenset(removed)
    return tuple(dict.fromkeys(term for term in terms if term not in gone))


def in_all(names: Mapping[str, str], languages: Iterable[str], last: str) -> dict[str, str]:
    """A name for every language: the first one given stands in for those that are missing, else `last`."""
    given = {code: name for code, name in names.items() if name}
    first = given.get("en") or next(iter(given.values()), last)
    return {code: given.get(code, first) for code in languages}
