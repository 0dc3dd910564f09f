"""The post of the demonstration: the letters to whoever is signed in; without a demonstration there is none."""

from pathlib import Path

from flask import Blueprint, current_app, flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue

from collab import db
from collab.demo.home import is_demo
from collab.digests import actions as digests
from collab.errors import Unknown
from collab.language import gettext as _
from collab.mail.maildir import Delivered, letter_to, letters_to
from collab.members.people import Person
from collab.union.settings import union
from collab.web.ground import door
from collab.web.shown.letters import blocks_of

bp = Blueprint("letters", __name__)

LETTER_POLICY = "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; frame-ancestors 'none'; sandbox"


@bp.get("/letters")
@door.people
def index(me: Person) -> ResponseReturnValue:
    letters = letters_to(_folder(), me.email)
    return render_template("letters/index.html", letters=letters, by_email=bool(current_app.config["SMTP_HOST"]))


@bp.get("/letters/<letter_id>")
@door.people
def show(me: Person, letter_id: str) -> ResponseReturnValue:
    letter = _letter(me, letter_id)
    return render_template("letters/show.html", letter=letter, blocks=blocks_of(letter.text, union().base_url))


@bp.get("/letters/<letter_id>/html")
@door.people
def show_html(me: Person, letter_id: str) -> ResponseReturnValue:
    """The letter as a mail program shows it: its own inline style, no script, nothing from elsewhere."""
    return _letter(me, letter_id).html, {"Content-Security-Policy": LETTER_POLICY}


@bp.post("/letters/digest")
@door.people
def send_digest(me: Person) -> ResponseReturnValue:
    _folder()
    with db.transaction() as session:
        issued = digests.issue_now(session, me) is not None
    flash(_on_its_way() if issued else _nothing_new())
    return redirect(url_for(".index"), 303)


def _folder() -> Path:
    """Where the letters lie; raises Unknown outside a demonstration."""
    home = Path(current_app.config["COLLAB_HOME"])
    if not is_demo(home):
        raise Unknown("not_found")
    return home / "mail"


def _letter(me: Person, letter_id: str) -> Delivered:
    letter = letter_to(_folder(), me.email, letter_id)
    if letter is None:
        raise Unknown("not_found")
    return letter


def _on_its_way() -> str:
    return _("Your digest is on its way: it arrives within seconds. Look again to see it.")


def _nothing_new() -> str:
    return _("Nothing is new since your last digest, so none was sent.")
