"""Who can sit where: members that each fit some places, places that each have room for some."""

from collections.abc import Mapping, Sequence

Fits = Sequence[tuple[int, ...]]  # for each member its places, the best first
Sitting = dict[int, list[int]]


def seated(fits: Fits, free: Mapping[int, int]) -> Sitting:
    """By place who sits there, as positions in `fits`, for members that can be seated together: the first first."""
    sitting: Sitting = {seat: [] for seat in free}
    for one in range(len(fits)):
        _sits(one, fits, free, sitting, set())
    return sitting


def with_room(fits: Fits, free: Mapping[int, int]) -> set[int]:
    """The places that can take one more, be it after those who sit there moved."""
    sitting = seated(fits, free)
    room = {seat for seat in free if len(sitting[seat]) < free[seat]}
    grown = -1
    while grown != len(room):
        grown = len(room)
        room |= {seat for seat in free if any(not room.isdisjoint(fits[one]) for one in sitting[seat])}
    return room


def _sits(one: int, fits: Fits, free: Mapping[int, int], sitting: Sitting, asked: set[int]) -> bool:
    for seat in fits[one]:
        if seat in asked or not free.get(seat):
            continue
        asked.add(seat)
        if len(sitting[seat]) < free[seat]:
            sitting[seat].append(one)
            return True
        for at, other in enumerate(sitting[seat]):
            if _sits(other, fits, free, sitting, asked):
                sitting[seat][at] = one
                return True
    return False
