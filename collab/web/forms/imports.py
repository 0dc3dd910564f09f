"""Forms of an import: the file, what its columns are, and the word that rows may be left out."""

from collections.abc import Sequence
from typing import Any

from flask import request
from wtforms import BooleanField, FileField, SelectField, ValidationError
from wtforms.fields.choices import SelectChoice

from collab.imports.model import Verdict
from collab.imports.reading.columns import ROLES, is_of_names
from collab.imports.reading.table import MOST_BYTES
from collab.language import gettext as _
from collab.language import lazy
from collab.web.forms import offered
from collab.web.forms.ground import Form
from collab.words import imports as words


def _or_in_the_file() -> Any:
    return [SelectChoice("", _("As the file says")), *offered.countries()]


class UploadForm(Form):
    """A file of organisations."""

    file = FileField(lazy("File"))
    country = SelectField(lazy("Country of all of them"), choices=_or_in_the_file)
    confirms = BooleanField(lazy("They are members already: confirm them at once"))
    content = b""

    def validate_file(self, file: FileField) -> None:
        sent = request.files.get("file")
        self.content = sent.read(MOST_BYTES + 1) if sent and sent.filename else b""
        if not self.content:
            raise ValidationError(_("Choose a file, and not an empty one."))
        if len(self.content) > MOST_BYTES:
            raise ValidationError(words.too_large(MOST_BYTES))

    @property
    def file_name(self) -> str:
        """What its owner calls it."""
        sent = request.files.get("file")
        return "".join(sign for sign in (sent and sent.filename) or "" if sign.isprintable()).strip() or "?"

    def given(self) -> dict[str, str]:
        """The one value for a column the file lacks."""
        return {"country": self.country.data} if self.country.data else {}


class MappingForm(Form):
    """What each column is; made for the columns of one file by `for_columns`."""

    country = SelectField(lazy("Country of all of them"), choices=_or_in_the_file)

    def validate(self, extra_validators: Any = None) -> bool:
        good = super().validate(extra_validators)
        roles = [role for role in self.roles() if role]
        if not any(map(is_of_names, roles)):
            self.form_errors.append(_("Say which column holds the names."))
            return False
        if len(roles) != len(set(roles)):
            self.form_errors.append(_("Two columns cannot be the same thing. Choose another for one of them."))
            return False
        return good

    def columns(self) -> list[SelectField]:
        """The choices, one for each column of the file."""
        return [field for field in self if field.name.startswith("column-")]

    def roles(self) -> list[str]:
        """What was chosen, in the order of the columns."""
        return [field.data if field.data in ROLES else "" for field in self.columns()]

    def given(self) -> dict[str, str]:
        """The one value for a column the file lacks."""
        return {"country": self.country.data} if self.country.data else {}


def for_columns(headers: Sequence[str]) -> type[MappingForm]:
    """The form for a file with these columns."""
    fields = {f"column-{place}": SelectField(header or "–", choices=_roles) for place, header in enumerate(headers)}
    return type("MappingFormOfFile", (MappingForm,), fields)


def _roles() -> list[SelectChoice]:
    return [SelectChoice(role, words.role(role)) for role in ("", *ROLES)]


class ConsentForm(Form):
    """Whether the rows that cannot be read may be left out."""

    leave_out = BooleanField(lazy("Leave these rows out and add the others"))


class VerdictForm(Form):
    """What a person says of two organisations that look alike."""

    verdict = SelectField(choices=lambda: [SelectChoice(each.value, "") for each in Verdict])

    def answer(self) -> Verdict:
        return Verdict(self.verdict.data)
