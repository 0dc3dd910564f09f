"""Offers and requests in words: their type, how they are given, at what cost, and all of it in one sentence."""

import datetime
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from collab import language
from collab.language import gettext as _
from collab.language import ngettext
from collab.words import names

MOST_FIELDS = 3
REQUEST = "request"


@dataclass(frozen=True, slots=True)
class Told:
    """What a sentence is made of: codes of the vocabulary and values of the row.

    `country` is "" where the reader may not know whose it is; `until` is None once it is closed.
    """

    kind: str
    type: str
    country: str
    fields: Iterable[str]
    format: str
    number: int
    period: str
    cost: str
    amount: int | None
    currency: str
    languages: Iterable[str]
    until: datetime.date | None = None


def sentence(told: Told) -> str:
    """A sentence like "A member in Türkiye offers training in literacy: online, for 2 members a quarter, free of charge
    in Arabic and Turkish; open until 3 March 2027."
    """
    who = _("A member in %(country)s", country=names.country(told.country)) if told.country else _anonymous()
    what = (_asked if told.kind == REQUEST else _offered)(told.type, who, _work(told.fields))
    facts = {"what": what, "details": language.comma().join(_details(told))}
    if told.until is None:
        return _("%(what)s: %(details)s.", **facts)
    return _("%(what)s: %(details)s; open until %(date)s.", date=language.date(told.until), **facts)


def type_(value: str) -> str:
    """What is given or asked for."""
    return {
        "training": _("Training"),
        "mentoring": _("Mentoring"),
        "study-visit": _("Study visit"),
        "expert": _("Expert"),
        "document": _("Document or toolkit"),
        "secondment": _("Secondment"),
        "advice-call": _("Advice call"),
    }[value]


def format_(value: str) -> str:
    """How it is given."""
    return {"on-site": _("On site"), "online": _("Online"), "both": _("Online or on site")}[value]


def cost(value: str) -> str:
    """Who pays."""
    return {"free": _("Free of charge"), "shared": _("Costs are shared"), "paid": _("For a fee")}[value]


def period(value: str) -> str:
    """In what time so many members are taken."""
    return {
        "month": _("a month"),
        "quarter": _("a quarter"),
        "year": _("a year"),
        "once": _("in all"),
    }[value]


def kind(value: str) -> str:
    """Which kind of post it is."""
    return {"proposal": _("Proposal"), "offer": _("Offer"), "request": _("Request")}[value]


def capacity(number: int, period: str) -> str:
    """For how many members it is."""
    match period:
        case "month":
            return ngettext("for one member a month", "for %(num)s members a month", number)
        case "quarter":
            return ngettext("for one member a quarter", "for %(num)s members a quarter", number)
        case "year":
            return ngettext("for one member a year", "for %(num)s members a year", number)
    return ngettext("for one member", "for %(num)s members", number)


def fee(amount: int, currency: str) -> str:
    """An amount with its currency, as it stands in a sentence."""
    return f"{language.number(amount)} {currency}"


def refusal(code: str, facts: Mapping[str, Any]) -> str:
    """What the house says no to where an offer or a request is meant; "" where it has no other words than elsewhere."""
    return {
        "post.not_yours": _("Only the people of the member that posted this can do that."),
        "post.not_a_draft": _("This is already open. Change it on its own page."),
        "post.not_looking": _("This is closed: it can no longer be asked for or answered."),
        "post.nothing_approved": _("Nothing is approved yet. If you no longer want it, take it back."),
        "post.incomplete": _(
            "It cannot open yet: it needs a title, a summary, a field of work and a deadline to come."
        ),
        "post.not_editable": _("This can no longer be changed."),
        "post.wrong_state": _("This step is not possible as it stands."),
        "partnership.own_post": _("This is your own organisation's."),
    }.get(code, "")


def full(facts: Mapping[str, Any]) -> str:
    """No place is left, and when there are places again."""
    until = facts.get("until")
    if until is None:
        return _("All places are taken for now.")
    return _("All places are taken for now. There are places again from %(date)s.", date=language.date(until))


def _anonymous() -> str:
    return _("A member of the union")


def _offered(type: str, who: str, work: str) -> str:
    wording = {
        "training": _("%(who)s offers training in %(work)s"),
        "mentoring": _("%(who)s offers mentoring in %(work)s"),
        "study-visit": _("%(who)s offers a study visit on %(work)s"),
        "expert": _("%(who)s offers an expert in %(work)s"),
        "document": _("%(who)s offers documents or tools on %(work)s"),
        "secondment": _("%(who)s offers to second somebody for %(work)s"),
        "advice-call": _("%(who)s offers an advice call on %(work)s"),
    }[type]
    return wording % {"who": who, "work": work}


def _asked(type: str, who: str, work: str) -> str:
    wording = {
        "training": _("%(who)s asks for training in %(work)s"),
        "mentoring": _("%(who)s asks for mentoring in %(work)s"),
        "study-visit": _("%(who)s asks for a study visit on %(work)s"),
        "expert": _("%(who)s asks for an expert in %(work)s"),
        "document": _("%(who)s asks for documents or tools on %(work)s"),
        "secondment": _("%(who)s asks for somebody to be seconded for %(work)s"),
        "advice-call": _("%(who)s asks for an advice call on %(work)s"),
    }[type]
    return wording % {"who": who, "work": work}


def _work(fields: Iterable[str]) -> str:
    named = [names.inside(names.field(code)) for code in fields][:MOST_FIELDS]
    return language.listing(named) if named else _("their field of work")


def _details(told: Told) -> Iterator[str]:
    yield names.inside(format_(told.format))
    if told.kind != REQUEST:
        yield capacity(told.number, told.period)
    yield _price(told)
    if spoken := [names.working_language(code) for code in told.languages]:
        yield _("in %(languages)s", languages=language.listing(spoken))


def _price(told: Told) -> str:
    if told.amount:
        return _("for a fee of %(amount)s", amount=fee(told.amount, told.currency))
    return names.inside(cost(told.cost))
