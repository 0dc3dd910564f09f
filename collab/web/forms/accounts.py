"""Forms at the door: signing in, passwords, invitations, a person's own settings."""

from collections.abc import Iterable
from typing import Any

from wtforms import HiddenField, PasswordField, SelectField
from wtforms.fields.choices import SelectChoice
from wtforms.validators import Length

from collab.accounts.actions import InvitationDraft, SettingsDraft
from collab.accounts.passwords import MINIMUM_LENGTH
from collab.language import lazy
from collab.members.people import Rhythm, Role
from collab.web.forms import offered
from collab.web.forms.ground import Form, short
from collab.web.forms.texts import Address, Needed, OneLine
from collab.web.forms.zones import zones
from collab.words import states

LONGEST_NAME = 160
LONGEST_PASSWORD = 200


def local_path(wished: str | None) -> str:
    """The path when it stays in this house, else ""; browsers read a backslash as a slash."""
    path = wished or ""
    stays = path.startswith("/") and not path.startswith("//") and "\\" not in path and path.isprintable()
    return path if stays else ""


def new_password() -> PasswordField:
    """A password to be chosen: long enough, not endless."""
    too_short = lazy("This password is too short: please use at least %(min)d characters. A few words are good.")
    return PasswordField(
        lazy("New password"),
        [
            Needed(lazy("Choose a password.")),
            Length(min=MINIMUM_LENGTH, message=too_short),
            short(LONGEST_PASSWORD),
        ],
    )


class SignInForm(Form):
    """E-mail address and password; `next` is where the person was going, `carried` what they had typed."""

    email = OneLine(lazy("E-mail address"), [Needed(lazy("Write your e-mail address.")), short(LONGEST_NAME)])
    password = PasswordField(lazy("Password"), [Needed(lazy("Write your password.")), short(LONGEST_PASSWORD)])
    next = HiddenField()
    carried = HiddenField()


class ForgottenForm(Form):
    """Where to send the way to a new password."""

    email = Address(lazy("E-mail address"))


class NewPasswordForm(Form):
    """A new password."""

    password = new_password()


class AcceptForm(Form):
    """What somebody invited chooses on coming in."""

    password = new_password()
    language = SelectField(lazy("Your language"), choices=offered.interface_languages)


class SettingsForm(Form):
    """A person's own settings; names are those of the person's columns."""

    name = OneLine(lazy("Your name"), [Needed(lazy("Write your name.")), short(LONGEST_NAME)])
    language = SelectField(lazy("Your language"), choices=offered.interface_languages)
    zone = SelectField(lazy("Your time zone"), choices=lambda form, field: zones(field.data))
    digest_rhythm = SelectField(
        lazy("How often"), choices=lambda: [SelectChoice(r.value, states.rhythm(r.value)) for r in Rhythm]
    )
    digest_weekday = SelectField(
        lazy("On which day"), coerce=int, choices=lambda: [SelectChoice(n, states.weekday(n)) for n in range(7)]
    )
    digest_hour = SelectField(
        lazy("At what time"), coerce=int, choices=lambda: [SelectChoice(n, f"{n:02}:00") for n in range(24)]
    )

    def draft(self) -> SettingsDraft:
        """The settings as they were typed."""
        return SettingsDraft(
            name=self.name.data,
            language=self.language.data,
            zone=self.zone.data,
            digest_rhythm=Rhythm(self.digest_rhythm.data),
            digest_weekday=self.digest_weekday.data,
            digest_hour=self.digest_hour.data,
        )


class InvitationForm(Form):
    """Somebody to be invited into one of `roles`."""

    name = OneLine(lazy("Name"), [Needed(lazy("Write the name of the person.")), short(LONGEST_NAME)])
    email = Address(lazy("E-mail address"))
    role = SelectField(lazy("Role"))
    language = SelectField(lazy("Language of the letter"), choices=offered.interface_languages)

    def __init__(self, *args: Any, roles: Iterable[Role], **facts: Any) -> None:
        super().__init__(*args, **facts)
        self.role.choices = [SelectChoice(role.value, states.role(role.value)) for role in roles]

    def draft(self) -> InvitationDraft:
        """The invitation as it was typed."""
        role = Role(self.role.data)
        return InvitationDraft(name=self.name.data, email=self.email.data, role=role, language=self.language.data)
