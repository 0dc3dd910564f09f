"""What is sent along with an invitation or an interest."""

from wtforms import SelectField
from wtforms.fields.choices import SelectChoice
from wtforms.validators import Optional

from collab.language import gettext as _
from collab.language import lazy
from collab.posts.model import Post
from collab.proposals.model import Seat, seats_of
from collab.web.forms.ground import Form, short
from collab.web.forms.texts import Paragraphs

NOTE = 600


class GroupForm(Form):
    """An invitation to all of a group: one short note to each of them; `key` tells several such forms apart."""

    note = Paragraphs(lazy("A short note to all of them"), [Optional(), short(NOTE)])

    def about(self, key: str) -> "GroupForm":
        """Ask everybody of this group."""
        self.note.id = f"note-{key}"
        return self


class AskForm(Form):
    """An invitation or an interest: a short note, and the place it is for. Call `about` before anything else."""

    note = Paragraphs(lazy("A short note"), [Optional(), short(NOTE)])
    seat = SelectField(lazy("For which place"), default="", validate_choice=False)

    def about(self, post: Post, key: str = "") -> "AskForm":
        """Ask about this post; `key` tells several such forms on one page apart."""
        named = [SelectChoice(seat.public_id, seat.role) for seat in seats_of(post)]
        self.seat.choices = [SelectChoice("", _("Any place")), *named] if len(named) != 1 else named
        for one in self if key else ():
            one.id = f"{one.name}-{key}"
        return self

    def seat_of(self, post: Post) -> Seat | None:
        """The place that was chosen."""
        return next((seat for seat in seats_of(post) if seat.public_id == self.seat.data), None)
