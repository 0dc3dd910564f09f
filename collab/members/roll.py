"""The names of all members, read once by each process and kept true: what the directory is searched and sorted by.

It holds hidden members too. Nothing of it may leave but for ids that a query of `visible_to` has given.
"""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from threading import Lock
from weakref import WeakKeyDictionary

from sqlalchemy import ColumnElement, Engine, and_, select
from sqlalchemy.orm import Session

from collab import clock
from collab.matching.finding import Written, written
from collab.members.model import Member, MemberName
from collab.vocabulary import collation

LONGEST_WRITING = timedelta(minutes=2)  # a change may become visible so long after the moment it carries
MOST_IN_ONE_QUESTION = 500


@dataclass(frozen=True, slots=True)
class Entry:
    """One member: the name it goes by, all its names as they are compared, its country, the words of its parts."""

    name: str
    written: Written
    country: str
    place: str
    story: str


@dataclass(frozen=True, slots=True)
class Edition:
    """The entries by member id as they were at one moment, and their places in each alphabet, filled when asked for."""

    entries: Mapping[int, Entry]
    places: dict[str, Mapping[int, int]] = field(default_factory=dict)

    def ordered_for(self, language: str) -> Mapping[int, int]:
        """Where each member stands in the alphabetical order of `language`."""
        if language not in self.places:
            keys = {one: collation.name_key(entry.name, language) for one, entry in self.entries.items()}
            self.places[language] = {one: place for place, one in enumerate(sorted(keys, key=lambda k: (keys[k], k)))}
        return self.places[language]


class Roll:
    """What one process knows of one database."""

    def __init__(self) -> None:
        self._edition = Edition({})
        self._looked_at: datetime | None = None
        self._lock = Lock()

    def now(self, session: Session, ids: Collection[int]) -> Edition:
        """An edition that knows these members, and all that changed until now."""
        now = clock.now()
        since = min(self._looked_at or now, now) - LONGEST_WRITING
        self._read(session, Member.revised_at >= since)
        unknown = [one for one in ids if one not in self._edition.entries]
        if len(unknown) > MOST_IN_ONE_QUESTION:
            self._read(session, None)
        elif unknown:
            self._read(session, Member.id.in_(unknown))
        self._looked_at = now
        return self._edition

    def _read(self, session: Session, which: ColumnElement[bool] | None) -> None:
        first = and_(MemberName.member_id == Member.id, MemberName.position == 0)
        columns = (Member.id, MemberName.text, Member.search_text, Member.country, Member.place_text, Member.story_text)
        query = select(*columns).outerjoin(MemberName, first)
        rows = session.execute(query if which is None else query.where(which)).all()
        with self._lock:
            known = self._edition.entries
            fresh = {one: Entry(name or "", written(text), *rest) for one, name, text, *rest in rows}
            if changed := {one: entry for one, entry in fresh.items() if known.get(one) != entry}:
                self._edition = Edition({**known, **changed})


def roll_of(session: Session) -> Roll:
    """The roll of the database this session speaks with."""
    bind = session.get_bind()
    engine = bind if isinstance(bind, Engine) else bind.engine
    return _rolls.setdefault(engine, Roll())


_rolls: WeakKeyDictionary[Engine, Roll] = WeakKeyDictionary()
