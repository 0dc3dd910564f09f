"""A name as words: what each may mean, how it sounds, and the short names it carries."""

import re
from dataclasses import dataclass
from functools import lru_cache

from collab.matching.folding import fold
from collab.matching.names import lexicon
from collab.matching.names.disguises import outline, seen
from collab.matching.names.sounds import romanised, script_of, sounds

LETTERS = re.compile(r"[^\W_](?:[^\W_]|[\u0300-\u036f\u0610-\u061a\u064b-\u065f\u0670])*")
ELISION = re.compile(r"(?i)\b([ldsnjcm]|qu)['’ʼ](?=[aeiouyhàâéèêëîïôû])")
POSSESSIVE = re.compile(r"(?i)['’ʼ]s\b")
APOSTROPHE = re.compile(r"['’ʼʻ`´]")
DOTTED = re.compile(r"\b(?:[^\W\d_]\.[ ]?){2,}")
BRACKETS = re.compile(r"[(\[]([^()\[\]]*)[)\]]?")
SHORT_NAME = re.compile(r"(?=(?:.*[^\W\d_a-zßà-öø-ÿ]){2})[^\W\d_][\w&.-]{1,11}")
SHOUTED = re.compile(r"[A-Z0-9&./ -]{2,14}")
BETWEEN_LETTERS = re.compile(r"[\s.&/-]+")
PERSON_BEFORE = ("агы", "ағы", "dagi", "даги")  # Turkic languages name the person before "named after"
SHORTEST_ACRONYM, LONGEST_ACRONYM = 2, 7
LONGEST_PHRASE = 4
SAID_SILENTLY = """
    a an the of and for in at on to with by from de la le les du des d l et pour en au aux sur dans par une à und der
    die das für von zu i e y o del di da do dos das della delle dei el los las al ul ve ile için van het voor w na och
    för av в на для при по и аз дар ва في من على عن مع و إلى الى به در از برای د او آف اینڈ اينڊ برائے براۓ کا کی کے
"""
SILENT = frozenset(fold(word) for word in SAID_SILENTLY.split())


@dataclass(frozen=True, slots=True)
class Word:
    """One word of a name, folded. `ideas` is empty for a word that is the organisation's own."""

    text: str
    script: str
    ideas: frozenset[str]
    sounds: tuple[str, ...]

    @property
    def key(self) -> str:
        """What its rarity is counted by: the idea it stands for, or itself."""
        return min(self.ideas) if self.ideas else self.text


@dataclass(frozen=True, slots=True)
class Part:
    """A written word as an acronym sees it: its Latin letters, and its first letters in other languages."""

    roman: str
    silent: bool
    ideas: frozenset[str]
    tongues: frozenset[str]


@dataclass(frozen=True, slots=True)
class Reading:
    """A name read: one folded `line`, its `outline` to the eye, its `words`, all its `parts`, and its short names.

    `short` stands in brackets; `acronym` is the name itself when it is one; `repeated` are words that only repeat the
    first letters of the others; `honoured` are the places of words that say after whom a body is named.
    """

    name: str
    line: str
    outline: str
    words: tuple[Word, ...]
    parts: tuple[Part, ...]
    short: tuple[str, ...]
    acronym: str
    repeated: frozenset[str]
    honoured: frozenset[int]

    @property
    def script(self) -> str:
        return self.words[0].script if self.words else ""


@lru_cache(maxsize=50_000)
def read(name: str) -> Reading:
    """The name read; what stands in brackets is a short name when it looks like one, else a part of the name."""
    visible = seen(name).replace("ə", "e").replace("Ə", "E")
    short = tuple(_letters(each) for each in BRACKETS.findall(visible) if _is_short(each))
    plain = BRACKETS.sub(lambda found: " " if _is_short(found[1]) else f" {found[1]} ", visible)
    if not LETTERS.search(plain):
        plain = visible
    written = [word for word in _written(plain) if fold(word)]
    words = _words(written)
    return Reading(
        name=name,
        line=" ".join(fold(word) for word in written),
        outline=outline(" ".join(LETTERS.findall(visible))),
        words=words,
        parts=tuple(_part(fold(word)) for word in written),
        short=short,
        acronym=_acronym(plain.strip(), words),
        repeated=_repeated(words),
        honoured=_honoured(words),
    )


def _written(plain: str) -> list[str]:
    joined = DOTTED.sub(lambda found: BETWEEN_LETTERS.sub("", found[0]) + " ", plain)
    return LETTERS.findall(APOSTROPHE.sub("", POSSESSIVE.sub("", ELISION.sub(r"\1 ", joined))))


def _words(written: list[str]) -> tuple[Word, ...]:
    heard = [word for word in written if fold(word) not in SILENT] or written
    found, at = [], 0
    while at < len(heard):
        length, ideas = _idea([fold(word) for word in heard[at : at + LONGEST_PHRASE]])
        together = "".join(heard[at : at + length])
        found.append(Word(fold(together), script_of(together), ideas, sounds(together.lower())))
        at += length
    return tuple(found)


def _idea(texts: list[str]) -> tuple[int, frozenset[str]]:
    """How many of the next words say one thing, and which."""
    keys = tuple(lexicon.key(text) for text in texts)
    for length in range(len(texts), 1, -1):
        if found := lexicon.phrases().get(keys[:length]):
            return length, found
    return 1, lexicon.ideas(texts[0])


@lru_cache(maxsize=100_000)
def _part(text: str) -> Part:
    ideas = lexicon.ideas(text)
    return Part(romanised(text) or text, text in SILENT, ideas, lexicon.initials(ideas))


def _is_short(text: str) -> bool:
    return SHORT_NAME.fullmatch(text.strip()) is not None


def _acronym(plain: str, words: tuple[Word, ...]) -> str:
    """The letters of the name when it is a short name as a whole, else ""."""
    shouted = SHOUTED.fullmatch(plain) and not all(word.ideas for word in words)
    return _letters(plain) if shouted or len(words) == 1 else ""


def _letters(text: str) -> str:
    return "".join(romanised(fold(part)) or fold(part) for part in BETWEEN_LETTERS.split(text.strip()) if part)


def _repeated(words: tuple[Word, ...]) -> frozenset[str]:
    firsts = "".join(word.text[0] for word in words)
    return frozenset(
        word.text
        for at, word in enumerate(words)
        if SHORTEST_ACRONYM <= len(word.text) <= LONGEST_ACRONYM
        and not word.ideas
        and word.text in f"{firsts[:at]} {firsts[at + 1 :]}"
    )


def _honoured(words: tuple[Word, ...]) -> frozenset[int]:
    for at, word in enumerate(words):
        if "named_after" in word.ideas:
            before = word.text.endswith(PERSON_BEFORE) and at < len(words) - 1
            return frozenset(range(at + 1) if before else range(at, len(words)))
    return frozenset()
