"""The directory from other sides: the map, the page to print, and a page each for countries, fields and committees."""

from flask import Blueprint, render_template, request, url_for
from flask.typing import ResponseReturnValue

from collab import clock, db, language
from collab.errors import Unknown
from collab.members import finding, numbers
from collab.members.people import Person
from collab.vocabulary import countries, fields
from collab.web.forms.directory import FinderForm
from collab.web.ground import door
from collab.web.shown.directory import of_committee, of_country, of_field
from collab.web.shown.member_list import chips_of, narrowed_by
from collab.web.shown.printed import printed
from collab.web.shown.tiles import tile_map

bp = Blueprint("directory", __name__, url_prefix="/members")


@bp.get("/map")
@door.anyone
def map(me: Person | None) -> ResponseReturnValue:
    form = FinderForm(request.args)
    each = numbers.by_country(db.session(), narrowed_by(form, me))
    return render_template(
        "directory/map.html",
        map=tile_map(each, lambda code: url_for(".country", code=code)),
        total=sum(each.values()),
        asked=form.asked(inside=me is not None),
        chips=chips_of(form, form.asked(inside=me is not None), "directory.map"),
    )


@bp.get("/print")
@door.anyone
def to_print(me: Person | None) -> ResponseReturnValue:
    form = FinderForm(request.args)
    query = narrowed_by(form, me)
    found = finding.found(db.session(), query, me, text=form.q.data, language=language.current())
    asked = form.question(inside=me is not None)
    return render_template(
        "directory/print.html",
        lands=printed(found, query, me),
        total=len(found.ids),
        today=clock.now(),
        chips=chips_of(form, asked, "directory.to_print"),
        question=asked,
    )


@bp.get("/countries/<code>")
@door.anyone
def country(me: Person | None, code: str) -> ResponseReturnValue:
    if not countries.is_country(code):
        raise Unknown("not_found")
    return render_template("directory/country.html", page=of_country(code, me))


@bp.get("/fields/<code>")
@door.anyone
def field(me: Person | None, code: str) -> ResponseReturnValue:
    if not fields.is_field(code):
        raise Unknown("not_found")
    return render_template("directory/field.html", page=of_field(code, me))


@bp.get("/committees/<code>")
@door.anyone
def committee(me: Person | None, code: str) -> ResponseReturnValue:
    if code not in {one.code for one in fields.committees()}:
        raise Unknown("not_found")
    return render_template("directory/committee.html", page=of_committee(code, me))
