"""What the matcher knows of the world: concepts with their terms, kinship of fields and countries."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from functools import cached_property, lru_cache

from collab.vocabulary import capacities, countries, current, dictionary, fields, target_groups


class Kind(StrEnum):
    """What a term names."""

    FIELD = "field"
    CAPACITY = "capacity"
    GROUP = "group"

    __hash__ = str.__hash__  # the one of enumerations is many times slower


@dataclass(frozen=True, slots=True)
class Concept:
    """A thing that texts name in several languages: language -> terms as people write them."""

    kind: Kind
    code: str
    terms: Mapping[str, tuple[str, ...]]


@dataclass(frozen=True, eq=False)
class Scheme:
    """Concepts, kinship of fields (`committee_of`, `related`) and of countries (`neighbours`, `region`).

    `country_begins` is false for words that no name of a country begins with: those need not be looked up further.
    `dictionary` lists, by language, the words that name one thing; `vague` are the places in it of things too
    general to be evidence.
    """

    concepts: tuple[Concept, ...]
    committee_of: Mapping[str, str] = field(default_factory=dict)
    related: Mapping[str, frozenset[str]] = field(default_factory=dict)
    neighbours: Callable[[str], frozenset[str]] = lambda code: frozenset()
    region: Callable[[str], str] = lambda code: ""
    country_named: Callable[[str], str | None] = lambda written: None
    country_begins: Callable[[str], bool] = lambda word: True
    dictionary: tuple[Mapping[str, tuple[str, ...]], ...] = ()
    vague: frozenset[int] = frozenset()

    @cached_property
    def field_codes(self) -> frozenset[str]:
        """The fields whose terms we know; others are compared as given and no text can belie them."""
        return frozenset(concept.code for concept in self.concepts if concept.kind is Kind.FIELD)

    @cached_property
    def members_of(self) -> Mapping[str, tuple[str, ...]]:
        """The fields below each committee."""
        below: dict[str, list[str]] = {}
        for code, committee in self.committee_of.items():
            below.setdefault(committee, []).append(code)
        return {committee: tuple(codes) for committee, codes in below.items()}


def shipped() -> Scheme:
    """The scheme of the vocabulary as it stands, made once for each of its editions."""
    return _of_edition(current.edition())


@lru_cache(maxsize=1)
def _of_edition(edition: int) -> Scheme:
    known = fields.fields()
    return Scheme(
        concepts=(
            *(_named(Kind.FIELD, each.code, each.names, each.terms) for each in known),
            *(_named(Kind.CAPACITY, each.code, each.names, each.terms) for each in capacities.capacities()),
            *(_named(Kind.GROUP, each.code, each.names, each.terms) for each in target_groups.target_groups()),
        ),
        committee_of={each.code: each.committee for each in known},
        related=both_ways({each.code: each.related for each in known}),
        neighbours=lambda code: countries.neighbours(code) if countries.is_country(code) else frozenset(),
        region=lambda code: countries.region(code) if countries.is_country(code) else "",
        country_named=lru_cache(maxsize=100_000)(countries.find),
        country_begins=countries.begins,
        dictionary=dictionary.entries(),
        vague=dictionary.vague(),
    )


def both_ways(related: Mapping[str, Iterable[str]]) -> dict[str, frozenset[str]]:
    """Kinship made mutual: if a names b, b names a."""
    pairs = {(one, other) for one, others in related.items() for other in others}
    mutual = pairs | {(other, one) for one, other in pairs}
    return {code: frozenset(other for one, other in mutual if one == code) for code in {one for one, _ in mutual}}


def _named(kind: Kind, code: str, names: Mapping[str, str], terms: Mapping[str, tuple[str, ...]]) -> Concept:
    spoken = sorted({*names, *terms})
    return Concept(kind, code, {each: (*terms.get(each, ()), *_listed(names, each)) for each in spoken})


def _listed(names: Mapping[str, str], language: str) -> tuple[str, ...]:
    return (names[language],) if names.get(language) else ()
