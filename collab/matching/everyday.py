"""Words of everyday speech: to share one proves nothing, and none is a misspelt term or one of another language."""

from functools import cache
from unicodedata import normalize

from collab.matching.folding import fold, lower
from collab.matching.stemming import stem
from collab.vocabulary import dictionary, everyday

BY_STEM = ("en", "fr", "tr")  # Arabic stems are too short for that: نفسها (herself) has the one of نفسي (of the mind)
JOINED = ("و", "ف")  # "and" and "so" stand joined to an Arabic word


def is_everyday(written: str, language: str, stemmed: str) -> bool:
    """Whether a word of the language, as written and with its stem, tells nothing of anybody's work."""
    if lower(normalize("NFC", written), language) in everyday.words(language) or stemmed in _stems(language):
        return True
    folded = fold(written)
    if language == "ar":
        return folded in _folded(language) or (folded.startswith(JOINED) and folded[1:] in _folded(language))
    return written.isascii() and folded in _folded(language)


@cache
def _folded(language: str) -> frozenset[str]:
    return frozenset(map(fold, everyday.words(language)))


@cache
def _stems(language: str) -> frozenset[str]:
    """Those by which other forms are known as well, without those that words of the dictionary have."""
    if language not in BY_STEM:
        return frozenset()
    things = {stem(word, language) for entry in dictionary.entries() for word in entry[language]}
    return frozenset(stem(word, language) for word in everyday.words(language)) - things
