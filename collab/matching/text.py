"""Text as words: written form, stem, language and place, the one reading used by every signal."""

import re
from functools import cached_property, lru_cache
from typing import NamedTuple

from collab.matching.folding import fold, lower
from collab.matching.recognition import is_arabic_script, language_of, latin_language_of
from collab.matching.stemming import stem
from collab.matching.stopwords import FUNCTION, common_words, function_words

WORD = re.compile(r"[^\W_](?:[^\W_]+|[\u0300-\u036f\u0610-\u061a\u064b-\u065f\u0670\u200c\u200d])*")


class Word(NamedTuple):
    """One written word, wherever it stands. Sharing one that is not `informative` proves nothing: every NGO uses it."""

    written: str
    stem: str
    language: str
    informative: bool
    is_number: bool


class Passage:
    """A text and its words that carry a subject, in order; function words and lone letters are left out."""

    def __init__(self, text: str, language: str = "") -> None:
        language = language or language_of(text)
        self.text = text
        self._arabic = language if _is_arabic(language) else "ar"
        self._latin = language if not _is_arabic(language) and language else latin_language_of(text)
        self.words = tuple([word for each in WORD.findall(text) if (word := _word(each, self._arabic, self._latin))])

    @cached_property
    def spans(self) -> list[tuple[int, int]]:
        """Where each word begins and ends: found when first asked for, as few texts need it."""
        return [match.span() for match in WORD.finditer(self.text) if _word(match[0], self._arabic, self._latin)]

    def between(self, first: int, last: int) -> str:
        """The text from one word to another, both with it, as written."""
        return self.text[self.spans[first][0] : self.spans[last][1]]


def words(text: str, language: str = "") -> tuple[Word, ...]:
    """The words of `text` that carry a subject, in order; function words and lone letters are left out."""
    return Passage(text, language).words


def stems(text: str, language: str = "") -> tuple[str, ...]:
    """The stems of `text` in order, function words left out."""
    return tuple(word.stem for word in words(text, language))


@lru_cache(maxsize=400_000)
def _word(written: str, arabic: str, latin: str) -> Word | None:
    language = arabic if is_arabic_script(written) else latin
    stemmed, informative = _subject(written, language)
    return Word(written, stemmed, language, informative, written.isdigit()) if stemmed else None


def _subject(written: str, language: str) -> tuple[str, bool]:
    folded = fold(written)
    if len(folded) < 2 or lower(written, language) in _silent(language) or folded in _silent(language):
        return "", False
    stemmed = stem(written, language)
    return stemmed, not folded.isdigit() and stemmed not in _common(language) and len(stemmed) > 2


def _is_arabic(language: str) -> bool:
    return language in ("ar", "fa", "ur", "ps")


@lru_cache(maxsize=16)
def _silent(language: str) -> frozenset[str]:
    said = function_words(language if language in FUNCTION else "en")
    # Folding makes şu (that) su (water): short words only as written.
    return said | frozenset(folded for word in said if len(folded := fold(word)) > 2 or language == "ar")


@lru_cache(maxsize=16)
def _common(language: str) -> frozenset[str]:
    return frozenset(stem(word, language) for word in common_words(language))
