"""Who acts for a member, who works for the union, inviting more of them, and closing somebody's access."""

from collections.abc import Callable, Sequence

from flask import Blueprint, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from collab import db
from collab.accounts import actions, door_count
from collab.errors import Conflict
from collab.language import current, lazy
from collab.language import gettext as _
from collab.members import profiles, queries
from collab.members.model import Member
from collab.members.people import Person, Role
from collab.web.forms.accounts import InvitationForm
from collab.web.ground import door
from collab.web.ground.writing import sending
from collab.words import names, refusals

bp = Blueprint("people", __name__)
OF_MEMBER = (Role.EDITOR, Role.ADMIN)
OF_UNION = (Role.COORDINATOR, Role.SECRETARIAT)


@bp.get("/members/<public_id>/people")
@door.people
def index(me: Person, public_id: str) -> ResponseReturnValue:
    return _of_member(queries.staffed_by(db.session(), me, public_id), _empty_form(OF_MEMBER))


@bp.post("/members/<public_id>/people")
@door.people
@door.keeps(lazy("Invitation to a person"))
def invite(me: Person, public_id: str) -> ResponseReturnValue:
    form = InvitationForm(request.form, roles=OF_MEMBER)
    member = queries.staffed_by(db.session(), me, public_id)
    here = url_for(".index", public_id=public_id)
    if not form.validate() or not _invited(form, me, public_id, here):
        return _of_member(member, form), 422
    return redirect(here, 303)


@bp.get("/people")
@door.secretariat
def union(me: Person) -> ResponseReturnValue:
    return _of_union(_empty_form(OF_UNION))


@bp.post("/people")
@door.secretariat
@door.keeps(lazy("Invitation to a person"))
def invite_for_union(me: Person) -> ResponseReturnValue:
    form = InvitationForm(request.form, roles=OF_UNION)
    if not form.validate() or not _invited(form, me, None, url_for(".union")):
        return _of_union(form), 422
    return redirect(url_for(".union"), 303)


@bp.post("/people/<public_id>/closing")
@door.people
def close(me: Person, public_id: str) -> ResponseReturnValue:
    words = _("The access is closed, at this moment and on every device. “Let in again” takes it back.")
    return _kept(me, public_id, actions.close, words)


@bp.post("/people/<public_id>/reopening")
@door.people
def reopen(me: Person, public_id: str) -> ResponseReturnValue:
    return _kept(me, public_id, actions.reopen, _("Let in again: the old password opens the door."))


def _kept(me: Person, public_id: str, act: Callable[..., None], words: str) -> ResponseReturnValue:
    with db.transaction() as session:
        person = queries.person_kept_by(session, me, public_id)
        act(session, person, by=me)
        member = person.speaks_for.public_id if person.speaks_for else ""
    flash(words)
    return redirect(url_for(".index", public_id=member) if member else url_for(".union"), 303)


def _of_member(member: Member, form: InvitationForm) -> str:
    people = db.session().scalars(queries.invited_or_in(member.id)).all()
    closed = db.session().scalars(queries.closed_of(member.id)).all()
    facts = {"people": people, "closed": closed, "form": form, "days": _days()}
    return render_template("people/index.html", card=profiles.card(member), **facts)


def _of_union(form: InvitationForm) -> str:
    people = db.session().scalars(queries.union_people()).all()
    closed = db.session().scalars(queries.closed_of(None)).all()
    return render_template("people/union.html", people=people, closed=closed, form=form, days=_days())


def _days() -> int:
    return actions.INVITATION_DAYS


def _empty_form(roles: Sequence[Role]) -> InvitationForm:
    return InvitationForm(roles=roles, data={"language": current()})


def _invited(form: InvitationForm, me: Person, public_id: str | None, to: str) -> bool:
    """Invite as the form says; False when the address is somebody's already, which the form then says."""
    draft, asked = form.draft(), f"invitations by {me.id}"  # or who is here could be found out by trying
    door_count.require_patience(asked, asked)
    try:
        with sending(me, to=to) as sent:
            member = queries.staffed_by(sent.session, me, public_id) if public_id else None
            actions.invite(sent.session, draft, member=member, by=me)
    except Conflict as refusal:
        door_count.note_refusal(asked, asked)
        form.email.errors = [*form.email.errors, refusals.words(refusal.code, refusal.facts)]
        return False
    person = names.typed(draft.name)
    flash(
        _(
            "A letter is on its way to %(person)s. The link in it is good for %(days)s days.",
            person=person,
            days=_days(),
        )
    )
    return True
