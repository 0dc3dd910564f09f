"""The coordinator's desk: what both sides agreed and the union has to decide, the longest waiting first."""

from collections.abc import Sequence
from typing import Any

from flask import Blueprint, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from collab import clock, db, language
from collab.errors import Conflict
from collab.language import gettext as _
from collab.language import lazy, ngettext
from collab.members.people import Person
from collab.moderation import queries as moderation
from collab.partnerships import actions, policy, queries
from collab.partnerships.model import Partnership
from collab.suggestions import queries as suggestions
from collab.web.forms.desk import RejectionForm
from collab.web.ground import door
from collab.web.ground.writing import sending
from collab.web.shown.case import case_of, levels_of
from collab.web.shown.partnerships import actor, known_in, line_of, lines_of
from collab.web.shown.suggestions import cards_for
from collab.words import refusals

bp = Blueprint("desk", __name__)


@bp.get("/desk")
@door.coordinators
def index(me: Person) -> ResponseReturnValue:
    rows = _waiting()
    first = next((row for row in rows if policy.decidable_by(row, me)), rows[0] if rows else None)
    return _page(me, rows, first)


@bp.get("/desk/<public_id>")
@door.coordinators
def show(me: Person, public_id: str) -> ResponseReturnValue:
    return _page(me, _waiting(), queries.seen_by(db.session(), me, public_id))


@bp.post("/desk/<public_id>/approval")
@door.coordinators
def approve(me: Person, public_id: str) -> ResponseReturnValue:
    try:
        with db.transaction() as session:
            actions.approve(session, queries.seen_by(session, me, public_id), by=me)
    except Conflict as late:
        return _again(me, public_id, late=late), 409
    return _to_next(me, _("Approved. Both members get a letter with their contact person and the next step."))


@bp.post("/desk/<public_id>/rejection")
@door.coordinators
@door.keeps(lazy("Reason for not approving"))
def reject(me: Person, public_id: str) -> ResponseReturnValue:
    form = RejectionForm(request.form)
    if not form.validate():
        return _again(me, public_id, form=form), 422
    try:
        with sending(me, to=url_for(".show", public_id=public_id)) as sent:
            actions.reject(sent.session, queries.seen_by(sent.session, me, public_id), by=me, reason=form.reason.data)
    except Conflict as late:
        return _again(me, public_id, form=form, late=late), 409
    return _to_next(me, _("Not approved. Both members get a letter with your reason."))


def _waiting() -> list[Partnership]:
    return list(db.session().scalars(queries.waiting_for_decision()))


def _to_next(me: Person, said: str) -> ResponseReturnValue:
    """On to the case that waits longest of those the coordinator may decide."""
    flash(said)
    left = next((row for row in _waiting() if policy.decidable_by(row, me)), None)
    there = url_for(".show", public_id=left.public_id) if left else url_for(".index")
    return redirect(there, 303)


def _again(me: Person, public_id: str, *, form: RejectionForm | None = None, late: Conflict | None = None) -> str:
    return _page(me, _waiting(), queries.seen_by(db.session(), me, public_id), form=form, late=late)


def _page(
    me: Person,
    waiting: Sequence[Partnership],
    row: Partnership | None,
    *,
    form: RejectionForm | None = None,
    late: Conflict | None = None,
) -> str:
    return render_template(
        "desk/show.html",
        count=len(waiting),
        reports=moderation.count_waiting(db.session()),
        queue=_queue(waiting, row, me),
        unconfirmed=cards_for(db.session().scalars(suggestions.unconfirmed_that_fit()).all(), me, "desk"),
        **(_opened(row, me) if row else {"line": None}),
        form=form or RejectionForm(),
        late=refusals.words(late.code, late.facts) if late else "",
    )


def _opened(row: Partnership, me: Person) -> dict[str, Any]:
    known = known_in([row], me)
    return {
        "line": line_of(row, known, me),
        "case": case_of(db.session(), row, me),
        "decided_by": actor(row.decided_by, row, known, me)[0],
        "decided_at": row.decided_at,
        "waited": _waited(row),
    }


def _queue(rows: Sequence[Partnership], current: Partnership | None, me: Person) -> list[dict[str, Any]]:
    levels = levels_of(db.session(), rows)
    return [
        {"line": line, "waited": _waited(row), "level": levels.get(row.id, ""), "is_current": row is current}
        for row, line in zip(rows, lines_of(rows, me), strict=True)
    ]


def _waited(row: Partnership) -> str:
    """How long it has been waiting for the union, in calendar days."""
    if row.answered_at is None:
        return ""
    days = (language.day(clock.now()) - language.day(row.answered_at)).days
    return ngettext("waiting since yesterday", "waiting for %(num)s days", days) if days else _("waiting since today")
