"""A member as put in: all that is worked out once per change of it, in few bytes; its reading can be had again."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import chain
from typing import NamedTuple

from collab.matching import binding, complement, fields, languages, leanings, places, semantic
from collab.matching.binding import Amounts
from collab.matching.concepts import Hit, Lexicon
from collab.matching.facts import Activity, Profile
from collab.matching.figures import DECLARED, MANY, WRITTEN, Row, Told
from collab.matching.glosses import Glosses
from collab.matching.leanings import Leanings
from collab.matching.lexical import Bag, Floats, Numbering
from collab.matching.reading import Piece, Reading, spoken
from collab.matching.scheme import Kind, Scheme
from collab.matching.semantic import Encode, Vectors
from collab.matching.shelf import Sheaf

Sites = Sequence[tuple[str, ...]]
NAMED = ("name", "keywords")
FAINT = 0.15
TICKED = 0.8  # how surely the work of a member is for whom it ticked
HELD = 0.3  # sureness from which a member counts as working in a field


@dataclass(frozen=True)
class Numberings:
    """The numbers of everything rows speak of."""

    stems: Numbering = field(default_factory=Numbering)
    things: Numbering = field(default_factory=Numbering)
    concepts: Numbering = field(default_factory=Numbering)
    fields: Numbering = field(default_factory=Numbering)
    countries: Numbering = field(default_factory=Numbering)
    languages: Numbering = field(default_factory=Numbering)


def numberings(scheme: Scheme) -> Numberings:
    """With all that the scheme names numbered from the start: what a question holds must not rest on who was here."""
    numbers = Numberings()
    for concept in scheme.concepts:
        numbers.concepts.of(named_key((concept.kind, concept.code)))
        if concept.kind is Kind.FIELD:
            numbers.fields.of(concept.code)
    return numbers


@dataclass(frozen=True)
class Knowledge:
    """What a row is read with; `kin` and `near` keep what was worked out of each field and country."""

    scheme: Scheme
    lexicon: Lexicon
    leanings: Leanings
    glosses: Glosses
    encode: Encode | None = None
    numbers: Numberings = field(default_factory=Numberings)
    kin: dict[str, Bag] = field(default_factory=dict)
    near: dict[str, Floats] = field(default_factory=dict)


def knowledge(scheme: Scheme, encode: Encode | None = None, lexicon: Lexicon | None = None) -> Knowledge:
    """What rows are read with, all of it out of the scheme; `lexicon` is its own where there is one already."""
    lexicon = lexicon or Lexicon(scheme.concepts)
    glosses = Glosses(scheme.dictionary, scheme.vague)
    return Knowledge(scheme, lexicon, leanings.of_lexicon(lexicon), glosses, encode, numberings(scheme))


class Given(NamedTuple):
    """A member with what is worked out of it beside its reading, where the encoder and the names of countries are.

    `sites` are the countries that each past activity is taken to have been in.
    """

    profile: Profile
    meaning: Vectors
    sites: Sites


def given(profile: Profile, known: Knowledge) -> Given:
    """What its texts mean together, those of its names where there are no others; and its past activities' places."""
    meaning = semantic.meaning(spoken(profile) if known.encode else (), known.encode)
    return Given(profile, meaning, [places.of_activity(done, profile, known.scheme) for done in profile.activities])


def rows(told: Sequence[Given], readings: Iterable[Reading], known: Knowledge) -> list[Row]:
    """The work done once per change of members."""
    members = zip(told, readings, strict=True)
    shelf = binding.shelf(binding.bind([bags(each.profile, each.sites, reading, known) for each, reading in members]))
    return [Row(each.profile, each.meaning, Sheaf(shelf, at)) for at, each in enumerate(told)]


def bags(profile: Profile, sites: Sites, reading: Reading, known: Knowledge) -> list[Amounts]:
    """The bags of a member in the order of `Told`, then its pieces, before they are bound."""
    numbers, told = known.numbers, told_pieces(reading)
    named = [piece for piece in reading.pieces if piece.part in NAMED]
    said = [numbers.stems.of_all(_stems(piece)) for piece in (*named, *told)]
    words = [*reading.words]
    found: dict[Told, Amounts] = {
        Told.WHOLE: Counter(chain.from_iterable(said)),
        Told.NAMES: Counter(chain.from_iterable(said[: len(named)])),
        Told.THINGS: _numbered(known.glosses.of(words), numbers.things),
        Told.LEANINGS: _numbered(known.leanings.of(words), numbers.fields),
        **_concepts(profile, reading, known),
        **_places_and_languages(profile, sites, reading, known),
    }
    return [*(found[each] for each in Told), *map(Counter, said[len(named) :])]


