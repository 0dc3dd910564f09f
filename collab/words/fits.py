"""One sentence for each kind of reason why a member fits a post."""

from collections.abc import Callable

from collab import language
from collab.language import gettext as _
from collab.words import fits_exchange, names
from collab.words.fits_exchange import quoted
from collab.words.side import Evidence, Reader


def same_fields(found: list[Evidence], reader: Reader) -> str:
    """The one or two fields that stand on both sides, in one sentence."""
    declared = bool(found[0]["declared"])
    codes = dict.fromkeys(one["field"] for one in found if bool(one["declared"]) is declared)
    alike = [names.inside(names.field(code)) for code in codes][:2]
    if len(alike) == 2:
        return _both_work_on_two(*alike) if declared else _both_speak_of_two(alike[0], alike[1], reader)
    return _both_work_on(alike[0], reader) if declared else _both_speak_of(alike[0], reader)


def related_field(evidence: Evidence, reader: Reader) -> str:
    if not reader.is_of_proposal:
        return fits_exchange.related_field(evidence, reader)
    return reader.told(
        _("Your proposal is about %(ours)s; they work on %(theirs)s, which is close to it."),
        _("Their proposal is about %(ours)s; you work on %(theirs)s, which is close to it."),
        _("The proposal is about %(ours)s; %(partner)s works on %(theirs)s, which is close to it."),
        ours=names.inside(names.field(evidence["ours_field"])),
        theirs=names.inside(names.field(evidence["theirs_field"])),
    )


def role(evidence: Evidence, reader: Reader) -> str:
    """What is wanted and what answers it; nothing where the evidence names neither."""
    wanted, words = names.typed(evidence["role"]), quoted(evidence["theirs"])
    capacities = language.listing(names.inside(names.capacity(code)) for code in evidence["capacities"])
    if capacities:
        return _brings_for_role(wanted, capacities, reader) if wanted else _brings(capacities, reader)
    return _writes_for_role(wanted, words, reader) if wanted and words else ""


def activity(evidence: Evidence, reader: Reader) -> str:
    return reader.told(
        _("They have worked on %(field)s before: %(activity)s."),
        _("You have worked on %(field)s before: %(activity)s."),
        _("%(partner)s has worked on %(field)s before: %(activity)s."),
        field=names.inside(names.field(evidence["field"])),
        activity=_dated(evidence),
    )


def based_there(evidence: Evidence, reader: Reader) -> str:
    if not reader.is_of_proposal:
        return fits_exchange.based_there(evidence, reader)
    return reader.told(
        _("They are based in %(country)s, which your proposal names."),
        _("You are based in %(country)s, which their proposal names."),
        _("%(partner)s is based in %(country)s, which the proposal names."),
        country=names.country(evidence["country"]),
    )


def works_there(evidence: Evidence, reader: Reader) -> str:
    if not reader.is_of_proposal:
        return fits_exchange.works_there(evidence, reader)
    return reader.told(
        _("They work in %(countries)s, as your proposal asks."),
        _("You work in %(countries)s, as their proposal asks."),
        _("%(partner)s works in %(countries)s, as the proposal asks."),
        countries=language.listing(map(names.country, evidence["countries"])),
    )


def near(evidence: Evidence, reader: Reader) -> str:
    return reader.told(
        _("They are based in %(country)s, close to %(wanted)s."),
        _("You are based in %(country)s, close to %(wanted)s."),
        _("%(partner)s is based in %(country)s, close to %(wanted)s."),
        country=names.country(evidence["country"]),
        wanted=names.country(evidence["wanted"]),
    )


def languages(evidence: Evidence, reader: Reader) -> str:
    return reader.told(
        _("You share %(languages)s."),
        _("You share %(languages)s."),
        _("Both use %(languages)s."),
        languages=language.listing(map(names.working_language, evidence["shared"])),
    )


def target_group(evidence: Evidence, reader: Reader) -> str:
    return reader.told(
        _("You both work for %(group)s."),
        _("You both work for %(group)s."),
        _("Both work for %(group)s."),
        group=names.inside(names.target_group(evidence["group"])),
    )


def same_words(evidence: Evidence, reader: Reader) -> str:
    if not reader.is_of_proposal:
        return fits_exchange.same_words(evidence, reader)
    return reader.told(
        _("The same words stand in your proposal and in what they write: %(words)s."),
        _("The same words stand in their proposal and in what you write: %(words)s."),
        _("The same words stand in the proposal and in what %(partner)s writes: %(words)s."),
        words=quoted([pair["theirs" if reader.side == "partner" else "ours"] for pair in evidence["words"]]),
    )


BY_CODE: dict[str, Callable[[Evidence, Reader], str]] = {
    **fits_exchange.BY_CODE,
    "related_field": related_field,
    "role": role,
    "activity": activity,
    "based_there": based_there,
    "works_there": works_there,
    "near": near,
    "languages": languages,
    "target_group": target_group,
    "same_words": same_words,
}


def _both_work_on(field: str, reader: Reader) -> str:
    return reader.told(
        _("You both work on %(field)s."), _("You both work on %(field)s."), _("Both work on %(field)s."), field=field
    )


def _both_work_on_two(first: str, second: str) -> str:
    return _("Both sides work on %(first)s and also on %(second)s.", first=first, second=second)


def _both_speak_of(field: str, reader: Reader) -> str:
    if not reader.is_of_proposal:
        return _("Both sides speak of %(field)s.", field=field)
    return _("The proposal and the profile both speak of %(field)s.", field=field)


def _both_speak_of_two(first: str, second: str, reader: Reader) -> str:
    if not reader.is_of_proposal:
        return _("Both sides speak of %(first)s and also of %(second)s.", first=first, second=second)
    return _("The proposal and the profile both speak of %(first)s and also of %(second)s.", first=first, second=second)


def _brings(capacities: str, reader: Reader) -> str:
    return reader.told(
        _("You asked for %(capacities)s, and that is what they bring."),
        _("They asked for %(capacities)s, and that is what you bring."),
        _("%(lead)s asked for %(capacities)s, and that is what %(partner)s brings."),
        capacities=capacities,
    )


def _brings_for_role(role: str, capacities: str, reader: Reader) -> str:
    return reader.told(
        _("You look for “%(role)s”; they bring %(capacities)s."),
        _("They look for “%(role)s”; you bring %(capacities)s."),
        _("%(lead)s looks for “%(role)s”; %(partner)s brings %(capacities)s."),
        role=role,
        capacities=capacities,
    )


def _writes_for_role(role: str, words: str, reader: Reader) -> str:
    return reader.told(
        _("You look for “%(role)s”; they write of %(words)s."),
        _("They look for “%(role)s”; you write of %(words)s."),
        _("%(lead)s looks for “%(role)s”; %(partner)s writes of %(words)s."),
        role=role,
        words=words,
    )


def _dated(evidence: Evidence) -> str:
    """The activity's title, with where and when it was, as far as it is known."""
    title = _("“%(words)s”", words=names.typed(evidence["title"]))
    where = [names.country(code) for code in evidence["countries"]]
    when = [str(evidence["year"])] if evidence["year"] else []
    if not where and not when:
        return title
    return _("%(title)s (%(where_and_when)s)", title=title, where_and_when=" · ".join(where + when))
