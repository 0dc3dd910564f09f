"""Small groups of members that together fill the places of a post and cover what it asks for.

Every member of a group takes one place it fits. Which members can be seated together is a matroid, so that all groups
that cannot grow are equally large; among them the best covers most things, then has the highest scores together, then
the lowest ids. Small cases are searched to the end (branch and bound over members that differ in what they bring); in
large ones the search covers those that bring most, stops after a set number of looks and keeps the best it saw, which
is never below greedy choice with exchanges over all, from which it starts.
"""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from heapq import nlargest
from typing import NamedTuple

from collab.matching import seating

MOST = 3  # groups
SMALLEST, LARGEST = 2, 6  # members
PLACE, THING = 2, 1  # weight in the coverage
SEARCHED = 300  # candidates at most
LOOKS, STEP = 40_000, 40  # how often a candidate is looked at in a search; a step costs as much as so many looks


class Thing(NamedTuple):
    """One thing asked for: `kind` is "country", "language" or "capacity"."""

    kind: str
    code: str


@dataclass(frozen=True, slots=True)
class Wanted:
    """What a post asks for. `free` is how many of each place nobody has taken yet; `there` is brought already."""

    free: dict[int, int]
    filled: int = 0
    things: tuple[Thing, ...] = ()
    there: frozenset[Thing] = frozenset()


@dataclass(frozen=True, slots=True)
class Candidate:
    """A member that could be in a group: the places it fits, the best first, and what it brings."""

    id: int
    score: int
    fits: tuple[int, ...]
    brings: frozenset[Thing]


@dataclass(frozen=True, slots=True)
class Seated:
    """A member in its place; `alone` is what the group would lose with it."""

    id: int
    score: int
    seat: int
    brings: tuple[Thing, ...]
    alone: tuple[Thing, ...]


@dataclass(frozen=True, slots=True)
class Group:
    """`coverage` (0..1) is the weighted share of places and things there are with this group and who was there before.

    `empty` places and `missing` things stay uncovered; `twice` is brought by more than one.
    """

    members: tuple[Seated, ...]
    coverage: float
    empty: dict[int, int]
    missing: tuple[Thing, ...]
    twice: tuple[Thing, ...]

    @property
    def weightiest(self) -> int:
        """The member without which it would lose most."""
        return max(self.members, key=lambda one: (len(one.alone), one.score, -one.id)).id


def groups(wanted: Wanted, candidates: Iterable[Candidate], *, most: int = MOST, size: int = LARGEST) -> list[Group]:
    """The best group, then the best without the member the first depends on most, and so on: up to `most`.

    Fewer where less than two members can be seated together.
    """
    pool, found = _different(wanted, candidates, size + most - 1), list[Group]()
    while len(found) < most:
        chosen = _best(wanted.free, pool, size)
        if len(chosen) < SMALLEST:
            break
        found.append(_group(wanted, chosen))
        pool = [one for one in pool if one.candidate.id != found[-1].weightiest]
    return found


class _One(NamedTuple):
    """A candidate with its places and what it brings as bits."""

    candidate: Candidate
    fits: int
    brings: int
    rank: tuple[int, int]  # the higher score first, then the lower id


Chosen = list[_One]
Worth = tuple[int, int, tuple[int, ...]]


def _best(free: dict[int, int], pool: Chosen, size: int) -> list[Candidate]:
    start = _exchanged(free, pool, _greedy(free, pool, size))
    return [one.candidate for one in _Search(free, start).over(pool[:SEARCHED])]


def _different(wanted: Wanted, candidates: Iterable[Candidate], number: int) -> Chosen:
    """Of those that bring the same and fit the same places only the best `number`: more are never needed."""
    seat_bits = {seat: 1 << at for at, seat in enumerate(wanted.free)}
    thing_bits = {thing: 1 << at for at, thing in enumerate(wanted.things) if thing not in wanted.there}
    alike: dict[tuple[int, int], Chosen] = {}
    for each in candidates:
        fits = sum(seat_bits[seat] for seat in each.fits if wanted.free.get(seat))
        brings = sum(thing_bits[thing] for thing in each.brings if thing in thing_bits)
        if fits:
            alike.setdefault((fits, brings), []).append(_One(each, fits, brings, (-each.score, each.id)))
    kept = [one for same in alike.values() for one in sorted(same, key=lambda one: one.rank)[:number]]
    return sorted(kept, key=lambda one: (-one.brings.bit_count(), one.rank))


