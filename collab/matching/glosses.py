"""What single words name, whatever their language: the dictionary's things found in a text."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping

from collab.matching.stemming import stem
from collab.matching.text import Word

READ_AS = {"fa": "ar", "ur": "ar", "ps": "ar"}  # many of their words are the Arabic ones


class Glosses:
    """Stem -> the things it may name; a word of several things counts for each in part."""

    def __init__(self, entries: Iterable[Mapping[str, tuple[str, ...]]], vague: Collection[int] = ()) -> None:
        self._vague = frozenset(vague)
        found: dict[tuple[str, str], dict[int, None]] = defaultdict(dict)
        for number, entry in enumerate(entries):
            for language, words in entry.items():
                for word in words:
                    found[language, stem(word, language)][number] = None
        self._things = {key: tuple(numbers) for key, numbers in found.items()}

    def of(self, words: Iterable[Word]) -> dict[str, float]:
        """Thing (as "#" and its number) -> how often the words name it."""
        total: dict[str, float] = defaultdict(float)
        for word in words:
            things = self._named_by(word)
            for thing in things:
                total[f"#{thing}"] += 1 / len(things)
        return dict(total)

    def subjects(self, words: Iterable[Word]) -> dict[str, Word]:
        """Thing that tells of somebody's work -> the first informative word that names it."""
        found: dict[str, Word] = {}
        for word in words:
            for thing in self._named_by(word) if word.informative else ():
                if thing not in self._vague:
                    found.setdefault(f"#{thing}", word)
        return found

    def _named_by(self, word: Word) -> tuple[int, ...]:
        return self._things.get((READ_AS.get(word.language, word.language), word.stem), ())
