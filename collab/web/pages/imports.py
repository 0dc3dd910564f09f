"""Imports of directories: upload, what the columns are, what was found, consent, progress, result."""

import csv
import io
from pathlib import Path
from typing import Any

from flask import Blueprint, Response, current_app, flash, make_response, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from werkzeug.datastructures import CombinedMultiDict

from collab import db
from collab.imports import actions, files, queries
from collab.imports.model import Import
from collab.imports.reading.csv_file import Letters
from collab.imports.reading.file import letters_of
from collab.imports.reading.table import MOST_BYTES
from collab.language import gettext as _
from collab.members.people import Person
from collab.web.forms.imports import ConsentForm, MappingForm, UploadForm, VerdictForm, for_columns
from collab.web.ground import door
from collab.web.shown.imports import PAGE, page_for, pairs_of_members, reported_row
from collab.words import imports as words
from collab.words import refusals

bp = Blueprint("imports", __name__)
NEWEST = 20
SECONDS_BETWEEN_LOOKS = 2
AROUND_THE_FILE = 64 * 1024  # what a form sends besides


@bp.get("/imports")
@door.secretariat
def index(me: Person) -> ResponseReturnValue:
    return _index(me, UploadForm())


@bp.post("/imports")
@door.secretariat
@door.reshows
@door.takes(MOST_BYTES + AROUND_THE_FILE)
def begin(me: Person) -> ResponseReturnValue:
    form = UploadForm(CombinedMultiDict((request.files, request.form)))
    if not form.validate():
        return _index(me, form), 422
    public_id = db.new_public_id()
    files.keep(_home(), public_id, form.content)
    with db.transaction() as session:
        actions.begin(session, public_id, form.file_name, given=form.given(), confirms=form.confirms.data, by=me)
    return _to(public_id)


@bp.get("/imports/<public_id>")
@door.secretariat
def show(me: Person, public_id: str) -> ResponseReturnValue:
    return _page(me, public_id)


@bp.get("/imports/<public_id>/reported-rows")
@door.secretariat
def reported(me: Person, public_id: str) -> ResponseReturnValue:
    """All rows that were left out, for a spreadsheet; no cell of it is taken for a formula."""
    session = db.session()
    entry = queries.seen_by(session, me, public_id)
    written = io.StringIO()
    writer = csv.writer(written)
    writer.writerow([_("row"), _("column"), _("value"), _("reason")])
    for row in session.scalars(queries.reported(entry)):
        bad = reported_row(entry, row)
        writer.writerow([bad.row, *map(words.harmless, (bad.column, bad.value, bad.reason))])
    response = Response("\ufeff" + written.getvalue(), mimetype="text/csv")
    response.headers["Content-Disposition"] = "attachment; filename=reported.csv"
    response.headers["Cache-Control"] = "no-store"
    return response


@bp.post("/imports/<public_id>/mapping")
@door.secretariat
@door.reshows
def map_columns(me: Person, public_id: str) -> ResponseReturnValue:
    entry = queries.seen_by(db.session(), me, public_id)
    form = for_columns(entry.headers)(request.form)
    if not form.validate():
        return _page(me, public_id, mapping=form, status=422)
    with db.transaction() as session:
        entry = queries.seen_by(session, me, public_id)
        actions.map_columns(session, entry, form.roles(), form.given(), by=me)
    return _to(public_id)


@bp.get("/imports/<public_id>/letters")
@door.secretariat
def letters(me: Person, public_id: str) -> ResponseReturnValue:
    entry = queries.seen_by(db.session(), me, public_id)
    return _letters_page(entry, letters_of(files.read(_home(), public_id) or b""))


@bp.post("/imports/<public_id>/letters")
@door.secretariat
def read_letters(me: Person, public_id: str) -> ResponseReturnValue:
    entry, asked = queries.seen_by(db.session(), me, public_id), request.form.get("encoding", "")
    readings = letters_of(files.read(_home(), public_id) or b"")
    if asked not in [each.encoding for each in readings]:
        return _letters_page(entry, readings), 422
    with db.transaction() as session:
        actions.read_as(session, queries.seen_by(session, me, public_id), asked, by=me)
    return _to(public_id)


@bp.post("/imports/<public_id>/rows/<row_id>/verdict")
@door.secretariat
def tell(me: Person, public_id: str, row_id: str) -> ResponseReturnValue:
    form = VerdictForm(request.form)
    if not form.validate():
        return _page(me, public_id, status=422)
    with db.transaction() as session:
        entry = queries.seen_by(session, me, public_id)
        actions.tell(session, entry, queries.row_of(session, entry, row_id), form.answer(), by=me)
    return redirect(url_for(".show", public_id=public_id, page=_asked_page(), _anchor=f"pair-{row_id}"), 303)


