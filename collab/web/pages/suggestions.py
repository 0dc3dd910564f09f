"""Suggestions set aside: said with its kind, seen again in a list, and taken back."""

from datetime import date

from flask import Blueprint, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from markupsafe import Markup

from collab import db, language
from collab.language import gettext as _
from collab.letters.telling import family
from collab.members.people import Person
from collab.posts.model import Post
from collab.posts.queries import by_id
from collab.suggestions import actions, policy, queries
from collab.suggestions.model import Side
from collab.web.forms.suggestions import DismissForm
from collab.web.ground import door
from collab.web.shown.set_aside import set_aside_shown
from collab.web.shown.suggestions import card_for

bp = Blueprint("suggestions", __name__)


@bp.get("/dismissals")
@door.members
def set_aside(me: Person) -> ResponseReturnValue:
    session = db.session()
    rows = list(session.scalars(queries.set_aside_by(me)))
    return render_template("suggestions/set_aside.html", rows_shown=set_aside_shown(session, rows, me))


@bp.post("/suggestions/<public_id>/dismissal")
@door.members
@door.reshows
def dismiss(me: Person, public_id: str) -> ResponseReturnValue:
    suggestion = queries.seen_by(db.session(), me, public_id)
    side = policy.side_of(suggestion, me) or Side.PARTNER
    form = DismissForm(request.form).about(policy.sayable(suggestion, side))
    if not form.validate():
        is_lead = side is Side.LEAD
        card = card_for(suggestion, me, "lead" if is_lead else "partner")
        return render_template("suggestions/dismiss.html", form=form, card=card, is_lead=is_lead), 422
    kind, until = form.said()
    with db.transaction() as session:
        suggestion = queries.seen_by(session, me, public_id)
        actions.dismiss(session, suggestion, kind, by=me, until=until)
        post = _post(suggestion.post)
    flash(_set_aside_words(until))
    return redirect(url_for("home.show") if form.back.data == "home" else post, 303)


@bp.post("/dismissals/<public_id>/withdrawal")
@door.members
def take_back(me: Person, public_id: str) -> ResponseReturnValue:
    with db.transaction() as session:
        row = actions.take_back(session, public_id, by=me)
        post = by_id(session, row.post_id)
        looks = post is not None and post.is_looking
        there = _post(post) if post and looks else url_for("suggestions.set_aside")
    flash(_("Undone: it can be suggested to you again."))
    return redirect(there, 303)


def _set_aside_words(until: date | None) -> Markup:
    words = _("Set aside: it does not come back, and nobody outside your organisation sees why.")
    if until:
        day = language.date(until)
        words = _("Set aside until %(day)s: nobody outside your organisation sees it.", day=day)
    link = Markup('<a href="{}">{}</a>').format(url_for("suggestions.set_aside"), _("Undo"))
    return Markup("{} {}").format(words, link)


def _post(post: Post) -> str:
    return url_for(f"{family(post)}.show", public_id=post.public_id)
