"""The directory, a member's profile, its past projects, who sees what, and the people who act for it."""

from collections.abc import Callable
from typing import Any

from flask import Blueprint, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from sqlalchemy.orm import Session

from collab import db
from collab.language import gettext as _
from collab.language import lazy
from collab.members import actions, policy, profiles, queries
from collab.members.model import Member
from collab.members.people import Person
from collab.web.forms.members import FinderForm, ProfileForm, SightForm
from collab.web.forms.rows import changed
from collab.web.ground import door
from collab.web.ground.writing import sending

bp = Blueprint("members", __name__)
SIZE = 20
MAY = Callable[[Member, Person | None], bool]


@bp.get("/members")
@door.anyone
def index(me: Person | None) -> ResponseReturnValue:
    form = FinderForm(request.args)
    asked = form.asked(inside=me is not None)
    found = queries.searched(queries.visible_to(me), me, text=form.q.data, **asked)
    members, total, page = _page(db.session(), found)
    return render_template(
        "members/index.html",
        form=form,
        asked=asked,
        total=total,
        first=(page - 1) * SIZE + 1,
        cards=profiles.cards(members),
        marks={member.public_id: _mark(member, me) for member in members},
        chips=_chips(form, asked),
        previous=_list_url(form.q.data, asked, page - 1) if page > 1 else None,
        next=_list_url(form.q.data, asked, page + 1) if page * SIZE < total else None,
    )


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
    return render_template("members/edit.html", form=ProfileForm.of(member), card=profiles.card(member))


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


def _page(session: Session, found: Any) -> tuple[list[Member], int, int]:
    """The page that was asked for, or the last there is."""
    wished = request.args.get("page", "1")
    page = max(1, int(wished)) if wished.isascii() and wished.isdigit() and len(wished) < 7 else 1
    members, total = queries.page_of(session, found, page=page, size=SIZE)
    last = max(1, -(-total // SIZE))
    if page <= last:
        return members, total, page
    return *queries.page_of(session, found, page=last, size=SIZE), last


def _mark(member: Member, me: Person | None) -> str:
    """What else the reader should know of a member in the list, as a code."""
    if me and policy.belongs_to(member, me):
        return "own"
    if me and me.is_union and member.hidden:
        return "hidden"
    return "" if member.is_confirmed else "unconfirmed"


def _chips(form: FinderForm, asked: dict[str, str]) -> list[dict[str, str]]:
    """The filters that are on, each with the list as it is without it."""
    words = [{"label": _("“%(words)s”", words=form.q.data), "url": _list_url("", asked)}] if form.q.data else []
    rest = [(name, {k: v for k, v in asked.items() if k != name}) for name in asked]
    return words + [{"label": form.named(name), "url": _list_url(form.q.data, others)} for name, others in rest]


def _list_url(text: str, asked: dict[str, str], page: int = 1) -> str:
    facts: dict[str, Any] = {**asked, "q": text or None, "page": page if page > 1 else None}
    return url_for(".index", **facts)
