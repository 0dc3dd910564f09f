"""Reads the vocabulary's data files, which a coordinator can correct, and says where one is wrong."""

import tomllib
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from types import MappingProxyType
from typing import Any

LANGUAGES = ("ar", "tr", "en", "fr")
FOLDER = Path(__file__).parent / "data"


class BrokenFileError(ValueError):
    """A data file says something the platform cannot use; the message tells how to mend it."""


@cache
def table(name: str) -> Mapping[str, Any]:
    """The content of data/<name>.toml."""
    try:
        return MappingProxyType(tomllib.loads((FOLDER / f"{name}.toml").read_text("utf-8")))
    except tomllib.TOMLDecodeError as error:
        told = f"{name}.toml is not valid TOML: {error}. Mend that line and start again."
        raise BrokenFileError(told) from error


def names_in(entry: Mapping[str, Any], where: str) -> Mapping[str, str]:
    """The entry's name in each language; refuses a missing one."""
    names = entry.get("names", {})
    return MappingProxyType({language: _named(names, language, where) for language in LANGUAGES})


def terms_in(entry: Mapping[str, Any], where: str) -> Mapping[str, tuple[str, ...]]:
    """The entry's terms in each language; refuses a language without any."""
    return MappingProxyType({language: _terms(entry, language, where) for language in LANGUAGES})


def _named(names: Mapping[str, str], language: str, where: str) -> str:
    if not names.get(language, "").strip():
        raise BrokenFileError(f"{where} has no name in '{language}'. Add it to its names.")
    return names[language]


def _terms(entry: Mapping[str, list[str]], language: str, where: str) -> tuple[str, ...]:
    if not entry.get(language):
        raise BrokenFileError(f"{where} has no terms in '{language}'. Add a list of at least four.")
    return tuple(entry[language])
