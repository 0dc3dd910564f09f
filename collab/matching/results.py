"""What the matcher answers: levels, parts that add up, and reasons as data."""

from dataclasses import dataclass
from enum import StrEnum
from typing import NamedTuple, TypeAlias

from collab.matching.consortium import Thing

JSON: TypeAlias = str | int | float | bool | list["JSON"] | dict[str, "JSON"] | None


class Level(StrEnum):
    """How well a member fits, meaning the same on every post."""

    STRONG = "strong"
    GOOD = "good"
    POSSIBLE = "possible"

    __hash__ = str.__hash__


class About(StrEnum):
    """What of a post its author is asked for."""

    FIELD = "field"
    COUNTRY = "country"
    CAPACITY = "capacity"

    __hash__ = str.__hash__


class Choice(NamedTuple):
    """A likely answer: its code, and the words of the post that speak for it, if any do."""

    code: str
    words: tuple[str, ...]


class Clarification(NamedTuple):
    """A question to the author of a post; `seat_id` is the place whose capacities are asked for, 0 for none."""

    about: About
    choices: tuple[Choice, ...]
    seat_id: int = 0


@dataclass(frozen=True, slots=True)
class Reason:
    """Why (or why not), as a code and its evidence; the reader's words are made elsewhere."""

    code: str
    evidence: dict[str, JSON]


@dataclass(frozen=True, slots=True)
class Part:
    """A share of a score, in points."""

    code: str
    points: int


class Fit(NamedTuple):
    """One member that fits, without its reasons."""

    profile_id: int
    score: int
    level: Level


@dataclass(frozen=True, slots=True)
class Match:
    """One member that fits. `parts` add up to `score` (0..100); `seat_id` is the place it fits best.

    `fits` are the places whose conditions it meets, `brings` the countries, languages and capacities it has of those
    that the post asks for.
    """

    profile_id: int
    score: int
    level: Level
    parts: tuple[Part, ...]
    reasons: tuple[Reason, ...]
    misfits: tuple[Reason, ...]
    seat_id: int | None
    fits: tuple[int, ...]
    brings: tuple[Thing, ...]
