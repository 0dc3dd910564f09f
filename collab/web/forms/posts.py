"""What the forms of proposals, offers and requests share: their texts, their last day, who reads them."""

from typing import Any, Self

from babel.numbers import get_currency_name
from wtforms import HiddenField, SelectField, ValidationError
from wtforms.fields.choices import SelectChoice

from collab import clock, language
from collab.language import gettext as _
from collab.language import lazy
from collab.posts.drafts import PostDraft, TextDraft
from collab.posts.model import Post, Reach
from collab.union.settings import union
from collab.web.forms import offered, rows
from collab.web.forms.ground import Form, short
from collab.web.forms.inputs import Day
from collab.web.forms.texts import OneLine, Paragraphs
from collab.words import states

TITLE, SUMMARY = 160, 4000
MOST_TEXTS = 4
YEARS_AHEAD = 3
CURRENCIES = (
    *("EUR", "USD", "TRY", "GBP", "CHF", "SAR", "AED", "QAR", "KWD", "BHD", "OMR", "JOD", "EGP", "SDG", "MAD"),
    *("TND", "DZD", "IQD", "LBP", "SYP", "YER", "MYR", "IDR"),
)


def currencies_offered() -> offered.Choices:
    """Currencies by name, with their code."""
    named = [(code, get_currency_name(code, locale=language.current())) for code in CURRENCIES]
    return [SelectChoice("", "–"), *(SelectChoice(code, f"{name} ({code})") for code, name in named)]


def readers_offered() -> offered.Choices:
    """Who can read it, the narrower first."""
    return [SelectChoice(one.value, states.sight(one.value)) for one in (Reach.MEMBERS, Reach.PUBLIC)]


def texts_of(post: Post) -> list[dict[str, str]]:
    """The texts that stand, as rows of the form."""
    return [{"language": one.language, "title": one.title, "summary": one.summary} for one in post.texts]


class Row(rows.Row):
    """One row of several; `opening` when the post is to be opened, not only kept."""

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

    def without_title(self) -> str:
        """What is said where there is none."""
        raise NotImplementedError

    def without_summary(self) -> str:
        """What is said where it is to be opened and there is none."""
        raise NotImplementedError

    def validate_title(self, field: Any) -> None:
        if not field.data and not self.is_blank:
            raise ValidationError(self.without_title())

    def validate_summary(self, field: Any) -> None:
        if self.opening and not field.data and not self.is_blank:
            raise ValidationError(self.without_summary())

    def draft(self) -> TextDraft:
        return TextDraft(self.language.data, self.title.data, self.summary.data)


class PostForm(Form):
    """`edition` is the one that was read when the writing began; each kind has its own `texts` and `deadline`."""

    edition = HiddenField()
    texts: rows.Rows
    deadline: Day

    opening = False

    @classmethod
    def of(cls, post: Any, *, text: str = "") -> Self:
        """The form filled with what stands, and a row for a text in the language `text` where there is none."""
        raise NotImplementedError

    def stays(self, post: Post) -> None:
        """What the post is, it stays, whatever was sent."""

    def draft(self) -> PostDraft:
        """What was typed, for the house."""
        raise NotImplementedError

    def accepts(self, *, opening: bool) -> bool:
        """Whether all is well: to open it, or (much less is needed) to keep it as a draft."""
        self.opening = opening
        for place, row in enumerate(self.texts.entries):
            row.form.opening, row.form.is_first = opening, place == 0
        return self.validate()

    def written(self) -> tuple[TextDraft, ...]:
        """The texts, blank rows left out."""
        return tuple(row.form.draft() for row in self.texts.entries if not row.form.is_blank)

    def without_deadline(self) -> str:
        """What is said where it is to be opened and has no last day."""
        raise NotImplementedError

    def validate_texts(self, rows: Any) -> None:
        used = [row.form.language.data for row in rows.entries if not row.form.is_blank]
        if len(set(used)) < len(used):
            raise ValidationError(_("Two texts are in the same language. Choose another language for one of them."))

    def validate_deadline(self, field: Any) -> None:
        today = clock.today(union().zone)
        if self.opening and not field.data and not field.errors:
            raise ValidationError(self.without_deadline())
        if self.opening and field.data and field.data < today:
            raise ValidationError(_("This day is over. Choose today or a later day."))
        if field.data and field.data.year > today.year + YEARS_AHEAD:
            raise ValidationError(_("Choose a day within the next %(num)s years.", num=YEARS_AHEAD))