def _greedy(free: dict[int, int], pool: Chosen, size: int) -> Chosen:
    """One after the other the one that adds most; as many as can be seated at all."""
    chosen: Chosen = []
    while len(chosen) < size and (one := _best_addition(free, pool, chosen)):
        chosen.append(one)
    return chosen


def _exchanged(free: dict[int, int], pool: Chosen, chosen: Chosen) -> Chosen:
    """One taken out for a better one, as long as that helps."""
    for at in range(len(chosen)):
        rest = chosen[:at] + chosen[at + 1 :]
        one = _best_addition(free, pool, rest)
        if one and _worth([*rest, one]) > _worth(chosen):
            return _exchanged(free, pool, [*rest, one])
    return chosen


def _best_addition(free: dict[int, int], pool: Chosen, chosen: Chosen) -> _One | None:
    takes, there = _open_to(free, chosen), _brought(chosen)
    ids = {one.candidate.id for one in chosen}
    able = (one for one in pool if one.fits & takes and one.candidate.id not in ids)
    return min(able, key=lambda one: (-(one.brings & ~there).bit_count(), one.rank), default=None)


class _Search:
    """Branch and bound over groups as large as the one it starts from."""

    def __init__(self, free: dict[int, int], start: Chosen) -> None:
        self._free, self._size = free, len(start)
        self._best, self._worth = start, _worth(start)
        self._looks = LOOKS

    def over(self, pool: Chosen) -> Chosen:
        """The best group of this pool, or the best seen when the looks are used up."""
        self._go([], pool)
        return self._best

    def _go(self, chosen: Chosen, rest: Chosen) -> None:
        lacking = self._size - len(chosen)
        if not lacking:
            if _worth(chosen) > self._worth:
                self._best, self._worth = chosen, _worth(chosen)
            return
        self._looks -= STEP + len(rest)
        takes = _open_to(self._free, chosen)
        rest = [one for one in rest if one.fits & takes]
        if self._looks < 0 or self._most(chosen, rest, lacking) < self._worth[:2]:
            return
        for at in range(len(rest) - lacking + 1):
            if self._looks < 0:
                return
            self._go([*chosen, rest[at]], rest[at + 1 :])

    def _most(self, chosen: Chosen, rest: Chosen, lacking: int) -> tuple[int, int]:
        """What no group that grows from here exceeds: things covered, and scores together."""
        there, things, score = _brought(chosen), *_worth(chosen)[:2]
        more = nlargest(lacking, ((one.brings & ~there).bit_count() for one in rest))
        return things + sum(more), score + sum(nlargest(lacking, (-one.rank[0] for one in rest)))


def _worth(chosen: Chosen) -> Worth:
    ids = sorted(one.candidate.id for one in chosen)
    score = sum(one.candidate.score for one in chosen)
    return _brought(chosen).bit_count(), score, tuple(-id for id in ids)


def _brought(chosen: Chosen) -> int:
    bits = 0
    for one in chosen:
        bits |= one.brings
    return bits


def _open_to(free: dict[int, int], chosen: Chosen) -> int:
    """The places, as bits, that can take one more."""
    room = seating.with_room([one.candidate.fits for one in chosen], free)
    return sum(1 << at for at, seat in enumerate(free) if seat in room)


def _group(wanted: Wanted, chosen: list[Candidate]) -> Group:
    chosen = sorted(chosen, key=lambda one: (-one.score, one.id))
    sitting = seating.seated([one.fits for one in chosen], wanted.free)
    brought = [thing for one in chosen for thing in one.brings]
    members = [_member(wanted, chosen[at], seat, brought) for seat, sat in sitting.items() for at in sat]
    missing = tuple(thing for thing in wanted.things if thing not in wanted.there and thing not in brought)
    empty = {seat: number - len(sitting[seat]) for seat, number in wanted.free.items() if number > len(sitting[seat])}
    return Group(
        members=tuple(members),
        coverage=_share(wanted, len(chosen), len(missing)),
        empty=empty,
        missing=missing,
        twice=tuple(thing for thing in wanted.things if brought.count(thing) > 1),
    )


def _member(wanted: Wanted, one: Candidate, seat: int, brought: Collection[Thing]) -> Seated:
    brings = tuple(thing for thing in wanted.things if thing in one.brings)
    alone = tuple(thing for thing in brings if thing not in wanted.there and list(brought).count(thing) == 1)
    return Seated(one.id, one.score, seat, brings, alone)


def _share(wanted: Wanted, seated: int, missing: int) -> float:
    there = PLACE * (wanted.filled + seated) + THING * (len(wanted.things) - missing)
    return there / (PLACE * (wanted.filled + sum(wanted.free.values())) + THING * len(wanted.things))
