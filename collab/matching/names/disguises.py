"""Letters that only look like others, and marks that nobody sees: how a name pretends to be another."""

import re
import unicodedata

from collab.matching.folding import fold

UNSEEN = re.compile(r"[\u00ad\u034f\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]")
WORD = re.compile(r"\w+")
TWINS = str.maketrans(
    "аеорсухкмтнвзіјѕԁԛԝһɡαβεικνορτυχγηАЕОРСУХКМТНВЗІЈЅΑΒΕΖΗΙΚΜΝΟΡΤΥΧ",
    "aeopcyxkmthb3ijsdqwhgabeikvoptuxynAEOPCYXKMTHB3IJSABEZHIKMNOPTYX",
)
FIGURES = str.maketrans("0135|!", "oiesii")


def seen(name: str) -> str:
    """The name as the eye takes it: no unseen marks, and look-alike letters within a word as the rest of the word."""
    return WORD.sub(_undressed, UNSEEN.sub("", unicodedata.normalize("NFC", name)))


def outline(name: str) -> str:
    """What is left of a folded name when everything that looks alike is one letter."""
    drawn = WORD.sub(lambda word: _drawn(word[0].translate(TWINS)), fold(UNSEEN.sub("", name)))
    return " ".join(drawn.replace("rn", "m").replace("vv", "w").replace("l", "i").split())


def is_disguised(name: str) -> bool:
    """Whether the name holds letters of another script within a word, or marks that only order the line."""
    return seen(name) != unicodedata.normalize("NFC", name)


def _drawn(word: str) -> str:
    return word if word.isdigit() else word.translate(FIGURES)


def _undressed(found: re.Match[str]) -> str:
    word = found[0]
    if any("a" <= letter <= "z" for letter in word.lower()) and any("\u0370" <= letter <= "\u052f" for letter in word):
        return word.translate(TWINS)
    return word
