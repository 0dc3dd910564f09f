"""Marker words in restricted columns: each sings only where a reader may hear it."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

DAN = frozenset({"dan"})
ALICES = frozenset({"alice", "adam", "ivan"})
BOBS = frozenset({"bob"})
EVES = frozenset({"eve"})
HANAS = frozenset({"hana"})
ZAIDS = frozenset({"zaid"})
OMARS = frozenset({"omar"})
UMAS = frozenset({"uma"})
DESK = frozenset({"carol", "cem"})
UNION = DESK | {"sam"}
INSIDE = ALICES | BOBS | EVES | HANAS | ZAIDS | OMARS | UMAS | UNION
EVERYBODY = INSIDE | DAN
NOBODY: frozenset[str] = frozenset()
MARKED = re.compile(r"zq[^\W\d_]+?qz")


@dataclass(frozen=True, slots=True)
class Canary:
    """`word` stands in the column that `label` names; only `readers` may ever meet it."""

    label: str
    word: str
    readers: frozenset[str]


@dataclass(slots=True)
class Cage:
    """All canaries of a scene."""

    birds: list[Canary] = field(default_factory=list)

    def mark(self, label: str, readers: frozenset[str]) -> str:
        """A word nobody else writes, for the column named by `label`."""
        letters = "".join(letter for letter in label if letter.isalpha())
        return self.watch(label, f"Zq{letters}qz", readers)

    def watch(self, label: str, word: str, readers: frozenset[str]) -> str:
        """Watch a word that stands there already."""
        self.birds.append(Canary(label, word, readers))
        return word

    def sung_to(self, person: str, text: str) -> list[str]:
        """Labels of the canaries that this person should not hear in `text`."""
        return [bird.label for bird in self._singing(text) if person not in bird.readers]

    def heard(self, text: str) -> set[str]:
        """Labels of all canaries in `text`."""
        return {bird.label for bird in self._singing(text)}

    def _singing(self, text: str) -> Iterator[Canary]:
        folded = text.casefold()
        marked = set(MARKED.findall(folded))  # found all at once: pages are many, and so are the birds
        for bird in self.birds:
            word = bird.word.casefold()
            if word in marked or (not MARKED.fullmatch(word) and word in folded):
                yield bird
