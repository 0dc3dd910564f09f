"""Reads the hand-written demo union: members, proposals, offers and requests, and how they met.

Days count from the day of seeding. A file of `data/offers` names `kind` (offer, request), `type`, `lead` (a slug of
`data/members`), `author` (an e-mail), `state`, `reach`, `opened` (days ago), `deadline` (days ahead), `format`, `cost`,
`cost_note`, `fields`, `countries`, `languages`, `capacities` and one [[texts]] a language, the original first; an offer
also `number` and `period`, one for a fee also `amount` and `currency`, one that has ended its [[steps]].
"""

import tomllib
from collections.abc import Mapping
from datetime import UTC, date, datetime, time, timedelta
from functools import cache
from pathlib import Path
from typing import Any

from collab import clock
from collab.union.settings import union

Table = Mapping[str, Any]

FOLDER = Path(__file__).parent / "data"


@cache
def members() -> Mapping[str, Table]:
    """Slug -> member with its people."""
    return _folder("members")


@cache
def proposals() -> Mapping[str, Table]:
    """Slug -> proposal."""
    return _folder("proposals")


@cache
def offers() -> Mapping[str, Table]:
    """Slug -> offer or request."""
    return _folder("offers")


@cache
def patterns() -> Mapping[str, Table]:
    """Language -> what composed members get their words from."""
    return _folder("patterns")


@cache
def partnerships() -> tuple[Table, ...]:
    """Who asked whom over which proposal, and what became of it."""
    return tuple(_table(FOLDER / "story.toml")["partnership"])


@cache
def union_people() -> tuple[Table, ...]:
    """Coordinators and the secretariat."""
    return tuple(_table(FOLDER / "union.toml")["people"])


def people() -> list[Table]:
    """Everybody, those of members first."""
    return [person for member in members().values() for person in member.get("people", ())] + list(union_people())


def moment(days: int) -> datetime:
    """A moment in working hours, so many days (at least one) ago; the same days give the same moment."""
    day = clock.now().date() - timedelta(days=days)
    return datetime.combine(day, time(7 + days * 5 % 8, days * 17 % 60), UTC)


def day(ahead: int) -> date:
    """The day that is so many days ahead in the union's zone; negative is past."""
    return clock.today(union().zone) + timedelta(days=ahead)


def _folder(name: str) -> Mapping[str, Table]:
    return {path.stem: _table(path) for path in sorted((FOLDER / name).glob("*.toml"))}


def _table(path: Path) -> Table:
    return tomllib.loads(path.read_text("utf-8"))
