"""Proposals: the list, writing and changing one, its own page, and the steps of its life."""

from collections.abc import Callable, Sequence
from typing import Any

from flask import Blueprint, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from sqlalchemy.orm import Session

from collab import db, jobs
from collab.language import gettext as _
from collab.language import lazy
from collab.members import queries as members
from collab.members.people import Person
from collab.partnerships import actions as partnerships
from collab.partnerships import lifecycle
from collab.posts import actions as posts
from collab.posts import queries
from collab.posts.model import PostKind
from collab.proposals import actions
from collab.proposals.model import Proposal
from collab.web.forms.asking import AskForm
from collab.web.forms.finding import FindForm
from collab.web.forms.proposals import ProposalForm
from collab.web.forms.rows import changed
from collab.web.forms.texts import one_line
from collab.web.ground import door
from collab.web.ground.writing import sending
from collab.web.shown.post_edits import changed_since, edited
from collab.web.shown.post_list import proposals_listed
from collab.web.shown.proposal_response import page_of
from collab.web.shown.similar import SimilarPost, asked_first, asks_first

bp = Blueprint("proposals", __name__)


@bp.get("/proposals")
@door.anyone
def index(me: Person | None) -> ResponseReturnValue:
    form = FindForm(request.args)
    return render_template("proposals/index.html", form=form, found=proposals_listed(me, request.args, form.chosen()))


@bp.get("/proposals/new")
@door.members
def new(me: Person) -> ResponseReturnValue:
    posts.require_poster(me)
    return _new_page(ProposalForm())


@bp.post("/proposals/new")
@door.members
@door.keeps(lazy("New proposal"))
def post(me: Person) -> ResponseReturnValue:
    posts.require_poster(me)
    form, as_draft = ProposalForm(request.form), "draft" in request.form
    if changed(form, request.form):
        return _new_page(form)
    if not form.accepts(opening=not as_draft):
        return _new_page(form), 422
    draft = form.draft()
    if not as_draft and (held := asked_first(db.session(), draft, PostKind.PROPOSAL, me, request.form)):
        return _new_page(form, held), 422
    with sending(me) as sent:
        write = actions.write if as_draft else actions.post
        sent.to = _address(write(sent.session, draft, by=me).public_id)
        jobs.ring(sent.session, "compare")
    _tell_posted(as_draft)
    return redirect(sent.to, 303)


@bp.get("/proposals/<public_id>")
@door.anyone
def show(me: Person | None, public_id: str) -> ResponseReturnValue:
    session = db.session()
    return page_of(session, queries.seen_by(session, me, public_id, Proposal), me)


@bp.get("/proposals/<public_id>/edit")
@door.members
def edit(me: Person, public_id: str) -> ResponseReturnValue:
    proposal = _editable(db.session(), me, public_id)
    return _edit_page(me, proposal, ProposalForm.of(proposal, text=request.args.get("text", "")))


@bp.post("/proposals/<public_id>/edit")
@door.members
@door.keeps(lazy("Changes to a proposal"))
def save(me: Person, public_id: str) -> ResponseReturnValue:
    proposal = _editable(db.session(), me, public_id)
    form, stays_draft = ProposalForm(request.form), proposal.is_draft and "draft" in request.form
    if changed(form, request.form):
        return _edit_page(me, proposal, form)
    if not form.accepts(opening=not stays_draft):
        return _edit_page(me, proposal, form), 422
    draft, opens = form.draft(), proposal.is_draft and not stays_draft
    if opens and (held := asked_first(db.session(), draft, proposal.kind, me, request.form)):
        return _edit_page(me, proposal, form, held=held), 422
    with sending(me, to=_address(public_id)) as sent:
        session = sent.session
        proposal = queries.locked(session, _editable(session, me, public_id))
        opens = proposal.is_draft and not stays_draft
        meanwhile = changed_since(session, proposal, form.edition.data)
        if meanwhile is None:
            lifecycle.edit(session, proposal, draft, by=me)
            if opens:
                posts.open_(session, proposal, by=me)
            jobs.ring(session, "compare")
        else:
            sent.stays_open()
    if meanwhile is not None:
        form.edition.data = str(proposal.edition)
        return _edit_page(me, proposal, form, meanwhile=meanwhile), 422
    _tell_saved(opens, stays_draft)
    return _to(public_id)


@bp.post("/proposals/<public_id>/opening")
@door.members
def open_(me: Person, public_id: str) -> ResponseReturnValue:
    session = db.session()
    if asks_first(session, queries.seen_by(session, me, public_id, Proposal), me, request.form):
        flash(_("Look first at what is nearly the same. Then press once more to post yours all the same."))
        return _to(public_id)
    return _step(me, public_id, posts.open_, _posted())


