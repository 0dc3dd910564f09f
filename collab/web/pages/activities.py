"""A member's past projects: added, mended, taken off and put back."""

from flask import Blueprint, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from collab import db
from collab.errors import Unknown
from collab.language import current, lazy
from collab.language import gettext as _
from collab.members import actions, profiles, queries
from collab.members.drafts import ActivityDraft
from collab.members.people import Person
from collab.web.forms.members import ActivityForm
from collab.web.ground import door
from collab.web.ground.writing import sending

bp = Blueprint("activities", __name__)


@bp.get("/members/<public_id>/activities/new")
@door.people
def new(me: Person, public_id: str) -> ResponseReturnValue:
    member = queries.kept_by(db.session(), me, public_id)
    form = ActivityForm(data={"language": current()})
    return render_template("activities/new.html", form=form, card=profiles.card(member))


@bp.post("/members/<public_id>/activities/new")
@door.people
@door.keeps(lazy("Past project"))
def add(me: Person, public_id: str) -> ResponseReturnValue:
    member = queries.kept_by(db.session(), me, public_id)
    form = ActivityForm(request.form)
    if not form.validate():
        return render_template("activities/new.html", form=form, card=profiles.card(member)), 422
    with sending(me, to=_profile(public_id)) as sent:
        actions.add_activity(sent.session, queries.kept_by(sent.session, me, public_id), form.draft(), by=me)
    flash(_("The project is on the profile. It counts when partners are looked for."))
    return redirect(sent.to, 303)


@bp.get("/members/<public_id>/activities/<activity_id>/edit")
@door.people
def edit(me: Person, public_id: str, activity_id: str) -> ResponseReturnValue:
    session = db.session()
    member = queries.kept_by(session, me, public_id)
    activity = queries.activity_of(session, member, activity_id)
    form = ActivityForm.of(activity)
    return render_template("activities/edit.html", form=form, card=profiles.card(member), activity_id=activity_id)


@bp.post("/members/<public_id>/activities/<activity_id>/edit")
@door.people
@door.keeps(lazy("Past project"))
def change(me: Person, public_id: str, activity_id: str) -> ResponseReturnValue:
    session = db.session()
    member = queries.kept_by(session, me, public_id)
    queries.activity_of(session, member, activity_id)
    form = ActivityForm(request.form)
    if not form.validate():
        card = profiles.card(member)
        return render_template("activities/edit.html", form=form, card=card, activity_id=activity_id), 422
    with sending(me, to=_profile(public_id)) as sent:
        activity = queries.activity_of(sent.session, queries.kept_by(sent.session, me, public_id), activity_id)
        actions.edit_activity(sent.session, activity, form.draft(), by=me)
    flash(_("The project is saved."))
    return redirect(sent.to, 303)


@bp.post("/members/<public_id>/activities/<activity_id>/removal")
@door.people
def remove(me: Person, public_id: str, activity_id: str) -> ResponseReturnValue:
    """The answer holds all that was taken off, ready to be put back."""
    try:
        with db.transaction() as session:
            member = queries.kept_by(session, me, public_id)
            kept = actions.remove_activity(session, queries.activity_of(session, member, activity_id), by=me)
    except Unknown:
        queries.kept_by(db.session(), me, public_id)
        return redirect(_profile(public_id), 303)  # pressed twice: it is off already
    return render_template("activities/removed.html", card=profiles.card(member), kept=kept, form=_filled(kept))


def _filled(kept: ActivityDraft) -> ActivityForm:
    plain = {name: getattr(kept, name) for name in ("title", "text", "language", "year", "countries")}
    return ActivityForm(data={**plain, "fields": list(kept.fields)})


def _profile(public_id: str) -> str:
    return url_for("members.show", public_id=public_id, _anchor="projects")
