"""A group as it is shown: who takes which place, what each brings, what stays uncovered, what could be missed."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from collab.matching.consortium import Group, Seated, Thing
from collab.members.model import Member
from collab.posts.model import Post
from collab.proposals.model import Seat, seats_of
from collab.suggestions.groups import key_of
from collab.web.shown.suggestions import SuggestionCard
from collab.words import names

_WORDS = {"country": names.country, "language": names.working_language, "capacity": names.capacity}


@dataclass(frozen=True, slots=True)
class SeatedShown:
    """A member in its place, `role` as the lead typed it; `brings` and `alone` (what only it brings) are words."""

    card: SuggestionCard
    role: str
    brings: list[str]
    alone: list[str]


@dataclass(frozen=True, slots=True)
class GroupShown:
    """`coverage` is 0..100; `empty` are roles with how many places stay empty, `missing` and `twice` words."""

    key: str
    coverage: int
    members: list[SeatedShown]
    empty: list[tuple[str, int]]
    missing: list[str]
    twice: list[str]


def groups_shown(
    post: Post, found: Sequence[Group], members: Mapping[int, Member], cards: Mapping[int, SuggestionCard]
) -> list[GroupShown]:
    """The groups in their order; `members` and `cards` hold everybody in them, by id."""
    seats = {seat.id: seat for seat in seats_of(post)}
    return [
        GroupShown(
            key=key_of(group, members),
            coverage=int(100 * group.coverage),
            members=[_seated(one, cards, seats) for one in group.members],
            empty=[(seats[seat].role, number) for seat, number in group.empty.items()],
            missing=_words(group.missing),
            twice=_words(group.twice),
        )
        for group in found
    ]


def _seated(one: Seated, cards: Mapping[int, SuggestionCard], seats: Mapping[int, Seat]) -> SeatedShown:
    return SeatedShown(cards[one.id], seats[one.seat].role, _words(one.brings), _words(one.alone))


def _words(things: Iterable[Thing]) -> list[str]:
    return [_WORDS[thing.kind](thing.code) for thing in things]
