"""A member as put in: all that is worked out once per change of it, in few bytes; its reading can be had again."""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from collab.matching import complement, fields, languages, lexical, semantic
from collab.matching.concepts import Hit, Lexicon
from collab.matching.facts import Activity, Profile
from collab.matching.figures import Row, Work
from collab.matching.glosses import Glosses
from collab.matching.leanings import Leanings
from collab.matching.lexical import Bag, Numbering
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
    """What a row is read with; `kin` keeps what was worked out of each field."""

    scheme: Scheme
    lexicon: Lexicon
    leanings: Leanings
    glosses: Glosses
    encode: Encode | None = None
    numbers: Numberings = field(default_factory=Numberings)
    kin: dict[str, Bag] = field(default_factory=dict)


def row(profile: Profile, reading: Reading, known: Knowledge) -> Row:
    """The work done once per change of a member."""
    told = told_pieces(reading)
    return Row(
        profile=profile,
        language=_language(profile, reading),
        languages=languages.of_member(profile, reading),
        is_described=is_described(reading),
        works=tuple(
            Work(at, _terms_told(piece.hits, piece.activity), piece.activity.countries)
            for at, piece in enumerate(told)
            if piece.activity
        ),
        meaning=semantic.meaning([piece.text for piece in told or _named(reading)], known.encode),
        told=Sheaf([*_bags(profile, reading, known)]),
    )


def _bags(profile: Profile, reading: Reading, known: Knowledge) -> Iterator[Bag]:
    """The bags of a member in the order of `Told`, then its pieces."""
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
    yield from (lexical.document(_counts([piece]), stems) for piece in told)


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
