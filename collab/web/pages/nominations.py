"""A coordinator finds a member that the matcher missed, and puts it forward with a reason."""

from flask import Blueprint, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from sqlalchemy.orm import Session

from collab import db, language
from collab.errors import Conflict, Forbidden
from collab.language import gettext as _
from collab.language import lazy
from collab.members import finding, queries
from collab.members.model import Member
from collab.members.people import Person
from collab.posts import queries as posts
from collab.posts.model import Post
from collab.suggestions import nominations, policy
from collab.web.forms.nominations import NominationForm
from collab.web.forms.texts import one_line
from collab.web.ground import door
from collab.web.ground.writing import sending
from collab.web.shown.moderation import page_of
from collab.web.shown.names import named
from collab.web.shown.posts import lines_of
from collab.words import refusals

bp = Blueprint("nominations", __name__)
MOST_FOUND = 12


@bp.get("/posts/<public_id>/nominations/new")
@door.coordinators
def find(me: Person, public_id: str) -> ResponseReturnValue:
    session = db.session()
    post, q = _open(session, me, public_id), one_line(request.args.get("q"))
    ids = (
        finding.found(session, nominations.nominable_for(post), me, text=q, language=language.current()).ids
        if q
        else ()
    )
    found = [named(member) for member in finding.members_of(session, ids[:MOST_FOUND])]
    return render_template("nominations/find.html", line=lines_of([post], me)[0], there=page_of(post), q=q, found=found)


@bp.get("/posts/<public_id>/nominations/<member_id>")
@door.coordinators
def new(me: Person, public_id: str, member_id: str) -> ResponseReturnValue:
    session = db.session()
    return _page(_open(session, me, public_id), queries.seen_by(session, me, member_id), NominationForm(), me)


@bp.post("/posts/<public_id>/nominations/<member_id>")
@door.coordinators
@door.keeps(lazy("Nomination"))
def nominate(me: Person, public_id: str, member_id: str) -> ResponseReturnValue:
    form, session = NominationForm(request.form), db.session()
    post, member = _open(session, me, public_id), queries.seen_by(session, me, member_id)
    if not form.validate():
        return _page(post, member, form, me), 422
    try:
        with sending(me) as sent:
            post, member = _open(sent.session, me, public_id), queries.seen_by(sent.session, me, member_id)
            nominations.nominate(sent.session, post, member, form.note.data, by=me)
            sent.to = page_of(post)
    except Conflict as refusal:
        form.form_errors.append(refusals.words(refusal.code, refusal.facts))
        session = db.session()
        return _page(_open(session, me, public_id), queries.seen_by(session, me, member_id), form, me), 409
    flash(_("Nominated. Both members get a letter with your reason and decide themselves."))
    return redirect(sent.to, 303)


def _open(session: Session, me: Person, public_id: str) -> Post:
    post = posts.seen_by(session, me, public_id, Post)
    if not policy.nominated_by(post, me):
        raise Forbidden("nomination.not_yours")
    return post


def _page(post: Post, member: Member, form: NominationForm, me: Person) -> str:
    facts = {"line": lines_of([post], me)[0], "who": named(member), "form": form}
    return render_template("nominations/new.html", find=url_for(".find", public_id=post.public_id), **facts)
