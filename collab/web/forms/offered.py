"""What the vocabulary offers to pick from, named and ordered in the reader's language."""

from collections.abc import Container, Iterable

from wtforms.fields.choices import SelectChoice

from collab import language
from collab.language import gettext as _
from collab.vocabulary import capacities as all_capacities
from collab.vocabulary import countries as all_countries
from collab.vocabulary import fields as all_fields
from collab.vocabulary import languages as all_languages
from collab.vocabulary import target_groups as all_groups
from collab.words import names

OWN_LANGUAGES = tuple(language.OWN_NAMES)
Choices = list[SelectChoice]


def nothing(label: str) -> SelectChoice:
    """The choice of not choosing."""
    return SelectChoice("", label)


def folded(choices: Choices, more: str, *, picked: Container[str]) -> Choices:
    """What is picked in sight, the rest under one heading."""
    rest = [SelectChoice(c.value, c.label, optgroup=more) for c in choices if c.value not in picked]
    return [c for c in choices if c.value in picked] + rest


def fields(kept: Container[str] = ()) -> Choices:
    """Fields of work under their committees; of those retired the ones in `kept`."""
    offered = (*all_fields.fields(), *(field for field in all_fields.retired() if field.code in kept))
    ordered = _together(offered)
    return [SelectChoice(f.code, names.field(f.code), optgroup=names.committee(f.committee)) for f in ordered]


def regions() -> Choices:
    """Regions of the world."""
    return [SelectChoice(code, names.region(code)) for code in all_countries.regions()]


def committees() -> Choices:
    """The union's committees, in its own order."""
    return [SelectChoice(one.code, names.committee(one.code)) for one in all_fields.committees()]


def countries() -> Choices:
    """Countries by name."""
    return [SelectChoice(code, name) for code, name in all_countries.choices(language.current())]


def languages() -> Choices:
    """Languages by name, those of the union first."""
    return union_languages() + _other_languages()


def union_languages() -> Choices:
    """The four languages of the union, in the reader's."""
    return [SelectChoice(code, names.working_language(code)) for code in OWN_LANGUAGES]


def languages_by_use() -> Choices:
    """The languages of the union in sight, all others under one heading."""
    return folded(languages(), _("More languages"), picked=OWN_LANGUAGES)


def interface_languages() -> Choices:
    """The four languages of the union, each in its own words."""
    return [SelectChoice(code, own) for code, own in language.OWN_NAMES.items()]


def capacities() -> Choices:
    """What a member can contribute, or needs."""
    return [SelectChoice(c.code, names.capacity(c.code)) for c in all_capacities.capacities()]


def target_groups() -> Choices:
    """Whom a member works for."""
    return [SelectChoice(g.code, names.target_group(g.code)) for g in all_groups.target_groups()]


def _together(fields: Iterable[all_fields.Field]) -> list[all_fields.Field]:
    """Committee by committee, in the union's order."""
    order = [committee.code for committee in all_fields.committees()]
    return sorted(fields, key=lambda field: order.index(field.committee))


def _other_languages() -> Choices:
    named = all_languages.choices(language.current())
    return [SelectChoice(code, name) for code, name in named if code not in OWN_LANGUAGES]
