"""Writes the demo's past into the audit, oldest first, as the actions would have written it then."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import datetime

from sqlalchemy.orm import Session

from collab.audit.log import Row, record
from collab.audit.model import Entry
from collab.demo import script
from collab.demo.script import Table
from collab.members.model import Member
from collab.members.people import Person
from collab.partnerships.model import Partnership, Stage
from collab.posts.model import Post


@dataclass(frozen=True, slots=True)
class Event:
    """One decision, by a person or (None) the clock."""

    at: datetime
    action: str
    subject: Row
    by: Row | None
    facts: Mapping[str, str] = field(default_factory=dict)


def chronicle(session: Session, events: Iterable[Event]) -> None:
    """Record the events in the order in which they happened."""
    for event in sorted(events, key=lambda event: event.at):
        record(session, event.action, event.subject, by=event.by, **event.facts)
        for entry in (row for row in session.new if isinstance(row, Entry)):
            entry.at = event.at  # before it is written: the audit itself is never changed
        session.flush()


def of_member(member: Member, by: Person) -> Event:
    """How the member came in."""
    return Event(member.created_at, "member.added", member, by)


def of_post(post: Post, facts: Table, people: Mapping[str, Person]) -> Iterator[Event]:
    """How a proposal, an offer or a request was opened and moved on."""
    if post.opened_at:
        yield Event(post.opened_at, f"{post.kind.value}.opened", post, post.author)
    for step in facts.get("steps", ()):
        by = people[step["by"]] if "by" in step else None
        yield Event(script.moment(step["days"]), f"{post.kind.value}.{step['state']}", post, by)


def of_partnership(row: Partnership) -> Iterator[Event]:
    """How the two were asked, answered, and were decided upon."""
    first = Stage.INVITED if row.by_invitation else Stage.INTERESTED
    yield Event(row.started_at, f"partnership.{first.value}", row, row.started_by)
    if row.answered_at and row.stage is not Stage.DECLINED:
        yield Event(row.answered_at, "partnership.accepted", row, row.answered_by)
    if row.decided_at:
        reason = {"reason": row.reason} if row.stage is Stage.REJECTED else {}
        yield Event(row.decided_at, f"partnership.{row.stage.value}", row, row.decided_by, reason)
    if row.ended_at:
        yield Event(row.ended_at, f"partnership.{row.stage.value}", row, row.ended_by)
