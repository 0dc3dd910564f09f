"""The history of a field or place: who changed what, line by line, and what can be taken back."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from collab import language
from collab.language import gettext as _
from collab.members.people import Person
from collab.union import correcting
from collab.union.model import Correction
from collab.vocabulary import files
from collab.words import names

Said = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Line:
    """One thing that changed: what it is in our words, and the words that stand now, in their language."""

    label: str
    words: str = ""
    language: str = ""


@dataclass(frozen=True, slots=True)
class Change:
    """One entry of the history."""

    id: int
    at: datetime
    by: str
    lines: list[Line]
    can_be_taken_back: bool


def changes_of(session: Session, row: Correction) -> list[Change]:
    """Newest first."""
    entries = correcting.history(session, row)
    ids = {entry.by_id for entry in entries}
    people = session.execute(select(Person.id, Person.name).where(Person.id.in_(ids)))
    who = {person.id: person.name for person in people}
    return [
        Change(
            id=entry.id,
            at=entry.at,
            by=who.get(entry.by_id or 0, ""),
            lines=list(_lines(entry.facts["before"], entry.facts["after"])),
            can_be_taken_back=correcting.can_be_taken_back(row, entry),
        )
        for entry in entries
    ]


def _lines(before: Said, after: Said) -> Iterator[Line]:
    for tongue in files.LANGUAGES:
        yield from _of_language(tongue, before, after)
    if before.get("related") != after.get("related"):
        related = after.get("related")
        shown = language.comma().join(names.field(code) for code in related or ())
        yield Line(_("Related fields as shipped") if related is None else _("Related fields"), shown)
    if before.get("region", "") != after.get("region", "") and before:
        yield Line(_("Region"), names.region(after.get("region", "")))
    if (around := after.get("neighbours", [])) != before.get("neighbours", []):
        yield Line(_("Neighbours on land"), language.comma().join(names.country(code) for code in around))
    if bool(before.get("retired")) != bool(after.get("retired")):
        yield Line(_("No longer offered") if after.get("retired") else _("Offered again"))


def _of_language(tongue: str, before: Said, after: Said) -> Iterator[Line]:
    spoken = names.working_language(tongue)
    was, now = (said.get("names", {}).get(tongue, "") for said in (before, after))
    if was != now and now:
        yield Line(_("Name (%(language)s)", language=spoken), now, tongue)
    elif was != now:
        yield Line(_("Name as shipped (%(language)s)", language=spoken))
    added = [said.get("added", {}).get(tongue, []) for said in (before, after)]
    removed = [said.get("removed", {}).get(tongue, []) for said in (before, after)]
    if put_in := [*_more(*added), *_more(*reversed(removed))]:
        yield Line(_("Terms added (%(language)s)", language=spoken), " · ".join(put_in), tongue)
    if taken_out := [*_more(*removed), *_more(*reversed(added))]:
        yield Line(_("Terms taken out (%(language)s)", language=spoken), " · ".join(taken_out), tongue)


def _more(before: list[str], after: list[str]) -> list[str]:
    return [term for term in after if term not in before]
