"""What coordinators say of a field of work: names and terms by language, relatives, whether it is offered."""

import re
from collections.abc import Mapping, Sequence
from typing import Any

from wtforms import BooleanField, FormField, HiddenField, SelectField, TextAreaField, ValidationError
from wtforms import Form as WtForm

from collab.language import gettext as _
from collab.language import lazy
from collab.matching.overlap import is_everyday
from collab.vocabulary import fields, files
from collab.vocabulary.corrections import FieldChange
from collab.vocabulary.fields import Field
from collab.web.forms import offered
from collab.web.forms.ground import Form, Picks, is_carried_on, short
from collab.web.forms.inputs import number_or
from collab.web.forms.texts import OneLine, in_language, one_line, tidy
from collab.words import names

LONGEST_NAME, LONGEST_TERM, MOST_WORDS, MOST_TERMS, LONGEST_LIST = 80, 60, 4, 120, 6000
_BETWEEN = re.compile(r"[\n,،;؛]")


class Terms(TextAreaField):
    """Terms of one language, one a line; commas part them too."""

    def __init__(self, label: str, language: str, **facts: Any) -> None:
        super().__init__(label, [short(LONGEST_LIST)], filters=[tidy], **facts)
        self.language = language

    @property
    def terms(self) -> tuple[str, ...]:
        """The terms as typed, once each."""
        return tuple(dict.fromkeys(term for each in _BETWEEN.split(self.data or "") if (term := one_line(each))))

    def post_validate(self, form: WtForm, validation_stopped: bool) -> None:
        if len(self.terms) > MOST_TERMS:
            raise ValidationError(_("These are too many terms: please use at most %(max)s.", max=MOST_TERMS))
        for term in self.terms:
            self._check(term)

    def _check(self, term: str) -> None:
        said = names.typed(term[:LONGEST_TERM])
        if len(term) > LONGEST_TERM or len(term.split()) > MOST_WORDS:
            raise ValidationError(_("“%(term)s” is too long: a term has at most four words.", term=said))
        if is_everyday(term, self.language):
            raise ValidationError(
                _("“%(term)s” would find everybody: add a word that only this field uses.", term=said)
            )


class Names(WtForm):
    """The name in each language."""

    Meta = Form.Meta


class TermLists(WtForm):
    """The terms in each language."""

    Meta = Form.Meta


for _code in files.LANGUAGES:
    _name = OneLine(in_language(lazy("Name, in this language: %(language)s"), _code), [short(LONGEST_NAME)])
    setattr(Names, _code, _name)
    setattr(TermLists, _code, Terms(in_language(lazy("Terms, in this language: %(language)s"), _code), _code))


class FieldForm(Form):
    """`edition` is the one that was read when the writing began."""

    edition = HiddenField()
    committee = SelectField(lazy("Committee"), choices=offered.committees)
    names = FormField(Names)
    terms = FormField(TermLists)
    related = Picks(lazy("Related fields"), offered.fields, lazy("Choose fields"))
    retired = BooleanField(lazy("No longer offer this field"))

    @classmethod
    def of(cls, field: Field, edition: int) -> "FieldForm":
        """The form filled with the field as it stands."""
        terms = {language: "\n".join(found) for language, found in field.terms.items()}
        facts = {"names": dict(field.names), "terms": terms, "related": list(field.related)}
        return cls(data={**facts, "committee": field.committee, "retired": field.is_retired, "edition": edition})

    @property
    def read_edition(self) -> int:
        """The edition the writer saw; -1 when what came back is no edition."""
        return number_or(self.edition.data, -1)

    @property
    def first_name(self) -> str:
        """The English name, or the first one given."""
        given = self.names.form.data
        return given["en"] or next((name for name in given.values() if name), "")

    def change(self, code: str) -> FieldChange:
        """What was typed, against what was shipped."""
        shipped = fields.shipped().by_code.get(code)
        typed = {each.language: each.terms for each in self.terms.form}
        was = {language: shipped.terms[language] if shipped else () for language in typed}
        return FieldChange(
            code=code,
            committee=shipped.committee if shipped else self.committee.data,
            names={language: name for language, name in self.names.form.data.items() if name},
            added={language: _missing(found, was[language]) for language, found in typed.items()},
            removed={language: _missing(was[language], found) for language, found in typed.items()},
            related=tuple(each for each in self.related.data or () if each != code),
            retired=self.retired.data,
        )

    def validate(self, extra_validators: Mapping[str, Sequence[Any]] | None = None) -> bool:
        good = super().validate(extra_validators)
        if self.first_name or is_carried_on():
            return good
        self.form_errors.append(_("Write the name of the field in at least one language."))
        return False


def _missing(terms: Sequence[str], among: Sequence[str]) -> tuple[str, ...]:
    return tuple(term for term in terms if term not in among)
