"""Coordinators correct the fields of work, the secretariat the places; every change can be taken back."""

import re
from collections.abc import Callable
from datetime import datetime, timedelta
from string import ascii_lowercase
from typing import Protocol

from sqlalchemy import select
from sqlalchemy.orm import Session

from collab import clock, jobs, revision
from collab.audit.log import Row, entries_about, record
from collab.audit.model import Entry
from collab.errors import Conflict, Forbidden, Unknown
from collab.matching.folding import fold
from collab.union import words
from collab.union.model import Correction, OwnWords, Word
from collab.vocabulary import countries, fields
from collab.vocabulary.corrections import FieldChange, PlaceChange

LONGEST_CODE = 40
OWN_PLACE = "X-"  # no ISO code has a stroke in it


class Editor(Row, Protocol):
    """Somebody who may correct words, or not."""

    @property
    def is_coordinator(self) -> bool: ...

    @property
    def is_secretariat(self) -> bool: ...


def correct_field(session: Session, change: FieldChange, *, edition: int, by: Editor) -> Correction:
    """Let this stand for the field; raises Conflict when somebody else changed it since `edition` was read."""
    _may(Word.FIELD, by)
    return _say(session, Word.FIELD, change.code, words.said_of_field(change), edition=edition, by=by)


def correct_place(session: Session, change: PlaceChange, *, edition: int, by: Editor) -> Correction:
    """Let this stand for the country or place; raises Conflict as above."""
    _may(Word.PLACE, by)
    return _say(session, Word.PLACE, change.code, words.said_of_place(change), edition=edition, by=by)


def new_field_code(name: str) -> str:
    """A code nobody has yet, made of the name."""
    return _free(_plain(name) or "field", fields.is_field)


def new_place_code(name: str) -> str:
    """A code nobody has yet, made of the name; it cannot be taken for a country's."""
    return _free(OWN_PLACE + (_plain(name) or "place").upper(), countries.is_country)


def take_back(session: Session, row: Correction, entry_id: int, *, edition: int, by: Editor) -> None:
    """Let stand again what stood before a change of the history; this too is a change that can be taken back."""
    _may(row.kind, by)
    entry = session.scalar(entries_about(row).where(Entry.id == entry_id))
    if entry is None or not can_be_taken_back(row, entry):
        raise Unknown("not_found")
    _say(session, row.kind, row.code, entry.facts["before"], edition=edition, by=by)


def history(session: Session, row: Correction) -> list[Entry]:
    """Its changes, newest first."""
    return list(session.scalars(entries_about(row)))[::-1] if row.id else []


def can_be_taken_back(row: Correction, entry: Entry) -> bool:
    """All but the making of the union's own: members may have it by now, so it is retired instead."""
    known = fields.shipped().by_code if row.kind is Word.FIELD else countries.shipped()
    return bool(entry.facts["before"]) or row.code in known


def _may(kind: Word, by: Editor) -> None:
    if not (by.is_coordinator if kind is Word.FIELD else by.is_secretariat):
        raise Forbidden("words.not_yours")


def _say(session: Session, kind: Word, code: str, said: words.Said, *, edition: int, by: Editor) -> Correction:
    union = _hold(session)
    row = words.correction(session, kind, code)
    if row.edition != edition:
        raise Conflict("words.changed_meanwhile")
    if row.said == said:
        return row
    before, row.said, row.edition = row.said, said, row.edition + 1
    session.add(row)
    record(session, f"{kind.value}.corrected", row, by=by, before=before, after=said)
    union.words_revised_at = _later_than(union)
    session.flush()
    revision.move(session)
    jobs.ring(session, "match")
    return row


def _hold(session: Session) -> OwnWords:
    """One change of the vocabulary after the other: the moment of the last one must move."""
    row = session.scalar(select(OwnWords).where(OwnWords.id == 1).with_for_update())
    if row is None:
        row = OwnWords(id=1, names={}, abouts={}, contact="", logo_mark="", edition=0)
        session.add(row)
        session.flush()
    return row


def _later_than(union: OwnWords) -> datetime:
    now, last = clock.now(), union.words_revised_at
    return now if last is None or now > last else last + timedelta(microseconds=1)


def _plain(name: str) -> str:
    return "-".join(re.findall(r"[a-z]+", fold(name)))[:LONGEST_CODE].strip("-")


def _free(code: str, taken: Callable[[str], bool]) -> str:
    numbered = (f"{code}-{letter}" for letter in ascii_lowercase)
    return next(each for each in (code, *numbered) if not taken(each))
