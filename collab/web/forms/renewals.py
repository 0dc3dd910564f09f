"""For how long a post is renewed."""

from datetime import date

from wtforms import HiddenField, IntegerField
from wtforms.validators import AnyOf

from collab.language import lazy
from collab.posts.renewal import DAYS
from collab.web.forms.ground import Form


class RenewalForm(Form):
    """`days` is the button that was pressed, `seen` the last day the page showed."""

    days = IntegerField(validators=[AnyOf(DAYS, lazy("Choose for how long."))])
    seen = HiddenField()

    def last_day(self) -> date | None:
        """The last day that was seen; None for anything that is none."""
        try:
            return date.fromisoformat(self.seen.data or "")
        except ValueError:
            return None
