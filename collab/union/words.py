"""The corrections as rows, and as the values that the vocabulary takes in."""

from collections.abc import Mapping
from dataclasses import asdict
from typing import Any

from sqlalchemy import Select, select
from sqlalchemy.orm import Session

from collab.union.model import Correction, Word
from collab.vocabulary import countries, fields
from collab.vocabulary.corrections import Corrections, FieldChange, PlaceChange

Said = dict[str, Any]


def corrections(session: Session) -> Corrections:
    """All that stands instead of the shipped words."""
    rows = [row for row in session.scalars(select(Correction).order_by(Correction.id)) if row.said]
    return Corrections(
        fields=tuple(field_change(row.code, row.said) for row in rows if row.kind is Word.FIELD),
        places=tuple(place_change(row.code, row.said) for row in rows if row.kind is Word.PLACE),
    )


def correction(session: Session, kind: Word, code: str) -> Correction:
    """What stands for one field or place; a row that is not kept yet where nothing was changed."""
    found = session.scalar(of(kind, code))
    return found or Correction(kind=kind, code=code, said={}, edition=0)


def of(kind: Word, code: str) -> Select[Correction]:
    return select(Correction).where(Correction.kind == kind, Correction.code == code)


def corrected_codes(session: Session, kind: Word) -> set[str]:
    """The codes for which something stands instead of the shipped words."""
    rows = session.scalars(select(Correction).where(Correction.kind == kind))
    return {row.code for row in rows if row.said}


def said_of_field(change: FieldChange) -> Said:
    """A change as a row says it; nothing where all is as it was shipped."""
    said = _plain(change)
    shipped = fields.shipped().by_code.get(change.code)
    if shipped is None:
        return said
    said["names"] = {tongue: name for tongue, name in said["names"].items() if name != shipped.names[tongue]}
    if change.related is not None and set(change.related) == set(shipped.related):
        said["related"] = None
    nothing_left = not (said["names"] or said["added"] or said["removed"] or said["retired"])
    return {} if nothing_left and said["related"] is None else said


def said_of_place(change: PlaceChange) -> Said:
    """A change as a row says it; nothing where all is as it was shipped."""
    said = _plain(change)
    if change.code not in countries.shipped():
        return said
    shipped = {tongue: countries.shipped_name(change.code, tongue) for tongue in change.names}
    names = {tongue: name for tongue, name in said["names"].items() if name != shipped[tongue]}
    return {**said, "names": names, "neighbours": []} if names else {}


def field_change(code: str, said: Mapping[str, Any]) -> FieldChange:
    """What a row says of a field, as a value."""
    related = said.get("related")
    return FieldChange(
        code=code,
        committee=said.get("committee", ""),
        names=said.get("names", {}),
        added=_terms(said, "added"),
        removed=_terms(said, "removed"),
        related=None if related is None else tuple(related),
        retired=said.get("retired", False),
    )


def place_change(code: str, said: Mapping[str, Any]) -> PlaceChange:
    """What a row says of a place, as a value."""
    return PlaceChange(code, said.get("region", ""), said.get("names", {}), tuple(said.get("neighbours", ())))


def _terms(said: Mapping[str, Any], which: str) -> dict[str, tuple[str, ...]]:
    return {tongue: tuple(terms) for tongue, terms in said.get(which, {}).items()}


def _plain(change: FieldChange | PlaceChange) -> Said:
    """As JSON has it, empty lists of terms left out."""
    said = {name: value for name, value in asdict(change).items() if name != "code"}
    for which in ("added", "removed"):
        if which in said:
            said[which] = {tongue: list(terms) for tongue, terms in said[which].items() if terms}
    for which in ("related", "neighbours"):
        if said.get(which) is not None and which in said:
            said[which] = list(said[which])
    said["names"] = {tongue: name for tongue, name in said["names"].items() if name}
    return said
