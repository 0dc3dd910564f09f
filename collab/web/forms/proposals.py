"""What is typed about a proposal: kept as it is, judged field by field, and handed over as a frozen draft."""

from typing import Any

from babel.numbers import get_currency_name
from wtforms import HiddenField, RadioField, SelectField, ValidationError
from wtforms.fields.choices import SelectChoice
from wtforms.validators import Optional

from collab import clock, language
from collab.language import gettext as _
from collab.language import lazy
from collab.posts.drafts import TextDraft
from collab.posts.model import CodeKind, Reach
from collab.proposals.drafts import ProposalDraft, SeatDraft
from collab.proposals.model import Proposal, Seat
from collab.union.settings import union
from collab.web.forms import offered, rows
from collab.web.forms.ground import Codes, FieldsOfWork, Form, Picks, short
from collab.web.forms.inputs import Countries, Day, Whole
from collab.web.forms.texts import OneLine, Paragraphs
from collab.words import states

TITLE, SUMMARY, ROLE = 160, 4000, 120
MOST_TEXTS, MOST_SEATS, MOST_A_SEAT = 4, 12, 50
YEARS_AHEAD = 3
CURRENCIES = (
    *("EUR", "USD", "TRY", "GBP", "CHF", "SAR", "AED", "QAR", "KWD", "BHD", "OMR", "JOD", "EGP", "SDG", "MAD"),
    *("TND", "DZD", "IQD", "LBP", "SYP", "YER", "MYR", "IDR"),
)


def currencies_offered() -> offered.Choices:
    """Currencies by name, with their code."""
    named = [(code, get_currency_name(code, locale=language.current())) for code in CURRENCIES]
    return [SelectChoice("", "–"), *(SelectChoice(code, f"{name} ({code})") for code, name in named)]


def languages_offered() -> offered.Choices:
    """The union's own languages in sight, the others under one heading."""
    return offered.folded(offered.languages(), _("More languages"), picked=offered.OWN_LANGUAGES)


def readers_offered() -> offered.Choices:
    """Who can read it, the narrower first."""
    return [SelectChoice(one.value, states.sight(one.value)) for one in (Reach.MEMBERS, Reach.PUBLIC)]


class Row(rows.Row):
    """One row of several; `opening` when the proposal is to be posted, not only kept."""

    opening = False
    is_first = False


class TextRow(Row):
    """Title and summary in one language; a row with nothing in it is left out, except the first."""

    language = SelectField(lazy("Language"), choices=offered.languages, default=language.current)
    title = OneLine(lazy("Title"), [short(TITLE)])
    summary = Paragraphs(lazy("Summary"), [short(SUMMARY)])

    @property
    def is_blank(self) -> bool:
        return not self.is_first and not self.title.data and not self.summary.data

    def validate_title(self, field: Any) -> None:
        if not field.data and not self.is_blank:
            raise ValidationError(_("Give the proposal a title: one line that says what is to be done, and where."))

    def validate_summary(self, field: Any) -> None:
        if self.opening and not field.data and not self.is_blank:
            raise ValidationError(_("Write a summary: who is helped, what you do, and what you cannot do alone."))

    def draft(self) -> TextDraft:
        return TextDraft(self.language.data, self.title.data, self.summary.data)


class SeatRow(Row):
    """Partners wanted for one role; a row with nothing in it is left out."""

    public_id = HiddenField()
    role = OneLine(lazy("What they would do"), [short(ROLE)])
    number = Whole(lazy("How many"), default=1)
    countries = Countries(lazy("Countries they work in"), [Optional()])
    languages = Codes(lazy("Languages they need"), languages_offered)
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


class ProposalForm(Form):
    """`edition` is the one that was read when the writing began."""

    edition = HiddenField()
    texts = rows.Rows(TextRow, lazy("Text"), most=MOST_TEXTS)
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

    opening = False

    @classmethod
    def of(cls, proposal: Proposal, *, text: str = "") -> "ProposalForm":
        """The form filled with what stands, and a row for a text in the language `text` where there is none."""
        texts = [{"language": text.language, "title": text.title, "summary": text.summary} for text in proposal.texts]
        form = cls(
            data={
                "edition": proposal.edition,
                "texts": texts,
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

    def accepts(self, *, opening: bool) -> bool:
        """Whether all is well: to open it, or (much less is needed) to keep it as a draft."""
        self.opening = opening
        for place, row in enumerate(self.texts.entries):
            row.form.opening, row.form.is_first = opening, place == 0
        return self.validate()

    def draft(self) -> ProposalDraft:
        """What was typed, for the house."""
        return ProposalDraft(
            texts=tuple(row.form.draft() for row in self.texts.entries if not row.form.is_blank),
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

    def validate_texts(self, rows: Any) -> None:
        used = [row.form.language.data for row in rows.entries if not row.form.is_blank]
        if len(set(used)) < len(used):
            raise ValidationError(_("Two texts are in the same language. Choose another language for one of them."))

    def validate_ends_on(self, field: Any) -> None:
        if self.starts_on.data and field.data and field.data < self.starts_on.data:
            raise ValidationError(_("The end lies before the start. Change one of the two."))

    def validate_budget_high(self, field: Any) -> None:
        if self.budget_low.data is not None and field.data is not None and field.data < self.budget_low.data:
            raise ValidationError(_("The highest amount is below the lowest. Change one of the two."))

    def validate_currency(self, field: Any) -> None:
        if self.has_budget and not field.data:
            raise ValidationError(_("Choose the currency of the budget."))

    def validate_deadline(self, field: Any) -> None:
        today = clock.today(union().zone)
        if self.opening and not field.data and not field.errors:
            raise ValidationError(_("Choose the last day on which members can join."))
        if self.opening and field.data and field.data < today:
            raise ValidationError(_("This day is over. Choose today or a later day."))
        if field.data and field.data.year > today.year + YEARS_AHEAD:
            raise ValidationError(_("Choose a day within the next %(num)s years.", num=YEARS_AHEAD))


def _seat_facts(seat: Seat) -> dict[str, Any]:
    return {
        "public_id": seat.public_id,
        "role": seat.role,
        "number": seat.number,
        "countries": seat.coded(CodeKind.COUNTRY),
        "languages": seat.coded(CodeKind.LANGUAGE),
        "capacities": seat.coded(CodeKind.CAPACITY),
    }
