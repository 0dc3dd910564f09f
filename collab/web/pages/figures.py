"""The coordinators' figures: whether suggestions reach every member, and what members say to them, in total."""

from flask import Blueprint, render_template
from flask.typing import ResponseReturnValue

from collab import db
from collab.members.people import Person
from collab.suggestions import numbers
from collab.suggestions.queries import LATELY
from collab.web.ground import door

bp = Blueprint("figures", __name__)


@bp.get("/desk/figures")
@door.coordinators
def show(me: Person) -> ResponseReturnValue:
    lately, before = numbers.lately_and_before(db.session())
    return render_template("desk/figures.html", lately=lately, before=before, days=LATELY.days, fewest=numbers.FEWEST)
