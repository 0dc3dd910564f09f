"""The letter to both sides when a coordinator puts a member forward."""

from typing import Any

from sqlalchemy.orm import Session

from collab.language import gettext as _
from collab.letters import kinds, telling
from collab.letters.sheet import Sheet
from collab.members.people import Person
from collab.partnerships import queries as partnerships
from collab.posts import policy as posts
from collab.suggestions.model import Nomination


def nominated(session: Session, person: Person, facts: dict[str, Any]) -> Sheet | None:
    """While the post still looks and the two have not begun; nothing of a member that hid since."""
    row = session.get(Nomination, facts["nomination"])
    if row is None or not row.post.is_looking or row.member.hidden or _begun(session, row):
        return None
    return _to_lead(session, row, person) if posts.led_by(row.post, person) else _to_member(session, row, person)


def _to_lead(session: Session, row: Nomination, person: Person) -> Sheet:
    member, title = telling.name(session, row.member, person), telling.title(row.post)
    return Sheet(
        subject=_("Nominated for you: %(member)s, %(title)s", member=member, title=title),
        heading=_("A coordinator nominates %(member)s for “%(title)s”", member=member, title=title),
        paragraphs=[
            *telling.said(row.note),
            kinds.may_invite(row.post.kind.value),
        ],
        links=[
            telling.to_post(row.post, kinds.look_and_invite(row.post.kind.value), main=True),
            *telling.to_profile(session, row.member, person),
        ],
    )


def _to_member(session: Session, row: Nomination, person: Person) -> Sheet:
    title = telling.title(row.post)
    return Sheet(
        subject=_("You are nominated: %(title)s", title=title),
        heading=_("A coordinator nominates you for “%(title)s”", title=title),
        paragraphs=[
            *telling.sought(session, row.post, person),
            *telling.said(row.note),
            kinds.may_come_forward(row.post.kind.value),
        ],
        links=[telling.to_post(row.post, kinds.look_and_come_forward(row.post.kind.value), main=True)],
    )


def _begun(session: Session, row: Nomination) -> bool:
    standing = partnerships.between(session, row.post, row.member)
    return standing is not None and standing.is_live
