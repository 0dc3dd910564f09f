"""Text as words: written form, stem, language and place, the one reading used by every signal."""

import re
from functools import lru_cache
from typing import NamedTuple

from collab.matching.folding import fold, lower
from collab.matching.recognition import is_arabic_script, language_of, latin_language_of
from collab.matching.stemming import stem
from collab.matching.stopwords import FUNCTION, common_words, function_words

WORD = re.compile(r"[^\W_](?:[^\W_]+|[\u0300-\u036f\u0610-\u061a\u064b-\u065f\u0670\u200c\u200d])*")


class Word(NamedTuple):
    """One written word. `informative` is false for words every NGO uses: sharing one is no evidence."""

    written: str
    stem: str
    language: str
    informative: bool
    start: int
    end: int


def words(text: str, language: str = "") -> tuple[Word, ...]:
    """The words of `text` that carry a subject, in order; function words and lone letters are left out."""
    language = language or language_of(text)
    latin = language if not _is_arabic(language) and language else latin_language_of(text)
    arabic = language if _is_arabic(language) else "ar"
    found = []
    for match in WORD.finditer(text):
        written = match[0]
        spoken, stemmed, informative = _spoken(written, arabic, latin)
        if stemmed:
            found.append(Word(written, stemmed, spoken, informative, match.start(), match.end()))
    return tuple(found)


def stems(text: str, language: str = "") -> tuple[str, ...]:
    """The stems of `text` in order, function words left out."""
    return tuple(word.stem for word in words(text, language))


@lru_cache(maxsize=400_000)
def _spoken(written: str, arabic: str, latin: str) -> tuple[str, str, bool]:
    language = arabic if is_arabic_script(written) else latin
    return language, *_subject(written, language)


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
