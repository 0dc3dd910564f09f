"""Everyday words of NGO work in the four languages: which words name the same thing."""

from collections.abc import Mapping
from functools import cache
from types import MappingProxyType

from collab.vocabulary.files import FOLDER, LANGUAGES, BrokenFileError

FILE = "dictionary.txt"
VAGUE = "~"


@cache
def entries() -> tuple[Mapping[str, tuple[str, ...]], ...]:
    """The things of the dictionary, each with its words by language; refuses a line that lacks a language."""
    return tuple(_entry(line.removeprefix(VAGUE), number) for number, line in _lines())


@cache
def vague() -> frozenset[int]:
    """The places in `entries` of things so general that speaking of them says nothing of anybody's work."""
    return frozenset(at for at, (_, line) in enumerate(_lines()) if line.startswith(VAGUE))


def _lines() -> list[tuple[int, str]]:
    lines = (FOLDER / FILE).read_text("utf-8").splitlines()
    return [(number, line) for number, line in enumerate(lines, start=1) if line.strip() and not line.startswith("#")]


def _entry(line: str, number: int) -> Mapping[str, tuple[str, ...]]:
    cells = [tuple(word.strip() for word in cell.split(",") if word.strip()) for cell in line.split("|")]
    if len(cells) != len(LANGUAGES) or not all(cells):
        told = f"{FILE}, line {number}: give words in {', '.join(LANGUAGES)}, with | between the languages."
        raise BrokenFileError(told)
    if spaced := [word for cell in cells for word in cell if " " in word]:
        raise BrokenFileError(f"{FILE}, line {number}: “{spaced[0]}” is more than one word.")
    return MappingProxyType(dict(zip(LANGUAGES, cells, strict=True)))
