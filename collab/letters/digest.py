"""The digest: what is new for one person, grouped by why it is told, with the way to act on each."""

from typing import Any

from sqlalchemy.orm import Session

from collab import language, tokens
from collab.digests import contents, periods
from collab.digests.contents import Group, Item
from collab.digests.model import Digest
from collab.language import gettext as _
from collab.language import ngettext
from collab.letters import digest_items, sheet, telling
from collab.letters.sheet import Sheet
from collab.members.people import Person, Rhythm
from collab.words import states


def told(session: Session, person: Person, facts: dict[str, Any]) -> Sheet | None:
    """What of the digest may still be read; None when nothing is left, or when the person wants no digest any more."""
    digest = session.get(Digest, facts["digest"])
    if digest is None or not person.is_in or _is_unwanted(digest, person):
        return None
    items = contents.items_of(session, digest, person)
    if not items:
        return None
    news = language.listing(_counted(items))
    return Sheet(
        subject=news,
        preheader=language.date(digest.issued_at),
        heading=_("New for you: %(news)s", news=news),
        paragraphs=[],
        links=[],
        groups=_groups(session, items, person),
        footer=[_rhythm(person), _("It is sent only when there is something new.")],
        settings_url=telling.url("/account"),
        unsubscribe_url=telling.url(f"/unsubscribe/{tokens.sign('unsubscribe', person.id)}"),
    )


def _is_unwanted(digest: Digest, person: Person) -> bool:
    return person.digest_rhythm is Rhythm.NEVER and not periods.was_asked_for(digest.period)


def _groups(session: Session, items: list[Item], person: Person) -> list[sheet.Group]:
    titles = {
        Group.ANSWER: _("Waiting for your answer"),
        Group.DECISION: _("Waiting for your decision"),
        Group.OPPORTUNITY: _("New: they look for what you can do"),
        Group.PARTNER: _("New partners for your proposals"),
        Group.OPENED: _("New proposals in the union"),
    }
    found = {group: [item for item in items if item.group is group] for group in Group}
    return [
        sheet.Group(titles[group], [digest_items.item(session, item, person) for item in alike])
        for group, alike in found.items()
        if alike
    ]


def _counted(items: list[Item]) -> list[str]:
    """How many of each kind, as phrases to be listed: "2 answers to give", "1 new opportunity"."""
    number = {group: sum(item.group is group for item in items) for group in Group}
    phrases = {
        Group.ANSWER: ngettext("%(num)s answer to give", "%(num)s answers to give", number[Group.ANSWER]),
        Group.DECISION: ngettext("%(num)s decision to take", "%(num)s decisions to take", number[Group.DECISION]),
        Group.OPPORTUNITY: ngettext("%(num)s new opportunity", "%(num)s new opportunities", number[Group.OPPORTUNITY]),
        Group.PARTNER: ngettext(
            "%(num)s new partner suggested", "%(num)s new partners suggested", number[Group.PARTNER]
        ),
        Group.OPENED: ngettext("%(num)s new proposal", "%(num)s new proposals", number[Group.OPENED]),
    }
    return [phrase for group, phrase in phrases.items() if number[group]]


def _rhythm(person: Person) -> str:
    facts = {"hour": f"{person.digest_hour:02}:00", "weekday": states.weekday(person.digest_weekday)}
    match person.digest_rhythm:
        case Rhythm.DAILY:
            return _("This letter comes every day at %(hour)s, your time.", **facts)
        case Rhythm.WEEKLY:
            return _("This letter comes every week: %(weekday)s at %(hour)s, your time.", **facts)
        case Rhythm.FORTNIGHTLY:
            return _("This letter comes every two weeks: %(weekday)s at %(hour)s, your time.", **facts)
        case Rhythm.MONTHLY:
            return _("This letter comes once a month: first %(weekday)s at %(hour)s, your time.", **facts)
    return _("You get this letter because you asked for it.")
