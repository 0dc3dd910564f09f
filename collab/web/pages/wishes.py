"""Asking an author for a text in the reader's language: of any post, or a member's mission."""

from flask import Blueprint, flash, redirect, request, url_for
from flask.typing import ResponseReturnValue

from collab import db, language
from collab.errors import Unknown
from collab.language import gettext as _
from collab.letters.telling import family
from collab.members import profiles
from collab.members import queries as members
from collab.members.people import Person
from collab.posts import queries as posts
from collab.posts.model import Post
from collab.web.forms.accounts import local_path
from collab.web.ground import door
from collab.wishes import actions

bp = Blueprint("wishes", __name__)


@bp.post("/posts/<public_id>/wishes")
@door.people
def for_post(me: Person, public_id: str) -> ResponseReturnValue:
    with db.transaction() as session:
        post = posts.seen_by(session, me, public_id, Post)
        actions.ask(session, post, by=me, language=language.current())
        page = f"{family(post)}.show"
    return _told(url_for(page, public_id=public_id))


@bp.post("/members/<public_id>/wishes")
@door.people
def for_mission(me: Person, public_id: str) -> ResponseReturnValue:
    with db.transaction() as session:
        member = members.seen_by(session, me, public_id)
        if not profiles.shown_to(session, member, me).missions:
            raise Unknown("not_found")
        actions.ask(session, member, by=me, language=language.current())
    return _told(url_for("members.show", public_id=public_id))


def _told(page: str) -> ResponseReturnValue:
    flash(_("We pass it on to the author. You get a letter when the text is there in your language."))
    return redirect(local_path(request.form.get("next")) or page, 303)
