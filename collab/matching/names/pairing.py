"""Which words of two names are the same word, and how alike they are."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

from rapidfuzz.distance import OSA
from rapidfuzz.fuzz import ratio

from collab.matching.names.rarity import Rarity
from collab.matching.names.reading import Reading, Word
from collab.matching.names.sounds import joined_sounds, romanised, vowels, without_article

SPELLED, JOINED, SOUNDING = 0.75, 0.88, 0.7  # least likeness of two words, of a word and two run together, of sounds
CUT_SHORT = 0.8  # Moch. for Mochammad
SHORTEST_CUT = 4
SAME_WORD = 0.85  # démocratie and démocratique are one idea but two words
INITIAL = 0.6  # K. for Kenneth
ARTICLE_APART = 0.98  # Alhuda for Al-Huda
JOINED_SOUND = 0.95
LONGEST_ACRONYM = 6
Weights = tuple[Sequence[float], Sequence[float]]
Run = tuple[int, tuple[int, ...], float, str]


@dataclass(frozen=True, slots=True)
class Meeting:
    """Words `mine` of one name that are words `yours` of the other (by place): how alike (0 to 1), and in what way.

    The ways: same, word (one idea in one script), translation, spelling, sound, acronym.
    """

    mine: tuple[int, ...]
    yours: tuple[int, ...]
    likeness: float
    way: str

    def weight(self, weights: Weights) -> float:
        return sum(weights[0][i] for i in self.mine) + sum(weights[1][j] for j in self.yours)


def meetings(one: Reading, other: Reading, weights: Weights, rarity: Rarity) -> list[Meeting]:
    """The best meetings, each word met once; two words both common on their own are never one misspelt."""
    found = [meeting for meeting in _possible(one, other) if not _two_words(meeting, one, other, rarity)]
    found.sort(key=lambda meeting: _order(meeting, weights))
    kept, mine, yours = [], set[int](), set[int]()
    for meeting in found:
        if mine.isdisjoint(meeting.mine) and yours.isdisjoint(meeting.yours):
            kept.append(meeting)
            mine.update(meeting.mine)
            yours.update(meeting.yours)
    return kept


def _order(meeting: Meeting, weights: Weights) -> tuple[float, ...]:
    apart = abs(meeting.mine[0] / len(weights[0]) - meeting.yours[0] / len(weights[1]))
    worth = round(meeting.weight(weights) * meeting.likeness, 6)
    return (-worth, round(apart, 6), meeting.mine[0] + meeting.yours[0], meeting.mine[0])


def _two_words(meeting: Meeting, one: Reading, other: Reading, rarity: Rarity) -> bool:
    if meeting.way not in ("spelling", "sound"):
        return False
    words = [one.words[i] for i in meeting.mine] + [other.words[j] for j in meeting.yours]
    return all(rarity.is_often(word) for word in words)


def _possible(one: Reading, other: Reading) -> Iterator[Meeting]:
    for i, word in enumerate(one.words):
        for j, peer in enumerate(other.words):
            likeness, way = alike(word, peer)
            if likeness:
                yield Meeting((i,), (j,), likeness, way)
    for i, run, likeness, way in (*_joined(one, other), *_abbreviated(one, other)):
        yield Meeting((i,), run, likeness, way)
    for j, run, likeness, way in (*_joined(other, one), *_abbreviated(other, one)):
        yield Meeting(run, (j,), likeness, way)


@lru_cache(maxsize=500_000)
def alike(one: Word, other: Word) -> tuple[float, str]:
    """How alike two words are (0 to 1), and in what way."""
    if one.text == other.text:
        return 1.0, "same"
    if one.ideas and one.ideas & other.ideas:
        return 1.0, _way(one, other)
    if one.ideas and other.ideas:
        return 0.0, ""
    if one.script == other.script:
        return _spelled(one.text, other.text), "spelling"
    return _sounding(one, other), "sound"


def _way(one: Word, other: Word) -> str:
    if one.script != other.script:
        return "translation"
    near = OSA.normalized_similarity(one.text, other.text) >= SAME_WORD
    return "spelling" if near or one.text.rstrip("s") == other.text.rstrip("s") else "word"


def _spelled(one: str, other: str) -> float:
    if not (one.isalpha() and other.isalpha()):
        return 0.0
    if one[0] != other[0]:
        return ARTICLE_APART if without_article(one) == without_article(other) else 0.0
    shorter = min(len(one), len(other))
    if shorter == 1:
        return INITIAL
    likeness = OSA.normalized_similarity(one, other) if shorter > 2 else 0.0
    if likeness < CUT_SHORT and shorter >= SHORTEST_CUT and (one.startswith(other) or other.startswith(one)):
        return CUT_SHORT
    return likeness if likeness >= SPELLED else 0.0


def _sounding(one: Word, other: Word) -> float:
    best = 0.0
    for mine in one.sounds:
        for yours in other.sounds:
            if min(len(mine), len(yours)) > 1 or mine == yours:
                best = max(best, OSA.normalized_similarity(mine, yours))
    if best < SOUNDING:
        return 0.0
    return best * (0.8 + 0.2 * ratio(vowels(romanised(one.text)), vowels(romanised(other.text))) / 100)


def _joined(one: Reading, other: Reading) -> Iterator[Run]:
    """Words of `one` that are two words of `other` written as one."""
    for j, (first, second) in enumerate(pairwise(other.words)):
        for i, word in enumerate(one.words):
            if likeness := _run_together(word, first, second):
                yield i, (j, j + 1), likeness, "spelling" if word.script == first.script else "sound"


def _run_together(word: Word, first: Word, second: Word) -> float:
    if first.script != second.script or len(word.text) < SHORTEST_CUT:
        return 0.0
    if word.script == first.script:
        together = first.text + second.text
        if word.text[0] != together[0] or abs(len(word.text) - len(together)) > 1:
            return 0.0
        likeness = OSA.normalized_similarity(word.text, together)
        return likeness if likeness >= JOINED else 0.0
    if first.ideas and second.ideas:
        return 0.0
    heard = joined_sounds(first.sounds, second.sounds)
    return JOINED_SOUND if any(len(sound) >= SHORTEST_CUT and sound in heard for sound in word.sounds) else 0.0


def _abbreviated(one: Reading, other: Reading) -> Iterator[Run]:
    """Words of `one` that are the first letters of words of `other`, but do not only repeat their own name."""
    firsts = "".join(word.text[0] for word in other.words)
    for i, word in enumerate(one.words):
        if 2 <= len(word.text) <= LONGEST_ACRONYM and not word.ideas and word.text not in one.repeated:
            at = firsts.find(word.text)
            if at >= 0:
                yield i, tuple(range(at, at + len(word.text))), 1.0, "acronym"
