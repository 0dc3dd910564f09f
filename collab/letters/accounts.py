"""Letters that open a door: the invitation to come in, and the way to a new password."""

from datetime import timedelta
from typing import Any

from sqlalchemy.orm import Session

from collab import clock, language, tokens
from collab.accounts.actions import INVITATION_DAYS, PASSWORD_DAYS
from collab.accounts.credentials import EMAIL_DAYS, address_token
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


def password_changed(session: Session, person: Person, facts: dict[str, Any]) -> Sheet | None:
    """To somebody whose password was just changed from inside."""
    return Sheet(
        subject=_("Your password was changed"),
        heading=_("Your password was changed"),
        paragraphs=[
            _("It was changed by somebody who knew the old one. You were signed out on every other device."),
            _("If it was not you, choose a new password at once and write to %(contact)s.", contact=union().contact),
        ],
        links=[Link(_("Ask for a new password"), telling.url("/password"), main=True)],
    )


def address_warning(session: Session, person: Person, facts: dict[str, Any]) -> Sheet | None:
    """To the address that holds until now: somebody asked for another one."""
    return Sheet(
        subject=_("A new e-mail address was asked for"),
        heading=_("A new e-mail address was asked for"),
        paragraphs=[
            _("Somebody who knows your password asked for another address, to sign in with and for letters."),
            _("If it was you, open the letter that went to the new address and confirm it there."),
            _(
                "If it was not you, choose a new password now: that stops it. Then write to %(contact)s.",
                contact=union().contact,
            ),
        ],
        links=[Link(_("Ask for a new password"), telling.url("/password"), main=True)],
        address=facts["address"],
    )


def address_confirmation(session: Session, person: Person, facts: dict[str, Any]) -> Sheet | None:
    """To the new address: the way to confirm it; nothing once a new password stopped the change, however late."""
    if person.epoch != facts.get("epoch"):
        return None
    token = address_token(person, facts["address"])
    until = language.datetime(clock.now() + timedelta(days=EMAIL_DAYS))
    return Sheet(
        subject=_("Confirm your new e-mail address"),
        preheader=_("The link is good until %(moment)s.", moment=until),
        heading=_("Confirm your new e-mail address"),
        paragraphs=[
            _("You asked to use this address in %(union)s.", union=union().name),
            _("Until you confirm it, the old one holds. The link is good until %(moment)s.", moment=until),
        ],
        links=[Link(_("Confirm this address"), telling.url(f"/address/{token}"), main=True)],
        footer=[_("If it was not you, do nothing: this address is not used then.")],
        address=facts["address"],
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
