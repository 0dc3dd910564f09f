"""Letters about a post that was reported, hidden, or shown again."""

from typing import Any

from sqlalchemy.orm import Session

from collab.language import gettext as _
from collab.letters import telling
from collab.letters.sheet import Link, Sheet
from collab.members.people import Person
from collab.moderation import policy
from collab.moderation.model import Report
from collab.posts import policy as posts
from collab.posts.model import Post
from collab.union.settings import union
from collab.words import states


def reported(session: Session, person: Person, facts: dict[str, Any]) -> Sheet | None:
    """To a coordinator who may decide, while nobody has settled the report."""
    row = session.get(Report, facts["report"])
    if row is None or row.settled_at is not None or not policy.hidable_by(row.post, person):
        return None
    title = telling.title(row.post)
    return Sheet(
        subject=_("Reported: %(title)s", title=title),
        heading=_("Somebody reported “%(title)s”", title=title),
        paragraphs=[
            states.wrong(row.wrong),
            *telling.said(row.note),
            _("A coordinator decides: hide the post with a reason, or leave it as it is."),
        ],
        links=[Link(_("Look and decide"), telling.url("/desk/reports"), main=True)],
    )


def hidden(session: Session, person: Person, facts: dict[str, Any]) -> Sheet | None:
    """To the people of the member that posted it, while it is hidden."""
    post = _own(session, person, facts)
    if post is None or not post.is_hidden:
        return None
    title = telling.title(post)
    return Sheet(
        subject=_("Hidden: %(title)s", title=title),
        heading=_("A coordinator has hidden “%(title)s”", title=title),
        paragraphs=[
            _("Only your organisation and the union see it now. The reason:"),
            *telling.said(post.hidden_reason),
            _(
                "Change what is wrong, then write to %(contact)s: a coordinator can show it again.",
                contact=union().contact,
            ),
        ],
        links=[telling.to_post(post, _("Open the post"), main=True)],
    )


def shown(session: Session, person: Person, facts: dict[str, Any]) -> Sheet | None:
    """To the people of the member that posted it, once it is shown again."""
    post = _own(session, person, facts)
    if post is None or post.is_hidden:
        return None
    title = telling.title(post)
    return Sheet(
        subject=_("Shown again: %(title)s", title=title),
        heading=_("“%(title)s” is shown again", title=title),
        paragraphs=[_("Everybody it was meant for can read it, and members who fit are looked for.")],
        links=[telling.to_post(post, _("Open the post"), main=True)],
    )


def _own(session: Session, person: Person, facts: dict[str, Any]) -> Post | None:
    post = session.get(Post, facts["post"])
    return post if post is not None and posts.led_by(post, person) else None
