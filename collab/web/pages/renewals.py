"""Renewing a post or closing it, in two taps: signed in, or by the link of a reminder."""

from collections.abc import Callable

from flask import Blueprint, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from sqlalchemy.orm import Session

from collab import db, language
from collab.errors import Conflict, Unknown
from collab.language import gettext as _
from collab.members.people import Person
from collab.partnerships import lifecycle
from collab.posts import policy, renewal
from collab.posts.model import Post
from collab.web.forms.renewals import RenewalForm
from collab.web.ground import door, reader
from collab.web.shown.moderation import page_of
from collab.words import refusals

bp = Blueprint("renewals", __name__)
Found = tuple[Person, Post]


@bp.get("/posts/<public_id>/renewal")
@door.members
def ask(me: Person, public_id: str) -> ResponseReturnValue:
    return _page(renewal.led_by(db.session(), me, public_id), me, here=url_for(".ask", public_id=public_id))


@bp.post("/posts/<public_id>/renewal")
@door.members
def renew(me: Person, public_id: str) -> ResponseReturnValue:
    return _renew(lambda session: (me, renewal.led_by(session, me, public_id)), url_for(".ask", public_id=public_id))


@bp.post("/posts/<public_id>/closing")
@door.members
def close(me: Person, public_id: str) -> ResponseReturnValue:
    return _close(lambda session: (me, renewal.led_by(session, me, public_id)), url_for(".ask", public_id=public_id))


@bp.get("/renewals/<token>")
@door.anyone
def open_letter(me: Person | None, token: str) -> ResponseReturnValue:
    try:
        person, post = renewal.read(db.session(), token)
    except Unknown:
        return _spent()
    if me is None:
        reader.read_as(person)
    return _page(post, person, here=url_for(".open_letter", token=token))


@bp.post("/renewals/<token>")
@door.anyone
def renew_by_letter(me: Person | None, token: str) -> ResponseReturnValue:
    return _renew(lambda session: renewal.read(session, token), url_for(".open_letter", token=token))


@bp.post("/renewals/<token>/closing")
@door.anyone
def close_by_letter(me: Person | None, token: str) -> ResponseReturnValue:
    return _close(lambda session: renewal.read(session, token), url_for(".open_letter", token=token))


def _renew(find: Callable[[Session], Found], here: str) -> ResponseReturnValue:
    form = RenewalForm(request.form)
    if not form.validate():
        return _again(find, here, _("Choose for how long.")), 422
    try:
        with db.transaction() as session:
            person, post = find(session)
            renewal.renew(session, post, form.days.data, seen=form.last_day(), by=person)
            until = post.deadline
    except Unknown:
        return _spent()
    except Conflict as late:
        return _again(find, here, refusals.words(late.code, late.facts)), 409
    assert until
    flash(_("Renewed: members can join until %(date)s. Everything else stays as it was.", date=language.date(until)))
    return redirect(here, 303)


def _close(find: Callable[[Session], Found], here: str) -> ResponseReturnValue:
    try:
        with db.transaction() as session:
            person, post = find(session)
            lifecycle.withdraw(session, post, by=person)
    except Unknown:
        return _spent()
    except Conflict as late:
        return _again(find, here, refusals.words(late.code, late.facts)), 409
    flash(_("Closed. Everyone who is in it, or was invited, is told by letter."))
    return redirect(here, 303)


def _again(find: Callable[[Session], Found], here: str, late: str) -> str:
    person, post = find(db.session())
    return _page(post, person, here=here, late=late)


def _page(post: Post, person: Person, *, here: str, late: str = "") -> str:
    text = post.text_for(language.current())
    return render_template(
        "renewals/ask.html",
        post={"title": text.title, "language": text.language, "deadline": post.deadline, "state": post.state},
        its_page=page_of(post),
        person=person,
        here=here,
        closing=f"{here.removesuffix('/renewal')}/closing",
        is_looking=post.is_looking,
        renewable=policy.renewable_by(post, person),
        days=renewal.DAYS,
        late=late,
    )


def _spent() -> ResponseReturnValue:
    """A link that opens nothing any more."""
    return render_template("renewals/spent.html"), 404
