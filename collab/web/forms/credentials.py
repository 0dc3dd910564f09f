"""Changing one's own password and e-mail address."""

from wtforms import PasswordField

from collab.language import lazy
from collab.web.forms.accounts import LONGEST_PASSWORD, new_password
from collab.web.forms.ground import Form, short
from collab.web.forms.texts import Address, Needed


def _password_now() -> PasswordField:
    needed = Needed(lazy("Write the password you have now."))
    return PasswordField(lazy("Your password now"), [needed, short(LONGEST_PASSWORD)])


class PasswordForm(Form):
    """The old password and a new one."""

    password_now = _password_now()
    password = new_password()


class AddressForm(Form):
    """The new address, and the password to show who asks."""

    email = Address(lazy("New e-mail address"))
    password_now = _password_now()
