"""Offers and requests: the list, writing and changing one, its own page, and the steps of its life."""

from collections.abc import Callable, Sequence
from typing import Any

from flask import Blueprint, Response, flash, make_response, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from sqlalchemy.orm import Session

from collab import db, jobs
from collab.language import gettext as _
from collab.language import lazy
from collab.members import queries as members
from collab.members.people import Person
from collab.offers import actions
from collab.offers.model import Exchange
from collab.partnerships import actions as partnerships
from collab.partnerships import lifecycle
from collab.posts import actions as posts
from collab.posts import queries
from collab.posts.model import PostKind
from collab.web.forms.asking import AskForm
from collab.web.forms.finding import FindExchangeForm
from collab.web.forms.offers import ExchangeForm
from collab.web.forms.rows import changed
from collab.web.forms.texts import one_line
from collab.web.ground import door
from collab.web.ground.writing import sending
from collab.web.shown.offer_page import page_for
from collab.web.shown.post_edits import changed_since, edited
from collab.web.shown.post_forms import SmallForms
from collab.web.shown.post_list import exchanges_listed
from collab.web.shown.post_page import SECONDS_BETWEEN_LOOKS
from collab.web.shown.similar import SimilarPost, asked_first, asks_first, similar_to

bp = Blueprint("offers", __name__)
KINDS = {kind.value: kind.value for kind in (PostKind.OFFER, PostKind.REQUEST)}


@bp.get("/offers")
@door.anyone
def index(me: Person | None) -> ResponseReturnValue:
    form = FindExchangeForm(request.args)
    return render_template("offers/index.html", form=form, found=exchanges_listed(me, request.args, form.chosen()))


@bp.get("/offers/new")
@door.members
def new(me: Person) -> ResponseReturnValue:
    posts.require_poster(me)
    kind = KINDS.get(request.args.get("kind", ""), PostKind.OFFER.value)
    return _new_page(ExchangeForm(data={"kind": kind}))


@bp.post("/offers/new")
@door.members
@door.keeps(lazy("New offer or request"))
def post(me: Person) -> ResponseReturnValue:
    posts.require_poster(me)
    form, as_draft = ExchangeForm(request.form), "draft" in request.form
    if changed(form, request.form):
        return _new_page(form)
    if not form.accepts(opening=not as_draft):
        return _new_page(form), 422
    draft = form.draft()
    if not as_draft and (held := asked_first(db.session(), draft, draft.kind, me, request.form)):
        return _new_page(form, held), 422
    with sending(me) as sent:
        write = actions.write if as_draft else actions.post
        sent.to = _address(write(sent.session, draft, by=me).public_id)
        jobs.ring(sent.session, "compare")
    _tell_posted(as_draft)
    return redirect(sent.to, 303)


@bp.get("/offers/<public_id>")
@door.anyone
def show(me: Person | None, public_id: str) -> ResponseReturnValue:
    session = db.session()
    return _page(session, queries.seen_by(session, me, public_id, Exchange), me)


@bp.get("/offers/<public_id>/edit")
@door.members
def edit(me: Person, public_id: str) -> ResponseReturnValue:
    exchange = _editable(db.session(), me, public_id)
    return _edit_page(me, exchange, ExchangeForm.of(exchange, text=request.args.get("text", "")))


@bp.post("/offers/<public_id>/edit")
@door.members
@door.keeps(lazy("Changes to an offer or a request"))
def save(me: Person, public_id: str) -> ResponseReturnValue:
    exchange = _editable(db.session(), me, public_id)
    form, stays_draft = ExchangeForm(request.form), exchange.is_draft and "draft" in request.form
    form.kind.data = exchange.kind.value
    if changed(form, request.form):
        return _edit_page(me, exchange, form)
    if not form.accepts(opening=not stays_draft):
        return _edit_page(me, exchange, form), 422
    draft, opens = form.draft(), exchange.is_draft and not stays_draft
    if opens and (held := asked_first(db.session(), draft, exchange.kind, me, request.form)):
        return _edit_page(me, exchange, form, held=held), 422
    with sending(me, to=_address(public_id)) as sent:
        session = sent.session
        exchange = queries.locked(session, _editable(session, me, public_id))
        opens = exchange.is_draft and not stays_draft
        meanwhile = changed_since(session, exchange, form.edition.data)
        if meanwhile is None:
            lifecycle.edit_exchange(session, exchange, draft, by=me)
            if opens:
                posts.open_(session, exchange, by=me)
            jobs.ring(session, "compare")
        else:
            sent.stays_open()
    if meanwhile is not None:
        form.edition.data = str(exchange.edition)
        return _edit_page(me, exchange, form, meanwhile=meanwhile), 422
    _tell_saved(opens, stays_draft)
    return _to(public_id)


