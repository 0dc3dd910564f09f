"""What is said to a suggestion, for how long, and where the reader came from."""

from collections.abc import Sequence
from datetime import date, timedelta

from wtforms import RadioField, SelectField, ValidationError
from wtforms.fields.choices import SelectChoice
from wtforms.validators import InputRequired

from collab import clock
from collab.language import gettext as _
from collab.language import lazy
from collab.suggestions.model import Feedback
from collab.union.settings import union
from collab.web.forms.ground import Form
from collab.web.forms.inputs import Day
from collab.words import states

USUALLY, LONGEST = timedelta(days=30), timedelta(days=2 * 365)


def in_a_month() -> date:
    """The day offered for "not now"."""
    return clock.today(union().zone) + USUALLY


class DismissForm(Form):
    """`until` counts for "not now" alone; `back` is the page to return to: the post's, or home."""

    kind = RadioField(lazy("What do you say to it?"), [InputRequired(lazy("Choose what comes nearest."))])
    until = Day(lazy("Suggest it again from"), default=in_a_month)
    back = SelectField(choices=("post", "home"), default="post", validate_choice=False)

    def about(self, sayable: Sequence[Feedback]) -> "DismissForm":
        """The form with what may be said here."""
        self.kind.choices = [SelectChoice(one.value, states.feedback(one.value)) for one in sayable]
        return self

    def said(self) -> tuple[Feedback, date | None]:
        """What was said, and the day on which it stands no more."""
        kind = Feedback(self.kind.data)
        return kind, self.until.data if kind is Feedback.NOT_NOW else None

    def validate_until(self, field: Day) -> None:
        """A day to come, not too far."""
        today = clock.today(union().zone)
        if self.kind.data != Feedback.NOT_NOW.value:
            field.errors = []
        elif field.errors:
            return
        elif field.data is None:
            raise ValidationError(_("Choose the day from which it may be suggested again."))
        elif field.data <= today:
            raise ValidationError(_("Choose a day from tomorrow on."))
        elif field.data > today + LONGEST:
            raise ValidationError(_("Choose a day within the next two years."))
