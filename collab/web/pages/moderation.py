"""Reporting a post, and the coordinators' answer: hide it with a reason, show it again, or leave it as it is."""

from flask import Blueprint, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from sqlalchemy.orm import Session

from collab import db
from collab.errors import Forbidden
from collab.language import gettext as _
from collab.language import lazy
from collab.members.people import Person
from collab.moderation import actions, policy, queries
from collab.moderation.model import Wrong
from collab.posts import queries as posts
from collab.posts.model import Post
from collab.web.forms.moderation import HideForm, ReportForm
from collab.web.ground import door
from collab.web.ground.writing import sending
from collab.web.shown.moderation import hidden_lines, page_of, report_lines
from collab.web.shown.posts import lines_of

bp = Blueprint("moderation", __name__)


@bp.get("/posts/<public_id>/report")
@door.people
def new(me: Person, public_id: str) -> ResponseReturnValue:
    return _report_page(_reportable(db.session(), me, public_id), ReportForm(), me)


@bp.post("/posts/<public_id>/report")
@door.people
@door.keeps(lazy("Report of a post"))
def report(me: Person, public_id: str) -> ResponseReturnValue:
    form = ReportForm(request.form)
    post = _reportable(db.session(), me, public_id)
    if not form.validate():
        return _report_page(post, form, me), 422
    with sending(me) as sent:
        post = posts.seen_by(sent.session, me, public_id, Post)
        actions.report(sent.session, post, Wrong(form.wrong.data), form.note.data, by=me)
        sent.to = page_of(post)
    flash(_("Thank you. The coordinators are told and look at it. Nobody else learns who reported it."))
    return redirect(sent.to, 303)


@bp.get("/desk/reports")
@door.coordinators
def index(me: Person) -> ResponseReturnValue:
    session = db.session()
    reports = report_lines(list(session.scalars(queries.waiting())), me)
    hidden = hidden_lines(list(session.scalars(queries.hidden_posts())), me)
    return render_template("moderation/index.html", reports=reports, hidden=hidden, form=HideForm())


@bp.get("/posts/<public_id>/hiding")
@door.coordinators
def think(me: Person, public_id: str) -> ResponseReturnValue:
    return _hide_page(posts.seen_by(db.session(), me, public_id, Post), HideForm(), me)


@bp.post("/posts/<public_id>/hiding")
@door.coordinators
@door.keeps(lazy("Reason for hiding a post"))
def hide(me: Person, public_id: str) -> ResponseReturnValue:
    form = HideForm(request.form)
    if not form.validate():
        return _hide_page(posts.seen_by(db.session(), me, public_id, Post), form, me), 422
    with sending(me, to=url_for(".index")) as sent:
        post = posts.seen_by(sent.session, me, public_id, Post)
        actions.hide(sent.session, post, form.reason.data, by=me)
    flash(_("Hidden at once. The member that posted it gets a letter with your reason."))
    return redirect(url_for(".index"), 303)


@bp.post("/posts/<public_id>/showing")
@door.coordinators
def show(me: Person, public_id: str) -> ResponseReturnValue:
    with db.transaction() as session:
        actions.show(session, posts.seen_by(session, me, public_id, Post), by=me)
    flash(_("Shown again. The member that posted it is told by letter."))
    return redirect(url_for(".index"), 303)


@bp.post("/reports/<public_id>/settlement")
@door.coordinators
def settle(me: Person, public_id: str) -> ResponseReturnValue:
    with db.transaction() as session:
        actions.settle(session, queries.locked(session, public_id), by=me)
    flash(_("Settled: the post stays as it is."))
    return redirect(url_for(".index"), 303)


def _reportable(session: Session, me: Person, public_id: str) -> Post:
    post = posts.seen_by(session, me, public_id, Post)
    if not policy.reportable_by(post, me):
        raise Forbidden("post.not_reportable")
    return post


def _report_page(post: Post, form: ReportForm, me: Person) -> str:
    return _page("moderation/report.html", post, form, me)


def _hide_page(post: Post, form: HideForm, me: Person) -> str:
    if not policy.hidable_by(post, me):
        raise Forbidden("post.not_yours_to_hide")
    return _page("moderation/hide.html", post, form, me)


def _page(template: str, post: Post, form: ReportForm | HideForm, me: Person) -> str:
    return render_template(template, line=lines_of([post], me)[0], there=page_of(post), form=form)
