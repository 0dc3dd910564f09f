"""Fields of work on both sides: declared or spotted, the same 1, related .5, same committee .25."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from collab.matching.facts import Question
from collab.matching.reading import Evidence, Reading
from collab.matching.scheme import Kind, Scheme

RELATED, SAME_COMMITTEE = 0.5, 0.25
SPOTTED = 0.9  # the most a field only spotted counts
BESIDE_DECLARED = 0.7  # a field the author did not tick although they ticked others
ASIDE = 0.6  # of the surest field's weight: beneath it a lone word is said in passing
KINDRED, UNSUPPORTED, SILENT = 0.9, 0.6, 0.8  # a ticked field: kin in the text, nothing in it, no text at all
NOT_MENTIONED, MENTIONED = 0.7, 0.8  # a field a member ticked, never or hardly writing of it


@dataclass(frozen=True, slots=True)
class Asked:
    """A field a post asks for, `weight` 0..1; `sure` if ticked and not belied, in a title or told twice."""

    code: str
    weight: float
    declared: bool
    terms: int
    sure: bool


def asked(question: Question, reading: Reading, scheme: Scheme) -> tuple[Asked, ...]:
    """The fields of a post, heaviest first, ties by code."""
    told = {code: found for (kind, code), found in reading.evidence.items() if kind is Kind.FIELD}
    ticked = [_ticked(code, told, reading, scheme) for code in dict.fromkeys(question.fields)]
    factor = SPOTTED * (BESIDE_DECLARED if ticked else 1.0)
    spotted = [
        Asked(code, found.strength * factor, False, found.terms, found.prominent or found.terms > 1)
        for code, found in told.items()
        if code not in question.fields
    ]
    found = (*ticked, *_without_asides(spotted))
    return tuple(sorted(found, key=lambda each: (-each.weight, each.code)))


def kinship(one: str, other: str, scheme: Scheme) -> float:
    """How near two fields are, 0..1; codes of a scheme we do not know are compared as given."""
    if one == other:
        return 1.0
    if other in scheme.related.get(one, ()):
        return RELATED
    committee = scheme.committee_of.get(one)
    return SAME_COMMITTEE if committee and committee == scheme.committee_of.get(other) else 0.0


def is_told(ticked: Collection[str], told: Collection[str], scheme: Scheme) -> bool:
    """Whether a text that tells of some fields tells of a ticked one or a related one."""
    return any(kinship(one, other, scheme) >= RELATED for one in ticked for other in told)


def sureness(strength: float, ticked: bool, code: str, scheme: Scheme) -> float:
    """How surely (0..1) a member works in the field, from the strength with which its texts tell of it."""
    if not ticked:
        return SPOTTED * strength
    if not strength:
        return NOT_MENTIONED if code in scheme.field_codes else 1.0
    return MENTIONED + (1 - MENTIONED) * strength


@lru_cache(maxsize=2_000)
def kin(code: str, scheme: Scheme) -> Mapping[str, float]:
    """A field, its related ones and its siblings, and how near each is to it (0..1)."""
    siblings = scheme.members_of.get(scheme.committee_of.get(code, ""), ())
    return {each: kinship(code, each, scheme) for each in sorted({code, *scheme.related.get(code, ()), *siblings})}


def _without_asides(spotted: Sequence[Asked]) -> Iterator[Asked]:
    """What one word in a text about something else names is hardly asked for."""
    most = max((each.weight for each in spotted if each.sure), default=0.0)
    for each in spotted:
        aside = not each.sure and each.weight < ASIDE * most
        yield replace(each, weight=each.weight / 2) if aside else each


def _ticked(code: str, told: Mapping[str, Evidence], reading: Reading, scheme: Scheme) -> Asked:
    terms = told[code].terms if code in told else 0
    if terms or code not in scheme.field_codes:
        return Asked(code, 1.0, True, terms, True)
    if not reading.pieces:
        return Asked(code, SILENT, True, 0, True)
    kin = any(kinship(code, other, scheme) for other in told)
    return Asked(code, KINDRED if kin else UNSUPPORTED, True, 0, kin)
