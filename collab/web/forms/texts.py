"""What people type: cleaned of what no database and no page can hold, with our own words for what is wrong."""

import unicodedata
from collections.abc import Sequence
from typing import Any, ClassVar

from babel.support import LazyProxy
from wtforms import EmailField, Field, IntegerField, StringField, TextAreaField, ValidationError
from wtforms import Form as WtForm
from wtforms.validators import Email, NumberRange, Optional, StopValidation

from collab.language import gettext as _
from collab.language import lazy
from collab.web.forms.ground import short
from collab.words import names

UNWRITABLE = {"Cc", "Cs"}
LONGEST_ADDRESS = 254


def tidy(value: str | None) -> str:
    """Without control characters and lone surrogates (lines stay), and without blanks around it."""
    lines = (value or "").replace("\r\n", "\n").replace("\r", "\n")
    return "".join(c for c in lines if c in "\n\t" or unicodedata.category(c) not in UNWRITABLE).strip()


def one_line(value: str | None) -> str:
    """Tidy, and all on one line."""
    return " ".join(tidy(value).split())


def in_language(message: str, code: str) -> str:
    """The label with the language's name in it, both in the reader's language."""
    return LazyProxy(lambda: str(message) % {"language": names.working_language(code)}, enable_cache=False)  # type: ignore[return-value]


class Needed:
    """It cannot be left empty; `message` says what to write."""

    field_flags: ClassVar = {"required": True}

    def __init__(self, message: str) -> None:
        self.message = message

    def __call__(self, form: WtForm, field: Field) -> None:
        if not field.data:
            raise StopValidation(str(self.message))


class OneLine(StringField):
    """A line of text."""

    def __init__(self, label: str, validators: Sequence[Any] = (), **facts: Any) -> None:
        super().__init__(label, validators, filters=[one_line], **facts)


class Paragraphs(TextAreaField):
    """Text of several lines."""

    def __init__(self, label: str, validators: Sequence[Any] = (), **facts: Any) -> None:
        super().__init__(label, validators, filters=[tidy], **facts)


class Address(EmailField):
    """An e-mail address."""

    def __init__(self, label: str, **facts: Any) -> None:
        checks = [Needed(lazy("Write the e-mail address.")), short(LONGEST_ADDRESS), _looks_like_one]
        super().__init__(label, checks, filters=[one_line], **facts)


class Year(IntegerField):
    """A year in four digits, or nothing."""

    def __init__(self, label: str, *, first: int, last: int, **facts: Any) -> None:
        between = NumberRange(first, last, lazy("Write a year between %(min)s and %(max)s, in four digits."))
        super().__init__(label, [Optional(), between], **facts)

    def process_formdata(self, valuelist: list[str]) -> None:
        try:
            super().process_formdata(valuelist)
        except ValueError as wrong:
            raise ValueError(_("Write the year in four digits, for example 2019.")) from wrong


def _looks_like_one(form: WtForm, field: Field) -> None:
    try:
        Email()(form, field)
    except ValidationError:
        raise ValidationError(_("This does not look like an e-mail address. Write it like name@example.org.")) from None
