"""Which known organisations a name looks like: found by words, sounds and letters, then compared one by one."""

import math
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from heapq import nsmallest
from itertools import pairwise

from collab.matching.names import lexicon
from collab.matching.names.comparing import Likeness, likeness
from collab.matching.names.rarity import Rarity
from collab.matching.names.reading import Reading, read

ASK, WARN = 0.71, 0.93
ABROAD = 0.85  # bodies of two countries often share a name
SURE_ACRONYM = 0.95
CONTRADICTED = 0.6  # what is left of a score where names easier to compare have nothing in common
OTHER_SHORT_NAME = 0.85  # both go by short names of their own, and not by one
ASK_BY_IDEAS, MOST_BY_IDEAS = 0.86, 0.92  # among many, names of ideas alone (women, development) look alike by chance
MOST_BY_WORDS, MOST_BY_LETTERS = 60, 60  # compared one by one
BEGINNING = 4  # letters by which a misspelt word is still found
HEARD, HEARD_IN_PART = 2, 3  # consonants of a word by which it is found
AT_HOME = 1.5  # how much rather of the same country
MOST_LETTERS = 8  # of a short name, and words of a long one, that are looked at
LEAST_LETTERS = 0.5  # share of a short name's letter pairs that are words' first letters in order
Id = int | str


@dataclass(frozen=True, slots=True)
class Known:
    """An organisation by all its names; `country` by its two letters, or empty."""

    id: Id
    names: tuple[str, ...]
    acronym: str = ""
    country: str = ""


@dataclass(frozen=True, slots=True)
class LookAlike:
    """A known organisation that may be the same. `level`: ask (a question to a person) or warn (near certain).

    `reason`: same_spelling, spelling, diacritics, transliteration, acronym, translation or confusable;
    `evidence` the two names that resemble, the asked one first.
    """

    id: Id
    score: float
    level: str
    reason: str
    evidence: tuple[str, str]


@dataclass(frozen=True, slots=True)
class _Entry:
    """A known organisation with its names read."""

    id: Id
    country: str
    readings: tuple[Reading, ...]
    acronym: Reading | None

    @property
    def size(self) -> int:
        return min((len(reading.words) for reading in self.readings), default=0)


class Names:
    """The known organisations; the order in which they came does not matter."""

    def __init__(self, known: Iterable[Known] = ()) -> None:
        self._known: dict[Id, _Entry] = {}
        self._rarity = Rarity()
        self._holders: dict[str, Counter[Id]] = defaultdict(Counter)
        for one in known:
            self.add(one)

    def add(self, known: Known) -> None:
        """Take one in; a known id is replaced."""
        self.remove(known.id)
        entry = self._known[known.id] = _entry(known)
        self._count(entry, 1)

    def remove(self, id: Id) -> None:
        """Forget one, as if it had never been known."""
        entry = self._known.pop(id, None)
        if entry is not None:
            self._count(entry, -1)

    def look_alikes(self, candidate: Known) -> list[LookAlike]:
        """Those that a person should look at, the likest first; never the candidate's own id."""
        asked = _entry(candidate)
        found = [self._compared(asked, self._known[id]) for id in self._likely(asked)]
        return sorted((each for each in found if each), key=lambda each: (-each.score, _place(each.id)))

    def _count(self, known: _Entry, times: int) -> None:
        for reading in known.readings:
            self._rarity.add(reading, times)
            for key in {*_keys(reading), *_offered_letters(reading)}:
                self._holders[key][known.id] += times
                if not self._holders[key][known.id]:
                    del self._holders[key][known.id]

    def _likely(self, candidate: _Entry) -> set[Id]:
        """Those that share most words or letters with the candidate, by how few others hold them."""
        words, letters = defaultdict[Id, float](float), defaultdict[Id, float](float)
        for reading in candidate.readings:
            for key in sorted(set(_keys(reading))):
                holders = self._holders.get(key, ())
                for id in holders:
                    words[id] += 1 / math.sqrt(1 + len(holders))
            for key, share in sorted(set(_asked_letters(reading))):
                for id in self._holders.get(key, ()):
                    letters[id] += share
        for id in words:
            words[id] *= (AT_HOME if _may_be_home(candidate, self._known[id]) else 1) / (2 + self._known[id].size)
        near = {id: share for id, share in letters.items() if self._is_worth(id, share, candidate)}
        return {*_most(words, MOST_BY_WORDS), *_most(near, MOST_BY_LETTERS)} - {candidate.id}

    def _is_worth(self, id: Id, share: float, candidate: _Entry) -> bool:
        return share >= LEAST_LETTERS and _may_be_home(candidate, self._known[id])

    def _compared(self, candidate: _Entry, known: _Entry) -> LookAlike | None:
        own = countries_of(candidate.country, known.country)
        pairs = [(mine, theirs) for mine in candidate.readings for theirs in known.readings]
        found = [(likeness(mine, theirs, own, self._rarity), mine, theirs) for mine, theirs in pairs]
        alike = max((each.score for each, mine, theirs in found if _are_comparable(mine, theirs)), default=1.0)
        judged = [
            (_judged(each, mine, theirs, alike), mine.name, theirs.name, each.reason) for each, mine, theirs in found
        ]
        score, own_name, their_name, reason = max(judged)
        if reason == "acronym" and _go_by_others(candidate.acronym, known.acronym):
            score *= OTHER_SHORT_NAME
        if not _may_be_home(candidate, known):
            score = _abroad(score, reason)
        if score < ASK:
            return None
        return LookAlike(known.id, round(score, 3), "warn" if score >= WARN else "ask", reason, (own_name, their_name))


