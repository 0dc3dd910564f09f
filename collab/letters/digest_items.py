"""One thing in a digest: what it is, why it is told, and how to act on it."""

from sqlalchemy.orm import Session

from collab import language
from collab.digests.contents import Group, Item
from collab.language import gettext as _
from collab.letters import kinds, partners, sheet, telling
from collab.letters.partners import Case
from collab.letters.sheet import Link
from collab.members.people import Person
from collab.partnerships.model import Partnership
from collab.posts.model import Post
from collab.suggestions.model import Suggestion
from collab.words import names, states
from collab.words.reasons import sentences


def item(session: Session, told: Item, person: Person) -> sheet.Item:
    """The thing as it stands in the letter."""
    if isinstance(told.row, Partnership):
        case = partners.described(session, told.row, person)
        return _decision(session, case) if told.group is Group.DECISION else _answer(session, case, person)
    if isinstance(told.row, Post):
        return _opened(session, told.row, person)
    if told.group is Group.OPPORTUNITY:
        return _opportunity(session, told.row, person)
    return _partner(session, told.row, person)


def _answer(session: Session, case: Case, person: Person) -> sheet.Item:
    if case.is_led:
        _subject, heading = kinds.interest(case.kind, case.other, case.title)
        beside = telling.to_profile(session, case.row.partner, person)
    else:
        heading = _invitation(case)
        beside = [telling.to_post(case.row.post, kinds.read(case.kind))]
    why = partners.why(session, case, "lead" if case.is_led else "partner")
    return sheet.Item(
        title=heading,
        lines=[
            *([_("The role: “%(role)s”.", role=case.role)] if case.role else []),
            *telling.said(case.note),
            *_joined(why.sentences),
            _("Your answer is awaited until %(date)s.", date=case.deadline),
        ],
        links=[telling.to_partnership(case.row, _("Give your answer")), *beside],
        pairs=why.pairs,
    )


def _invitation(case: Case) -> str:
    if case.kind == "proposal":
        return _("%(member)s invites you: “%(title)s”", member=case.other, title=case.title)
    _subject, heading = kinds.invited(case.kind, case.other, case.title)
    return heading


def _decision(session: Session, case: Case) -> sheet.Item:
    why = partners.why(session, case, "desk")
    asked = [language.date(case.row.answered_at)] if case.row.answered_at else []
    return sheet.Item(
        title=_("%(lead)s and %(partner)s", lead=case.lead, partner=case.partner),
        lines=[
            _("For “%(title)s”.", title=case.title),
            *(_("Both sides have agreed since %(date)s.", date=day) for day in asked),
            *_joined(why.sentences),
            *why.unfit,
        ],
        links=[Link(_("Look and decide"), telling.url(f"/desk/{case.row.public_id}"), main=True)],
        pairs=why.pairs,
    )


def _opportunity(session: Session, found: Suggestion, person: Person) -> sheet.Item:
    why = sentences(found.reasons, found.misfits, side="partner", kind=found.post.kind.value)
    return sheet.Item(
        title=telling.title(found.post),
        title_language=found.post.text_for(language.current()).language,
        lines=[
            telling.name(session, found.post.member, person),
            *telling.sought(session, found.post, person),
            *telling.written_in(found.post),
            *_joined([_leveled(found), *why.sentences]),
            *why.unfit,
        ],
        links=[telling.to_post(found.post, _("Read it and answer"), main=True)],
        pairs=why.pairs,
    )


def _partner(session: Session, found: Suggestion, person: Person) -> sheet.Item:
    why = sentences(found.reasons, found.misfits, side="lead", kind=found.post.kind.value)
    return sheet.Item(
        title=telling.name(session, found.member, person),
        title_language=found.member.name.language,
        lines=[
            names.country(found.member.country),
            _("For “%(title)s”.", title=telling.title(found.post)),
            *_joined([_leveled(found), *why.sentences]),
            *why.unfit,
        ],
        links=[
            telling.to_post(found.post, kinds.see_all(found.post.kind.value), main=True),
            *telling.to_profile(session, found.member, person),
        ],
        pairs=why.pairs,
    )


def _opened(session: Session, post: Post, person: Person) -> sheet.Item:
    return sheet.Item(
        title=telling.title(post),
        title_language=post.text_for(language.current()).language,
        lines=[
            telling.name(session, post.member, person),
            *telling.sought(session, post, person),
            *telling.written_in(post),
        ],
        links=[telling.to_post(post, kinds.read(post.kind.value), main=True)],
    )


def _leveled(found: Suggestion) -> str:
    return _("%(level)s.", level=states.level(found.level))


def _joined(sentences: list[str]) -> list[str]:
    """Sentences that read on, as one line."""
    return [" ".join(sentences)] if sentences else []
