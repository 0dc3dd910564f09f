"""What the secretariat says of a country or a place: its names, and where a place of its own is."""

from collections.abc import Mapping, Sequence
from typing import Any

from wtforms import Form as WtForm
from wtforms import FormField, HiddenField, SelectField

from collab.language import gettext as _
from collab.language import lazy
from collab.vocabulary import countries, files
from collab.vocabulary.corrections import PlaceChange
from collab.web.forms import offered
from collab.web.forms.ground import Form, is_carried_on, short
from collab.web.forms.inputs import Countries, number_or
from collab.web.forms.texts import OneLine, in_language

LONGEST_NAME = 60


class Names(WtForm):
    """The name in each language."""

    Meta = Form.Meta


for _code in files.LANGUAGES:
    _name = OneLine(in_language(lazy("Name, in this language: %(language)s"), _code), [short(LONGEST_NAME)])
    setattr(Names, _code, _name)


class PlaceForm(Form):
    """`edition` is the one that was read when the writing began."""

    edition = HiddenField()
    names = FormField(Names)
    region = SelectField(lazy("Region"), choices=offered.regions)
    neighbours = Countries(lazy("Neighbours on land"))

    @classmethod
    def of(cls, code: str, edition: int) -> "PlaceForm":
        """The form filled with the place as it stands."""
        said = {language: countries.name(code, language) for language in files.LANGUAGES}
        around = tuple(sorted(countries.neighbours(code)))
        return cls(data={"names": said, "region": countries.region(code), "neighbours": around, "edition": edition})

    @property
    def read_edition(self) -> int:
        """The edition the writer saw; -1 when what came back is no edition."""
        return number_or(self.edition.data, -1)

    @property
    def first_name(self) -> str:
        """The English name, or the first one given."""
        given = self.names.form.data
        return given["en"] or next((name for name in given.values() if name), "")

    def change(self, code: str) -> PlaceChange:
        """What was typed; where a country of the world lies is not the union's to say."""
        given = {language: name for language, name in self.names.form.data.items() if name}
        if code in countries.shipped():
            return PlaceChange(code, countries.region(code), given)
        around = tuple(each for each in self.neighbours.data if each != code)
        return PlaceChange(code, self.region.data, given, around)

    def validate(self, extra_validators: Mapping[str, Sequence[Any]] | None = None) -> bool:
        good = super().validate(extra_validators)
        if self.first_name or is_carried_on():
            return good
        self.form_errors.append(_("Write the name in at least one language."))
        return False