@bp.post("/offers/<public_id>/opening")
@door.members
def open_(me: Person, public_id: str) -> ResponseReturnValue:
    session = db.session()
    if asks_first(session, queries.seen_by(session, me, public_id, Exchange), me, request.form):
        flash(_("Look first at what is nearly the same. Then press once more to post yours all the same."))
        return _to(public_id)
    return _step(me, public_id, posts.open_, _posted())


@bp.post("/offers/<public_id>/withdrawal")
@door.members
def withdraw(me: Person, public_id: str) -> ResponseReturnValue:
    return _step(me, public_id, lifecycle.withdraw, _("It is taken back. Everyone in it is told by letter."))


@bp.post("/offers/<public_id>/closing")
@door.members
def close(me: Person, public_id: str) -> ResponseReturnValue:
    words = _("It is closed as done. Who had not been answered yet is told. Thank you for sharing.")
    return _step(me, public_id, lifecycle.close, words)


@bp.post("/offers/<public_id>/discarding")
@door.members
def discard(me: Person, public_id: str) -> ResponseReturnValue:
    with db.transaction() as session:
        posts.discard(session, queries.seen_by(session, me, public_id, Exchange), by=me)
    flash(_("The draft is discarded."))
    return redirect(url_for("offers.index", mine=1), 303)


@bp.post("/offers/<public_id>/invitations")
@door.members
@door.keeps(lazy("Message about an offer or a request"), about="member")
def invite(me: Person, public_id: str) -> ResponseReturnValue:
    exchange = queries.seen_by(db.session(), me, public_id, Exchange)
    asked = one_line(request.form.get("member"))
    form = AskForm(request.form).about(exchange, asked)
    if not form.validate():
        return _page(db.session(), exchange, me, invitation=(asked, form), status=422)
    with sending(me, to=_address(public_id)) as sent:
        exchange = queries.seen_by(sent.session, me, public_id, Exchange)
        partner = members.seen_by(sent.session, me, asked)
        partnerships.invite(sent.session, exchange, partner, by=me, note=form.note.data)
        who = partner.name.text
    flash(_("%(who)s is told by letter. They answer first; then a coordinator decides.", who=who))
    return _to(public_id)


@bp.post("/offers/<public_id>/interests")
@door.members
@door.keeps(lazy("Answer to an offer or a request"))
def come_forward(me: Person, public_id: str) -> ResponseReturnValue:
    exchange = queries.seen_by(db.session(), me, public_id, Exchange)
    form = AskForm(request.form).about(exchange)
    if not form.validate():
        return _page(db.session(), exchange, me, interest=form, status=422)
    with sending(me, to=_address(public_id)) as sent:
        exchange = queries.seen_by(sent.session, me, public_id, Exchange)
        partnerships.come_forward(sent.session, exchange, by=me, note=form.note.data)
    flash(_("Your answer is sent to its member by letter. They answer first; then a coordinator decides."))
    return _to(public_id)


def _step(me: Person, public_id: str, act: Callable[..., None], words: str) -> ResponseReturnValue:
    with db.transaction() as session:
        act(session, queries.seen_by(session, me, public_id, Exchange), by=me)
    flash(words)
    return _to(public_id)


def _new_page(form: ExchangeForm, held: Sequence[SimilarPost] = ()) -> str:
    return render_template("offers/new.html", form=form, held=held)


def _edit_page(me: Person, exchange: Exchange, form: ExchangeForm, **happened: Any) -> str:
    facts = {**edited(db.session(), exchange, me), "kind": exchange.kind.value, **happened}
    return render_template("offers/edit.html", form=form, **facts)


def _page(session: Session, exchange: Exchange, me: Person | None, *, status: int = 200, **asked: Any) -> Response:
    page = page_for(session, exchange, me, wished=request.args.get("in", ""))
    forms = SmallForms(exchange, **asked)
    similar = similar_to(session, exchange, me) if page.is_lead and me else []
    response = make_response(render_template("offers/show.html", page=page, forms=forms, similar=similar), status)
    if request.method == "GET" and page.found and page.found.is_soon_there:
        response.headers["Refresh"] = str(SECONDS_BETWEEN_LOOKS)
    return response


def _editable(session: Session, me: Person, public_id: str) -> Exchange:
    exchange = queries.seen_by(session, me, public_id, Exchange)
    posts.require_editable(exchange, me)
    return exchange


def _tell_posted(as_draft: bool) -> None:
    flash(_("Kept as a draft. Only your organisation sees it.") if as_draft else _posted())


def _tell_saved(opened: bool, stays_draft: bool) -> None:
    if opened or stays_draft:
        _tell_posted(stays_draft)
    else:
        flash(_("Saved. Everyone in it is told by letter, and members who fit are looked for anew."))


def _posted() -> str:
    return _("It is posted. Members who fit are being looked for and are shown here within a minute.")


def _to(public_id: str) -> ResponseReturnValue:
    return redirect(_address(public_id), 303)


def _address(public_id: str) -> str:
    return url_for("offers.show", public_id=public_id)
