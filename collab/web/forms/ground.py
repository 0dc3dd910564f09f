"""What every form stands on: our own words for wrong input, code pickers, and refusing a stale token."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from flask import g, has_request_context, request
from wtforms import Form as WtForm
from wtforms import SelectMultipleField, StringField
from wtforms.validators import Length
from wtforms.widgets import CheckboxInput, ListWidget

from collab.language import gettext as _
from collab.language import lazy, ngettext

TAMPERED = (  # what WTForms says when a form was altered on its way; named here so that our catalogues hold them
    lazy("Not a valid choice."),
    lazy("Invalid Choice: could not coerce."),
    lazy("Invalid choice(s): one or more data inputs could not be coerced."),
)


class Words:
    """WTForms' own messages, from our catalogues."""

    def gettext(self, message: str) -> str:
        return _(message)

    def ngettext(self, one: str, many: str, n: int) -> str:
        return ngettext(one, many, n) if "%(num)" in one else (one if n == 1 else many)


class Form(WtForm):
    """A form filled from this request's post; it does not validate while the form token is stale."""

    class Meta:
        def get_translations(self, form: WtForm) -> Words:
            return Words()

    @classmethod
    def posted(cls, **facts: Any) -> "Form":
        """The form as it was sent."""
        return cls(request.form, **facts)

    def validate(self, extra_validators: Mapping[str, Sequence[Any]] | None = None) -> bool:
        good: bool = super().validate(extra_validators)
        if has_request_context() and not g.get("token_is_good", True):
            self.form_errors.append(_("This page had been open for too long. Nothing is lost: please send it again."))
            return False
        return good


class Codes(SelectMultipleField):
    """Codes of the vocabulary as tick boxes; `offered` gives (code, name) in the reader's language when it is shown."""

    widget = ListWidget(prefix_label=False)
    option_widget = CheckboxInput()

    def __init__(self, label: str, offered: Callable[[], list[tuple[str, str]]], **facts: Any) -> None:
        super().__init__(label, choices=offered, **facts)


def short(longest: int) -> Length:
    """At most so many characters."""
    return Length(max=longest, message=lazy("This is too long: please use at most %(max)d characters."))


def stripped(value: str | None) -> str:
    """Without blanks around it."""
    return (value or "").strip()


class Line(StringField):
    """One line of text, without blanks around it."""

    def __init__(self, label: str, validators: Sequence[Any] = (), **facts: Any) -> None:
        super().__init__(label, validators, filters=[stripped], **facts)
