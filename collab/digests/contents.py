"""What can be told to a person: what waits for an answer or a decision, and what the matcher found anew."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from sqlalchemy import select
from sqlalchemy.orm import Session

from collab.digests.model import Digest, DigestItem
from collab.members.people import Person
from collab.partnerships import policy
from collab.partnerships import queries as partnerships
from collab.partnerships.model import Partnership
from collab.posts import queries as posts
from collab.posts.model import LOOKING, Post
from collab.suggestions import queries as suggestions
from collab.suggestions.model import Level, Suggestion

MOST_WAITING = 10
MOST_FOUND = 5
TOP = 10  # only what stands this high in a list is news
ALL = 500
LEVELS = list(Level)


class Group(StrEnum):
    """Why something is told, in the order in which it is told."""

    ANSWER = "answer"
    DECISION = "decision"
    OPPORTUNITY = "opportunity"
    PARTNER = "partner"
    OPENED = "opened"


@dataclass(frozen=True, slots=True)
class Item:
    """`what` names the thing for ever, also when its row is made anew; `since` is when there was something to tell."""

    group: Group
    what: str
    since: datetime
    row: Partnership | Suggestion | Post

    @property
    def kind(self) -> str:
        """Which kind of post it is about."""
        return (self.row if isinstance(self.row, Post) else self.row.post).kind.value


def news_for(session: Session, person: Person, *, until: datetime) -> list[str]:
    """Names of what the person may read, was never told, and was there at `until`: pressing first, then the best."""
    there = [item for item in _readable(session, person, TOP) if item.since <= until]
    fresh = set(untold(session, person, [item.what for item in there]))
    groups = ([item for item in there if item.group is group and item.what in fresh] for group in Group)
    return [item.what for group in groups for item in _first(group)]


def untold(session: Session, person: Person, news: list[str]) -> list[str]:
    """Those of the news that the person was not told yet."""
    told = set(session.scalars(select(DigestItem.what).where(DigestItem.person_id == person.id)))
    return [what for what in news if what not in told]


def items_of(session: Session, digest: Digest, person: Person) -> list[Item]:
    """What of a digest the person may still read and act on."""
    told = {item.what for item in digest.items}
    return [item for item in _readable(session, person, ALL) if item.what in told]


def _first(items: list[Item]) -> list[Item]:
    """As many of one group as one letter holds."""
    if not items or items[0].group not in (Group.OPPORTUNITY, Group.PARTNER):
        return items[:MOST_WAITING]
    return sorted(items, key=_by_level)[:MOST_FOUND]


def _by_level(item: Item) -> tuple[int, int]:
    assert isinstance(item.row, Suggestion)
    return LEVELS.index(item.row.level), -item.row.score


def _readable(session: Session, person: Person, limit: int) -> Iterator[Item]:
    if person.is_coordinator:
        yield from _decisions(session, person)
    if person.is_secretariat:
        yield from _opened(session, person)
    if person.speaks_for is not None:
        yield from _answers(session, person)
        yield from _opportunities(session, person, limit)
        yield from _partners(session, person, limit)


def _decisions(session: Session, person: Person) -> Iterator[Item]:
    for row in session.scalars(partnerships.waiting_for_decision()):
        if policy.decidable_by(row, person) and row.answered_at:
            yield Item(Group.DECISION, f"decision:{row.id}", row.answered_at, row)


def _opened(session: Session, person: Person) -> Iterator[Item]:
    """What members propose: the secretariat follows the union as a whole."""
    newest = posts.visible_to(person, Post).where(Post.state.in_(LOOKING)).order_by(Post.opened_at.desc())
    for post in session.scalars(newest):
        if post.opened_at:
            yield Item(Group.OPENED, f"opened:{post.id}", post.opened_at, post)


def _answers(session: Session, person: Person) -> Iterator[Item]:
    assert person.speaks_for
    for row in session.scalars(partnerships.waiting_for_answer_of(person.speaks_for)):
        if row.post.is_looking:
            yield Item(Group.ANSWER, f"answer:{row.id}", row.started_at, row)


def _opportunities(session: Session, person: Person, limit: int) -> Iterator[Item]:
    assert person.speaks_for
    returned = suggestions.returned_to(session, person.speaks_for)
    for row in _worth_a_letter(suggestions.opportunities_for(session, person.speaks_for, limit)):
        yield Item(Group.OPPORTUNITY, f"opportunity:{row.post_id}{_again(row, returned)}", row.found_at, row)


def _partners(session: Session, person: Person, limit: int) -> Iterator[Item]:
    assert person.speaks_for
    returned = suggestions.returned_to(session, person.speaks_for)
    for post in session.scalars(posts.led_for(person, Post).where(Post.state.in_(LOOKING))).all():
        if post.is_looking:
            for row in _worth_a_letter(suggestions.partners_for(session, post, limit)):
                yield Item(
                    Group.PARTNER, f"partner:{post.id}:{row.member_id}{_again(row, returned)}", row.found_at, row
                )


def _again(row: Suggestion, returned: Mapping[tuple[int, int], date]) -> str:
    """What came back from a "not now" is news once more, and once for each time."""
    day = returned.get((row.post_id, row.member_id))
    return f":{day.isoformat()}" if day else ""


def _worth_a_letter(found: list[Suggestion]) -> list[Suggestion]:
    """What is only possible stays on the page: a letter about it would be noise."""
    return [row for row in found if row.level is not Level.POSSIBLE]
