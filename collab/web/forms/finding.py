"""What the list of proposals can be narrowed to."""

from wtforms import SelectField
from wtforms.fields.choices import SelectChoice

from collab.language import gettext as _
from collab.language import lazy
from collab.posts.model import State
from collab.web.forms import offered
from collab.web.forms.ground import Form
from collab.words import states


def fields_to_find() -> list[SelectChoice]:
    return [SelectChoice("", _("All fields")), *offered.fields()]


def countries_to_find() -> list[SelectChoice]:
    return [SelectChoice("", _("All countries")), *offered.countries()]


def states_to_find() -> list[SelectChoice]:
    """All but draft: a draft is in nobody's list but its own organisation's."""
    shown = [SelectChoice(one.value, states.state(one.value)) for one in State if one is not State.DRAFT]
    return [SelectChoice("", _("However it stands")), *shown]


class FindForm(Form):
    """What a list of proposals is narrowed to; a code nobody knows narrows nothing."""

    field = SelectField(lazy("Field of work"), choices=fields_to_find)
    country = SelectField(lazy("Country"), choices=countries_to_find)
    state = SelectField(lazy("How it stands"), choices=states_to_find)

    def chosen(self) -> dict[str, str]:
        """The codes that were chosen, by name of their field; the form keeps no others."""
        for one in self:
            if one.data not in {choice.value for choice in one.iter_choices()}:
                one.data = ""
        return {one.name: one.data for one in self if one.data}
