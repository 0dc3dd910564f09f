"""The union's eight committees and the fields of work below them, with the words that give a field away."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from collab.vocabulary import files


@dataclass(frozen=True, slots=True)
class Committee:
    code: str
    names: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Field:
    code: str
    committee: str
    names: Mapping[str, str]
    terms: Mapping[str, tuple[str, ...]]
    sdg: tuple[str, ...]
    dac: tuple[str, ...]
    icnptso: tuple[str, ...]
    related: tuple[str, ...]


@cache
def committees() -> tuple[Committee, ...]:
    """The committees, in the union's order."""
    return tuple(
        Committee(entry["code"], files.names_in(entry, f"fields.toml: committee {entry['code']}"))
        for entry in files.table("fields")["committee"]
    )


@cache
def fields() -> tuple[Field, ...]:
    """Every field of work, by committee and then as the file orders them."""
    return tuple(field for group in committees() for field in _fields_of(group.code))


def field(code: str) -> Field:
    """The field of that code; KeyError when there is none."""
    return _by_code()[code]


def is_field(code: str) -> bool:
    return code in _by_code()


def committee(code: str) -> Committee:
    """The committee of that code; KeyError when there is none."""
    return {group.code: group for group in committees()}[code]


@cache
def _by_code() -> Mapping[str, Field]:
    return {field.code: field for field in fields()}


def _fields_of(committee: str) -> Iterator[Field]:
    terms = files.table(f"terms/{committee}")
    for entry in files.table("fields")["field"]:
        if entry["committee"] == committee:
            yield _field(entry, terms.get(entry["code"], {}))


def _field(entry: Mapping[str, Any], terms: Mapping[str, Any]) -> Field:
    code, committee = entry["code"], entry["committee"]
    return Field(
        code=code,
        committee=committee,
        names=files.names_in(entry, f"fields.toml: field {code}"),
        terms=files.terms_in(terms, f"terms/{committee}.toml: field {code}"),
        sdg=tuple(entry["sdg"]),
        dac=tuple(entry["dac"]),
        icnptso=tuple(entry["icnptso"]),
        related=tuple(entry["related"]),
    )
