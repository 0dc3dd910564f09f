"""What a person was writing: saved while it is typed, carried on later, discarded and brought back."""

from flask import Blueprint, Response, flash, make_response, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from collab import db, language
from collab.drafts import actions, queries
from collab.drafts.model import Draft
from collab.errors import Refusal, Unknown
from collab.language import gettext as _
from collab.members.people import Person
from collab.web.forms.accounts import local_path
from collab.web.ground import door, writing
from collab.web.shown.drafts import lines_of, words_of
from collab.words import refusals

bp = Blueprint("drafts", __name__)


@bp.get("/drafts")
@door.people
def index(me: Person) -> ResponseReturnValue:
    rows = list(db.session().scalars(queries.with_words_of(me.id)))
    kept, discarded = [row for row in rows if not row.discarded_at], [row for row in rows if row.discarded_at]
    days = actions.KEPT.days
    return render_template("drafts/index.html", kept=lines_of(kept), discarded=lines_of(discarded), days=days)


@bp.get("/drafts/<draft_id>")
@door.people
def show(me: Person, draft_id: str) -> ResponseReturnValue:
    """The form itself, filled; where it can no longer be opened the words alone, to be copied."""
    draft = queries.one_of(db.session(), me.id, draft_id)
    try:
        answer = make_response(writing.carry_on(draft))
    except Refusal as refusal:
        return _words_alone(draft, refusals.words(refusal.code, refusal.facts))
    if not writing.was_shown():
        return _words_alone(draft, "")
    answer.status_code = 200
    return answer


@bp.post("/drafts/<key>")
@door.people
def keep(me: Person, key: str) -> ResponseReturnValue:
    """Keep what stands in an opened form; the answer is a line for the reader."""
    known = writing.Key.read(key, me)
    if known is None:
        raise Unknown("not_found")
    typed = writing.typed(known, request.form.get(writing.PATH, ""), dict(request.form.lists()))
    with db.transaction() as session:
        saved_at = actions.keep(session, typed, person_id=me.id).saved_at
    return Response(_("Saved at %(time)s", time=language.hour(saved_at)), mimetype="text/plain")


@bp.post("/drafts/<draft_id>/discarding")
@door.people
def discard(me: Person, draft_id: str) -> ResponseReturnValue:
    with db.transaction() as session:
        actions.discard(session, queries.one_of(session, me.id, draft_id))
    flash(_("Discarded. Until tomorrow you can bring it back under “What you were writing”."))
    return redirect(local_path(request.form.get("back")) or url_for(".index"), 303)


@bp.post("/drafts/<draft_id>/recovery")
@door.people
def bring_back(me: Person, draft_id: str) -> ResponseReturnValue:
    with db.transaction() as session:
        actions.bring_back(session, queries.one_of(session, me.id, draft_id))
    flash(_("It is back."))
    return redirect(url_for(".index"), 303)


def _words_alone(draft: Draft, why: str) -> str:
    return render_template("drafts/show.html", draft=draft, why=why, words=words_of(draft))
