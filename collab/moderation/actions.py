"""A post is reported, hidden with a reason, shown again; a report is settled."""

from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from collab import clock
from collab.audit.log import record
from collab.errors import Conflict, Forbidden
from collab.mail import outbox
from collab.members import queries as members
from collab.members.people import Person, Role
from collab.moderation import policy, queries
from collab.moderation.model import Report, Wrong
from collab.posts import actions as post_actions
from collab.posts import queries as posts
from collab.posts.model import Post


def report(session: Session, post: Post, wrong: Wrong, note: str, *, by: Person) -> Report:
    """Tell the coordinators that something is wrong with a post; said twice it is one report."""
    if not policy.reportable_by(post, by):
        raise Forbidden("post.not_reportable")
    if before := queries.open_by(session, post, by):
        return before
    row = Report(post=post, by=by, wrong=wrong, note=note)
    session.add(row)
    try:
        session.flush()
    except IntegrityError as twice:
        raise Conflict("post.reported_already") from twice
    record(session, "post.reported", post, by=by, wrong=wrong.value)
    coordinators = session.scalars(members.people_with(Role.COORDINATOR))
    deciding = [one.id for one in coordinators if policy.hidable_by(post, one)]
    outbox.put_each(session, "post_reported", to=deciding, key=f"report:{row.id}", report=row.id)
    return row


def hide(session: Session, post: Post, reason: str, *, by: Person) -> None:
    """Take a post out of everybody's sight but its own member's and the union's, and say why."""
    _require_hider(post, by)
    post = posts.locked(session, post)
    if post.hidden_at is not None:
        raise Conflict("post.hidden_already")
    post.hidden_at, post.hidden_by_id, post.hidden_reason = clock.now(), by.id, reason
    record(session, "post.hidden", post, by=by, reason=reason)
    post_actions.touch_member(session, post)
    for row in session.scalars(queries.waiting_about(post)):
        _settle(row, by)
    _tell_lead(session, "post_hidden", post)


def show(session: Session, post: Post, *, by: Person) -> None:
    """Let a hidden post be seen again, by whomever it was meant for."""
    _require_hider(post, by)
    post = posts.locked(session, post)
    if post.hidden_at is None:
        raise Conflict("post.shown_already")
    post.hidden_at = post.hidden_by_id = None
    post.hidden_reason, post.revised_at = "", clock.now()
    record(session, "post.shown", post, by=by)
    post_actions.touch_member(session, post)
    _tell_lead(session, "post_shown", post)


def settle(session: Session, row: Report, *, by: Person) -> None:
    """Nothing is wrong with the post, or it was mended: the report is done."""
    _require_hider(row.post, by)
    _settle(row, by)
    record(session, "post.report_settled", row.post, by=by)


def _settle(row: Report, by: Person) -> None:
    row.settled_at, row.settled_by_id = clock.now(), by.id


def _require_hider(post: Post, by: Person) -> None:
    if not policy.hidable_by(post, by):
        raise Forbidden("post.not_yours_to_hide")


def _tell_lead(session: Session, kind: str, post: Post) -> None:
    people = [person.id for person in session.scalars(members.people_of(post.member_id))]
    moment = int(clock.now().timestamp())
    outbox.put_each(session, kind, to=people, key=f"post:{post.id}:{moment}", post=post.id)
