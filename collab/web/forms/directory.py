"""What the directory can be asked: words, and filters that can be linked to."""

from collections.abc import Mapping

from wtforms import HiddenField, SelectField
from wtforms.fields.choices import SelectChoice

from collab import language
from collab.language import lazy
from collab.members.numbers import Numbers
from collab.members.queries import Filters
from collab.web.forms import offered
from collab.web.forms.ground import Form, Offered
from collab.web.forms.texts import one_line

LONGEST = 100
OUTSIDE = ("field", "committee", "country")
INSIDE = (*OUTSIDE, "language", "capacity")


def _or(every: str, choices: Offered) -> Offered:
    """The choices after the choice of all of them."""
    return lambda: [offered.nothing(str(every)), *choices()]


class FinderForm(Form):
    """Words and filters of the directory; what is not in the vocabulary is not asked."""

    q = HiddenField(filters=[lambda value: one_line(value)[:LONGEST]])
    field = SelectField(lazy("Field of work"), choices=_or(lazy("All fields of work"), offered.fields))
    committee = SelectField(lazy("Committee"), choices=_or(lazy("All committees"), offered.committees))
    country = SelectField(lazy("Country"), choices=_or(lazy("All countries"), offered.countries))
    language = SelectField(lazy("Working language"), choices=_or(lazy("All languages"), offered.languages))
    capacity = SelectField(lazy("Can contribute"), choices=_or(lazy("Anything"), offered.capacities))

    def asked(self, *, inside: bool) -> dict[str, str]:
        """The filters that are on; those on parts that strangers never see are for people inside."""
        names = INSIDE if inside else OUTSIDE
        return {name: self[name].data for name in names if self[name].data and self[name].validate(self)}

    def question(self, *, inside: bool) -> dict[str, str]:
        """The whole question as an address holds it."""
        return self.asked(inside=inside) | ({"q": self.q.data} if self.q.data else {})

    def filters(self, *, inside: bool) -> Filters:
        """The filters that are on, as queries take them."""
        return Filters(**self.asked(inside=inside))

    def named(self, name: str) -> str:
        """The reader's word for the choice that is on."""
        return next((str(c.label) for c in self[name].iter_choices() if c.selected), "")

    def count(self, numbers: Mapping[str, Numbers]) -> None:
        """Say beside each choice how many members it would leave, and leave out those that nobody fits."""
        for name, each in numbers.items():
            if not self[name].data:
                every = self[name].choices
                self[name].choices = [_counted(c, each) for c in every if not c.value or each.get(c.value)]


def _counted(choice: SelectChoice, numbers: Numbers) -> SelectChoice:
    if not choice.value:
        return choice
    words = f"{choice.label} ({language.number(numbers[choice.value])})"
    return SelectChoice(choice.value, words, optgroup=choice.optgroup)
