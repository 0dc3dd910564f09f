"""Makes a waiting letter into words for its reader, from the rows as they are now; None when nothing is left to say."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

from sqlalchemy.orm import Session

from collab import language
from collab.language import gettext as _
from collab.letters import accounts, digest, layout, moderation, nominations, partnerships, posts, renewal, wishes
from collab.letters.sheet import Sheet
from collab.mail.message import Address, Message
from collab.mail.model import Letter
from collab.members.people import Person
from collab.union.settings import renew, union
from collab.words import names

Facts = dict[str, Any]
KINDS: dict[str, Callable[[Session, Person, Facts], Sheet | None]] = {
    "account_invitation": accounts.invitation,
    "password_reset": accounts.password_reset,
    "password_changed": accounts.password_changed,
    "address_warning": accounts.address_warning,
    "address_confirmation": accounts.address_confirmation,
    "partnership_invited": partnerships.invited,
    "partnership_interest": partnerships.interest,
    "partnership_accepted": partnerships.accepted,
    "partnership_waiting": partnerships.waiting,
    "partnership_declined": partnerships.declined,
    "partnership_approved": partnerships.approved,
    "partnership_rejected": partnerships.rejected,
    "partnership_withdrawn": partnerships.withdrawn,
    "post_changed": posts.changed,
    "post_closed": posts.closed,
    "member_nominated": nominations.nominated,
    "post_reported": moderation.reported,
    "post_hidden": moderation.hidden,
    "post_shown": moderation.shown,
    "post_ends": renewal.ends,
    "partnership_ends": renewal.unanswered,
    "digest": digest.told,
    "text_asked": wishes.asked,
    "text_there": wishes.there,
}


def compose(session: Session, letter: Letter) -> Message | None:
    """The letter in the person's language and zone, or None: the person left, may not read it, or it is out of date."""
    renew(session)
    person = session.get(Person, letter.person_id)
    if person is None or not person.active:
        return None
    with language.reading(person.language, person.zone):
        sheet = KINDS[letter.kind](session, person, letter.facts)
        return _message(person, _signed(sheet, person)) if sheet else None


def _signed(sheet: Sheet, person: Person) -> Sheet:
    return replace(
        sheet,
        greeting=sheet.greeting or _("Hello %(person)s,", person=names.typed(person.name)),
        footer=sheet.footer or [_why(person)],
        language=language.current(),
        direction=language.direction(),
    )


def _why(person: Person) -> str:
    if person.speaks_for:
        member = names.typed(person.speaks_for.name.text)
        return _("You get this letter because you act for %(member)s in %(union)s.", member=member, union=union().name)
    return _("You get this letter because you work for %(union)s.", union=union().name)


def _message(person: Person, sheet: Sheet) -> Message:
    return Message(
        to=Address(person.name, sheet.address or person.email),
        language=sheet.language,
        subject=sheet.subject,
        text=layout.text(sheet),
        html=layout.html(sheet),
        unsubscribe_url=sheet.unsubscribe_url or None,
        sender_name=union().name,
    )
