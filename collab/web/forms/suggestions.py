"""Why a suggestion is not for us, and where the reader came from."""

from wtforms import RadioField, SelectField
from wtforms.fields.choices import SelectChoice
from wtforms.validators import InputRequired

from collab.language import lazy
from collab.suggestions.model import NotForUs
from collab.web.forms.ground import Form
from collab.words import states


def reasons_offered() -> list[SelectChoice]:
    """Each reason in words."""
    return [SelectChoice(one.value, states.not_for_us(one.value)) for one in NotForUs]


class DismissForm(Form):
    """`back` is the page to return to: the proposal's, or home."""

    reason = RadioField(
        lazy("Why not?"), [InputRequired(lazy("Choose the reason that comes nearest."))], choices=reasons_offered
    )
    back = SelectField(choices=("post", "home"), default="post", validate_choice=False)

    def answer(self) -> NotForUs:
        """The reason that was chosen."""
        return NotForUs(self.reason.data)
