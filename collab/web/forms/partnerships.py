"""The few words a member may give with a no."""

from wtforms.validators import Optional

from collab.language import lazy
from collab.web.forms.ground import Form, short
from collab.web.forms.texts import Paragraphs

LONGEST_REASON = 600


class ReasonForm(Form):
    """Why not, or nothing; the other side reads it."""

    reason = Paragraphs(lazy("Reason"), [Optional(), short(LONGEST_REASON)])


def reason_form(public_id: str) -> ReasonForm:
    """An empty form that can stand on one page with those of other partnerships."""
    form = ReasonForm()
    form.reason.id = f"reason-{public_id}"
    return form
