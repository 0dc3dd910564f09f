"""Which language a short text is written in, from its script and its function words."""

import re
from functools import lru_cache

from collab.matching.folding import fold
from collab.matching.stopwords import FUNCTION, function_words

ARABIC_SCRIPT = re.compile(r"[\u0600-\u06ff\u0750-\u077f\ufb50-\ufdff\ufe70-\ufeff]")
LATIN_SCRIPT = re.compile(r"[A-Za-z\u00c0-\u024f]")
URDU = re.compile("[ٹڈڑےں]")
PERSIAN = re.compile("[پچژگ]|\u06cc|\u06a9")
LETTERS = {"tr": re.compile("[ığşİ]"), "fr": re.compile("[éèêàùœ]|\\b[dl]['’]")}
WORD = re.compile(r"[^\W\d_]+")


@lru_cache(maxsize=20_000)
def language_of(text: str) -> str:
    """The language of `text` among ar, fa, ur, tr, en, fr; "" when nothing tells."""
    arabic, latin = len(ARABIC_SCRIPT.findall(text)), len(LATIN_SCRIPT.findall(text))
    if arabic > latin:
        return _of_arabic_script(text)
    return _of_latin_script(text) if latin else ""


@lru_cache(maxsize=20_000)
def latin_language_of(text: str) -> str:
    """The language of the Latin-script words in `text`; English when nothing tells."""
    return _of_latin_script(text) or "en"


def is_arabic_script(text: str) -> bool:
    """Whether the word is written in the Arabic script."""
    return bool(ARABIC_SCRIPT.search(text))


def _of_arabic_script(text: str) -> str:
    if URDU.search(text):
        return "ur"
    return "fa" if len(PERSIAN.findall(text)) >= 2 else "ar"


def _of_latin_script(text: str) -> str:
    words = {fold(word) for word in WORD.findall(text)}
    scores = {language: len(words & _folded(language)) for language in ("en", "tr", "fr")}
    for language, letters in LETTERS.items():
        scores[language] += min(3, len(letters.findall(text)))
    best = max(scores.values())
    return max(scores, key=lambda language: scores[language]) if best else ""


@lru_cache(maxsize=len(FUNCTION))
def _folded(language: str) -> frozenset[str]:
    return frozenset(fold(word) for word in function_words(language))
