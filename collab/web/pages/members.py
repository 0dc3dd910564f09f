"""The list of members, a member's profile, and who sees what of it."""

from flask import Blueprint, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from collab import db
from collab.language import gettext as _
from collab.language import lazy
from collab.members import actions, policy, profiles, queries
from collab.members.people import Person
from collab.web.forms.directory import FinderForm
from collab.web.forms.members import ProfileForm, SightForm
from collab.web.forms.rows import changed
from collab.web.ground import door
from collab.web.ground.writing import sending
from collab.web.shown import wishes
from collab.web.shown.member_list import listed

bp = Blueprint("members", __name__)


@bp.get("/members")
@door.anyone
def index(me: Person | None) -> ResponseReturnValue:
    form = FinderForm(request.args)
    return render_template("members/index.html", form=form, found=listed(form, me, request.args.get("page", "")))


@bp.get("/members/<public_id>")
@door.anyone
def show(me: Person | None, public_id: str) -> ResponseReturnValue:
    session = db.session()
    member = queries.seen_by(session, me, public_id)
    editable = policy.editable_by(member, me)
    return render_template(
        "members/show.html",
        shown=profiles.shown_to(session, member, me),
        editable=editable,
        people_manageable=policy.people_manageable_by(member, me),
        confirmed=member.is_confirmed,
        sights=SightForm.of(member) if editable else None,
        missing=profiles.missing(member) if editable else (),
        parts=len(profiles.PARTS),
        wish=wishes.standing(session, member, me),
    )


@bp.get("/members/new")
@door.secretariat
def new(me: Person) -> ResponseReturnValue:
    return render_template("members/new.html", form=ProfileForm())


@bp.post("/members/new")
@door.secretariat
@door.keeps(lazy("New member"))
def add(me: Person) -> ResponseReturnValue:
    form = ProfileForm(request.form)
    if changed(form, request.form):
        return render_template("members/new.html", form=form)
    if not form.validate():
        return render_template("members/new.html", form=form), 422
    with sending(me) as sent:
        sent.to = url_for("people.index", public_id=actions.add(sent.session, form.draft(), by=me).public_id)
    flash(_("The member is added. Invite its people now: they keep the profile true from here on."))
    return redirect(sent.to, 303)


@bp.get("/members/<public_id>/edit")
@door.people
def edit(me: Person, public_id: str) -> ResponseReturnValue:
    member = queries.kept_by(db.session(), me, public_id)
    form = ProfileForm.of(member)
    form.missions.begin(request.args.get("text", ""))
    asked = wishes.asked_for(db.session(), member)
    return render_template("members/edit.html", form=form, card=profiles.card(member), asked_for=asked)


@bp.post("/members/<public_id>/edit")
@door.people
@door.keeps(lazy("Profile"))
def change(me: Person, public_id: str) -> ResponseReturnValue:
    member = queries.kept_by(db.session(), me, public_id)
    form = ProfileForm(request.form)
    if changed(form, request.form):
        return render_template("members/edit.html", form=form, card=profiles.card(member))
    if not form.validate():
        return render_template("members/edit.html", form=form, card=profiles.card(member)), 422
    with sending(me, to=url_for(".show", public_id=public_id)) as sent:
        actions.edit(sent.session, queries.kept_by(sent.session, me, public_id), form.draft(), by=me)
    flash(_("The profile is saved. Fitting proposals and partners are looked for again within a minute."))
    return redirect(sent.to, 303)


@bp.get("/members/<public_id>/sight")
@door.people
def sight(me: Person, public_id: str) -> ResponseReturnValue:
    member = queries.kept_by(db.session(), me, public_id)
    return render_template("members/sight.html", form=SightForm.of(member), card=profiles.card(member))


@bp.post("/members/<public_id>/sight")
@door.people
@door.reshows
def show_to(me: Person, public_id: str) -> ResponseReturnValue:
    member = queries.kept_by(db.session(), me, public_id)
    form = SightForm(request.form)
    if not form.validate():
        return render_template("members/sight.html", form=form, card=profiles.card(member)), 422
    with db.transaction() as session:
        actions.show_to(session, queries.kept_by(session, me, public_id), form.draft(), by=me)
    flash(_("Saved. From this moment the profile is seen as you chose."))
    return redirect(url_for(".show", public_id=public_id), 303)
