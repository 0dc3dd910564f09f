"""A member as put in: all that is worked out once per change of it, in few bytes; its reading can be had again."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

import numpy as np

from collab.matching import complement, fields, languages, lexical, semantic
from collab.matching.concepts import Hit, Lexicon
from collab.matching.facts import Activity, Profile
from collab.matching.figures import DECLARED, MANY, WRITTEN, Row
from collab.matching.glosses import Glosses
from collab.matching.leanings import Leanings
from collab.matching.lexical import Bag, Floats, Numbering
from collab.matching.reading import Piece, Reading
from collab.matching.scheme import Kind, Scheme
from collab.matching.semantic import Encode
from collab.matching.shelf import Sheaf

NAMED = ("name", "keywords")
FAINT = 0.15
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


def row(profile: Profile, reading: Reading, known: Knowledge) -> Row:
    """The work done once per change of a member."""
    told = told_pieces(reading)
    return Row(
        profile=profile,
        meaning=semantic.meaning([piece.text for piece in told or _named(reading)], known.encode),
        told=Sheaf(
            [*_bags(profile, reading, known), *_places_and_languages(profile, reading, known), *_texts(told, known)]
        ),
    )


def _bags(profile: Profile, reading: Reading, known: Knowledge) -> Iterator[Bag]:
    """The words and concepts of a member in the order of `Told`."""
    stems, concepts = known.numbers.stems, known.numbers.concepts
    named, told = _named(reading), told_pieces(reading)
    meant = {named_key(key): found for key, found in reading.evidence.items()}
    yield lexical.document(_counts((*named, *told)), stems)
    yield lexical.document(_counts(named), stems)
    yield lexical.document(known.glosses.of(reading.words), known.numbers.things)
    yield lexical.bag(known.leanings.of(reading.words), known.numbers.fields)
    yield lexical.bag(dict(_fields(profile, reading, known.scheme)), known.numbers.fields)
    yield lexical.bag(dict(_capacities(profile, reading)), concepts)
    yield lexical.marked(concepts.of(named_key(key)) for key in declared(profile))
    yield lexical.bag({name: found.strength for name, found in meant.items()}, concepts)
    yield lexical.bag({name: found.terms for name, found in meant.items()}, concepts)
    yield lexical.marked(concepts.of(name) for name, found in meant.items() if found.prominent)


def _places_and_languages(profile: Profile, reading: Reading, known: Knowledge) -> Iterator[Bag]:
    """Where a member is, what it speaks and what it did where, in the order of `Told`."""
    countries, spoken, told = known.numbers.countries, known.numbers.languages, told_pieces(reading)
    sureness = DECLARED if profile.languages else WRITTEN
    yield lexical.marked(countries.of(code) for code in {profile.country, *profile.works_in} if code)
    yield lexical.marked([countries.of(profile.country)] if profile.country else [])
    yield lexical.bag(dict.fromkeys(languages.of_member(profile, reading), sureness), spoken)
    yield lexical.marked([spoken.of(_language(profile, reading))])
    yield _done(told, known)
    yield lexical.marked(
        at * MANY + countries.of(code)
        for at, piece in enumerate(told)
        if piece.activity
        for code in piece.activity.countries
    )


def _done(told: Sequence[Piece], known: Knowledge) -> Bag:
    """How many terms of each field tell of each past activity."""
    found: dict[int, int] = {}
    for at, piece in enumerate(told):
        if piece.activity:
            terms = _terms_told(piece.hits, piece.activity)
            found |= {at * MANY + known.numbers.fields.of(code): number for code, number in terms.items()}
    numbers = sorted(found)
    return Bag(np.array(numbers, dtype=np.int32), np.array([found[each] for each in numbers], dtype=np.float32))


def _texts(told: Iterable[Piece], known: Knowledge) -> Iterator[Bag]:
    return (lexical.document(_counts([piece]), known.numbers.stems) for piece in told)


def told_pieces(reading: Reading) -> list[Piece]:
    """The texts of a member but its names and keywords."""
    return [piece for piece in reading.pieces if piece.part not in NAMED]


def _named(reading: Reading) -> list[Piece]:
    return [piece for piece in reading.pieces if piece.part in NAMED]


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


def _terms_told(hits: Iterable[Hit], done: Activity) -> Counter[str]:
    told = {(hit.term.code, hit.term.stems) for hit in hits if hit.term.kind is Kind.FIELD}
    found = Counter(code for code, _ in told)
    found.update(dict.fromkeys(done.fields, 2))
    return found


def _counts(pieces: Iterable[Piece]) -> Counter[str]:
    return Counter(word.stem for piece in pieces for word in piece.words if not word.is_number)
