"""Partnerships of one's own member: who was asked, who answers next, and the way to the decision."""

from dataclasses import replace
from typing import Any

from flask import Blueprint, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from sqlalchemy import select

from collab import db
from collab.audit.log import entries_about
from collab.audit.model import Entry
from collab.errors import Conflict
from collab.language import gettext as _
from collab.language import lazy
from collab.letters.partners import contact_of, described
from collab.members.people import Person
from collab.partnerships import actions, queries
from collab.partnerships.model import Partnership, Stage
from collab.posts.policy import postable_by
from collab.suggestions import queries as suggestions
from collab.web.forms.partnerships import ReasonForm
from collab.web.ground import door
from collab.web.ground.writing import sending
from collab.web.shown.names import Named
from collab.web.shown.partnerships import PartnershipLine, actor, known_in, line_of, lines_of, steps_of
from collab.web.shown.suggestions import SuggestionCard, card_for
from collab.words import refusals

bp = Blueprint("partnerships", __name__)

TURNS = ("ours", "theirs", "desk", "approved", "ended")


@bp.get("/partnerships")
@door.members
def index(me: Person) -> ResponseReturnValue:
    assert me.speaks_for
    lines = lines_of(list(db.session().scalars(queries.of_member(me.speaks_for))), me)
    groups = {turn: [line for line in lines if line.turn == turn] for turn in TURNS}
    return render_template("partnerships/index.html", groups=groups, any=bool(lines), may_post=postable_by(me))


@bp.get("/partnerships/<public_id>")
@door.people
def show(me: Person, public_id: str) -> ResponseReturnValue:
    return _page(me, public_id)


@bp.post("/partnerships/<public_id>/acceptance")
@door.members
def accept(me: Person, public_id: str) -> ResponseReturnValue:
    try:
        with db.transaction() as session:
            actions.accept(session, queries.seen_by(session, me, public_id), by=me)
    except Conflict as late:
        return _page(me, public_id, late=late), 409
    flash(_("You said yes. A coordinator of the union decides next, and both members get a letter."))
    return redirect(url_for(".show", public_id=public_id), 303)


@bp.post("/partnerships/<public_id>/refusal")
@door.members
@door.keeps(lazy("Reason for a no"))
def decline(me: Person, public_id: str) -> ResponseReturnValue:
    form = ReasonForm(request.form)
    if not form.validate():
        return _page(me, public_id, form=form), 422
    try:
        with sending(me, to=url_for(".show", public_id=public_id)) as sent:
            actions.decline(sent.session, queries.seen_by(sent.session, me, public_id), by=me, reason=form.reason.data)
    except Conflict as late:
        return _page(me, public_id, form=form, late=late), 409
    flash(_("You said no. The other side is told by letter; nobody has to decide anything now."))
    return redirect(url_for(".show", public_id=public_id), 303)


@bp.post("/partnerships/<public_id>/withdrawal")
@door.members
@door.keeps(lazy("Reason for stepping back"))
def withdraw(me: Person, public_id: str) -> ResponseReturnValue:
    form = ReasonForm(request.form)
    if not form.validate():
        return _page(me, public_id, form=form), 422
    try:
        with sending(me, to=url_for(".show", public_id=public_id)) as sent:
            actions.withdraw(sent.session, queries.seen_by(sent.session, me, public_id), by=me, reason=form.reason.data)
    except Conflict as late:
        return _page(me, public_id, form=form, late=late), 409
    flash(_("You stepped back. The other side is told by letter."))
    return redirect(url_for(".show", public_id=public_id), 303)


def _page(me: Person, public_id: str, *, form: ReasonForm | None = None, late: Conflict | None = None) -> str:
    row = queries.seen_by(db.session(), me, public_id)
    known = known_in([row], me)
    line = line_of(row, known, me)
    return render_template(
        "partnerships/show.html",
        line=line,
        steps=steps_of(row, known, me),
        match=_why(row, line, me),
        contacts=_contacts(row, line, me),
        log=_log(row, known, me),
        form=form or ReasonForm(),
        late=refusals.words(late.code, late.facts) if late else "",
    )


def _why(row: Partnership, line: PartnershipLine, me: Person) -> SuggestionCard | None:
    """What the matcher says of the two; nothing about a side that does not show itself, or a post that is hidden."""
    found = suggestions.between(db.session(), row.post_id, row.partner_id)
    if found is None or line.lead is None or line.partner is None or not line.in_sight:
        return None
    return card_for(found, me, "lead" if line.is_led else "partner" if line.is_in else "desk")


def _contacts(row: Partnership, line: PartnershipLine, me: Person) -> list[tuple[Named | None, Person | None]]:
    """Once approved: whom to write to on the other side; a coordinator sees both."""
    if row.stage is not Stage.APPROVED:
        return []
    session = db.session()
    case = described(session, row, me)
    of_partner = line.partner, contact_of(session, replace(case, is_led=True))
    of_lead = line.lead, contact_of(session, replace(case, is_led=False))
    return [of_lead, of_partner] if not line.is_in else [of_partner] if line.is_led else [of_lead]


def _log(row: Partnership, known: set[int], me: Person) -> list[dict[str, Any]]:
    """Every decision that was written down, oldest first."""
    session = db.session()
    entries = list(session.scalars(entries_about(row)))
    ids = {entry.by_id for entry in entries if entry.by_id}
    people = {person.id: person for person in session.scalars(select(Person).where(Person.id.in_(ids)))}
    return [_logged(entry, actor(people.get(entry.by_id or 0), row, known, me)) for entry in entries]


def _logged(entry: Entry, who: tuple[str, Named | None]) -> dict[str, Any]:
    return {"at": entry.at, "what": entry.action.rpartition(".")[2], "person": who[0], "member": who[1]}
