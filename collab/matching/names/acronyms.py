"""Whether a short name is made of a long one: letters taken in order from the beginnings of its words."""

from collections.abc import Iterator, Sequence
from functools import lru_cache

from collab.matching.names import lexicon
from collab.matching.names.reading import Part, Reading

SHORTEST, LONGEST = 2, 11
MOST_OF_A_WORD = 6
# What it costs to pass over a word, in letters: "of", the country, a foundation, any other.
SILENT, COUNTRY, KIND, OTHER = 0.0, 0.4, 0.6, 0.9
# What a letter costs that is no word's first: the next one, a later one, the first one in another language.
NEXT, LATER, TRANSLATED = 0.12, 0.5, 0.45
TURNED = 0.3  # Fallujah University for University of Fallujah
DOUBT = 0.65  # how fast a cost for each letter lowers the score
SURE = {2: 0.8, 3: 0.92}  # so few letters are found by chance
NEVER = 99.0


def made_of(short: str, long: Reading) -> float:
    """How well `short` (Latin letters, folded) abbreviates `long`: from 0 to 1, all its words' first letters."""
    if not SHORTEST <= len(short) <= LONGEST or len(long.parts) < 2:
        return 0.0
    cost = min(_cost(short, order) + turned for order, turned in _orders(long.parts))
    return max(0.0, 1 - DOUBT * cost / len(short)) * SURE.get(len(short), 1.0)


def _orders(parts: tuple[Part, ...]) -> Iterator[tuple[Sequence[Part], float]]:
    yield parts, 0.0
    loud = [part for part in parts if not part.silent]
    if len(loud) > 1:
        yield [*loud[1:], loud[0]], TURNED
        yield [loud[-1], *loud[:-1]], TURNED


def _cost(short: str, parts: Sequence[Part]) -> float:
    """The cheapest way to read the letters off the words in their order."""
    costs = [0.0] + [NEVER] * len(short)
    for part in parts:
        passed = _passing(part)
        after = [cost + passed for cost in costs]
        for at in range(len(short)):
            if costs[at] < NEVER:
                for taken, price in _taking(part, short[at:]):
                    after[at + taken] = min(after[at + taken], costs[at] + price)
        costs = after
    return costs[-1]


def _passing(part: Part) -> float:
    if part.silent:
        return SILENT
    if any(idea.startswith(lexicon.COUNTRY) for idea in part.ideas):
        return COUNTRY
    return KIND if part.ideas else OTHER


@lru_cache(maxsize=200_000)
def _taking(part: Part, rest: str) -> tuple[tuple[int, float], ...]:
    """How many of the next letters this word can give, and at what price."""
    if part.roman[:1] != rest[0]:
        return ((1, TRANSLATED),) if rest[0] in part.tongues else ()
    found, at, price = [(1, 0.0)], 0, 0.0
    for letter in rest[1:MOST_OF_A_WORD]:
        later = part.roman.find(letter, at + 1)
        if later < 0:
            break
        price += NEXT if later == at + 1 else LATER
        at = later
        found.append((len(found) + 1, price))
    return tuple(found)
