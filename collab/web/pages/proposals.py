"""Proposals: the list, a new one, and the steps that only proposals have."""

from flask import Blueprint, render_template, request
from flask.typing import ResponseReturnValue

from collab.language import gettext as _
from collab.language import lazy
from collab.members.people import Person
from collab.partnerships import lifecycle
from collab.posts.actions import require_poster
from collab.proposals import actions
from collab.proposals.model import Proposal
from collab.web.forms.finding import FindForm
from collab.web.forms.proposals import ProposalForm
from collab.web.ground import door
from collab.web.posting import furnish
from collab.web.rooms import Labels, Room, Said
from collab.web.shown.post_list import proposals_listed

bp = Blueprint("proposals", __name__)
room = Room(
    name="proposals",
    model=Proposal,
    form=ProposalForm,
    write=actions.write,
    post=actions.post,
    edit=lifecycle.edit,
    said=Said(
        posted=lazy(
            "Your proposal is posted. Members who fit are being looked for and are shown here within a minute."
        ),
        saved=lazy("Saved. Everyone in it is told by letter, and partners are looked for anew."),
        withdrawn=lazy("The proposal is withdrawn. Everyone in it is told by letter."),
        invited=lazy("%(who)s is invited and told by letter. They answer first; then a coordinator decides."),
        forward=lazy("Your interest is sent to the lead by letter. They answer first; then a coordinator decides."),
    ),
    labels=Labels(
        new=lazy("New proposal"),
        change=lazy("Changes to a proposal"),
        invitation=lazy("Invitation to a member"),
        forward=lazy("Interest in a proposal"),
    ),
)
furnish(bp, room)


@bp.get("/proposals")
@door.anyone
def index(me: Person | None) -> ResponseReturnValue:
    form = FindForm(request.args)
    return render_template("proposals/index.html", form=form, found=proposals_listed(me, request.args, form.chosen()))


@bp.get("/proposals/new")
@door.members
def new(me: Person) -> ResponseReturnValue:
    require_poster(me)
    return room.new_page(ProposalForm())


@bp.post("/proposals/<public_id>/full-list")
@door.members
def complete_list(me: Person, public_id: str) -> ResponseReturnValue:
    words = _("Your partners are complete. Who had not answered yet is told. Say here when the work begins.")
    return room.step(me, public_id, lifecycle.complete_list, words)


@bp.post("/proposals/<public_id>/start")
@door.members
def start(me: Person, public_id: str) -> ResponseReturnValue:
    return room.step(me, public_id, actions.start, _("The project runs. Say here when the work is done."))


@bp.post("/proposals/<public_id>/completion")
@door.members
def complete(me: Person, public_id: str) -> ResponseReturnValue:
    return room.step(me, public_id, actions.complete, _("The project is completed. Thank you for the work."))
