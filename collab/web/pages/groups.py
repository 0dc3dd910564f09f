"""Groups for a proposal with several places: all of one invited at once."""

from flask import Blueprint, flash, redirect, request, url_for
from flask.typing import ResponseReturnValue

from collab import db
from collab.language import lazy, ngettext
from collab.members.people import Person
from collab.posts import queries
from collab.proposals.model import Proposal
from collab.suggestions import groups
from collab.web.forms.asking import GroupForm
from collab.web.forms.texts import one_line
from collab.web.ground import door
from collab.web.ground.writing import sending
from collab.web.shown.post_response import page_of

bp = Blueprint("groups", __name__)


@bp.post("/proposals/<public_id>/groups")
@door.members
@door.keeps(lazy("Invitation to a group"), about="group")
def invite(me: Person, public_id: str) -> ResponseReturnValue:
    proposal = queries.seen_by(db.session(), me, public_id, Proposal)
    key = one_line(request.form.get("group"))
    form = GroupForm(request.form).about(key)
    if not form.validate():
        return page_of(db.session(), proposal, me, group=(key, form), status=422)
    there = url_for("proposals.show", public_id=public_id)
    with sending(me, to=there) as sent:
        proposal = queries.seen_by(sent.session, me, public_id, Proposal)
        invited = groups.invite(sent.session, proposal, key, by=me, note=form.note.data)
    flash(_told(len(invited)))
    return redirect(there, 303)


def _told(number: int) -> str:
    return ngettext(
        "%(num)s member is invited and told by letter. Each answers for itself; then a coordinator decides.",
        "%(num)s members are invited and told by letter. Each answers for itself; then a coordinator decides.",
        number,
    )
