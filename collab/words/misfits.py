"""One sentence for each thing that does not fit, said so that it can be mended or lived with."""

from collections.abc import Callable

from collab import language
from collab.language import gettext as _
from collab.words import names
from collab.words.side import Evidence, Reader


def not_in_countries(evidence: Evidence, reader: Reader) -> str:
    return reader.told(
        _("Their profile names no work in %(countries)s."),
        _("Your profile names no work in %(countries)s."),
        _("The profile of %(partner)s names no work in %(countries)s."),
        countries=language.listing(map(names.country, evidence["wanted"]), "or"),
    )


def no_shared_language(evidence: Evidence, reader: Reader) -> str:
    return reader.told(
        _("No language in common is known; your side works in %(languages)s."),
        _("No language in common is known; their side works in %(languages)s."),
        _("No language in common is known; %(lead)s works in %(languages)s."),
        languages=language.listing(map(names.working_language, evidence["wanted"])),
    )


def lacks_capacity(evidence: Evidence, reader: Reader) -> str:
    return reader.told(
        _("Their profile does not name what you look for: %(capacities)s."),
        _("Your profile does not name what they look for: %(capacities)s."),
        _("The profile of %(partner)s does not name what is looked for: %(capacities)s."),
        capacities=_wanted(evidence),
    )


def field_only_declared(evidence: Evidence, reader: Reader) -> str:
    return reader.told(
        _("They name %(field)s as a field of work, but their texts do not tell of it yet."),
        _("You name %(field)s as a field of work, but your texts do not tell of it yet."),
        _("%(partner)s names %(field)s as a field of work, but its texts do not tell of it yet."),
        field=names.inside(names.field(evidence["field"])),
    )


BY_CODE: dict[str, Callable[[Evidence, Reader], str]] = {
    "not_in_countries": not_in_countries,
    "no_shared_language": no_shared_language,
    "lacks_capacity": lacks_capacity,
    "field_only_declared": field_only_declared,
}


def _wanted(evidence: Evidence) -> str:
    capacities = [names.inside(names.capacity(code)) for code in evidence["capacities"]]
    return language.listing(capacities) if capacities else _("“%(words)s”", words=names.typed(evidence["role"]))
