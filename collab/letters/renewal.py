"""Letters when a post nears its last day: to its lead, and to who was invited and has not answered."""

from typing import Any

from sqlalchemy.orm import Session

from collab import language
from collab.errors import Unknown
from collab.language import gettext as _
from collab.letters import kinds, telling
from collab.letters.partners import case_of
from collab.letters.sheet import Link, Sheet
from collab.members.people import Person
from collab.partnerships import policy
from collab.partnerships.model import Stage
from collab.posts import queries, renewal
from collab.posts.model import Post


def ends(session: Session, person: Person, facts: dict[str, Any]) -> Sheet | None:
    """When it ends, and the page on which it is renewed or closed; nothing once its last day was moved."""
    post = _led(session, person, facts["post"])
    if post is None or post.deadline is None or not post.is_looking:
        return None
    if facts.get("until", post.deadline.isoformat()) != post.deadline.isoformat():
        return None
    title, day = telling.title(post), language.date(post.deadline)
    address = telling.url(f"/renewals/{renewal.token_for(person, post)}")
    return Sheet(
        subject=_("Ends on %(date)s: %(title)s", date=day, title=title),
        preheader=_("Renew it for 30 days, or close it."),
        heading=_("“%(title)s” ends on %(date)s", title=title, date=day),
        paragraphs=[
            kinds.over(post.kind.value),
            _("Renew it in two taps, or close it if it is no longer needed. Without an answer it ends by itself."),
        ],
        links=[Link(_("Renew or close it"), address, main=True), telling.to_post(post, _("Read it again"))],
        footer=[_("The link is yours alone: whoever has it can renew or close this post in your name.")],
    )


def unanswered(session: Session, person: Person, facts: dict[str, Any]) -> Sheet | None:
    """To the member that was invited, while it has not answered; nothing once the last day was moved."""
    case = case_of(session, person, facts["partnership"], Stage.INVITED)
    if case is None or not policy.answerable_by(case.row, person):
        return None
    if facts.get("until", f"{case.row.post.deadline}") != f"{case.row.post.deadline}":
        return None
    return Sheet(
        subject=_("Answer until %(date)s: %(title)s", date=case.deadline, title=case.title),
        preheader=_("You were asked and have not answered yet."),
        heading=_("%(member)s still waits for your answer to “%(title)s”", member=case.lead, title=case.title),
        paragraphs=[
            _("You can answer until %(date)s. After that day the invitation ends by itself.", date=case.deadline),
            _("A no is an answer too: then they can ask somebody else in time."),
        ],
        links=[
            telling.to_partnership(case.row, _("Give your answer")),
            telling.to_post(case.row.post, kinds.read(case.kind)),
        ],
    )


def _led(session: Session, person: Person, post_id: int) -> Post | None:
    post = queries.by_id(session, post_id)
    try:
        return renewal.led_by(session, person, post.public_id) if post else None
    except Unknown:
        return None
