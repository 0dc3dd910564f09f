"""How likely two names are names of one organisation, and the reason that says so."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from collab.matching.names import acronyms, lexicon, pairing
from collab.matching.names.disguises import is_disguised, seen
from collab.matching.names.pairing import Meeting, Weights
from collab.matching.names.rarity import Rarity
from collab.matching.names.reading import Reading, Word

# Weights of words that say less in this pair: of the own country, a repeated acronym, an honoured person.
OWN_COUNTRY, REPEATED, HONOURED, LEAST = 0.3, 0.1, 0.4, 0.02
# What a left-over word costs: an idea (women, medical) sets two bodies apart; what trails after all that is shared,
# as a place does, says little.
TELLING, TRAILING, TRAILING_IDEAS = 2.0, 0.35, 0.5
# How the longer and the shorter rest count; between scripts most of a rest is words the lexicon misses.
ONE_SCRIPT, TWO_SCRIPTS = (0.5, 1.0), (0.12, 0.2)
OPPOSED = 0.6  # east and west, two countries, two numbers
SIDES = (frozenset({"east", "west", "north", "south"}), frozenset({"women", "youth", "children"}))
CUT, SHORTEST_CUT = 0.9, 18  # a name that a file cut off within a word
DRAWN_ALIKE = 0.97
REASONS = (("sound", "transliteration"), ("acronym", "acronym"))
NAMED_INSIDE = 0.75  # a short name that stands as a word in the long one
SAME_SHORT, SAME_FEW_LETTERS = 0.7, 0.55  # two long names with one short name; of two or three letters


@dataclass(frozen=True, slots=True)
class Likeness:
    """`score` from 0 to 1, the code of the `reason`, and whether only ideas are shared, as by chance among many."""

    score: float
    reason: str
    by_ideas: bool = False


def likeness(one: Reading, other: Reading, own: frozenset[str], rarity: Rarity) -> Likeness:
    """Compare two names; `own` are the ideas of the countries they are from. The order of the two does not matter."""
    if one.name > other.name:
        one, other = other, one
    if one.line == other.line:
        return Likeness(1.0, _why_the_same(one.name, other.name))
    if one.outline == other.outline:
        return Likeness(DRAWN_ALIKE, "confusable")
    by_words = _by_words(one, other, own, rarity)
    by_short_name = _by_short_name(one, other, by_words.score)
    return by_short_name if by_short_name.score > by_words.score else by_words


def _why_the_same(one: str, other: str) -> str:
    if seen(one).casefold() == seen(other).casefold():
        return "confusable" if is_disguised(one) != is_disguised(other) else "same_spelling"
    return "diacritics"


def _by_short_name(one: Reading, other: Reading, by_words: float) -> Likeness:
    shared = set(one.short) & set(other.short)
    least = max((SAME_SHORT if len(short) > 3 else SAME_FEW_LETTERS for short in shared), default=0.0)
    both = least + (1 - least) * by_words if shared else 0.0
    return Likeness(max(both, _abbreviates(one, other), _abbreviates(other, one)), "acronym")


def _abbreviates(short: Reading, long: Reading) -> float:
    if not short.acronym:
        return 0.0
    if short.acronym in long.short:
        return 1.0
    inside = len(short.acronym) > 2 and any(word.text == short.acronym and not word.ideas for word in long.words)
    return max(NAMED_INSIDE if inside else 0.0, acronyms.made_of(short.acronym, long))


def _by_words(one: Reading, other: Reading, own: frozenset[str], rarity: Rarity) -> Likeness:
    weights = _weights(one, other, own, rarity), _weights(other, one, own, rarity)
    met = pairing.meetings(one, other, weights, rarity)
    shared = sum(meeting.weight(weights) * meeting.likeness for meeting in met) / 2
    if not shared:
        return Likeness(0.0, "spelling")
    alone = _alone(one.words, [m.mine for m in met]), _alone(other.words, [m.yours for m in met])
    one_script = bool({word.script for word in one.words} & {word.script for word in other.words})
    longer, shorter = ONE_SCRIPT if one_script else TWO_SCRIPTS
    rests = _rests((one, other), weights, met, alone, own, telling=one_script)
    score = shared / (shared + longer * max(rests) + shorter * min(rests))
    if _opposed(alone[0].values(), alone[1].values()):
        score *= OPPOSED
    if one_script and _is_cut(one.line, other.line):
        score = max(score, CUT)
    whole = not alone[0] and not alone[1] and all(meeting.way in ("same", "spelling") for meeting in met)
    return Likeness(score, _reason(met), by_ideas=not whole and not _own_met(one, met))


def _weights(reading: Reading, other: Reading, own: frozenset[str], rarity: Rarity) -> tuple[float, ...]:
    return tuple(_weight(at, word, reading, other, own, rarity) for at, word in enumerate(reading.words))


def _weight(at: int, word: Word, reading: Reading, other: Reading, own: frozenset[str], rarity: Rarity) -> float:
    weight = rarity.of(word)
    if word.ideas & own:
        weight *= OWN_COUNTRY
    elif word.text in reading.repeated or word.text in other.short:
        weight *= REPEATED
    elif at in reading.honoured:
        weight *= HONOURED
    return max(weight, LEAST)


def _alone(words: Sequence[Word], met: Sequence[tuple[int, ...]]) -> dict[int, Word]:
    taken = {place for places in met for place in places}
    return {at: word for at, word in enumerate(words) if at not in taken}


def _rests(
    readings: tuple[Reading, Reading],
    weights: Weights,
    met: Sequence[Meeting],
    alone: tuple[dict[int, Word], dict[int, Word]],
    own: frozenset[str],
    *,
    telling: bool,
) -> tuple[float, float]:
    """What each name keeps for itself: words that met nobody, and what those that met lack in likeness."""
    places = [[meeting.mine for meeting in met], [meeting.yours for meeting in met]]
    trailing = TRAILING if _own_met(readings[0], met) else TRAILING_IDEAS
    found = []
    for side in (0, 1):
        last = max(max(each) for each in places[side])
        lacks = [(1 - meeting.likeness, each) for meeting, each in zip(met, places[side], strict=True)]
        rest = sum(lack * weights[side][i] for lack, each in lacks for i in each)
        for at, word in alone[side].items():
            cost = TELLING if telling and _is_telling(word, own) else 1.0
            if at > last and not alone[1 - side]:
                cost = trailing if trailing == TRAILING or cost == 1.0 else cost
            rest += weights[side][at] * cost
        found.append(rest)
    return found[0], found[1]


def _own_met(one: Reading, met: Sequence[Meeting]) -> bool:
    """Whether the two names share a word that is no idea of the lexicon."""
    return any(not one.words[place].ideas for meeting in met for place in meeting.mine)


def _is_telling(word: Word, own: frozenset[str]) -> bool:
    return not word.ideas & own and any(lexicon.grade(idea) not in ("kind", "legal") for idea in word.ideas)


def _opposed(mine: Collection[Word], yours: Collection[Word]) -> bool:
    here, there = [{idea for word in words for idea in word.ideas} for words in (mine, yours)]
    countries = [any(idea.startswith(lexicon.COUNTRY) for idea in ideas) for ideas in (here, there)]
    numbers = [any(word.text.isdigit() for word in words) for words in (mine, yours)]
    return any(here & side and there & side for side in SIDES) or all(countries) or all(numbers)


def _is_cut(one: str, other: str) -> bool:
    shorter, longer = sorted((one, other), key=len)
    return len(shorter) >= SHORTEST_CUT and longer.startswith(shorter) and longer[len(shorter)] != " "


def _reason(met: Sequence[Meeting]) -> str:
    ways = {meeting.way for meeting in met}
    if "translation" in ways or ("word" in ways and "same" not in ways):
        return "translation"
    return next((reason for way, reason in REASONS if way in ways), "spelling")
