"""Why a coordinator puts a member forward."""

from collab.language import lazy
from collab.web.forms.ground import Form, short
from collab.web.forms.texts import Needed, Paragraphs

LONGEST_NOTE = 600


class NominationForm(Form):
    """The reason, read by both sides."""

    note = Paragraphs(
        lazy("Why this member"),
        [Needed(lazy("Write why: both sides read it in their letter.")), short(LONGEST_NOTE)],
    )
