"""The door itself: signing in and out, passwords, invitations, settings, the language, and leaving the digest."""

from datetime import datetime, timedelta

from flask import Blueprint, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from collab import clock, db, language
from collab.accounts import actions, door_count, passwords
from collab.digests import periods
from collab.errors import Refusal, TooMany, Unknown
from collab.language import gettext as _
from collab.language import lazy
from collab.members.people import Person
from collab.web.forms.accounts import (
    AcceptForm,
    ForgottenForm,
    NewPasswordForm,
    SettingsForm,
    SignInForm,
    local_path,
)
from collab.web.ground import carrying, door, reader, sign_on
from collab.web.ground.writing import sending
from collab.words import refusals

bp = Blueprint("accounts", __name__)
LONGEST_WAIT = 60  # days between two digests, and more


@bp.get("/sign-in")
@door.anyone
def sign_in(me: Person | None) -> ResponseReturnValue:
    wished = local_path(request.args.get("next"))
    if me:
        return redirect(wished or url_for("home.show"), 303)
    return render_template("accounts/sign_in.html", form=SignInForm(data={"next": wished}))


@bp.post("/sign-in")
@door.anyone
@door.reshows
def come_in(me: Person | None) -> ResponseReturnValue:
    form = SignInForm(request.form)
    person = _recognised(form) if form.validate() else None
    if person is None:
        return render_template("accounts/sign_in.html", form=form), 422
    sign_on.enter(person)
    carried_on = carrying.address_of(form.carried.data, person) if form.carried.data else ""
    return redirect(carried_on or local_path(form.next.data) or url_for("home.show"), 303)


@bp.post("/sign-out")
@door.anyone
def sign_out(me: Person | None) -> ResponseReturnValue:
    sign_on.leave()
    flash(_("You are signed out."))
    return redirect(url_for("home.show"), 303)


@bp.get("/password")
@door.anyone
def forgotten(me: Person | None) -> ResponseReturnValue:
    form = ForgottenForm(data={"email": me.email if me else ""})
    return render_template("accounts/forgotten.html", form=form, days=actions.PASSWORD_DAYS)


@bp.post("/password")
@door.anyone
@door.reshows
def ask_for_password(me: Person | None) -> ResponseReturnValue:
    form = ForgottenForm(request.form)
    if not form.validate():
        return render_template("accounts/forgotten.html", form=form, days=actions.PASSWORD_DAYS), 422
    asked = f"password of {actions.folded(form.email.data)}"  # counted apart, or asking would lock the sign-in
    door_count.require_patience(asked, _address())
    with db.transaction() as session:  # one, so that who is here is not told by how long it takes
        door_count.count_try(session, asked, _address())
        actions.ask_for_password(session, form.email.data)
    flash(_("If somebody here has this address, a letter is on its way to it. It says how to choose a new password."))
    return redirect(url_for("accounts.settings" if me else "accounts.sign_in"), 303)


@bp.get("/password/<token>")
@door.anyone
def new_password(me: Person | None, token: str) -> ResponseReturnValue:
    try:
        person = actions.person_by_token(db.session(), token)
    except Unknown as refusal:
        return _spent(refusal)
    _read_by(person, me)
    return render_template("accounts/new_password.html", form=NewPasswordForm(), key=token, person=person)


@bp.post("/password/<token>")
@door.anyone
@door.reshows
def set_password(me: Person | None, token: str) -> ResponseReturnValue:
    form = NewPasswordForm(request.form)
    try:
        person = actions.person_by_token(db.session(), token)
        _read_by(person, me)
        if not form.validate():
            return render_template("accounts/new_password.html", form=form, key=token, person=person), 422
        hashed = passwords.hash_password(form.password.data)
        with db.transaction() as session:
            person = actions.person_by_token(session, token)
            actions.set_password(session, person, hashed)
    except Unknown as refusal:
        return _spent(refusal)
    return _welcome(person, _("Your new password is set. You were signed out everywhere else."))


