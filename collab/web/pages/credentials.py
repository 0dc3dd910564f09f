"""One's own password and e-mail address: changed with the password of now, the address once its owner confirms it."""

from flask import Blueprint, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from wtforms import Field

from collab import db
from collab.accounts import credentials, door_count, passwords
from collab.errors import Conflict, Refusal, TooMany, Unknown
from collab.language import gettext as _
from collab.members.people import Person
from collab.web.forms.credentials import AddressForm, PasswordForm
from collab.web.ground import door, sign_on
from collab.words import refusals

bp = Blueprint("credentials", __name__)


@bp.get("/account/password")
@door.people
def password(me: Person) -> ResponseReturnValue:
    return render_template("credentials/password.html", form=PasswordForm())


@bp.post("/account/password")
@door.people
@door.reshows
def change_password(me: Person) -> ResponseReturnValue:
    form = PasswordForm(request.form)
    if not form.validate() or not _knows(me, form.password_now):
        return render_template("credentials/password.html", form=form), 422
    hashed = passwords.hash_password(form.password.data)
    with db.transaction() as session:
        credentials.change_password(session, me, hashed)
    sign_on.enter(me)
    flash(_("Your new password is set. You were signed out everywhere else."))
    return redirect(url_for("accounts.settings"), 303)


@bp.get("/account/address")
@door.people
def address(me: Person) -> ResponseReturnValue:
    return render_template("credentials/address.html", form=AddressForm(), days=credentials.EMAIL_DAYS)


@bp.post("/account/address")
@door.people
@door.reshows
def ask_for_address(me: Person) -> ResponseReturnValue:
    form = AddressForm(request.form)
    if not form.validate() or not _knows(me, form.password_now) or not _asked(me, form.email):
        return render_template("credentials/address.html", form=form, days=credentials.EMAIL_DAYS), 422
    flash(_("A letter is on its way to the new address. Until you confirm it there, the old one holds."))
    return redirect(url_for("accounts.settings"), 303)


@bp.get("/address/<token>")
@door.anyone
def confirmation(me: Person | None, token: str) -> ResponseReturnValue:
    try:
        person, email = credentials.asked_by_token(db.session(), token)
    except Unknown as refusal:
        return _spent(refusal)
    return render_template("credentials/confirmation.html", email=email, key=token, person=person)


@bp.post("/address/<token>")
@door.anyone
def confirm(me: Person | None, token: str) -> ResponseReturnValue:
    try:
        with db.transaction() as session:
            person = credentials.confirm_address(session, token)
    except Unknown as refusal:
        return _spent(refusal)
    if me and me.id == person.id:
        sign_on.enter(person)
    flash(_("Your new address holds from now on: sign in with it, and letters go there."))
    return redirect(url_for("home.show"), 303)


def _knows(me: Person, field: Field) -> bool:
    """Whether the password of now is right; what is wrong is said at the field."""
    try:
        credentials.require_password(me, field.data, address=request.remote_addr or "")
    except TooMany:
        raise
    except Refusal as wrong:
        field.errors = [*field.errors, refusals.words(wrong.code, wrong.facts)]
        return False
    return True


def _asked(me: Person, field: Field) -> bool:
    asked = f"address of {me.id}"  # from wherever it comes: or strangers' post boxes could be flooded
    door_count.require_patience(asked, asked)
    try:
        with db.transaction() as session:
            door_count.count_try(session, asked, asked)
            credentials.ask_for_address(session, me, field.data)
    except Conflict as same:
        field.errors = [*field.errors, refusals.words(same.code, same.facts)]
        return False
    return True


def _spent(refusal: Unknown) -> ResponseReturnValue:
    return render_template(
        "accounts/spent.html", words=refusals.words(refusal.code, {}), again=url_for(".address")
    ), 404
