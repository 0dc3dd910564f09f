"""What the secretariat says of the union, in each of its languages."""

from collections.abc import Mapping, Sequence
from typing import Any

from wtforms import BooleanField, FileField, FormField, HiddenField, ValidationError
from wtforms import Form as WtForm

from collab import language
from collab.language import gettext as _
from collab.language import lazy
from collab.union.actions import UnionDraft
from collab.union.model import OwnWords
from collab.union.pictures import NotAPicture, small
from collab.web.forms.ground import Form, is_carried_on, short
from collab.web.forms.texts import Address, OneLine, Paragraphs, in_language

LONGEST_NAME, LONGEST_ABOUT = 80, 2000


class Names(WtForm):
    """The union's name, one field a language."""

    Meta = Form.Meta


class Abouts(WtForm):
    """What the union says of itself, one field a language."""

    Meta = Form.Meta


for _code in language.OWN_NAMES:
    setattr(
        Names, _code, OneLine(in_language(lazy("Name, in this language: %(language)s"), _code), [short(LONGEST_NAME)])
    )
    _about = Paragraphs(in_language(lazy("Text, in this language: %(language)s"), _code), [short(LONGEST_ABOUT)])
    setattr(Abouts, _code, _about)


class UnionForm(Form):
    """`edition` is the one that was read when the writing began."""

    edition = HiddenField()
    names = FormField(Names)
    abouts = FormField(Abouts)
    contact = Address(lazy("Where people can ask"))
    logo = FileField(lazy("New logo"))
    logo_gone = BooleanField(lazy("Show no logo any more"))

    picture: bytes | None = None

    @classmethod
    def of(cls, said: OwnWords, contact: str) -> "UnionForm":
        """The form filled with what stands."""
        facts = {"names": said.names, "abouts": said.abouts, "contact": contact, "edition": said.edition}
        return cls(data=facts)

    def draft(self) -> UnionDraft:
        """What was typed, for the house."""
        edition = self.edition.data or ""
        return UnionDraft(
            names={code: text for code, text in self.names.form.data.items() if text},
            abouts={code: text for code, text in self.abouts.form.data.items() if text},
            contact=self.contact.data,
            logo=b"" if self.logo_gone.data else self.picture,
            edition=int(edition) if edition.isdecimal() else -1,
        )

    def validate(self, extra_validators: Mapping[str, Sequence[Any]] | None = None) -> bool:
        good = super().validate(extra_validators)
        if any(self.names.form.data.values()) or is_carried_on():
            return good
        self.form_errors.append(_("Write the union's name in at least one language."))
        return False

    def validate_logo(self, field: Any) -> None:
        content = field.data.read() if hasattr(field.data, "read") else b""
        if not content:
            return
        try:
            self.picture = small(content)
        except NotAPicture:
            raise ValidationError(_("This file is not a picture we can show. Choose a PNG, JPEG or WebP.")) from None
