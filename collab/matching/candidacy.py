"""What a post with several places asks for, and what each member would bring to it."""

from collections.abc import Mapping, Sequence

from collab.matching.complement import Need, conditions, offered
from collab.matching.consortium import Candidate, Thing, Wanted
from collab.matching.facts import Profile, Question
from collab.matching.reading import Reading

ENOUGH = 0.35  # of offered(): half of what a text can tell


def things(question: Question) -> tuple[Thing, ...]:
    """The countries of the work, and the languages and capacities that places name."""
    countries = [Thing("country", code) for code in question.countries]
    languages = [Thing("language", code) for seat in question.seats for code in seat.languages]
    capacities = [Thing("capacity", code) for seat in question.seats for code in seat.capacities]
    return tuple(dict.fromkeys((*countries, *languages, *capacities)))


def wanted(question: Question, joined: Mapping[int, int | None], known: Mapping[int, Candidate]) -> Wanted:
    """What is left to find beside those who joined (member -> place, None for any); what is `known` of them counts.

    Who joined for no place in particular takes one it fits, else any. The owner itself is in its country.
    """
    free = {seat.id: seat.number for seat in question.seats}
    for id, seat in sorted(joined.items(), key=lambda one: (one[1] is None, one[0])):
        liked = [seat] if seat in free else known[id].fits if id in known else ()
        taken = next((place for place in [*liked, *free] if free.get(place)), None)
        if taken is not None:
            free[taken] -= 1
    filled = sum(seat.number for seat in question.seats) - sum(free.values())
    own = frozenset({Thing("country", question.owner_country)})
    there = own.union(*(known[id].brings for id in joined if id in known))
    return Wanted(free, filled, things(question), there)


def fitting(profile: Profile, read: Reading, needs: Sequence[Need], best: int | None) -> tuple[int, ...]:
    """The places whose countries and languages it meets, and of whose capacities it has one; `best` comes first."""
    able = [need.seat.id for need in needs if conditions(profile, need.seat) == 1.0 and _able(profile, read, need)]
    return tuple(sorted(able, key=lambda seat: seat != best))


def brought(profile: Profile, read: Reading, asked: Sequence[Thing]) -> tuple[Thing, ...]:
    """Which of the things asked for the member brings."""
    told = {"country": {profile.country, *profile.works_in}, "language": set(profile.languages)}
    told["capacity"] = {one.code for one in asked if one.kind == "capacity" and _offers(profile, read, one.code)}
    return tuple(thing for thing in asked if thing.code in told[thing.kind])


def _able(profile: Profile, read: Reading, need: Need) -> bool:
    return not need.capacities or any(_offers(profile, read, code) for code in need.capacities)


def _offers(profile: Profile, read: Reading, code: str) -> bool:
    return offered(profile, read, code) >= ENOUGH
