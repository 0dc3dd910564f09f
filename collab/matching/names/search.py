"""Which known organisations a name looks like: found by words, sounds and letters, then compared one by one."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from heapq import nsmallest

from collab.matching.names import lexicon
from collab.matching.names.comparing import Likeness, likeness
from collab.matching.names.rarity import Rarity
from collab.matching.names.reading import Reading, read

ASK, WARN = 0.71, 0.93
ABROAD = 0.85  # bodies of two countries often share a name
SURE_ACRONYM = 0.95
MOST_COMPARED = 80
BEGINNING = 4  # letters by which a misspelt word is still found
HEARD = 3
FEW_LETTERS = 0.4  # of the letters of a short name, as words' first letters in order
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


class Names:
    """The known organisations; the order in which they came does not matter."""

    def __init__(self, known: Iterable[Known] = ()) -> None:
        self._known: dict[Id, Known] = {}
        self._rarity = Rarity()
        self._holders: dict[str, Counter[Id]] = defaultdict(Counter)
        for one in known:
            self.add(one)

    def add(self, known: Known) -> None:
        """Take one in; a known id is replaced."""
        self.remove(known.id)
        self._known[known.id] = known
        self._count(known, 1)

    def remove(self, id: Id) -> None:
        """Forget one, as if it had never been known."""
        known = self._known.pop(id, None)
        if known is not None:
            self._count(known, -1)

    def look_alikes(self, candidate: Known) -> list[LookAlike]:
        """Those that a person should look at, the likest first; never the candidate's own id."""
        found = (self._compared(candidate, self._known[id]) for id in self._likely(candidate))
        return sorted((each for each in found if each), key=lambda each: (-each.score, _place(each.id)))

    def _count(self, known: Known, times: int) -> None:
        for reading in _readings(known):
            self._rarity.add(reading, times)
            for key in {*_keys(reading), *_letter_pairs(reading)}:
                self._holders[key][known.id] += times
                if not self._holders[key][known.id]:
                    del self._holders[key][known.id]

    def _likely(self, candidate: Known) -> list[Id]:
        """Those that share most with the candidate, by how few others hold it."""
        votes: Counter[Id] = Counter()
        for reading in _readings(candidate):
            for key in sorted({*_keys(reading), *_asked_pairs(reading)}):
                holders = self._holders.get(key, ())
                for id in holders:
                    votes[id] += 1 / (1 + len(holders)) ** 0.5
        votes.pop(candidate.id, None)
        return nsmallest(MOST_COMPARED, votes, key=lambda id: (-round(votes[id], 9), _place(id)))

    def _compared(self, candidate: Known, known: Known) -> LookAlike | None:
        own = countries_of(candidate.country, known.country)
        pairs = [(mine, theirs) for mine in _readings(candidate) for theirs in _readings(known)]
        found = [(likeness(mine, theirs, own, self._rarity), mine.name, theirs.name) for mine, theirs in pairs]
        best, mine, theirs = max(found, key=lambda each: (each[0].score, each[1], each[2]))
        abroad = bool(candidate.country and known.country and candidate.country != known.country)
        score = _discounted(best, abroad=abroad)
        if score < ASK:
            return None
        return LookAlike(known.id, round(score, 3), "warn" if score >= WARN else "ask", best.reason, (mine, theirs))


def compare(one: str, other: str, countries: Iterable[str] = (), rarity: Rarity | None = None) -> tuple[float, str]:
    """How likely two names name one organisation (0 to 1), and why; at ASK a person should be asked."""
    found = likeness(read(one), read(other), countries_of(*countries), rarity or Rarity())
    return found.score, found.reason


def countries_of(*codes: str) -> frozenset[str]:
    """The ideas of these countries."""
    return frozenset(lexicon.COUNTRY + code for code in codes if code)


def _discounted(found: Likeness, *, abroad: bool) -> float:
    if not abroad:
        return found.score
    if found.reason == "acronym" and found.score < SURE_ACRONYM:
        return 0.0
    return found.score * ABROAD


def _readings(known: Known) -> list[Reading]:
    names = (*known.names, known.acronym)
    return [read(name) for name in dict.fromkeys(names) if name.strip()]


def _keys(reading: Reading) -> Iterator[str]:
    """What a name can be found by: its words, their beginnings, ideas and sounds, its letters, its short names."""
    yield "=" + reading.line
    yield "~" + reading.outline
    yield "^" + reading.line.replace(" ", "")[:BEGINNING]
    for word in reading.words:
        yield from (f"?{idea}" for idea in word.ideas)
        yield "." + word.text
        if not word.ideas:
            yield "^" + word.text[:BEGINNING]
            yield from (f"%{sound}" for sound in word.sounds if len(sound) >= HEARD)
            yield from (f"%{sound[:HEARD]}" for sound in word.sounds if len(sound) > HEARD)
    for short in (*reading.short, reading.acronym):
        if short:
            yield "@" + short


def _letter_pairs(reading: Reading) -> Iterator[str]:
    """The first letters of its words two by two, in order, as a short name takes them."""
    firsts = [part.roman[0] for part in reading.parts if not part.silent][:12]
    loud = "".join(firsts)
    yield "@" + loud
    for at, first in enumerate(firsts):
        yield from (f"&{first}{later}" for later in firsts[at + 1 :])


def _asked_pairs(reading: Reading) -> Iterator[str]:
    for short in (*reading.short, reading.acronym):
        yield from (f"&{one}{later}" for at, one in enumerate(short[:6]) for later in short[at + 1 : 7])


def _place(id: Id) -> str:
    return str(id).rjust(20)
