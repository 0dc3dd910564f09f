"""What is typed about an offer or a request: kept as it is, judged field by field, handed over as a frozen draft."""

from typing import Any, Self

from wtforms import RadioField, SelectField, ValidationError
from wtforms.fields.choices import SelectChoice
from wtforms.validators import Optional

from collab.language import gettext as _
from collab.language import lazy
from collab.offers.drafts import ExchangeDraft
from collab.offers.model import Cost, Exchange, Format, Period, Type
from collab.posts.model import CodeKind, Post, PostKind, Reach
from collab.web.forms import offered, rows
from collab.web.forms.ground import Codes, FieldsOfWork, Picks, short
from collab.web.forms.inputs import Countries, Day, Whole
from collab.web.forms.posts import (
    MOST_TEXTS,
    PostForm,
    TextRow,
    currencies_offered,
    readers_offered,
    texts_of,
)
from collab.web.forms.texts import OneLine
from collab.words import exchanges

NOTE = 200
MOST_MEMBERS = 500


def kinds_offered() -> list[SelectChoice]:
    return [SelectChoice(one, exchanges.kind(one)) for one in (PostKind.OFFER.value, PostKind.REQUEST.value)]


def types_offered() -> list[SelectChoice]:
    return [SelectChoice(one.value, exchanges.type_(one.value)) for one in Type]


def formats_offered() -> list[SelectChoice]:
    return [SelectChoice(one.value, exchanges.format_(one.value)) for one in Format]


def costs_offered() -> list[SelectChoice]:
    return [SelectChoice(one.value, exchanges.cost(one.value)) for one in Cost]


def periods_offered() -> list[SelectChoice]:
    return [SelectChoice(one.value, exchanges.period(one.value)) for one in Period]


class ExchangeText(TextRow):
    """What it is about, and for whom."""

    def without_title(self) -> str:
        return _("Give it a title: one line that says what it is about, and for whom.")

    def without_summary(self) -> str:
        return _("Write a summary: what it is, for whom, and what comes of it.")


class ExchangeForm(PostForm):
    """`kind` stays once something is written."""

    kind = RadioField(lazy("What you write"), choices=kinds_offered, default=PostKind.OFFER.value)
    type = RadioField(lazy("What it is"), choices=types_offered, default=Type.TRAINING.value)
    texts = rows.Rows(ExchangeText, lazy("Text"), most=MOST_TEXTS)
    fields = FieldsOfWork(lazy("Fields of work"))
    capacities = Picks(lazy("What is given or needed"), offered.capacities, lazy("Choose what"))
    format = RadioField(lazy("How it is given"), choices=formats_offered, default=Format.BOTH.value)
    languages = Codes(lazy("Languages it can be given in"), offered.languages_by_use)
    countries = Countries(lazy("Countries it is meant for"), [Optional()])
    number = Whole(lazy("For how many members"), default=1)
    period = SelectField(lazy("In what time"), choices=periods_offered, default=Period.ONCE.value)
    cost = RadioField(lazy("Who pays"), choices=costs_offered, default=Cost.FREE.value)
    amount = Whole(lazy("Amount"), [Optional()])
    currency = SelectField(lazy("Currency"), choices=currencies_offered, default="")
    cost_note = OneLine(lazy("What should be known about the cost"), [short(NOTE)])
    deadline = Day(lazy("Open until"))
    reach = RadioField(lazy("Who can read it"), choices=readers_offered, default=Reach.MEMBERS.value)

    @classmethod
    def of(cls, post: Exchange, *, text: str = "") -> Self:
        plain = ("edition", "deadline", "cost_note", "amount", "currency", "number")
        chosen = ("kind", "type", "format", "cost", "period", "reach")
        form = cls(
            data={
                "texts": texts_of(post),
                "fields": post.coded(CodeKind.FIELD),
                "capacities": post.coded(CodeKind.CAPACITY),
                "languages": post.coded(CodeKind.LANGUAGE),
                "countries": post.coded(CodeKind.COUNTRY),
                **{name: getattr(post, name) for name in plain},
                **{name: getattr(post, name).value for name in chosen},
            }
        )
        form.texts.begin(text)
        return form

    def stays(self, post: Post) -> None:
        self.kind.data = post.kind.value

    @property
    def written_kind(self) -> str:
        """What is written; an offer where the form was altered to say neither."""
        return PostKind.REQUEST.value if self.is_request else PostKind.OFFER.value

    @property
    def is_request(self) -> bool:
        return bool(self.kind.data == PostKind.REQUEST.value)

    def draft(self) -> ExchangeDraft:
        is_paid = self.cost.data == Cost.PAID.value
        return ExchangeDraft(
            texts=self.written(),
            fields=tuple(self.fields.data),
            countries=self.countries.data,
            deadline=self.deadline.data,
            reach=Reach(self.reach.data),
            kind=PostKind(self.kind.data),
            type=Type(self.type.data),
            format=Format(self.format.data),
            languages=tuple(self.languages.data),
            capacities=tuple(self.capacities.data),
            cost=Cost(self.cost.data),
            cost_note=self.cost_note.data,
            amount=(self.amount.data or None) if is_paid else None,
            currency=self.currency.data if is_paid and self.amount.data else "",
            number=1 if self.is_request else self.number.data or 1,
            period=Period.ONCE if self.is_request else Period(self.period.data),
        )

    def validate_fields(self, field: Any) -> None:
        if self.opening and not field.data:
            raise ValidationError(_("Tick at least one field of work: members are found by it."))

    def validate_number(self, field: Any) -> None:
        if not self.is_request and not field.errors and not 1 <= (field.data or 0) <= MOST_MEMBERS:
            raise ValidationError(_("Write for how many members, from 1 to %(most)s.", most=MOST_MEMBERS))

    def validate_currency(self, field: Any) -> None:
        if self.cost.data == Cost.PAID.value and self.amount.data and not field.data:
            raise ValidationError(_("Choose the currency of the amount."))

    def without_deadline(self) -> str:
        return _("Choose the last day on which it is open.")
