"""A post nears its last day: its lead's people are reminded, and it is renewed in two taps."""

from datetime import date, datetime, timedelta

from sqlalchemy.orm import Session

from collab import clock, tokens
from collab.audit.log import entries_about, record
from collab.audit.model import Entry
from collab.errors import Conflict, Unknown
from collab.mail import outbox
from collab.members import queries as members
from collab.members.people import Person
from collab.posts import actions, policy, queries
from collab.posts.model import Post, State
from collab.union.settings import union

DAYS = (30, 60, 90)
REMINDED = (timedelta(days=7), timedelta(days=1))
PURPOSE, GOOD_FOR = "renewal", 45


def renew(session: Session, post: Post, days: int, *, seen: date | None, by: Person) -> None:
    """Move the last day on, counted from it or from today; what expired opens again. Partners stay in it.

    `seen` is the last day its page showed: of two who press at once, one renews.
    """
    actions.require_lead(post, by)
    post = queries.locked(session, post)
    if post.deadline != seen:
        raise Conflict("post.renewed_already", **_renewed_by(session, post))
    if not policy.renewable_by(post, by):
        raise Conflict("post.not_renewable", kind=post.kind.value, state=post.state.value)
    zone = union().zone
    post.deadline = max(post.deadline or date.min, clock.today(zone)) + timedelta(days=days)
    post.closes_at = clock.end_of(post.deadline, zone)
    post.edition += 1
    if post.state is State.EXPIRED:
        post.state, post.ended_at = State.OPEN, None
    record(session, f"{post.kind.value}.renewed", post, by=by, until=post.deadline.isoformat())
    actions.revise(session, post)


def remind_due(session: Session) -> None:
    """Leave a letter to the lead's people a week and a day before the last day; never twice for one last day."""
    for post in session.scalars(queries.closing_within(REMINDED[0])):
        notice = notice_due(post, since=post.opened_at)
        if notice is not None and post.deadline:
            people = [person.id for person in session.scalars(members.people_of(post.member_id))]
            key = f"post:{post.id}:{post.deadline}:{notice.days}"
            outbox.put_each(session, "post_ends", to=people, key=key, post=post.id, until=post.deadline.isoformat())


def token_for(person: Person, post: Post) -> str:
    """Opens the page of renewal to this person without a password."""
    return tokens.sign(PURPOSE, [person.id, person.epoch, post.public_id])


def read(session: Session, token: str) -> tuple[Person, Post]:
    """Whose token it is, and the post; raises Unknown for one who may not renew it any more."""
    id, epoch, public_id = tokens.read(PURPOSE, token, max_days=GOOD_FOR)
    person = session.get(Person, id)
    if person is None or not person.is_in or person.epoch != epoch:
        raise Unknown("token.not_good")
    return person, led_by(session, person, public_id)


def led_by(session: Session, me: Person, public_id: str) -> Post:
    """A post of the person's own member that has been open; raises Unknown."""
    post = queries.seen_by(session, me, public_id, Post)
    if post.is_draft or not policy.led_by(post, me):
        raise Unknown("not_found")
    return post


def notice_due(post: Post, *, since: datetime | None) -> timedelta | None:
    """The reminder whose time has come, the shortest; none for what began, at `since`, after that time."""
    if post.closes_at is None or since is None:
        return None
    left = post.closes_at - clock.now()
    due = [notice for notice in REMINDED if left <= notice and since < post.closes_at - notice]
    return min(due, default=None)


def _renewed_by(session: Session, post: Post) -> dict[str, object]:
    renewals = entries_about(post).where(Entry.action == f"{post.kind.value}.renewed")
    last = session.scalars(renewals.order_by(None).order_by(Entry.id.desc()).limit(1)).first()
    person = session.get(Person, last.by_id) if last and last.by_id else None
    return {"by": person.name, "at": last.at} if last and person else {}
