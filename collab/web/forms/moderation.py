"""What is wrong with a post, and why a coordinator hides it."""

from wtforms import RadioField
from wtforms.fields.choices import SelectChoice
from wtforms.validators import InputRequired, Optional

from collab.language import lazy
from collab.moderation.model import Wrong
from collab.web.forms.ground import Form, short
from collab.web.forms.texts import Needed, Paragraphs
from collab.words import states

LONGEST = 600


class ReportForm(Form):
    """What a reader reports."""

    wrong = RadioField(
        lazy("What is wrong?"),
        [InputRequired(lazy("Choose what comes nearest."))],
        choices=lambda: [SelectChoice(one.value, states.wrong(one.value)) for one in Wrong],
    )
    note = Paragraphs(lazy("In your words"), [Optional(), short(LONGEST)])


class HideForm(Form):
    """Why a post is hidden; the member that posted it reads it."""

    reason = Paragraphs(
        lazy("Reason"), [Needed(lazy("Write the reason: the member that posted it reads it.")), short(LONGEST)]
    )
