"""A row that was read as a row that waits, and back."""

from collections.abc import Mapping
from dataclasses import asdict
from typing import Any

from collab.imports.model import ImportRow
from collab.imports.reading.rows import Bad, Incoming
from collab.members.drafts import ActivityDraft, ProfileDraft, Worded

TUPLES = ("fields", "works_in", "languages", "capacities", "needs", "target_groups")


def staged(import_id: int, row: Incoming | Bad) -> ImportRow:
    """The row, to be kept until a person has looked at it."""
    if isinstance(row, Bad):
        bad = {"column": row.column, "value": row.value, "reason": row.code, "facts": dict(row.facts)}
        return ImportRow(import_id=import_id, number=row.row, draft=None, **bad)
    draft = {"profile": asdict(row.draft), "activities": [asdict(each) for each in row.activities]}
    facts = {"source": row.source, "email": row.email, "person": row.person}
    return ImportRow(import_id=import_id, number=row.row, draft=draft, **facts)


def incoming(row: ImportRow) -> Incoming:
    """An accepted row as it was read."""
    assert row.draft is not None
    profile, activities = profile_of(row.draft["profile"]), tuple(map(_activity, row.draft["activities"]))
    return Incoming(row.number, row.source, profile, activities, row.person, row.email)


def profile_of(kept: Mapping[str, Any]) -> ProfileDraft:
    """A profile as it was drafted."""
    worded = {name: tuple(Worded(**each) for each in kept[name]) for name in ("names", "missions")}
    return ProfileDraft(**{**kept, **{name: tuple(kept[name]) for name in TUPLES}, **worded})


def _activity(kept: Mapping[str, Any]) -> ActivityDraft:
    return ActivityDraft(**{**kept, "countries": tuple(kept["countries"]), "fields": tuple(kept["fields"])})
