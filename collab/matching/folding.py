"""One spelling for the many ways a word is written, in every script the union reads."""

import unicodedata
from functools import lru_cache

ARABIC = str.maketrans(
    {
        "أ": "ا", "إ": "ا", "آ": "ا", "ٱ": "ا", "ى": "ي", "ی": "ي", "ې": "ي", "ئ": "ي", "ؤ": "و",
        "ة": "ه", "ۀ": "ه", "ہ": "ه", "ھ": "ه", "ک": "ك", "ء": None, "ـ": None,
    }
)  # fmt: skip
LATIN = str.maketrans({"ı": "i", "ß": "ss", "æ": "ae", "œ": "oe", "ø": "o", "đ": "d", "ł": "l", "’": "'", "ʼ": "'"})
INVISIBLE = {"Mn", "Cf", "Me", "Cc"}
SPACE = "\t\n\r\x0b\x0c"


def fold(text: str) -> str:
    """`text` with one spelling: no case, marks or joiners, ASCII digits. Folding twice changes nothing."""
    if text.isascii() and text.isprintable():
        return text.lower()
    folded = _fold_once(text)
    while (again := _fold_once(folded)) != folded:
        folded = again
    return folded


def lower(text: str, language: str) -> str:
    """`text` in lower case, keeping dotted and dotless i apart in Turkish."""
    if language == "tr":
        text = text.replace("İ", "i").replace("I", "ı")
    return text.lower().replace("i̇", "i")


@lru_cache(maxsize=200_000)
def _fold_once(text: str) -> str:
    plain = unicodedata.normalize("NFKC", text.replace("İ", "i")).lower()
    letters = (_bare(character) for character in unicodedata.normalize("NFD", plain.translate(ARABIC)))
    return unicodedata.normalize("NFC", "".join(letters)).translate(ARABIC).translate(LATIN)


def _bare(character: str) -> str:
    if character in SPACE:
        return " "
    category = unicodedata.category(character)
    if category in INVISIBLE:
        return ""
    return str(unicodedata.digit(character)) if category == "Nd" else character
