"""The fields of work at the desk: coordinators find them, see where they are thin, correct them, and take it back."""

from flask import Blueprint, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from collab import db
from collab.errors import Conflict, Unknown
from collab.language import gettext as _
from collab.language import lazy
from collab.members.people import Person
from collab.union import correcting, words
from collab.union.model import Word
from collab.vocabulary import fields, gaps
from collab.vocabulary.fields import Field
from collab.web.forms.inputs import number_or
from collab.web.forms.texts import one_line
from collab.web.forms.vocabulary import FieldForm
from collab.web.ground import door
from collab.web.ground.writing import sending
from collab.web.shown import vocabulary as shown
from collab.web.shown.corrections import changes_of

bp = Blueprint("vocabulary", __name__, url_prefix="/desk/vocabulary")
LONGEST_SEARCH = 100


@bp.get("")
@door.coordinators
def index(me: Person) -> ResponseReturnValue:
    asked = one_line(request.args.get("q", ""))[:LONGEST_SEARCH]
    corrected = words.corrected_codes(db.session(), Word.FIELD)
    found = shown.by_committee(db.session(), asked)
    return render_template("vocabulary/index.html", found=found, asked=asked, corrected=corrected)


@bp.get("/gaps")
@door.coordinators
def thin(me: Person) -> ResponseReturnValue:
    silent, read = shown.silent(db.session(), me)
    silent_posts, posts_read = shown.silent_posts(db.session(), me)
    return render_template(
        "vocabulary/thin.html",
        gaps=gaps.few_terms(fields.fields()),
        unused=shown.unused(db.session()),
        shared=shown.shared(),
        silent=silent,
        read=read,
        silent_posts=silent_posts,
        posts_read=posts_read,
    )


@bp.get("/new")
@door.coordinators
def new(me: Person) -> ResponseReturnValue:
    return render_template("vocabulary/edit.html", form=FieldForm(data={"edition": 0}), field=None)


@bp.post("/new")
@door.coordinators
@door.keeps(lazy("A new field of work"))
def add(me: Person) -> ResponseReturnValue:
    form = FieldForm(request.form)
    if not form.validate():
        return render_template("vocabulary/edit.html", form=form, field=None), 422
    with sending(me) as sent:
        code = correcting.new_field_code(form.first_name)
        sent.to = url_for(".show", code=code)
        correcting.correct_field(sent.session, form.change(code), edition=0, by=me)
    flash(_("Added. Members can choose the field now, and texts are read for it."))
    return redirect(sent.to, 303)


@bp.get("/<code>")
@door.coordinators
def show(me: Person, code: str) -> ResponseReturnValue:
    field, session = _field(code), db.session()
    row = words.correction(session, Word.FIELD, code)
    return render_template(
        "vocabulary/show.html",
        field=field,
        kept=shown.kept(session, field),
        shared=shown.shared_with(code),
        changes=changes_of(session, row),
        edition=row.edition,
    )


@bp.get("/<code>/edit")
@door.coordinators
def edit(me: Person, code: str) -> ResponseReturnValue:
    field = _field(code)
    form = FieldForm.of(field, words.correction(db.session(), Word.FIELD, code).edition)
    return render_template("vocabulary/edit.html", form=form, field=field)


@bp.post("/<code>/edit")
@door.coordinators
@door.keeps(lazy("Correction of a field of work"))
def correct(me: Person, code: str) -> ResponseReturnValue:
    field, form = _field(code), FieldForm(request.form)
    form.committee.data = field.committee
    if not form.validate():
        return render_template("vocabulary/edit.html", form=form, field=field), 422
    try:
        with sending(me, to=url_for(".show", code=code)) as sent:
            correcting.correct_field(sent.session, form.change(code), edition=form.read_edition, by=me)
    except Conflict:
        return _again(form, field), 422
    flash(_("Saved. Pages, letters and the matcher use it from now on."))
    return redirect(sent.to, 303)


@bp.post("/<code>/undo")
@door.coordinators
def take_back(me: Person, code: str) -> ResponseReturnValue:
    _field(code)
    entry, edition = (number_or(request.form.get(name), -1) for name in ("entry", "edition"))
    with db.transaction() as session:
        row = words.correction(session, Word.FIELD, code)
        correcting.take_back(session, row, entry, edition=edition, by=me)
    flash(_("Taken back. What stood before stands again."))
    return redirect(url_for(".show", code=code), 303)


def _field(code: str) -> Field:
    if not fields.is_field(code):
        raise Unknown("not_found")
    return fields.field(code)


def _again(form: FieldForm, field: Field) -> str:
    """Somebody else saved meanwhile: what was typed stays, and sending it once more puts it in place of theirs."""
    form.edition.data = str(words.correction(db.session(), Word.FIELD, field.code).edition)
    form.form_errors.append(
        _("Somebody else changed this field while you were writing. What you typed is below: send it once more.")
    )
    return render_template("vocabulary/edit.html", form=form, field=field)
