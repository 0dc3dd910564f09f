"""Places wanted against what a member can contribute: declared 1, told in its texts up to .7."""

from dataclasses import dataclass

from collab.matching.concepts import Lexicon
from collab.matching.facts import Profile, Question, Seat, Text
from collab.matching.reading import Reading, of_texts
from collab.matching.scheme import Kind

TOLD = 0.7
ELSEWHERE = 0.5  # a member outside the countries or languages a place asks for


@dataclass(frozen=True, slots=True)
class Need:
    """A place wanted, with the capacities it names or its role tells of."""

    seat: Seat
    capacities: tuple[str, ...]


def needs(question: Question, lexicon: Lexicon) -> tuple[Need, ...]:
    """The places of a post in their order."""
    return tuple(Need(seat, _capacities(seat, lexicon)) for seat in question.seats)


def offered(profile: Profile, reading: Reading, code: str) -> float:
    """How surely (0..1) the member has the capacity."""
    if code in profile.capacities:
        return 1.0
    found = reading.evidence.get((Kind.CAPACITY, code))
    return TOLD * found.strength if found else 0.0


def conditions(profile: Profile, seat: Seat) -> float:
    """What is left (0..1) of an offer when the place asks for other countries or languages."""
    somewhere = not seat.countries or not {profile.country, *profile.works_in}.isdisjoint(seat.countries)
    speaks = not seat.languages or not profile.languages or not set(profile.languages).isdisjoint(seat.languages)
    return (1.0 if somewhere else ELSEWHERE) * (1.0 if speaks else ELSEWHERE)


def _capacities(seat: Seat, lexicon: Lexicon) -> tuple[str, ...]:
    told = of_texts((Text("", seat.role),), lexicon).evidence
    return tuple(dict.fromkeys((*seat.capacities, *(code for kind, code in told if kind is Kind.CAPACITY))))
