"""How a word sounds, in the consonants of one small alphabet, whatever letters it is written in."""

import re
from functools import lru_cache

from collab.matching.folding import fold

CYRILLIC_LETTERS = "абвгдеёжзийклмнопрстуфхцчшщъыьэюяқғүұөңәіһҳҷӣӯўїєґћђљњџј"
CYRILLIC_SOUNDS = """
    a b v g d e e zh z i y k l m n o p r s t u f kh ts ch sh sh _ y _ e yu ya
    q gh u u o n a i h h j i u u i e g ch dj l n dj y
"""
GREEK_LETTERS = "αβγδεζηθικλμνξοπρσςτυφχψω"
GREEK_SOUNDS = "a v g d e z i th i k l m n x o p r s s t y f kh ps o"
ARABIC_LETTERS = "اأإآبپتٹثجچحخدڈذرڑزژسشصضطظعغفڤقكکگلمنںهويىةےۋټډړښڼٽڏڍڊڻڦڳڪڱڄٻڀٿځڅږګۍېڠݢۏڽێۆڵڕە"
ARABIC_SOUNDS = """
    a a a a b p t t th j ch h kh d d d r r z zh s sh s d t z _ gh f v q k k g l m n n h w y y h y w t d r sh n
    t d d d n f g k n j b b t z ts zh g y y n g w n y w l r _
"""
LETTERS = {
    script: dict(zip(letters, heard.split(), strict=True))
    for script, letters, heard in (
        ("cyrillic", CYRILLIC_LETTERS, CYRILLIC_SOUNDS),
        ("greek", GREEK_LETTERS, GREEK_SOUNDS),
        ("arabic", ARABIC_LETTERS, ARABIC_SOUNDS),
    )
}
MARKED = str.maketrans({"ş": "sh", "š": "sh", "ç": "ch", "č": "ch", "ć": "ch", "ž": "zh", "ğ": "gh", "ñ": "ny"})
# What one language writes sh another writes ch: both are C. So with the throat (H), with j, g and gh (G), with b and p.
SOUNDS = {
    "tch": "C", "sch": "C", "sh": "C", "ch": "C", "kh": "H", "gh": "G", "zh": "G", "dj": "G", "dh": "D", "th": "T",
    "ph": "F", "ck": "K", "qu": "K", "ts": "S", "tz": "S", "x": "KS", "b": "B", "p": "B", "f": "F", "v": "F", "t": "T",
    "d": "D", "s": "S", "z": "Z", "j": "G", "g": "G", "k": "K", "q": "K", "c": "K", "h": "H", "l": "L", "m": "M",
    "n": "N", "r": "R",
}  # fmt: skip
PIECES = re.compile("|".join(SOUNDS))
SOFT_C = re.compile("c(?=[eiy])")
SILENT_END = re.compile("h$")
TWICE = re.compile(r"(.)\1+")
LONG = (("ou", "w"), ("oo", "w"), ("ee", "y"))
VOWELS = {"o": "w", "u": "w", "w": "w", "i": "y", "y": "y", "e": "y", "a": "a"}
# Alhuda, Elkef; Ennour and Ettadamon, where the article sounds as the letter after it.
LATIN_ARTICLE = re.compile(r"^(?:al|el|ul)(?=....)|^[aei](?=([stdnrzl])\1...)")
ARABIC_ARTICLE = re.compile("^(?:[وبكف]?ال|لل)(?=..)")
ARABIC_AND = re.compile("^و(?=....)")


def script_of(word: str) -> str:
    """latin, greek, cyrillic, arabic or other, by the word's first letter."""
    first = ord(word[0]) if word else 0
    if first < 0x250 or 0x1E00 <= first < 0x1F00:
        return "latin"
    if 0x370 <= first < 0x400:
        return "greek"
    if 0x400 <= first < 0x530:
        return "cyrillic"
    return "arabic" if 0x600 <= first < 0x780 else "other"


@lru_cache(maxsize=200_000)
def romanised(word: str) -> str:
    """The word in the letters a to z; Arabic without its short vowels, which nobody writes; "" in other scripts."""
    script = script_of(word)
    if script == "latin":
        return "".join(filter(_is_plain, fold(word.lower().translate(MARKED))))
    table = LETTERS.get(script, {})
    bare = fold(word) if script == "arabic" else word.lower()
    return "".join(table.get(letter, letter if letter.isascii() else "") for letter in bare).replace("_", "")


@lru_cache(maxsize=200_000)
def sounds(word: str) -> tuple[str, ...]:
    """The word's consonants, with and without an article or an "and" that has grown to it."""
    if script_of(word) == "arabic":
        bare = fold(word)
        ways = [bare, ARABIC_ARTICLE.sub("", bare), ARABIC_AND.sub("", bare)]
        heard = [_consonants(romanised(way)) for way in ways]
    else:
        heard = [_consonants(romanised(word)), _consonants(without_article(romanised(word)))]
    return tuple(dict.fromkeys(each for each in heard if each))


@lru_cache(maxsize=50_000)
def joined_sounds(first: tuple[str, ...], second: tuple[str, ...]) -> frozenset[str]:
    """The sounds of two words said as one."""
    return frozenset(TWICE.sub(r"\1", one + other.removeprefix("A")) for one in first for other in second)


@lru_cache(maxsize=200_000)
def vowels(roman: str) -> str:
    """The vowels of a romanised word among its consonants, near enough: o and u are w, i and e are y."""
    for written, heard in LONG:
        roman = roman.replace(written, heard)
    return "".join(VOWELS.get(letter, ".") for letter in roman)


def without_article(word: str) -> str:
    """A Latin word without the Arabic article that has grown to it."""
    return LATIN_ARTICLE.sub("", word)


def _is_plain(letter: str) -> bool:
    return letter.isascii() and letter.isalnum()


def _consonants(roman: str) -> str:
    """The skeleton: a leading vowel as A, doubled sounds once, a final h silent."""
    roman = SILENT_END.sub("", SOFT_C.sub("s", roman))
    skeleton = "".join(SOUNDS[piece] for piece in PIECES.findall(roman))
    if roman[:1] in ("a", "e", "i", "o", "u"):
        skeleton = "A" + skeleton
    elif roman[:1] in ("w", "y"):
        skeleton = roman[0].upper() + skeleton
    return TWICE.sub(r"\1", skeleton)