@bp.get("/invitations/<token>")
@door.anyone
def accept_invitation(me: Person | None, token: str) -> ResponseReturnValue:
    try:
        person = actions.invited_by_token(db.session(), token)
    except Unknown as refusal:
        return _spent(refusal)
    _read_by(person, me)
    form = AcceptForm(data={"language": person.language})
    return render_template("accounts/invitation.html", form=form, key=token, person=person)


@bp.post("/invitations/<token>")
@door.anyone
@door.reshows
def accept(me: Person | None, token: str) -> ResponseReturnValue:
    form = AcceptForm(request.form)
    try:
        person = actions.invited_by_token(db.session(), token)
        _read_by(person, me)
        if not form.validate():
            return render_template("accounts/invitation.html", form=form, key=token, person=person), 422
        hashed = passwords.hash_password(form.password.data)
        with db.transaction() as session:
            person = actions.invited_by_token(session, token)
            actions.accept(session, person, hashed, form.language.data)
        language.read_by(person.language, person.zone)
    except Unknown as refusal:
        return _spent(refusal)
    return _welcome(person, _("Welcome. You are in: next time, sign in with your e-mail address and this password."))


@bp.get("/account")
@door.people
def settings(me: Person) -> ResponseReturnValue:
    return render_template("accounts/settings.html", form=SettingsForm(obj=me), next_digest=_next_digest(me))


@bp.post("/account")
@door.people
@door.keeps(lazy("Your settings"))
def change_settings(me: Person) -> ResponseReturnValue:
    form = SettingsForm(request.form)
    if not form.validate():
        return render_template("accounts/settings.html", form=form, next_digest=_next_digest(me)), 422
    with sending(me, to=url_for("accounts.settings")) as sent:
        actions.change_settings(sent.session, me, form.draft())
    _read_as_said(me)
    flash(_("Your settings are saved."))
    return redirect(url_for("accounts.settings"), 303)


@bp.get("/language/<code>")
@door.anyone
def choose_language(me: Person | None, code: str) -> ResponseReturnValue:
    if code not in language.OFFERED:
        raise Unknown("not_found")
    reader.choose(code)
    return redirect(local_path(request.args.get("next")) or url_for("home.show"), 303)


@bp.get("/unsubscribe/<token>")
@door.anyone
def unsubscribe(me: Person | None, token: str) -> ResponseReturnValue:
    person = actions.reader_by_token(db.session(), token)
    _read_by(person, me)
    return render_template("accounts/unsubscribe.html", key=token, person=person)


@bp.post("/unsubscribe/<token>")
@door.anyone
@door.machines
def stop_digest(me: Person | None, token: str) -> ResponseReturnValue:
    with db.transaction() as session:
        person = actions.stop_digest(session, token)
    _read_by(person, me)
    return render_template("accounts/unsubscribed.html")


def _recognised(form: SignInForm) -> Person | None:
    """The person who signs in; None when the words are wrong, which the form then says."""
    try:
        return actions.sign_in(form.email.data, form.password.data, address=_address())
    except TooMany:
        raise
    except Refusal as refusal:
        form.form_errors.append(refusals.words(refusal.code, refusal.facts))
        return None


def _welcome(person: Person, words: str) -> ResponseReturnValue:
    sign_on.enter(person)
    flash(words)
    return redirect(url_for("home.show"), 303)


def _spent(refusal: Unknown) -> ResponseReturnValue:
    """A link that opens nothing any more, with the way to a new one."""
    return render_template("accounts/spent.html", words=refusals.words(refusal.code, {})), 404


def _read_by(person: Person, me: Person | None) -> None:
    """A letter's page is read in the letter's language, unless the reader chose another here."""
    if me is None:
        reader.read_as(person)


def _read_as_said(me: Person) -> None:
    """The profile's language holds from now on, whatever was chosen for this session."""
    reader.choose(me.language)
    language.read_by(me.language, me.zone)


def _next_digest(person: Person) -> datetime | None:
    """When the person's next period begins; None for somebody who wants no digest."""
    now = clock.now()
    looks = (periods.period_of(person, now + timedelta(days=ahead)) for ahead in range(1, LONGEST_WAIT))
    return next((period.began for period in looks if period and period.began > now), None)


def _address() -> str:
    return request.remote_addr or ""
