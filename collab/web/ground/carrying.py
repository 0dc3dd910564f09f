"""What somebody typed whose session was over: the sign-in page carries it along, and nothing is kept before."""

import json

from flask import current_app, flash, request, url_for
from sqlalchemy.orm import Session

from collab import db
from collab.drafts import actions
from collab.drafts.actions import Typed
from collab.drafts.model import Draft
from collab.errors import Refusal
from collab.language import gettext as _
from collab.members.people import Person
from collab.web.ground import writing


def carried() -> str:
    """The form that was sent, for the sign-in page; "" when it is none that is kept, or comes from elsewhere."""
    label, _about = getattr(current_app.view_functions.get(request.endpoint or ""), writing.KEEPS, ("", ""))
    foreign = request.headers.get("Origin") not in (None, request.host_url.rstrip("/"))
    if request.method != "POST" or not label or foreign or writing.FIELD not in request.form:
        return ""
    own = ((name, values) for name, values in request.form.lists() if not writing.is_secret(name))
    fields = dict(own) | {writing.FIELD: request.form.getlist(writing.FIELD)}
    return json.dumps({"path": request.path, "fields": fields}, ensure_ascii=False)


def address_of(words: str, me: Person) -> str:
    """Where what was carried along can be carried on, now that its writer is here; "" when it is not theirs."""
    try:
        with db.transaction() as session:
            draft = _kept(session, words, me)
            address = url_for("drafts.show", draft_id=draft.public_id) if draft else ""
    except Refusal:
        address = ""
    if address:
        flash(_("You are signed in again. What you typed is here; it has not been sent yet."))
    else:
        flash(
            _("What was typed before could not be kept: somebody else had typed it, or the form no longer exists."),
            "wait",
        )
    return address


def _kept(session: Session, words: str, me: Person) -> Draft | None:
    typed = _typed(words, me)
    return actions.keep(session, typed, person_id=me.id) if typed else None


def _typed(words: str, me: Person) -> Typed | None:
    """The form in the carried words, when they are well made and this person's."""
    try:
        found = json.loads(words)
        fields = {str(name): [str(value) for value in values] for name, values in found["fields"].items()}
        path = str(found["path"])
    except (ValueError, TypeError, KeyError, AttributeError):
        return None
    key = writing.Key.read((fields.get(writing.FIELD) or [""])[0], me)
    return writing.typed(key, path, fields) if key else None
