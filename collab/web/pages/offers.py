"""Offers and requests: the list, a new one, and the step that only they have."""

from flask import Blueprint, render_template, request
from flask.typing import ResponseReturnValue

from collab.language import gettext as _
from collab.language import lazy
from collab.members.people import Person
from collab.offers import actions
from collab.offers.model import Exchange
from collab.partnerships import lifecycle
from collab.posts.actions import require_poster
from collab.posts.model import PostKind
from collab.web.forms.finding import FindExchangeForm
from collab.web.forms.offers import ExchangeForm
from collab.web.ground import door
from collab.web.posting import furnish
from collab.web.rooms import Labels, Room, Said
from collab.web.shown.post_list import exchanges_listed

bp = Blueprint("offers", __name__)
KINDS = {kind.value: kind.value for kind in (PostKind.OFFER, PostKind.REQUEST)}
room = Room(
    name="offers",
    model=Exchange,
    form=ExchangeForm,
    write=actions.write,
    post=actions.post,
    edit=lifecycle.edit_exchange,
    said=Said(
        posted=lazy("It is posted. Members who fit are being looked for and are shown here within a minute."),
        saved=lazy("Saved. Everyone in it is told by letter, and members who fit are looked for anew."),
        withdrawn=lazy("It is taken back. Everyone in it is told by letter."),
        invited=lazy("%(who)s is told by letter. They answer first; then a coordinator decides."),
        forward=lazy("Your answer is sent to its member by letter. They answer first; then a coordinator decides."),
    ),
    labels=Labels(
        new=lazy("New offer or request"),
        change=lazy("Changes to an offer or a request"),
        invitation=lazy("Message about an offer or a request"),
        forward=lazy("Answer to an offer or a request"),
    ),
)
furnish(bp, room)


@bp.get("/offers")
@door.anyone
def index(me: Person | None) -> ResponseReturnValue:
    form = FindExchangeForm(request.args)
    return render_template("offers/index.html", form=form, found=exchanges_listed(me, request.args, form.chosen()))


@bp.get("/offers/new")
@door.members
def new(me: Person) -> ResponseReturnValue:
    require_poster(me)
    kind = KINDS.get(request.args.get("kind", ""), PostKind.OFFER.value)
    return room.new_page(ExchangeForm(data={"kind": kind}))


@bp.post("/offers/<public_id>/closing")
@door.members
def close(me: Person, public_id: str) -> ResponseReturnValue:
    words = _("It is closed as done. Who had not been answered yet is told. Thank you for sharing.")
    return room.step(me, public_id, lifecycle.close, words)
