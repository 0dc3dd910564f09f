"""Finding a member by what somebody typed: half a word, another order, spelling or script, or the first letters."""

import re
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import IntEnum
from functools import lru_cache

from collab.matching.folding import fold
from collab.matching.lexicon import Lexicon, ways_of

SHORTEST_SHORT_NAME = 3
MOST_WORDS = 8
WORD = re.compile(r"[^\W_]+")
DOTTED = re.compile(r"(?<=\b\w)\.(?=\w\b)")  # the dots of U.N.I.O.N.
# Words that are no reason to miss a name which was written without them.
SILENT = frozenset(WORD.findall("al el ul the of for and a in de la le les du des et d l pour ve icin و في"))


class Rank(IntEnum):
    """How well a member answers a question, the best first; NEAR alone is a guess."""

    WHOLE = 0
    START = 1
    WORDS = 2
    PART = 3
    ELSEWHERE = 4
    NEAR = 5


@dataclass(frozen=True, slots=True)
class Written:
    """The names of one member as they are compared: whole, all in one line, as words, by first letters."""

    names: tuple[str, ...]
    line: str
    words: frozenset[str]
    initials: frozenset[str]


def words_of(text: str) -> tuple[str, ...]:
    """The folded words of a question, each once, the first MOST_WORDS of them."""
    return tuple(dict.fromkeys(_words(text)))[:MOST_WORDS]


def as_names(names: Iterable[str]) -> str:
    """Names folded, one a line: what is kept, and `written` takes apart."""
    return "\n".join(filter(None, (" ".join(_words(name)) for name in names)))


def as_words(texts: Iterable[str]) -> str:
    """The folded words of longer texts, each once and after a space, Arabic ones without their article too."""
    words = dict.fromkeys(way for text in texts for word in _words(text) for way in ways_of(word))
    return "".join(f" {word}" for word in words if len(word) > 1)


@lru_cache(maxsize=100_000)
def written(names: str) -> Written:
    """What `as_names` made of names, taken apart."""
    each = tuple(names.split("\n"))
    words = frozenset(way for name in each for word in name.split() for way in ways_of(word))
    initials = frozenset(first for name in each for first in _initials(name.split()))
    _lexicon.learn(words)
    return Written(names=each, line=" " + " ".join([*each, *sorted(words)]), words=words, initials=initials)


def ranks(
    asked: Sequence[str], names: Mapping[int, Written], elsewhere: Mapping[str, Collection[int]]
) -> dict[int, Rank]:
    """Who answers the words of a question, by id.

    `elsewhere` holds, by asked word, those who have it in another part than their names. What one member is worth
    depends on no other: taking one away changes nothing for the rest.
    """
    if not asked:
        return {}
    holding = list(names.items())
    for bare in map(_bare, asked):
        holding = [(one, each) for one, each in holding if bare in each.line]
    found = {one: _certain(asked, each) for one, each in holding}
    if len(asked) == 1:
        found |= {one: Rank.WORDS for one, each in names.items() if asked[0] in each.initials and one not in found}
    return found | _composed(asked, {one: each for one, each in names.items() if one not in found}, elsewhere)


def _certain(asked: Sequence[str], each: Written) -> Rank:
    """How well names answer that hold all that was asked."""
    start = " ".join(asked)
    if start in each.names:
        return Rank.WHOLE
    if any(name.startswith(start) for name in each.names):
        return Rank.START
    return Rank.WORDS if all(f" {_bare(word)}" in each.line for word in asked) else Rank.PART


def _composed(
    asked: Sequence[str], rest: Mapping[int, Written], elsewhere: Mapping[str, Collection[int]]
) -> dict[int, Rank]:
    """Those who hold some words only elsewhere, or only nearly."""
    left, guessed = dict(rest), set[int]()
    for word in [word for word in asked if word not in SILENT] or asked:
        bare, near, there = _bare(word), _lexicon.near(word), elsewhere.get(word, ())
        for one in [one for one, each in left.items() if bare not in each.line and one not in there]:
            if near.isdisjoint(left[one].words):
                del left[one]
            else:
                guessed.add(one)
    return {one: Rank.NEAR if one in guessed else Rank.ELSEWHERE for one in left}


def _bare(word: str) -> str:
    """The word as every line holds it that holds the word: without what Arabic joins on."""
    return ways_of(word)[-1]


def _words(text: str) -> list[str]:
    return WORD.findall(DOTTED.sub("", fold(text)))


def _initials(words: Sequence[str]) -> set[str]:
    """The short names that a name may have: of all its words, and of those that matter."""
    both = ("".join(word[0] for word in words), "".join(word[0] for word in words if word not in SILENT))
    return {first for first in both if len(first) >= SHORTEST_SHORT_NAME}


_lexicon = Lexicon()
