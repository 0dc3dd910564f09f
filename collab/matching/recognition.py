"""Which language a short text is written in, from its script, its function words, its letters and its endings."""

import re
from collections.abc import Mapping
from functools import lru_cache
from itertools import islice
from typing import NamedTuple

from collab.matching.folding import fold, lower
from collab.matching.stopwords import ELSEWHERE, FUNCTION, common_words, function_words

ARABIC_SCRIPT = re.compile(r"[\u0600-\u06ff\u0750-\u077f\ufb50-\ufdff\ufe70-\ufeff]")
LATIN_SCRIPT = re.compile(r"[A-Za-z\u00c0-\u024f]")
WORD = re.compile(r"[^\W\d_]{2,}")
PERSIAN = re.compile("[پچژگ\u06cc\u06a9]")

FUNCTION_WORD, COMMON_WORD, ENDING = 2.0, 1.0, 1.0
# What a letter or a sign tells, and how much: Persian letters stand in Arabic words of foreign origin too, and
# whoever types Arabic on a Persian keyboard still ends it in ة and begins it with ال.
ARABIC_SIGNS: Mapping[str, tuple[tuple[re.Pattern[str], float], ...]] = {
    "ar": ((re.compile("[ةىأإ]"), 2.0), (re.compile(r"\b(?:[وف]?[بك]?ال|[وف]?لل)\w\w"), 1.0)),
    "fa": ((PERSIAN, 1.0), (re.compile("\u200c"), 1.0)),
    "ur": ((PERSIAN, 1.0), (re.compile("[ٹڈڑےںہھۃ]"), 3.0)),
    "ps": ((re.compile("[ښځڅېګڼډړږ]"), 3.0),),
}
LATIN_SIGNS: Mapping[str, tuple[tuple[re.Pattern[str], float], ...]] = {
    "en": ((re.compile("w|[aeo]{2}|th|sh"), 0.25),),
    "tr": ((re.compile("[ığşİ]"), 2.0), (re.compile("[çöü]"), 0.75)),
    "fr": ((re.compile(r"[éèêàùœ]|\b[dl]['’]"), 2.0), (re.compile("[çâîô]"), 0.5)),
    "es": ((re.compile("[ñ¿¡]|ción"), 2.0),),
    "de": ((re.compile("ß"), 2.0),),
}
MOST_SIGNS = 3  # of one kind: a long text must not be judged by its letters alone
ENDINGS = {
    "en": re.compile(r".{3}(?:ing|ness|ship|ful|ed|less)"),
    "tr": re.compile(r".{3}(?:l[iıuü]k|l[iıuü]ğ[iıuü]|l[ae]r[iı]?|m[ae]k|m[ae]s[iı])"),
    "fr": re.compile(r".{3}(?:aires?|iques?|eux|aux|euses?|eurs?|elles?|ités?)"),
}
OWN_LATIN = ("en", "tr", "fr")
LANGUAGES = {*FUNCTION, *ELSEWHERE, *ARABIC_SIGNS}
SURE = 2 * FUNCTION_WORD  # from which a language is told that has nothing but a few function words here


@lru_cache(maxsize=20_000)
def language_of(text: str) -> str:
    """The language of `text`: ar, fa, ur or ps in one script, en, tr, fr, es, de or id in the other.

    "" when nothing tells. Of two scripts the one with more letters; every word is read in its own all the same.
    """
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
    said = {fold(word) for word in WORD.findall(text)}
    scores = {
        language: FUNCTION_WORD * len(said & _silent(language)) + _signs(text, signs)
        for language, signs in ARABIC_SIGNS.items()
    }
    return _highest(scores)


def _of_latin_script(text: str) -> str:
    said = {word for word in map(_telling_word, {*WORD.findall(text)}) if word}
    folded, small = {word.folded for word in said}, text.lower()
    scores = dict.fromkeys((*OWN_LATIN, *ELSEWHERE), 0.0)
    for language in scores:
        scores[language] += FUNCTION_WORD * len(folded & _silent(language))
        if language in ELSEWHERE and scores[language] < SURE:
            scores[language] = 0.0
        scores[language] += _signs(small, LATIN_SIGNS.get(language, ()))
        scores[language] += COMMON_WORD * len(folded & _common(language))
    for word in said:
        for language in word.endings:
            scores[language] += ENDING
    return _highest(scores) if any(scores.values()) else ""


class Telling(NamedTuple):
    """A word in lower case that speaks for a language by itself, and the languages that its ending speaks for."""

    lowered: str
    folded: str
    endings: tuple[str, ...]


@lru_cache(maxsize=200_000)
def _telling_word(word: str) -> Telling | None:
    lowered = lower(word, "tr" if "ı" in word or "İ" in word else "")
    told = Telling(
        lowered, fold(lowered), tuple(language for language, each in ENDINGS.items() if each.fullmatch(lowered))
    )
    return told if told.endings or told.folded in _words_that_tell() else None


def _highest(scores: Mapping[str, float]) -> str:
    """Of equals the first."""
    return max(scores, key=lambda language: scores[language])


def _signs(text: str, signs: tuple[tuple[re.Pattern[str], float], ...]) -> float:
    return sum(weight * sum(1 for _ in islice(sign.finditer(text), MOST_SIGNS)) for sign, weight in signs)


@lru_cache(maxsize=len(LANGUAGES))
def _silent(language: str) -> frozenset[str]:
    """Function words of a language that are none of Arabic where it is written with the same letters."""
    own = frozenset(fold(word) for word in function_words(language) or ELSEWHERE.get(language, "").split())
    return own - _silent("ar") if language in ("fa", "ur") else own


@lru_cache(maxsize=len(LANGUAGES))
def _common(language: str) -> frozenset[str]:
    return frozenset(fold(word) for word in common_words(language))


@lru_cache(maxsize=1)
def _words_that_tell() -> frozenset[str]:
    """The function words and common words of every language in Latin script."""
    return frozenset().union(*(_silent(each) | _common(each) for each in (*OWN_LATIN, *ELSEWHERE)))
