"""What single words name, whatever their language: the dictionary's things found in a text."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping

from collab.matching.kept import Kept
from collab.matching.stemming import stem
from collab.matching.text import Word

READ_AS = {"fa": "ar", "ur": "ar", "ps": "ar"}  # many of their words are the Arabic ones
# What a stem may lose where nothing is known by it: with beds, lawyer, its patient, operating theatre; farmers of.
ENDINGS = {"tr": ("l", "c", "s", "h", "ev", "lik", "luk"), "ar": ("و",)}
SHORTEST = {"tr": 4, "ar": 3}  # letters that are left

MOST_WORDS = 200_000  # kept so that none is looked up twice


class Glosses:
    """Stem -> the things it may name; a word of several things counts for each in part."""

    def __init__(self, entries: Iterable[Mapping[str, tuple[str, ...]]], vague: Collection[int] = ()) -> None:
        found: dict[tuple[str, str], dict[int, None]] = defaultdict(dict)
        for number, entry in enumerate(entries):
            for language, words in entry.items():
                for word in words:
                    found[language, stem(word, language)][number] = None
        self._things = {key: tuple(f"#{number}" for number in numbers) for key, numbers in found.items()}
        self._named_by: Kept[Word, tuple[str, ...]] = Kept(self._look_up, MOST_WORDS)
        self._vague = frozenset(f"#{number}" for number in vague)
        self._stems: dict[str, set[str]] = defaultdict(set)
        for (language, stemmed), things in self._things.items():
            for thing in things:
                self._stems[thing].update(stemmed + ending for ending in ("", *ENDINGS.get(language, ())))

    def of(self, words: Iterable[Word]) -> dict[str, float]:
        """Thing (as "#" and its number) -> how often the words name it."""
        total: dict[str, float] = defaultdict(float)
        for word in words:
            for thing in (things := self._named_by[word]):
                total[thing] += 1 / len(things)
        return dict(total)

    def knows(self, word: Word) -> bool:
        """Whether it names any thing."""
        return bool(self._named_by[word])

    def subjects(self, words: Iterable[Word]) -> dict[str, Word]:
        """Thing that tells of somebody's work -> the first telling word that names it."""
        found: dict[str, Word] = {}
        for word in words:
            for thing in self._named_by[word] if word.telling else ():
                if thing not in self._vague:
                    found.setdefault(thing, word)
        return found

    def stems_of(self, things: Iterable[str]) -> frozenset[str]:
        """The stems by which one of the things may be named in any language."""
        return frozenset().union(*(self._stems[thing] for thing in things))

    def _look_up(self, word: Word) -> tuple[str, ...]:
        language = READ_AS.get(word.language, word.language)
        return self._things.get((language, word.stem)) or next(self._of_shorter(word.stem, language), ())

    def _of_shorter(self, stem: str, language: str) -> Iterator[tuple[str, ...]]:
        for ending in ENDINGS.get(language, ()):
            shorter = stem.removesuffix(ending)
            if len(stem) > len(shorter) >= SHORTEST[language] and (found := self._things.get((language, shorter))):
                yield found
