"""One sentence that tells what a proposal seeks, made from its facts in the reader's language."""

import datetime
from collections.abc import Iterable

from collab import language
from collab.language import gettext as _
from collab.language import ngettext
from collab.words import names

MOST_FIELDS = 3


def sought(
    *,
    country: str,
    number: int,
    countries: Iterable[str] = (),
    fields: Iterable[str] = (),
    answer_by: datetime.date | None = None,
) -> str:
    """A sentence like "A member in Sudan seeks 2 partners in Jordan for teacher training; answer by 3 March 2027."

    `country` is the lead's; `countries` are where partners are wanted; all are codes of the vocabulary.
    """
    facts = {"country": names.country(country), "countries": _somewhere(countries), "work": _work(fields)}
    if answer_by is None:
        return ngettext(
            "A member in %(country)s seeks one partner in %(countries)s for %(work)s.",
            "A member in %(country)s seeks %(num)s partners in %(countries)s for %(work)s.",
            number,
            **facts,
        )
    return ngettext(
        "A member in %(country)s seeks one partner in %(countries)s for %(work)s; answer by %(date)s.",
        "A member in %(country)s seeks %(num)s partners in %(countries)s for %(work)s; answer by %(date)s.",
        number,
        date=language.date(answer_by),
        **facts,
    )


def _somewhere(countries: Iterable[str]) -> str:
    named = [names.country(code) for code in countries]
    return language.listing(named, "or") if named else _("any country")


def _work(fields: Iterable[str]) -> str:
    named = [names.inside(names.field(code)) for code in fields][:MOST_FIELDS]
    return language.listing(named) if named else _("a joint project")
