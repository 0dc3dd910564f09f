"""What the lists of posts can be narrowed to."""

from wtforms import SelectField
from wtforms.fields.choices import SelectChoice

from collab.language import gettext as _
from collab.language import lazy
from collab.offers.model import Format, Type
from collab.posts.model import PostKind, State
from collab.web.forms import offered
from collab.web.forms.ground import Form
from collab.words import exchanges, states

NOT_OF_PROPOSALS = (State.DRAFT, State.FULL)


def fields_to_find() -> list[SelectChoice]:
    return [SelectChoice("", _("All fields")), *offered.fields()]


def countries_to_find() -> list[SelectChoice]:
    return [SelectChoice("", _("All countries")), *offered.countries()]


def states_to_find() -> list[SelectChoice]:
    """All a proposal reaches but draft: a draft is in nobody's list but its own organisation's."""
    shown = [SelectChoice(one.value, states.state(one.value)) for one in State if one not in NOT_OF_PROPOSALS]
    return [SelectChoice("", _("However it stands")), *shown]


def kinds_to_find() -> list[SelectChoice]:
    both = [SelectChoice(one, exchanges.kind(one)) for one in (PostKind.OFFER.value, PostKind.REQUEST.value)]
    return [SelectChoice("", _("Offers and requests")), *both]


def types_to_find() -> list[SelectChoice]:
    return [SelectChoice("", _("All types")), *(SelectChoice(one.value, exchanges.type_(one.value)) for one in Type)]


def languages_to_find() -> list[SelectChoice]:
    return [SelectChoice("", _("All languages")), *offered.languages()]


def formats_to_find() -> list[SelectChoice]:
    single = (Format.ON_SITE.value, Format.ONLINE.value)
    return [SelectChoice("", _("However it is given")), *(SelectChoice(one, exchanges.format_(one)) for one in single)]


class Finding(Form):
    """What a list is narrowed to; a code nobody knows narrows nothing."""

    def chosen(self) -> dict[str, str]:
        """The codes that were chosen, by name of their field; the form keeps no others."""
        for one in self:
            if one.data not in {choice.value for choice in one.iter_choices()}:
                one.data = ""
        return {one.name: one.data for one in self if one.data}


class FindForm(Finding):
    """What a list of proposals is narrowed to."""

    field = SelectField(lazy("Field of work"), choices=fields_to_find)
    country = SelectField(lazy("Country"), choices=countries_to_find)
    state = SelectField(lazy("How it stands"), choices=states_to_find)


class FindExchangeForm(Finding):
    """What a list of offers and requests is narrowed to."""

    kind = SelectField(lazy("Offer or request"), choices=kinds_to_find)
    type = SelectField(lazy("What it is"), choices=types_to_find)
    field = SelectField(lazy("Field of work"), choices=fields_to_find)
    country = SelectField(lazy("Country"), choices=countries_to_find)
    language = SelectField(lazy("Language"), choices=languages_to_find)
    format = SelectField(lazy("How it is given"), choices=formats_to_find)
