"""Letters to the members that are in a post: it changed, or it closed."""

from typing import Any

from sqlalchemy.orm import Session

from collab.language import gettext as _
from collab.letters import kinds, telling
from collab.letters.sheet import Sheet
from collab.members.people import Person
from collab.partnerships import queries as partnerships
from collab.partnerships.model import Partnership
from collab.posts import queries
from collab.posts.model import Post, State


def changed(session: Session, person: Person, facts: dict[str, Any]) -> Sheet | None:
    """Told once for each edition; an older edition's letter gives way to the newest one's."""
    post = _readable(session, person, facts["post"])
    standing = _standing(session, post, person)
    if post is None or standing is None or not standing.is_live or post.edition != facts["edition"]:
        return None
    lead, title = telling.name(session, post.member, person), telling.title(post)
    return Sheet(
        subject=_("Changed: %(title)s", title=title),
        heading=_("%(lead)s changed “%(title)s”", lead=lead, title=title),
        paragraphs=[
            *telling.sought(session, post, person),
            *telling.written_in(post),
            kinds.read_again(post.kind.value),
        ],
        links=[telling.to_post(post, _("Read what it says now"), main=True)],
    )


def closed(session: Session, person: Person, facts: dict[str, Any]) -> Sheet | None:
    """The post no longer looks for partners, and what that means for the reader's member."""
    post = _readable(session, person, facts["post"])
    standing = _standing(session, post, person)
    if post is None or standing is None or post.is_looking:
        return None
    title = telling.title(post)
    return Sheet(
        subject=_("Closed: %(title)s", title=title),
        heading=_what_happened(post, telling.name(session, post.member, person), title),
        paragraphs=[_what_follows(standing, post.kind.value), kinds.wait_elsewhere(post.kind.value)],
        links=[telling.to_post(post, kinds.see(post.kind.value), main=True)],
    )


def _what_happened(post: Post, lead: str, title: str) -> str:
    if post.state is State.WITHDRAWN:
        return _("%(lead)s took back “%(title)s”", lead=lead, title=title)
    if post.state is State.EXPIRED:
        return _("The deadline of “%(title)s” has passed", title=title)
    return kinds.done(post.kind.value, title)


def _what_follows(standing: Partnership, kind: str) -> str:
    if standing.is_live:
        return _("Your partnership was approved before. Speak with your contact person about what you agreed.")
    return kinds.ended(kind, by_invitation=standing.by_invitation)


def _readable(session: Session, person: Person, post_id: int) -> Post | None:
    return session.scalar(queries.visible_to(person, Post).where(Post.id == post_id))


def _standing(session: Session, post: Post | None, person: Person) -> Partnership | None:
    if post is None or person.speaks_for is None:
        return None
    return partnerships.between(session, post, person.speaks_for)
