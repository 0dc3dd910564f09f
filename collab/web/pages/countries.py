"""Countries and places: the secretariat says what the union calls them, and adds those that have no ISO code."""

from flask import Blueprint, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from collab import db, language
from collab.errors import Conflict, Unknown
from collab.language import gettext as _
from collab.language import lazy
from collab.members.people import Person
from collab.union import correcting, words
from collab.union.model import Word
from collab.vocabulary import countries
from collab.vocabulary.collation import folded
from collab.web.forms.inputs import number_or
from collab.web.forms.places import PlaceForm
from collab.web.forms.texts import one_line
from collab.web.ground import door
from collab.web.ground.writing import sending
from collab.web.shown.corrections import changes_of

bp = Blueprint("countries", __name__, url_prefix="/desk/countries")
LONGEST_SEARCH = 100


@bp.get("")
@door.secretariat
def index(me: Person) -> ResponseReturnValue:
    asked = one_line(request.args.get("q", ""))[:LONGEST_SEARCH]
    corrected = words.corrected_codes(db.session(), Word.PLACE)
    found = [(code, name) for code, name in countries.choices(language.current()) if _is_asked(code, asked)]
    if not asked:
        found = [(code, name) for code, name in found if code in corrected]
    return render_template("countries/index.html", found=found, asked=asked, corrected=corrected)


@bp.get("/new")
@door.secretariat
def new(me: Person) -> ResponseReturnValue:
    return render_template("countries/edit.html", form=PlaceForm(data={"edition": 0}), code="", own=True)


@bp.post("/new")
@door.secretariat
@door.keeps(lazy("A new place"))
def add(me: Person) -> ResponseReturnValue:
    form = PlaceForm(request.form)
    if not form.validate():
        return render_template("countries/edit.html", form=form, code="", own=True), 422
    with sending(me) as sent:
        code = correcting.new_place_code(form.first_name)
        sent.to = url_for(".edit", code=code)
        correcting.correct_place(sent.session, form.change(code), edition=0, by=me)
    flash(_("Added. Members and posts can name the place now."))
    return redirect(sent.to, 303)


@bp.get("/<code>")
@door.secretariat
def edit(me: Person, code: str) -> ResponseReturnValue:
    _require(code)
    return _page(code, PlaceForm.of(code, words.correction(db.session(), Word.PLACE, code).edition))


@bp.post("/<code>")
@door.secretariat
@door.keeps(lazy("Names of a country or a place"))
def correct(me: Person, code: str) -> ResponseReturnValue:
    _require(code)
    form = PlaceForm(request.form)
    if code in countries.shipped():
        form.region.data = countries.region(code)
    if not form.validate():
        return _page(code, form), 422
    try:
        with sending(me, to=url_for(".edit", code=code)) as sent:
            correcting.correct_place(sent.session, form.change(code), edition=form.read_edition, by=me)
    except Conflict:
        return _again(code, form), 422
    flash(_("Saved. Pages and letters use it from now on."))
    return redirect(sent.to, 303)


@bp.post("/<code>/undo")
@door.secretariat
def take_back(me: Person, code: str) -> ResponseReturnValue:
    _require(code)
    entry, edition = (number_or(request.form.get(name), -1) for name in ("entry", "edition"))
    with db.transaction() as session:
        row = words.correction(session, Word.PLACE, code)
        correcting.take_back(session, row, entry, edition=edition, by=me)
    flash(_("Taken back. What stood before stands again."))
    return redirect(url_for(".edit", code=code), 303)


def _is_asked(code: str, asked: str) -> bool:
    written = (countries.name(code, tongue) for tongue in language.OWN_NAMES)
    return code == asked.upper() or any(folded(asked) in folded(name) for name in written)


def _require(code: str) -> None:
    if not countries.is_country(code):
        raise Unknown("not_found")


def _page(code: str, form: PlaceForm) -> str:
    row = words.correction(db.session(), Word.PLACE, code)
    own = code not in countries.shipped()
    facts = {"changes": changes_of(db.session(), row), "edition": row.edition, "own": own}
    return render_template("countries/edit.html", form=form, code=code, **facts)


def _again(code: str, form: PlaceForm) -> str:
    """Somebody else saved meanwhile: what was typed stays, and sending it once more puts it in place of theirs."""
    form.edition.data = str(words.correction(db.session(), Word.PLACE, code).edition)
    form.form_errors.append(
        _("Somebody else changed this place while you were writing. What you typed is below: send it once more.")
    )
    return _page(code, form)
