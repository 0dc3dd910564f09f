"""Rows of a form that are added and taken out by buttons of the form, so that it works without a script."""

from collections.abc import Container, Iterator
from typing import Any

from wtforms import FieldList, FormField
from wtforms import Form as WtForm

from collab.language import gettext as _
from collab.web.forms.ground import Form

MOST_DIGITS = 4


class Row(WtForm):
    """One row; the form token is the business of the whole form."""

    Meta = Form.Meta


class Rows(FieldList):
    """At least one row, at most `most`; `fresh` is the id of a row just added."""

    fresh = ""

    def __init__(self, row: type[Row], label: str, *, most: int, **facts: Any) -> None:
        super().__init__(FormField(row), label, min_entries=1, max_entries=most, **facts)

    def change(self, pressed: Container[str]) -> bool:
        """Add or take out the row whose button was pressed; False when none of these buttons was."""
        if f"add-{self.name}" in pressed:
            self._add_one()
            return True
        for place in range(len(self.entries)):
            if f"remove-{self.name}-{place}" in pressed:
                self._take_out(place)
                return True
        return False

    def begin(self, language: str) -> None:
        """Add a row in that language, ready to be written, unless one is there or it is not offered."""
        spoken = {entry.form.language.data for entry in self.entries}
        blank = self.entries[0].form.language
        if language not in spoken and language in {choice.value for choice in blank.iter_choices()}:
            self._add_one()
            self.entries[-1].form.language.data = language

    def _add_one(self) -> None:
        if len(self.entries) < self.max_entries:
            self.fresh = self.append_entry().id
        else:
            self.errors = [_("There is no room for more rows here.")]

    def _take_out(self, place: int) -> None:
        self.pop_entry(place)
        if not self.entries:
            self.append_entry()

    def _extract_indices(self, prefix: str, formdata: Any) -> Iterator[int]:
        """Numbers of the rows that were sent; WTForms' own takes "²" for one and fails."""
        for key in formdata:
            head, _dash, tail = key.removeprefix(f"{prefix}-").partition("-")
            if key.startswith(f"{prefix}-") and tail and head.isascii() and head.isdigit() and len(head) <= MOST_DIGITS:
                yield int(head)


def changed(form: WtForm, pressed: Container[str]) -> bool:
    """Whether a button of the form's rows was pressed; the form then holds the change."""
    return any(field.change(pressed) for field in form if isinstance(field, Rows))
