"""What a coordinator writes with a no."""

from collab.language import lazy
from collab.web.forms.ground import Form, short
from collab.web.forms.partnerships import LONGEST_REASON
from collab.web.forms.texts import Needed, Paragraphs


class RejectionForm(Form):
    """Why the union does not approve; both members read it."""

    reason = Paragraphs(
        lazy("Reason"),
        [Needed(lazy("Write the reason: both members read it in their letter.")), short(LONGEST_REASON)],
    )
