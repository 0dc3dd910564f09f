"""Why a member fits an offer or a request: what only they have, and what would otherwise speak of a proposal."""

from collections.abc import Callable

from collab import language
from collab.language import gettext as _
from collab.words import names
from collab.words.side import Evidence, Reader

MOST_WORDS = 3


def answers_request(evidence: Evidence, reader: Reader) -> str:
    return reader.told(
        _("They have asked for it themselves: “%(title)s”."),
        _("It answers your own request: “%(title)s”."),
        _("%(partner)s has asked for it: “%(title)s”."),
        title=names.typed(evidence["title"]),
    )


def answers_offer(evidence: Evidence, reader: Reader) -> str:
    return reader.told(
        _("They offer it already: “%(title)s”."),
        _("Your own offer answers it: “%(title)s”."),
        _("%(partner)s offers it already: “%(title)s”."),
        title=names.typed(evidence["title"]),
    )


def needs(evidence: Evidence, reader: Reader) -> str:
    return reader.told(
        _("They say that they need %(capacities)s, and that is what you offer."),
        _("You say that you need %(capacities)s, and that is what they offer."),
        _("%(partner)s needs %(capacities)s, and that is what %(lead)s offers."),
        capacities=language.listing(names.inside(names.capacity(code)) for code in evidence["capacities"]),
    )


def related_field(evidence: Evidence, reader: Reader) -> str:
    return reader.told(
        _("You write of %(ours)s; they work on %(theirs)s, which is close to it."),
        _("They write of %(ours)s; you work on %(theirs)s, which is close to it."),
        _("%(lead)s writes of %(ours)s; %(partner)s works on %(theirs)s, which is close to it."),
        ours=names.inside(names.field(evidence["ours_field"])),
        theirs=names.inside(names.field(evidence["theirs_field"])),
    )


def based_there(evidence: Evidence, reader: Reader) -> str:
    return reader.told(
        _("They are based in %(country)s, which you name."),
        _("You are based in %(country)s, which they name."),
        _("%(partner)s is based in %(country)s, which %(lead)s names."),
        country=names.country(evidence["country"]),
    )


def works_there(evidence: Evidence, reader: Reader) -> str:
    return reader.told(
        _("They work in %(countries)s, which you name."),
        _("You work in %(countries)s, which they name."),
        _("%(partner)s works in %(countries)s, which %(lead)s names."),
        countries=language.listing(map(names.country, evidence["countries"])),
    )


def same_words(evidence: Evidence, reader: Reader) -> str:
    side = "theirs" if reader.side == "partner" else "ours"
    return _("The same words stand on both sides: %(words)s.", words=quoted([p[side] for p in evidence["words"]]))


BY_CODE: dict[str, Callable[[Evidence, Reader], str]] = {
    "answers_request": answers_request,
    "answers_offer": answers_offer,
    "needs": needs,
}


def quoted(words: list[Evidence]) -> str:
    written = dict.fromkeys(names.typed(one["word"]) for one in words)
    return language.listing(_("“%(words)s”", words=word) for word in list(written)[:MOST_WORDS])
