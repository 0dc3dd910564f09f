"""What a lead ticks when it is asked about its post."""

from collections.abc import Mapping, Sequence
from typing import Any

from wtforms import HiddenField

from collab.language import gettext as _
from collab.language import lazy
from collab.posts.drafts import Answers
from collab.web.forms import offered
from collab.web.forms.ground import Codes, FieldsOfWork, Form


class ClarifyForm(Form):
    """Any code of the vocabulary is an answer: what was offered may be another by the time it is sent."""

    fields = FieldsOfWork(lazy("Fields of work"))
    countries = Codes(lazy("Countries"), offered.countries)
    capacities = Codes(lazy("What they should bring"), offered.capacities)
    seat = HiddenField()

    def validate(self, extra_validators: Mapping[str, Sequence[Any]] | None = None) -> bool:
        good = super().validate(extra_validators)
        if good and not any((self.fields.data, self.countries.data, self.capacities.data)):
            self.form_errors.append(_("Tick at least one answer, or say that none of them is right."))
            return False
        return good

    def answers(self) -> Answers:
        return Answers(
            fields=tuple(self.fields.data),
            countries=tuple(self.countries.data),
            capacities=tuple(self.capacities.data),
            seat=self.seat.data or "",
        )
