"""The union's eight committees and the fields of work below them, with the words that give a field away."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cache
from types import MappingProxyType
from typing import Any

from collab.vocabulary import files
from collab.vocabulary.corrections import FieldChange, in_all, without


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
    is_retired: bool = False


class Shelf:
    """Fields in their order, and by code; never changed once it is made."""

    def __init__(self, fields: Iterable[Field]) -> None:
        self.all = tuple(fields)
        self.in_use = tuple(each for each in self.all if not each.is_retired)
        self.by_code = MappingProxyType({each.code: each for each in self.all})


@cache
def committees() -> tuple[Committee, ...]:
    """The committees, in the union's order."""
    return tuple(
        Committee(entry["code"], files.names_in(entry, f"fields.toml: committee {entry['code']}"))
        for entry in files.table("fields")["committee"]
    )


def fields() -> tuple[Field, ...]:
    """Every field of work that is offered, by committee and then as the file orders them."""
    return _shelf().in_use


def retired() -> tuple[Field, ...]:
    """Those no longer offered; they are still named where somebody has them."""
    return tuple(each for each in _shelf().all if each.is_retired)


def field(code: str) -> Field:
    """The field of that code, also a retired one; KeyError when there is none."""
    return _shelf().by_code[code]


def is_field(code: str) -> bool:
    return code in _shelf().by_code


def committee(code: str) -> Committee:
    """The committee of that code; KeyError when there is none."""
    return {group.code: group for group in committees()}[code]


@cache
def shipped() -> Shelf:
    """What the files say, whatever the union changed."""
    return Shelf(field for group in committees() for field in _fields_of(group.code))


def corrected(shelf: Shelf, changes: Iterable[FieldChange]) -> Shelf:
    """The shelf with the changes; the union's own fields stand after the others of their committee."""
    by_code = {change.code: change for change in changes}
    known = shelf.by_code.keys() | by_code.keys()
    own = (_own(change) for code, change in sorted(by_code.items()) if code not in shelf.by_code)
    changed = [
        _changed(each, by_code[each.code], known) if each.code in by_code else each for each in (*shelf.all, *own)
    ]
    order = {group.code: place for place, group in enumerate(committees())}
    return Shelf(sorted(changed, key=lambda each: order[each.committee]))


def speak(changes: Iterable[FieldChange]) -> None:
    """Answer with these changes from now on."""
    global _spoken
    _spoken = corrected(shipped(), changes)


_spoken: Shelf | None = None


def _shelf() -> Shelf:
    return _spoken or shipped()


def _own(change: FieldChange) -> Field:
    nothing: dict[str, tuple[str, ...]] = dict.fromkeys(files.LANGUAGES, ())
    return Field(change.code, change.committee, {}, nothing, sdg=(), dac=(), icnptso=(), related=())


def _changed(each: Field, change: FieldChange, known: Iterable[str]) -> Field:
    terms = {
        language: without((*each.terms[language], *change.added.get(language, ())), change.removed.get(language, ()))
        for language in files.LANGUAGES
    }
    related = each.related if change.related is None else change.related
    names = in_all({**each.names, **change.names}, files.LANGUAGES, each.code)
    return replace(
        each,
        names=MappingProxyType(names),
        terms=MappingProxyType(terms),
        related=tuple(code for code in related if code in known and code != each.code),
        is_retired=change.retired,
    )


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
