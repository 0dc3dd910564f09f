"""One name in Arabic and in Latin letters: whether نور may be read as Nur, Nour or Noor."""

import re
from functools import lru_cache
from itertools import islice, product

from collab.matching.recognition import is_arabic_script

SHORTEST = 3
MOST_WAYS = 16
VOWELS = "[aeiou]*"
# How an Arabic letter is written in Latin ones, in English, French or Turkish ways. Folding took hamza and marks off.
READ = {
    "ا": "[aeiou]", "ب": "b|p", "پ": "p", "ت": "t", "ث": "th|s|t", "ج": "dj|j|g|c", "چ": "ch|c", "ح": "h",
    "خ": "kh|h|x", "د": "d", "ذ": "dh|z|d", "ر": "r", "ز": "z", "ژ": "zh|j", "س": "s|c", "ش": "sh|ch|s", "ص": "s",
    "ض": "dh|d|z", "ط": "t", "ظ": "dh|z|d", "ع": "", "غ": "gh|g", "ف": "f|v|ph", "ق": "q|k|c|g", "ك": "k|c|q",
    "گ": "g", "ل": "l", "م": "m", "ن": "n", "ه": "h", "و": "w|v|ou|u|o", "ي": "y|i|e|ai",
}  # fmt: skip
# The same, coarser: letters that may stand for one another share a sound, and vowels have none.
SOUND_OF_ARABIC = {
    "ب": "b", "پ": "b", "ت": "t", "ث": "ts", "ج": "g", "چ": "s", "ح": "h", "خ": "kh", "د": "d", "ذ": "dz", "ر": "r",
    "ز": "z", "ژ": "z", "س": "s", "ش": "s", "ص": "s", "ض": "dz", "ط": "t", "ظ": "zd", "غ": "g", "ف": "f", "ق": "kg",
    "ك": "k", "گ": "g", "ل": "l", "م": "m", "ن": "n", "ه": "h",
}  # fmt: skip
PAIRS = (("dj", "j"), ("sh", "s"), ("ch", "s"), ("kh", "x"), ("gh", "g"), ("dh", "z"), ("th", "t"), ("ph", "f"))
SOUND_OF_LATIN = {
    "b": "b", "p": "b", "t": "t", "c": "kgs", "j": "g", "g": "g", "h": "h", "x": "kh", "d": "d", "r": "r", "z": "zd",
    "s": "s", "f": "f", "k": "k", "q": "k", "l": "l", "m": "m", "n": "n",
}  # fmt: skip
DOUBLED = re.compile(r"(.)\1+")


def sounds_alike(one: str, other: str) -> bool:
    """Whether one of two folded words, in Arabic letters, may be read as the other, in Latin ones."""
    if is_arabic_script(one) == is_arabic_script(other) or min(len(one), len(other)) < SHORTEST:
        return False
    arabic, latin = (one, other) if is_arabic_script(one) else (other, one)
    return not sounds(arabic).isdisjoint(sounds(latin)) and bool(_readings(arabic).fullmatch(latin))


@lru_cache(maxsize=200_000)
def sounds(word: str) -> frozenset[str]:
    """The rows of consonants a word may have: a coarse key that two writings of one name share."""
    if is_arabic_script(word):
        return _rows([SOUND_OF_ARABIC[letter] for letter in word.removesuffix("ه") if letter in SOUND_OF_ARABIC])
    for pair, sound in PAIRS:
        word = word.replace(pair, sound)
    spoken = [SOUND_OF_LATIN[letter] for letter in word.removesuffix("h") if letter in SOUND_OF_LATIN]
    return _rows(spoken) | (_rows(spoken[:-1]) if word.endswith("t") else frozenset())  # rahmet, zakat: ة


def _rows(letters: list[str]) -> frozenset[str]:
    return frozenset(DOUBLED.sub(r"\1", "".join(row)) for row in islice(product(*letters), MOST_WAYS))


@lru_cache(maxsize=20_000)
def _readings(arabic: str) -> re.Pattern[str]:
    """All ways of writing an Arabic word in Latin letters: short vowels anywhere, doubled letters, ة as a, ah, et."""
    body = [f"(?:{READ[letter]})+" for letter in arabic.removesuffix("ه") if READ.get(letter)]
    ending = "[ht]?" if arabic.endswith("ه") else ""
    return re.compile(VOWELS + VOWELS.join(body) + VOWELS + ending)