@bp.post("/imports/<public_id>/consent")
@door.secretariat
@door.reshows
def consent(me: Person, public_id: str) -> ResponseReturnValue:
    form = ConsentForm(request.form)
    entry = queries.seen_by(db.session(), me, public_id)
    if entry.reported and not form.leave_out.data:
        form.leave_out.errors = [refusals.words("import.consent_missing", {})]
        return _page(me, public_id, asked=form, status=422)
    if not form.validate():
        return _page(me, public_id, asked=form, status=422)
    with db.transaction() as session:
        entry = queries.seen_by(session, me, public_id)
        actions.consent(session, entry, leave_out=form.leave_out.data, by=me)
    return _to(public_id)


@bp.post("/imports/<public_id>/dropping")
@door.secretariat
def drop(me: Person, public_id: str) -> ResponseReturnValue:
    with db.transaction() as session:
        actions.drop(session, queries.seen_by(session, me, public_id), by=me)
    files.forget(_home(), public_id)
    flash(_("The import is thrown away. Nothing was added."))
    return redirect(url_for(".index"), 303)


@bp.post("/imports/<public_id>/invitations")
@door.secretariat
def invite(me: Person, public_id: str) -> ResponseReturnValue:
    with db.transaction() as session:
        actions.invite_all(session, queries.seen_by(session, me, public_id), by=me)
    flash(_("The invitations are on their way. Each member is confirmed when its first person comes in."))
    return _to(public_id)


@bp.get("/look-alikes")
@door.secretariat
def look_alikes(me: Person) -> ResponseReturnValue:
    return _look_alikes(me)


@bp.post("/look-alikes/<public_id>/verdict")
@door.secretariat
def tell_apart(me: Person, public_id: str) -> ResponseReturnValue:
    form = VerdictForm(request.form)
    if not form.validate():
        return _look_alikes(me), 422
    with db.transaction() as session:
        actions.tell_apart(session, queries.look_alike_seen_by(session, me, public_id), form.answer(), by=me)
    flash(_("Noted."))
    return redirect(url_for(".look_alikes"), 303)


def _index(me: Person, form: UploadForm) -> str:
    entries = db.session().scalars(queries.visible_to(me).limit(NEWEST)).all()
    waiting = queries.count_of_look_alikes(db.session(), me)
    return render_template("imports/index.html", form=form, entries=entries, waiting=waiting, state_word=words.state)


def _look_alikes(me: Person) -> str:
    session = db.session()
    total = queries.count_of_look_alikes(session, me)
    page = max(1, min(_asked_page(), -(-total // PAGE)))
    found = session.scalars(queries.look_alikes(me).limit(PAGE).offset((page - 1) * PAGE)).all()
    return render_template("imports/look_alikes.html", pairs=pairs_of_members(found), total=total, page=page, size=PAGE)


def _page(
    me: Person,
    public_id: str,
    *,
    mapping: MappingForm | None = None,
    asked: ConsentForm | None = None,
    status: int = 200,
) -> Response:
    entry = queries.seen_by(db.session(), me, public_id)
    shown = page_for(db.session(), entry, _asked_page())
    facts: dict[str, Any] = {
        "mapping": mapping or _mapping_of(entry),
        "asked": asked or ConsentForm(),
        "failure": refusals.words(entry.failure, entry.facts) if entry.failure else "",
        "role_word": words.role,
        "state_word": words.state,
        "letters_word": words.letters,
    }
    response = make_response(render_template("imports/show.html", page=shown, entry=entry, size=PAGE, **facts), status)
    if request.method == "GET" and (entry.is_underway or entry.invites):
        response.headers["Refresh"] = str(SECONDS_BETWEEN_LOOKS)
    return response


def _letters_page(entry: Import, readings: list[Letters]) -> str:
    return render_template("imports/letters.html", entry=entry, readings=readings, letters_word=words.letters)


def _mapping_of(entry: Import) -> MappingForm:
    chosen = {f"column-{place}": role for place, role in enumerate(entry.roles or [])}
    return for_columns(entry.headers)(data={**chosen, "country": entry.given.get("country", "")})


def _asked_page() -> int:
    wished = request.args.get("page", "1")
    return max(1, int(wished)) if wished.isascii() and wished.isdigit() and len(wished) < 6 else 1


def _home() -> Path:
    return Path(current_app.config["COLLAB_HOME"])


def _to(public_id: str) -> ResponseReturnValue:
    return redirect(url_for(".show", public_id=public_id), 303)
