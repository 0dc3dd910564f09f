"""What is typed about a proposal: kept as it is, judged field by field, and handed over as a frozen draft."""

from typing import Any, Self

from wtforms import HiddenField, RadioField, SelectField, ValidationError
from wtforms.validators import Optional

from collab.language import gettext as _
from collab.language import lazy
from collab.posts.model import CodeKind, Reach
from collab.proposals.drafts import ProposalDraft, SeatDraft
from collab.proposals.model import Proposal, Seat
from collab.web.forms import offered, rows
from collab.web.forms.ground import Codes, FieldsOfWork, Picks, short
from collab.web.forms.inputs import Countries, Day, Whole
from collab.web.forms.posts import (
    MOST_TEXTS,
    PostForm,
    Row,
    TextRow,
    currencies_offered,
    readers_offered,
    texts_of,
)
from collab.web.forms.texts import OneLine

ROLE = 120
MOST_SEATS, MOST_A_SEAT = 12, 50


class ProposalText(TextRow):
    """What is to be done, and where."""

    def without_title(self) -> str:
        return _("Give the proposal a title: one line that says what is to be done, and where.")

    def without_summary(self) -> str:
        return _("Write a summary: who is helped, what you do, and what you cannot do alone.")


class SeatRow(Row):
    """Partners wanted for one role; a row with nothing in it is left out."""

    public_id = HiddenField()
    role = OneLine(lazy("What they would do"), [short(ROLE)])
    number = Whole(lazy("How many"), default=1)
    countries = Countries(lazy("Countries they work in"), [Optional()])
    languages = Codes(lazy("Languages they need"), offered.languages_by_use)
    capacities = Picks(lazy("What they should bring"), offered.capacities, lazy("Choose what"))

    @property
    def is_blank(self) -> bool:
        return not any((self.role.data, self.countries.data, self.languages.data, self.capacities.data))

    def validate_role(self, field: Any) -> None:
        if not field.data and (self.languages.data or self.capacities.data or self.countries.data):
            raise ValidationError(_("Write in a few words what this partner would do, or take this partner out."))

    def validate_number(self, field: Any) -> None:
        if not self.is_blank and not field.errors and not 1 <= (field.data or 0) <= MOST_A_SEAT:
            raise ValidationError(_("Write how many partners, from 1 to %(most)s.", most=MOST_A_SEAT))

    def draft(self) -> SeatDraft:
        return SeatDraft(
            role=self.role.data,
            number=self.number.data or 1,
            countries=self.countries.data,
            languages=tuple(self.languages.data),
            capacities=tuple(self.capacities.data),
            public_id=self.public_id.data or "",
        )


class ProposalForm(PostForm):
    """A joint project, with the partners wanted."""

    texts = rows.Rows(ProposalText, lazy("Text"), most=MOST_TEXTS)
    fields = FieldsOfWork(lazy("Fields of work"))
    countries = Countries(lazy("Countries where the work is"))
    starts_on = Day(lazy("Starts"), [Optional()])
    ends_on = Day(lazy("Ends"), [Optional()])
    budget_low = Whole(lazy("Lowest budget"), [Optional()])
    budget_high = Whole(lazy("Highest budget"), [Optional()])
    currency = SelectField(lazy("Currency"), choices=currencies_offered, default="")
    deadline = Day(lazy("Members can join until"))
    reach = RadioField(lazy("Who can read it"), choices=readers_offered, default=Reach.MEMBERS.value)
    seats = rows.Rows(SeatRow, lazy("Partner"), most=MOST_SEATS)

    @classmethod
    def of(cls, proposal: Proposal, *, text: str = "") -> Self:
        form = cls(
            data={
                "edition": proposal.edition,
                "texts": texts_of(proposal),
                "fields": proposal.coded(CodeKind.FIELD),
                "countries": proposal.coded(CodeKind.COUNTRY),
                "starts_on": proposal.starts_on,
                "ends_on": proposal.ends_on,
                "budget_low": proposal.budget_low,
                "budget_high": proposal.budget_high,
                "currency": proposal.currency,
                "deadline": proposal.deadline,
                "reach": proposal.reach.value,
                "seats": [_seat_facts(seat) for seat in proposal.seats],
            }
        )
        form.texts.begin(text)
        return form

    def draft(self) -> ProposalDraft:
        return ProposalDraft(
            texts=self.written(),
            fields=tuple(self.fields.data),
            countries=self.countries.data,
            starts_on=self.starts_on.data,
            ends_on=self.ends_on.data,
            budget_low=self.budget_low.data,
            budget_high=self.budget_high.data,
            currency=self.currency.data if self.has_budget else "",
            deadline=self.deadline.data,
            reach=Reach(self.reach.data),
            seats=tuple(row.form.draft() for row in self.seats.entries if row.form.role.data),
        )

    @property
    def has_budget(self) -> bool:
        return self.budget_low.data is not None or self.budget_high.data is not None

    def validate_ends_on(self, field: Any) -> None:
        if self.starts_on.data and field.data and field.data < self.starts_on.data:
            raise ValidationError(_("The end lies before the start. Change one of the two."))

    def validate_budget_high(self, field: Any) -> None:
        if self.budget_low.data is not None and field.data is not None and field.data < self.budget_low.data:
            raise ValidationError(_("The highest amount is below the lowest. Change one of the two."))

    def validate_currency(self, field: Any) -> None:
        if self.has_budget and not field.data:
            raise ValidationError(_("Choose the currency of the budget."))

    def without_deadline(self) -> str:
        return _("Choose the last day on which members can join.")


def _seat_facts(seat: Seat) -> dict[str, Any]:
    return {
        "public_id": seat.public_id,
        "role": seat.role,
        "number": seat.number,
        "countries": seat.coded(CodeKind.COUNTRY),
        "languages": seat.coded(CodeKind.LANGUAGE),
        "capacities": seat.coded(CodeKind.CAPACITY),
    }
