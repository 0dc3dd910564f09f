"""Where everybody comes in: strangers read what this is, members what is theirs to do now, the union its ways in."""

from zoneinfo import ZoneInfo

from flask import Blueprint, redirect, render_template, url_for
from flask.typing import ResponseReturnValue

from collab import clock, db
from collab.members.people import Person
from collab.posts import queries as posts
from collab.posts.model import Post
from collab.web.ground import door
from collab.web.shown.now import now_for
from collab.web.shown.posts import lines_of

bp = Blueprint("home", __name__)

MOST_PUBLIC = 4
NOON, EVENING = 12, 18


@bp.get("/")
@door.anyone
def show(me: Person | None) -> ResponseReturnValue:
    if me is None:
        return _welcome()
    if me.is_coordinator:
        return redirect(url_for("desk.index"), 303)
    if me.speaks_for is None:
        return render_template("home/secretariat.html", time=_time_of_day(me))
    return render_template("home/member.html", now=now_for(db.session(), me), time=_time_of_day(me))


def _welcome() -> str:
    session = db.session()
    public, _total = posts.page_of(session, posts.visible_to(None, Post), page=1, size=MOST_PUBLIC)
    return render_template("home/welcome.html", public=lines_of([row for row in public if row.is_looking], None))


def _time_of_day(me: Person) -> str:
    """ "morning", "day" or "evening" where the person is."""
    hour = clock.now().astimezone(ZoneInfo(me.zone)).hour
    return "morning" if hour < NOON else "day" if hour < EVENING else "evening"
