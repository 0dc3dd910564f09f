"""The union itself: what it says, its logo, privacy and terms, and where the secretariat changes them."""

from flask import Blueprint, Response, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from werkzeug.datastructures import CombinedMultiDict

from collab import db
from collab.errors import Conflict
from collab.language import gettext as _
from collab.language import lazy
from collab.members.people import Person
from collab.union import actions
from collab.union.settings import union
from collab.web.forms.union import UnionForm
from collab.web.ground import door
from collab.web.ground.writing import sending

bp = Blueprint("union", __name__)
A_YEAR = 365 * 24 * 3600


@bp.get("/about")
@door.anyone
def about(me: Person | None) -> ResponseReturnValue:
    return render_template("union/about.html")


@bp.get("/privacy")
@door.anyone
def privacy(me: Person | None) -> ResponseReturnValue:
    return render_template("union/privacy.html")


@bp.get("/terms")
@door.anyone
def terms(me: Person | None) -> ResponseReturnValue:
    return render_template("union/terms.html")


@bp.get("/logo")
@door.anyone
def logo(me: Person | None) -> ResponseReturnValue:
    """The picture; its address carries the mark of its content, so it may be kept for ever."""
    response = Response(actions.logo(db.session()), mimetype="image/png")
    response.cache_control.public, response.cache_control.max_age = True, A_YEAR
    return response


@bp.get("/union")
@door.secretariat
def edit(me: Person) -> ResponseReturnValue:
    return render_template("union/edit.html", form=UnionForm.of(actions.said(db.session()), union().contact))


@bp.post("/union")
@door.secretariat
@door.keeps(lazy("Settings of the union"))
def say(me: Person) -> ResponseReturnValue:
    form = UnionForm(CombinedMultiDict((request.files, request.form)))
    if not form.validate():
        return render_template("union/edit.html", form=form), 422
    try:
        with sending(me, to=url_for(".edit")) as sent:
            actions.say(sent.session, form.draft(), by=me)
    except Conflict:
        return _again(form), 422
    flash(_("Saved. Pages and letters say it from now on."))
    return redirect(url_for(".edit"), 303)


def _again(form: UnionForm) -> str:
    """Somebody else saved meanwhile: what was typed stays, and sending it once more puts it in place of theirs."""
    form.edition.data = str(actions.said(db.session()).edition)
    form.form_errors.append(
        _("Somebody else saved these settings while you were writing. What you typed is below: send it once more.")
    )
    return render_template("union/edit.html", form=form)