def _concepts(profile: Profile, reading: Reading, known: Knowledge) -> dict[Told, Amounts]:
    concepts = known.numbers.concepts
    meant = dict(zip(concepts.of_all(map(named_key, reading.evidence)), reading.evidence.values(), strict=True))
    return {
        Told.FIELDS: _numbered(dict(_fields(profile, reading, known.scheme)), known.numbers.fields),
        Told.CAPACITIES: _numbered(dict(_capacities(profile, reading)), concepts),
        Told.TICKS: _marked(concepts.of_all(map(named_key, declared(profile)))),
        Told.STRENGTH: {number: found.strength for number, found in meant.items()},
        Told.TERMS: {number: found.terms for number, found in meant.items()},
        Told.PROMINENT: _marked(number for number, found in meant.items() if found.prominent),
        Told.PEOPLE: _numbered(dict(_people(profile, reading)), concepts),
    }


def _places_and_languages(profile: Profile, sites: Sites, reading: Reading, known: Knowledge) -> dict[Told, Amounts]:
    """Where a member is, what it speaks and what it did where."""
    countries, spoken = known.numbers.countries, known.numbers.languages
    done = [(at * MANY, piece, piece.activity) for at, piece in enumerate(told_pieces(reading)) if piece.activity]
    been_in = dict(zip(profile.activities, sites, strict=True))
    sureness = DECLARED if profile.languages else WRITTEN
    return {
        Told.COUNTRIES: _marked(countries.of_all({profile.country, *profile.works_in} - {""})),
        Told.HOME: _marked([countries.of(profile.country)] if profile.country else []),
        Told.LANGUAGES: dict.fromkeys(spoken.of_all(languages.of_member(profile, reading)), sureness),
        Told.WRITES: _marked([spoken.of(_language(profile, reading))]),
        Told.DONE: {
            at + known.numbers.fields.of(code): number
            for at, piece, activity in done
            for code, number in _terms_told(piece.hits, activity).items()
        },
        Told.DONE_IN: _marked(
            at + number for at, _, activity in done for number in countries.of_all(activity.countries)
        ),
        Told.SITES: {
            at + countries.of(code): 1 / len(been_in[activity])
            for at, _, activity in done
            for code in been_in[activity]
        },
    }


def _marked(numbers: Iterable[int]) -> Amounts:
    """Things that are there, each as much as the other."""
    return dict.fromkeys(numbers, 1.0)


def _numbered(amounts: Mapping[str, float], numbering: Numbering) -> Amounts:
    return dict(zip(numbering.of_all(amounts), amounts.values(), strict=True))


def told_pieces(reading: Reading) -> list[Piece]:
    """The texts of a member but its names and keywords."""
    return [piece for piece in reading.pieces if piece.part not in NAMED]


def declared(profile: Profile) -> set[tuple[Kind, str]]:
    """What the member says of itself by ticking boxes, its past activities' fields among it."""
    return {
        *((Kind.FIELD, code) for code in profile.fields),
        *((Kind.FIELD, code) for activity in profile.activities for code in activity.fields),
        *((Kind.CAPACITY, code) for code in profile.capacities),
        *((Kind.GROUP, code) for code in profile.target_groups),
    }


def named_key(key: tuple[Kind, str]) -> str:
    """A concept's name among all concepts."""
    return f"{key[0].value}:{key[1]}"


def is_described(reading: Reading) -> bool:
    """Whether there is a mission or an activity to read, more than a name."""
    return any(piece.part in ("text", "activity") for piece in reading.pieces)


def _language(profile: Profile, reading: Reading) -> str:
    """The language a member writes in; of a mere name its declared working language tells more."""
    return profile.languages[0] if profile.languages and not is_described(reading) else reading.language


def _fields(profile: Profile, reading: Reading, scheme: Scheme) -> Iterable[tuple[str, float]]:
    ticked = {code for kind, code in declared(profile) if kind is Kind.FIELD}
    told = {code: found.strength for (kind, code), found in reading.evidence.items() if kind is Kind.FIELD}
    for code in sorted(ticked | told.keys()):
        yield code, fields.sureness(told.get(code, 0.0), code in ticked, code, scheme)


def _capacities(profile: Profile, reading: Reading) -> Iterable[tuple[str, float]]:
    told = {code for kind, code in reading.evidence if kind is Kind.CAPACITY}
    for code in sorted(told | set(profile.capacities)):
        yield named_key((Kind.CAPACITY, code)), complement.offered(profile, reading, code)


def _people(profile: Profile, reading: Reading) -> Iterable[tuple[str, float]]:
    told = {code: found.strength for (kind, code), found in reading.evidence.items() if kind is Kind.GROUP}
    for code in sorted(told.keys() | set(profile.target_groups)):
        ticked = TICKED if code in profile.target_groups else 0.0
        yield named_key((Kind.GROUP, code)), max(told.get(code, 0.0), ticked)


def _terms_told(hits: Iterable[Hit], done: Activity) -> Counter[str]:
    told = {(hit.term.code, hit.term.stems) for hit in hits if hit.term.kind is Kind.FIELD}
    found = Counter(code for code, _ in told)
    found.update(dict.fromkeys(done.fields, 2))
    return found


def _stems(piece: Piece) -> list[str]:
    return [word.stem for word in piece.words if not word.is_number]
