"""What the page for changing a post says beside the form, and who changed it while somebody else was writing."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy.orm import Session

from collab.audit.log import entries_about
from collab.audit.model import Entry
from collab.members.people import Person
from collab.posts.model import Post
from collab.web.shown.similar import similar_to
from collab.web.shown.wishes import asked_for


@dataclass(frozen=True, slots=True)
class Meanwhile:
    """`by` is the name of the person who saved first; both are None where the log does not say."""

    by: str | None
    at: datetime | None


def edited(session: Session, post: Post, me: Person) -> dict[str, Any]:
    """How the post stands, the languages that readers ask for it in, and what is open that is nearly the same.

    `meanwhile` and `held`, what came between the form and the post when it was sent, are for the page to put in.
    """
    return {
        "public_id": post.public_id,
        "is_draft": post.is_draft,
        "asked_for": asked_for(session, post),
        "similar": similar_to(session, post, me),
        "meanwhile": None,
        "held": [],
    }


def changed_since(session: Session, post: Post, edition: str | None) -> Meanwhile | None:
    """Who changed it after `edition` was read; None when it still stands as it was read."""
    if edition == str(post.edition):
        return None
    edits = entries_about(post).where(Entry.action == f"{post.kind.value}.edited")
    last = session.scalars(edits.order_by(None).order_by(Entry.id.desc()).limit(1)).first()
    by = session.get(Person, last.by_id) if last and last.by_id else None
    return Meanwhile(by.name if by else None, last.at if last else None)
