"""Reports that wait for a coordinator, and posts that are hidden."""

from sqlalchemy import Select, func, select
from sqlalchemy.orm import Session

from collab.errors import Unknown
from collab.members.people import Person
from collab.moderation.model import Report
from collab.posts.model import Post


def waiting() -> Select[Report]:
    """Reports nobody has settled, oldest first."""
    return select(Report).where(Report.settled_at.is_(None)).order_by(Report.at, Report.id)


def count_waiting(session: Session) -> int:
    """How many reports wait."""
    return session.scalar(select(func.count()).select_from(Report).where(Report.settled_at.is_(None))) or 0


def waiting_about(post: Post) -> Select[Report]:
    """Those about one post."""
    return waiting().where(Report.post_id == post.id)


def hidden_posts() -> Select[Post]:
    """Posts a coordinator has hidden, the latest first."""
    return select(Post).where(Post.hidden_at.is_not(None)).order_by(Post.hidden_at.desc(), Post.id)


def open_by(session: Session, post: Post, person: Person) -> Report | None:
    """The report this person made of this post, while it stands."""
    return session.scalar(waiting_about(post).where(Report.by_id == person.id))


def locked(session: Session, public_id: str) -> Report:
    """A report that waits, held against others; raises Unknown."""
    query = waiting().where(Report.public_id == public_id).with_for_update(of=Report.id)
    row = session.scalar(query.execution_options(populate_existing=True))
    if row is None:
        raise Unknown("not_found")
    return row