@bp.post("/proposals/<public_id>/withdrawal")
@door.members
def withdraw(me: Person, public_id: str) -> ResponseReturnValue:
    return _step(me, public_id, lifecycle.withdraw, _("The proposal is withdrawn. Everyone in it is told by letter."))


@bp.post("/proposals/<public_id>/full-list")
@door.members
def complete_list(me: Person, public_id: str) -> ResponseReturnValue:
    words = _("Your partners are complete. Who had not answered yet is told. Say here when the work begins.")
    return _step(me, public_id, lifecycle.complete_list, words)


@bp.post("/proposals/<public_id>/start")
@door.members
def start(me: Person, public_id: str) -> ResponseReturnValue:
    return _step(me, public_id, actions.start, _("The project runs. Say here when the work is done."))


@bp.post("/proposals/<public_id>/completion")
@door.members
def complete(me: Person, public_id: str) -> ResponseReturnValue:
    return _step(me, public_id, actions.complete, _("The project is completed. Thank you for the work."))


@bp.post("/proposals/<public_id>/discarding")
@door.members
def discard(me: Person, public_id: str) -> ResponseReturnValue:
    with db.transaction() as session:
        posts.discard(session, queries.seen_by(session, me, public_id, Proposal), by=me)
    flash(_("The draft is discarded."))
    return redirect(url_for("proposals.index", mine=1), 303)


@bp.post("/proposals/<public_id>/invitations")
@door.members
@door.keeps(lazy("Invitation to a member"), about="member")
def invite(me: Person, public_id: str) -> ResponseReturnValue:
    proposal = queries.seen_by(db.session(), me, public_id, Proposal)
    asked = one_line(request.form.get("member"))
    form = AskForm(request.form).about(proposal, asked)
    if not form.validate():
        return page_of(db.session(), proposal, me, invitation=(asked, form), status=422)
    with sending(me, to=_address(public_id)) as sent:
        proposal = queries.seen_by(sent.session, me, public_id, Proposal)
        partner = members.seen_by(sent.session, me, asked)
        partnerships.invite(sent.session, proposal, partner, by=me, note=form.note.data, seat=form.seat_of(proposal))
        who = partner.name.text
    flash(_("%(who)s is invited and told by letter. They answer first; then a coordinator decides.", who=who))
    return _to(public_id)


@bp.post("/proposals/<public_id>/interests")
@door.members
@door.keeps(lazy("Interest in a proposal"))
def come_forward(me: Person, public_id: str) -> ResponseReturnValue:
    proposal = queries.seen_by(db.session(), me, public_id, Proposal)
    form = AskForm(request.form).about(proposal)
    if not form.validate():
        return page_of(db.session(), proposal, me, interest=form, status=422)
    with sending(me, to=_address(public_id)) as sent:
        proposal = queries.seen_by(sent.session, me, public_id, Proposal)
        partnerships.come_forward(sent.session, proposal, by=me, note=form.note.data, seat=form.seat_of(proposal))
    flash(_("Your interest is sent to the lead by letter. They answer first; then a coordinator decides."))
    return _to(public_id)


def _step(me: Person, public_id: str, act: Callable[..., None], words: str) -> ResponseReturnValue:
    with db.transaction() as session:
        act(session, queries.seen_by(session, me, public_id, Proposal), by=me)
    flash(words)
    return _to(public_id)


def _new_page(form: ProposalForm, held: Sequence[SimilarPost] = ()) -> str:
    return render_template("proposals/new.html", form=form, held=held)


def _edit_page(me: Person, proposal: Proposal, form: ProposalForm, **happened: Any) -> str:
    facts = {**edited(db.session(), proposal, me), **happened}
    return render_template("proposals/edit.html", form=form, **facts)


def _editable(session: Session, me: Person, public_id: str) -> Proposal:
    proposal = queries.seen_by(session, me, public_id, Proposal)
    posts.require_editable(proposal, me)
    return proposal


def _tell_posted(as_draft: bool) -> None:
    flash(_("Kept as a draft. Only your organisation sees it.") if as_draft else _posted())


def _tell_saved(opened: bool, stays_draft: bool) -> None:
    if opened or stays_draft:
        _tell_posted(stays_draft)
    else:
        flash(_("Saved. Everyone in it is told by letter, and partners are looked for anew."))


def _posted() -> str:
    return _("Your proposal is posted. Members who fit are being looked for and are shown here within a minute.")


def _to(public_id: str) -> ResponseReturnValue:
    return redirect(_address(public_id), 303)


def _address(public_id: str) -> str:
    return url_for("proposals.show", public_id=public_id)
