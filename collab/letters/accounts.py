"""Letters that open a door: the invitation to come in, and the way to a new password."""

from datetime import timedelta
from typing import Any

from sqlalchemy.orm import Session

from collab import clock, language, tokens
from collab.accounts.actions import INVITATION_DAYS, PASSWORD_DAYS
from collab.language import gettext as _
from collab.letters import telling
from collab.letters.sheet import Link, Sheet
from collab.members.people import Person
from collab.union.settings import union
from collab.words import names, states


def invitation(session: Session, person: Person, facts: dict[str, Any]) -> Sheet | None:
    """To somebody who has not come in yet: who asks them, for what, and the link that is good for some days."""
    if person.password_hash is not None:
        return None
    token = tokens.sign("invitation", [person.id, person.epoch])
    until = language.date(clock.now() + timedelta(days=INVITATION_DAYS))
    return Sheet(
        subject=_("You are invited to %(union)s", union=union().name),
        preheader=_("Choose a password until %(date)s.", date=until),
        heading=_invited_by(session, facts.get("by")),
        paragraphs=[
            _acts_for(person),
            _(
                "In %(union)s, members propose joint projects, find partners and are told what is new.",
                union=union().name,
            ),
            _("To come in, choose a password. The link is good until %(date)s and works once.", date=until),
        ],
        links=[Link(_("Choose a password"), telling.url(f"/invitations/{token}"), main=True)],
        footer=[_("If you do not know why you were invited, do nothing: no account opens without you.")],
    )


def password_reset(session: Session, person: Person, facts: dict[str, Any]) -> Sheet | None:
    """The way to a new password, for somebody who is in."""
    if not person.is_in:
        return None
    token = tokens.sign("password", [person.id, person.epoch])
    until = language.datetime(clock.now() + timedelta(days=PASSWORD_DAYS))
    return Sheet(
        subject=_("Choose a new password"),
        preheader=_("The link is good until %(moment)s.", moment=until),
        heading=_("Choose a new password"),
        paragraphs=[
            _("Somebody, most likely you, asked for a new password for this e-mail address."),
            _("The link is good until %(moment)s and works once. Until then your old password stays.", moment=until),
        ],
        links=[Link(_("Choose a new password"), telling.url(f"/password/{token}"), main=True)],
        footer=[_("If it was not you, do nothing: your password stays as it is.")],
    )


def _invited_by(session: Session, by: int | None) -> str:
    inviter = session.get(Person, by) if by else None
    if inviter is None:
        return _("You are invited to %(union)s", union=union().name)
    return _("%(person)s invites you to %(union)s", person=names.typed(inviter.name), union=union().name)


def _acts_for(person: Person) -> str:
    role = states.role(person.role)
    if person.speaks_for is None:
        return _("You will work for the union. Your role: %(role)s.", role=role)
    member = names.typed(person.speaks_for.name.text)
    return _("You will act for %(member)s. Your role: %(role)s.", member=member, role=role)
