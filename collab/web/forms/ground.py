"""What every form stands on: our own words for wrong input, code pickers, and refusing a stale token."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from flask import g, has_request_context
from wtforms import Form as WtForm
from wtforms import SelectMultipleField
from wtforms.validators import Length
from wtforms.widgets import CheckboxInput, ListWidget

from collab import language
from collab.language import gettext as _
from collab.language import lazy, ngettext
from collab.web.forms.offered import Choices, fields, folded

Offered = Callable[[], Choices]

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
        return language.catalogue().ngettext(one, many, n)


class Form(WtForm):
    """A form filled from this request's post; with a stale token, or carried on from a draft, it does not validate."""

    class Meta:
        def get_translations(self, form: WtForm) -> Words:
            return Words()

    def validate(self, extra_validators: Mapping[str, Sequence[Any]] | None = None) -> bool:
        if is_carried_on():
            return False
        good: bool = super().validate(extra_validators)
        if has_request_context() and not g.get("token_is_good", True):
            self.form_errors.append(_("This page had been open for too long. Nothing is lost: please send it again."))
            return False
        return good


def is_carried_on() -> bool:
    """Whether forms are shown to be written on, from a draft, and not judged."""
    return has_request_context() and bool(g.get("carried_on"))


class Codes(SelectMultipleField):
    """Codes of the vocabulary as tick boxes; `offered` gives (code, name) in the reader's language when it is shown."""

    widget = ListWidget(prefix_label=False)
    option_widget = CheckboxInput()

    def __init__(self, label: str, offered: Offered, **facts: Any) -> None:
        super().__init__(label, choices=offered, invalid_choice_message=_not_offered, **facts)


class Picks(Codes):
    """Codes of a long list: those picked (and `seen`) in sight, the others folded under `more`."""

    def __init__(self, label: str, offered: Offered, more: str, *, seen: tuple[str, ...] = (), **facts: Any) -> None:
        super().__init__(label, offered, **facts)
        self.choices = lambda: folded(offered(), str(more), picked={*seen, *(self.data or ())})


class FieldsOfWork(Codes):
    """Fields under their committees; a retired one only where it was ticked before."""

    def __init__(self, label: str, **facts: Any) -> None:
        super().__init__(label, fields, **facts)
        self.choices = lambda: fields(kept=self.data or ())


def _not_offered(many: int) -> str:
    return ngettext(
        "“%(value)s” is not among the choices; please choose again.",
        "“%(value)s” are not among the choices; please choose again.",
        many,
        value="%(value)s",
    )


def short(longest: int) -> Length:
    """At most so many characters."""
    return Length(max=longest, message=lazy("This is too long: please use at most %(max)d characters."))
