"""Text as words: written form, stem, language and place, the one reading used by every signal."""

import re
from array import array
from dataclasses import dataclass
from functools import lru_cache
from itertools import chain
from unicodedata import normalize

from collab.matching.everyday import is_everyday
from collab.matching.folding import fold, lower
from collab.matching.kept import Kept
from collab.matching.recognition import is_arabic_script, language_of, latin_language_of
from collab.matching.stemming import stem
from collab.matching.stopwords import FUNCTION, common_words, function_words

# What is no word by itself makes one with the next: sans-abri is neither a shelter nor without.
PREFIX = r"(?<![-\u2010\u2011])(?i:e|in|under|well|off|on|out|after|over|looked|sans|toute?s?)[-\u2010\u2011]"
PHRASE = r"(?i:as well(?: as)?)\b"  # where a well is no well
QURAN = r"(?i:[kq]ur['\u2018\u2019\u02bc][aâ]n(?:ic)?)"
WORD = re.compile(
    rf"{PHRASE}|{QURAN}|(?:{PREFIX})?[^\W_](?:[^\W_]+|[\u0300-\u036f\u0610-\u061a\u064b-\u065f\u0670\u200c\u200d])*"
)

MOST_WORDS = 100_000  # of a language, kept so that none is read twice


@dataclass(frozen=True, slots=True, eq=False)
class Word:
    """One written word, wherever it stands: one object, told from others by itself alone, so that it is quick to find.

    It is `informative` where not every NGO uses it, and `telling` where everyday speech does not either: sharing one
    that is not proves nothing.
    """

    written: str
    stem: str
    language: str
    informative: bool
    telling: bool
    is_number: bool


class Passage:
    """A text and its words that carry a subject, in order; function words and lone letters are left out."""

    __slots__ = ("_known", "_spans", "text", "words")

    def __init__(self, text: str, language: str = "") -> None:
        self.text, self._known = text, _known_in(text, language)
        self.words = tuple(filter(None, map(self._known.__getitem__, WORD.findall(text))))
        self._spans: array[int] | None = None

    def between(self, first: int, last: int) -> str:
        """The text from one word to another, both with it, as written."""
        if self._spans is None:  # of few texts it is asked at all
            spans = (match.span() for match in WORD.finditer(self.text) if self._known[match[0]])
            self._spans = array("I", chain.from_iterable(spans))
        return self.text[self._spans[2 * first] : self._spans[2 * last + 1]]


def says_anything(text: str, language: str = "") -> bool:
    """Whether a word of `text` carries a subject."""
    known = _known_in(text, language)
    return any(known[match[0]] for match in WORD.finditer(text))


def words(text: str, language: str = "") -> tuple[Word, ...]:
    """The words of `text` that carry a subject, in order; function words and lone letters are left out."""
    return Passage(text, language).words


def stems(text: str, language: str = "") -> tuple[str, ...]:
    """The stems of `text` in order, function words left out."""
    return tuple(word.stem for word in words(text, language))


def _known_in(text: str, language: str) -> Kept[str, Word | None]:
    language = language or language_of(text)
    if _is_arabic(language):
        return _vocabulary(language, latin_language_of(text))
    return _vocabulary("ar", language or latin_language_of(text))


@lru_cache(maxsize=32)
def _vocabulary(arabic: str, latin: str) -> Kept[str, Word | None]:
    """Words as written -> words read, None for one that carries no subject."""
    return Kept(lambda written: _word(written, arabic, latin), MOST_WORDS)


def _word(written: str, arabic: str, latin: str) -> Word | None:
    language = arabic if is_arabic_script(written) else latin
    if not (stemmed := _subject(written, language)):
        return None
    is_number = written.isdigit()
    informative = len(stemmed) > 2 and not is_number and stemmed not in _common(language)
    telling = informative and not is_everyday(written, language, stemmed)
    return Word(written, stemmed, language, informative, telling, is_number)


def _subject(written: str, language: str) -> str:
    """Its stem, or "" where it carries no subject."""
    folded = fold(written)
    if len(folded) < 2 or lower(normalize("NFC", written), language) in _silent(language) or " " in written:
        return ""
    if folded in _silent(language) and _is_plain(written, language):
        return ""
    return stem(written, language)


def _is_plain(written: str, language: str) -> bool:
    """Whether it may be a word of more marks than are written; ماء (water) is not ما, işe (to work) is not ise."""
    return "ء" not in written if _is_arabic(language) else written.isascii()


def _is_arabic(language: str) -> bool:
    return language in ("ar", "fa", "ur", "ps")


@lru_cache(maxsize=16)
def _silent(language: str) -> frozenset[str]:
    said = function_words(language if language in FUNCTION else "en")
    # People write without marks; but su (water) is not şu (that): short words only as written.
    return said | frozenset(folded for word in said if len(folded := fold(word)) > 2 or language == "ar")


@lru_cache(maxsize=16)
def _common(language: str) -> frozenset[str]:
    return frozenset(stem(word, language) for word in common_words(language))
