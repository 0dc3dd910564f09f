"""Words organisations are named with, whatever their language: university = جامعة = Üniversitesi."""

import tomllib
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from functools import cache, lru_cache
from pathlib import Path
from typing import TypeVar

from babel import Locale

from collab.matching.folding import fold
from collab.matching.stemming import stem
from collab.vocabulary import countries

FILE = Path(__file__).parent / "lexicon.toml"
LANGUAGES = ("ar", "tr", "en", "fr", "fa", "ur", "ru", "kk", "uz", "id", "es", "de", "pt", "it")
COUNTRY = "country:"
SHORTEST = 3  # letters by which beginnings are found
PEOPLE = 4  # a country's people are called after it (Tunisian, تونسي): letters of its name they keep at least
SHORTEST_PLURAL, PLURALS = 4, ("s", "es", "e", "ies")
MOST_WORDS = 100_000  # kept so that none is looked up twice
LETTERS = frozenset("abcdefghijklmnopqrstuvwxyz")
Ideas = frozenset[str]
Written = TypeVar("Written", str, tuple[str, ...])


def key(word: str) -> str:
    """A folded word as it is looked up: in Arabic letters by its stem."""
    return stem(word, "ar") if "\u0600" <= word[:1] <= "\u06ff" else word


@lru_cache(maxsize=MOST_WORDS)
def ideas(word: str) -> Ideas:
    """The ideas that a folded word stands for; none for a word that is the organisation's own."""
    whole, beginnings = _words()
    for way in (word, key(word), *_singulars(word)):
        if found := whole.get(way):
            return found
    near = [each for each in beginnings.get(word[:SHORTEST], ()) if word.startswith(each[0])]
    longest = max((len(start) for start, _ in near), default=0)
    return frozenset(idea for start, idea in near if len(start) == longest)


def _singulars(word: str) -> Iterator[str]:
    """A Latin word without the endings that English, French and Spanish give to many."""
    if word.isascii() and len(word) > SHORTEST_PLURAL:
        yield from (word.removesuffix(ending) for ending in PLURALS if word.endswith(ending))


@cache
def phrases() -> Mapping[tuple[str, ...], Ideas]:
    """Ideas said in several words, by their folded words."""
    found: dict[tuple[str, ...], set[str]] = defaultdict(set)
    for idea, written in _entries():
        if "_" in written:
            found[tuple(key(fold(word)) for word in written.split("_"))].add(idea)
    for code, name in _countries():
        if len(parts := name.split()) > 1:
            found[tuple(key(part) for part in parts)].add(COUNTRY + code)
    return _frozen(found)


@cache
def initials(found: Ideas) -> frozenset[str]:
    """The first Latin letters of the words for these ideas, in all languages."""
    return frozenset(letter for idea in found for letter in _initials().get(idea, ()))


def grade(idea: str) -> str:
    """How telling an idea is: the section of the file in which it stands."""
    return "country" if idea.startswith(COUNTRY) else _grades()[idea]


@cache
def _words() -> tuple[Mapping[str, Ideas], Mapping[str, tuple[tuple[str, str], ...]]]:
    """Ideas by whole word; and by how a word begins, under its first letters."""
    whole: dict[str, set[str]] = defaultdict(set)
    beginnings: dict[str, set[tuple[str, str]]] = defaultdict(set)
    for idea, written in _entries():
        if written.endswith("*"):
            start = fold(written[:-1])
            beginnings[start[:SHORTEST]].add((start, idea))
        elif "_" not in written:
            whole[key(fold(written))].add(idea)
    for code, name in _countries():
        if " " not in name:
            whole[key(name)].add(COUNTRY + code)
            if len(name) > PEOPLE:
                beginnings[name[:SHORTEST]].add((name[: max(PEOPLE, len(name) - 2)], COUNTRY + code))
    return _frozen(whole), {start: tuple(sorted(found)) for start, found in beginnings.items()}


@cache
def _initials() -> Mapping[str, frozenset[str]]:
    named = [*_entries(), *((COUNTRY + code, name) for code, name in _countries())]
    found: dict[str, set[str]] = defaultdict(set)
    for idea, written in named:
        found[idea].update({fold(written)[0]} & LETTERS)
    return {idea: frozenset(letters) for idea, letters in found.items()}


@cache
def _grades() -> Mapping[str, str]:
    return {idea: section for section, lines in _file().items() for idea in lines}


def _entries() -> Iterator[tuple[str, str]]:
    for section, lines in _file().items():
        before = COUNTRY if section == "country" else ""
        for idea, written in lines.items():
            yield from ((before + idea, word) for word in written.split())


@cache
def _file() -> Mapping[str, Mapping[str, str]]:
    return tomllib.loads(FILE.read_text("utf-8"))


@cache
def _countries() -> tuple[tuple[str, str], ...]:
    """(code, folded name) of every country in many languages."""
    named = {(code, _plain(name)) for language in LANGUAGES for code, name in _territories(language)}
    return tuple(sorted(named))


def _territories(language: str) -> Iterable[tuple[str, str]]:
    names = Locale(language).territories
    return ((code, names[code]) for code in countries.codes() if code in names)


def _plain(name: str) -> str:
    return " ".join(fold(name).replace("-", " ").split())


def _frozen(found: Mapping[Written, set[str]]) -> dict[Written, Ideas]:
    return {words: frozenset(each) for words, each in found.items()}
