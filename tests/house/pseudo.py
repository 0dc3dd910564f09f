"""A language in which every translated message comes back between ⟦ and ⟧, so that all other words stand out."""

import re
from collections.abc import Iterable, Iterator

from babel.support import NullTranslations

OPEN, CLOSE = "⟦", "⟧"
LETTER = re.compile(r"[^\W\d_]")


class Pseudo(NullTranslations):
    """The catalogue of that language."""

    def gettext(self, message: str) -> str:
        return f"{OPEN}{message}{CLOSE}"

    def ngettext(self, one: str, many: str, num: int) -> str:
        return f"{OPEN}{one if num == 1 else many}{CLOSE}"


def loose(words: Iterable[tuple[str, bool]]) -> Iterator[str]:
    """Texts with a letter outside every bracket that are not marked as data; a bracket may span several texts."""
    depth = 0
    for text, is_data in words:
        bare, depth = _outside(text, depth)
        if not is_data and LETTER.search(bare):
            yield " ".join(text.split())


def _outside(text: str, depth: int) -> tuple[str, int]:
    """What of the text stands in no bracket, and how many are open at its end."""
    bare = []
    for sign in text:
        if sign == OPEN:
            depth += 1
        elif sign == CLOSE:
            depth -= 1
        elif depth == 0:
            bare.append(sign)
    return "".join(bare), depth
