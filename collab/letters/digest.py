"""The digest: what is new for one person, grouped by why it is told, with the way to act on each."""

from collections.abc import Collection
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
from collab.posts.model import PostKind
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
    """One for each reason to be told; what is found or posted stands apart as proposals, offers and requests."""
    return [
        sheet.Group(_title(group, kind), [digest_items.item(session, item, person) for item in alike])
        for (group, kind), alike in _sorted(items, apart=(Group.OPPORTUNITY, Group.PARTNER, Group.OPENED))
    ]


def _title(group: Group, kind: str) -> str:
    return {
        Group.ANSWER: {"": _("Waiting for your answer")},
        Group.DECISION: {"": _("Waiting for your decision")},
        Group.OPPORTUNITY: {
            "proposal": _("New: they look for what you can do"),
            "offer": _("New: offers that may help you"),
            "request": _("New: they ask for what you know"),
        },
        Group.PARTNER: {
            "proposal": _("New partners for your proposals"),
            "offer": _("New: members who may need what you offer"),
            "request": _("New: members who can help with what you ask for"),
        },
        Group.OPENED: {
            "proposal": _("New proposals in the union"),
            "offer": _("New offers in the union"),
            "request": _("New requests in the union"),
        },
    }[group][kind]


def _counted(items: list[Item]) -> list[str]:
    """How many of each, as phrases to be listed: "2 answers to give", "1 new opportunity"."""
    sorts = _sorted(items, apart=(Group.PARTNER, Group.OPENED))
    return [_phrase(group, kind, len(alike)) for (group, kind), alike in sorts]


def _phrase(group: Group, kind: str, number: int) -> str:
    match group, kind:
        case Group.ANSWER, _kind:
            return ngettext("%(num)s answer to give", "%(num)s answers to give", number)
        case Group.DECISION, _kind:
            return ngettext("%(num)s decision to take", "%(num)s decisions to take", number)
        case Group.OPPORTUNITY, _kind:
            return ngettext("%(num)s new opportunity", "%(num)s new opportunities", number)
        case Group.PARTNER, "proposal":
            return ngettext("%(num)s new partner suggested", "%(num)s new partners suggested", number)
        case Group.PARTNER, "offer":
            return ngettext("%(num)s member who may need your offer", "%(num)s members who may need your offer", number)
        case Group.PARTNER, _kind:
            return ngettext("%(num)s member who can help you", "%(num)s members who can help you", number)
        case _group, "offer":
            return ngettext("%(num)s new offer", "%(num)s new offers", number)
        case _group, "request":
            return ngettext("%(num)s new request", "%(num)s new requests", number)
    return ngettext("%(num)s new proposal", "%(num)s new proposals", number)


def _sorted(items: list[Item], *, apart: Collection[Group]) -> list[tuple[tuple[Group, str], list[Item]]]:
    """What is told for one reason, in the order of reasons; those `apart` by the kind of post besides (else "")."""

    def sort_of(item: Item) -> tuple[Group, str]:
        return item.group, item.kind if item.group in apart else ""

    found = {(group, kind): list[Item]() for group in Group for kind in ("", *PostKind)}
    for item in items:
        found[sort_of(item)].append(item)
    return [(sort, alike) for sort, alike in found.items() if alike]


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