def compare(one: str, other: str, countries: Iterable[str] = (), rarity: Rarity | None = None) -> tuple[float, str]:
    """How likely two names name one organisation (0 to 1), and why; at ASK a person should be asked."""
    found = likeness(read(one), read(other), countries_of(*countries), rarity or Rarity())
    return found.score, found.reason


def countries_of(*codes: str) -> frozenset[str]:
    """The ideas of these countries."""
    return frozenset(lexicon.COUNTRY + code for code in codes if code)


def _judged(found: Likeness, mine: Reading, theirs: Reading, alike: float) -> float:
    """A score among many: less sure of ideas alone, and of what two full names of one script, `alike`, contradict."""
    score = found.score
    if not _are_comparable(mine, theirs):
        if found.reason == "acronym":
            return score * (CONTRADICTED + (1 - CONTRADICTED) * min(1.0, alike / ASK))
        score = min(score, alike)
    if found.by_ideas:
        return min(score, MOST_BY_IDEAS) if score >= ASK_BY_IDEAS else 0.0
    return score


def _are_comparable(mine: Reading, theirs: Reading) -> bool:
    return mine.script == theirs.script and not mine.acronym and not theirs.acronym


def _go_by_others(mine: Reading | None, theirs: Reading | None) -> bool:
    return bool(mine and theirs and mine.script == theirs.script and mine.line != theirs.line)


def _abroad(score: float, reason: str) -> float:
    return 0.0 if reason == "acronym" and score < SURE_ACRONYM else score * ABROAD


def _may_be_home(one: _Entry, other: _Entry) -> bool:
    return not one.country or not other.country or one.country == other.country


def _entry(known: Known) -> _Entry:
    names = dict.fromkeys(name for name in (*known.names, known.acronym) if name.strip())
    acronym = read(known.acronym) if known.acronym.strip() else None
    return _Entry(known.id, known.country, tuple(read(name) for name in names), acronym)


def _keys(reading: Reading) -> Iterator[str]:
    """What a name can be found by: its words, their beginnings, ideas and sounds, its letters, its short names."""
    yield "=" + reading.line
    yield "~" + reading.outline
    yield "@" + "".join(part.roman[0] for part in reading.parts if not part.silent)
    yield "@" + "".join(part.roman[0] for part in reading.parts)
    yield "^" + reading.line.replace(" ", "")[:BEGINNING]
    for word in reading.words:
        yield from (f"?{idea}" for idea in word.ideas)
        yield "." + word.text
        if not word.ideas:
            yield "^" + word.text[:BEGINNING]
            yield from (f"%{sound}" for sound in word.sounds if len(sound) >= HEARD)
            yield from (f"%{sound[:HEARD_IN_PART]}-" for sound in word.sounds if len(sound) >= HEARD_IN_PART)
    for short in (*reading.short, reading.acronym):
        if short:
            yield "@" + short


def _offered_letters(reading: Reading) -> Iterator[str]:
    """How it can be found as a short name, or as the long name of one."""
    yield from (f">{pair}" for pair in _first_letters(reading))
    yield from (f"<{len(pairs)}{pair}" for pairs in _short_pairs(reading) for pair in pairs)


def _asked_letters(reading: Reading) -> Iterator[tuple[str, float]]:
    """The other side of what is offered, each with the share of the short name that it is."""
    yield from ((f">{pair}", 1 / len(pairs)) for pairs in _short_pairs(reading) for pair in pairs)
    sizes = range(1, 2 * MOST_LETTERS)
    yield from ((f"<{size}{pair}", 1 / size) for pair in _first_letters(reading) for size in sizes)


def _first_letters(reading: Reading) -> set[str]:
    """The first letters of its words two by two, in order."""
    firsts = [part.roman[0] for part in reading.parts if not part.silent][:MOST_LETTERS]
    return {one + later for at, one in enumerate(firsts) for later in firsts[at + 1 :]}


def _short_pairs(reading: Reading) -> Iterator[set[str]]:
    for short in (*reading.short, reading.acronym):
        letters = short[:MOST_LETTERS]
        if len(letters) > 1:
            yield {one + later for one, later in pairwise(letters)} | {letters[0] + later for later in letters[1:]}


def _most(votes: Mapping[Id, float], most: int) -> list[Id]:
    return nsmallest(most, votes, key=lambda id: (-round(votes[id], 9), _place(id)))


def _place(id: Id) -> str:
    return str(id).rjust(20)
