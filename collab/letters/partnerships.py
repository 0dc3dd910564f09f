"""Letters about a partnership: asked, answered, decided, taken back."""

from typing import Any

from sqlalchemy.orm import Session

from collab.language import gettext as _
from collab.letters import kinds, telling
from collab.letters.partners import Case, case_of, contact_of, own_case_of, why
from collab.letters.sheet import Link, Sheet
from collab.members.people import Person
from collab.partnerships import policy
from collab.partnerships.model import Stage
from collab.union.settings import union
from collab.words import names

Facts = dict[str, Any]


def invited(session: Session, person: Person, facts: Facts) -> Sheet | None:
    """To the member that was asked to join, while it has not answered and may read what it is about."""
    case = case_of(session, person, facts["partnership"], Stage.INVITED)
    if case is None or not case.in_sight or not policy.answerable_by(case.row, person):
        return None
    subject, heading = kinds.invited(case.kind, case.other, case.title)
    return Sheet(
        subject=subject,
        preheader=_("Your answer is awaited until %(date)s.", date=case.deadline),
        heading=heading,
        paragraphs=[
            *telling.sought(session, case.row.post, person),
            *telling.written_in(case.row.post),
            *([_("The role they have in mind for you: “%(role)s”.", role=case.role)] if case.role else []),
            *telling.said(case.note),
            *why(session, case, "partner").sentences,
            _until(case),
        ],
        links=[
            telling.to_partnership(case.row, _("Give your answer")),
            telling.to_post(case.row.post, kinds.read(case.kind)),
        ],
    )


def interest(session: Session, person: Person, facts: Facts) -> Sheet | None:
    """To the lead, while it has not answered somebody who came forward."""
    case = case_of(session, person, facts["partnership"], Stage.INTERESTED)
    if case is None or not policy.answerable_by(case.row, person):
        return None
    subject, heading = kinds.interest(case.kind, case.other, case.title)
    return Sheet(
        subject=subject,
        preheader=_("Your answer is awaited until %(date)s.", date=case.deadline),
        heading=heading,
        paragraphs=[
            *([_("The role they have in mind: “%(role)s”.", role=case.role)] if case.role else []),
            *telling.said(case.note),
            *why(session, case, "lead").sentences,
            _until(case),
        ],
        links=[
            telling.to_partnership(case.row, _("Give your answer")),
            *telling.to_profile(session, case.row.partner, person),
        ],
    )


def accepted(session: Session, person: Person, facts: Facts) -> Sheet | None:
    """To the side that asked: the other said yes, and a coordinator decides next."""
    case = own_case_of(session, person, facts["partnership"], Stage.AGREED)
    if case is None:
        return None
    return Sheet(
        subject=_("%(member)s said yes: %(title)s", member=case.other, title=case.title),
        preheader=_("A coordinator of the union decides next."),
        heading=_("%(member)s said yes to “%(title)s”", member=case.other, title=case.title),
        paragraphs=[
            _("A coordinator of the union decides next. You have nothing to do until then."),
            _("If it is approved, both of you get a letter with a contact person and the next step."),
        ],
        links=[telling.to_partnership(case.row, _("See where it stands"))],
    )


def waiting(session: Session, person: Person, facts: Facts) -> Sheet | None:
    """To a coordinator who may decide, while nobody has."""
    case = case_of(session, person, facts["partnership"], Stage.AGREED)
    if case is None or not policy.decidable_by(case.row, person):
        return None
    explained = why(session, case, "desk")
    return Sheet(
        subject=_("For your decision: %(lead)s and %(partner)s", lead=case.lead, partner=case.partner),
        preheader=case.title,
        heading=_("%(lead)s and %(partner)s would like to work together", lead=case.lead, partner=case.partner),
        paragraphs=[
            kinds.stands(case.kind, case.lead, case.title),
            *([_("The agreed role: “%(role)s”.", role=case.role)] if case.role else []),
            *explained.sentences,
            *explained.unfit,
            _("A coordinator decides: the first decision counts. Both members are then told by letter."),
        ],
        links=[Link(_("Look and decide"), telling.url(f"/desk/{case.row.public_id}"), main=True)],
    )


def declined(session: Session, person: Person, facts: Facts) -> Sheet | None:
    """To the side that asked: the other said no."""
    case = own_case_of(session, person, facts["partnership"], Stage.DECLINED)
    if case is None:
        return None
    return Sheet(
        subject=_("%(member)s said no: %(title)s", member=case.other, title=case.title),
        heading=_("%(member)s said no to “%(title)s” this time", member=case.other, title=case.title),
        paragraphs=[*telling.said(case.reason), _elsewhere(case)],
        links=[_way_on(case)],
    )


def approved(session: Session, person: Person, facts: Facts) -> Sheet | None:
    """To both sides: whom to write to, the agreed role, and the next step."""
    case = own_case_of(session, person, facts["partnership"], Stage.APPROVED)
    if case is None:
        return None
    contact = contact_of(session, case)
    return Sheet(
        subject=_("Approved: you and %(member)s, %(title)s", member=case.other, title=case.title),
        preheader=_("Your contact person and the next step are in this letter."),
        heading=_("Your partnership with %(member)s is approved", member=case.other),
        paragraphs=[
            _("A coordinator of the union approved it for “%(title)s”.", title=case.title),
            _agreed_role(case),
            *_meet(case, contact),
        ],
        links=[telling.to_partnership(case.row, _("Open the partnership"))],
    )


def rejected(session: Session, person: Person, facts: Facts) -> Sheet | None:
    """To both sides: a coordinator said no, and why."""
    case = own_case_of(session, person, facts["partnership"], Stage.REJECTED)
    if case is None:
        return None
    reason = names.typed(case.row.reason)
    return Sheet(
        subject=_("Not approved: you and %(member)s, %(title)s", member=case.other, title=case.title),
        heading=_("Your partnership with %(member)s was not approved", member=case.other),
        paragraphs=[
            _("A coordinator of the union decided about “%(title)s”.", title=case.title),
            _("The reason given: “%(reason)s”", reason=reason),
            _("To speak about it, write to %(contact)s.", contact=union().contact),
            _elsewhere(case),
        ],
        links=[_way_on(case)],
    )


def withdrawn(session: Session, person: Person, facts: Facts) -> Sheet | None:
    """To the other side, and to the coordinators if they had it on the desk."""
    case = case_of(session, person, facts["partnership"], Stage.WITHDRAWN)
    if case is None:
        return None
    member = case.lead if facts["member"] == case.row.lead.id else case.partner
    ours = policy.in_it(case.row, person)
    return Sheet(
        subject=_("%(member)s stepped back: %(title)s", member=member, title=case.title),
        heading=_("%(member)s stepped back from “%(title)s”", member=member, title=case.title),
        paragraphs=[
            *telling.said(case.reason),
            _elsewhere(case) if ours else _("It is off your desk: there is nothing left to decide."),
        ],
        links=[_way_on(case)],
    )


def _until(case: Case) -> str:
    return _(
        "You decide, until %(date)s. If you say yes, a coordinator of the union decides next and both of you are told.",
        date=case.deadline,
    )


def _agreed_role(case: Case) -> str:
    if case.role:
        return _("%(partner)s joins in this role: “%(role)s”.", partner=case.partner, role=case.role)
    return kinds.agreed(case.kind, case.partner)


def _meet(case: Case, contact: Person | None) -> list[str]:
    if contact is None:
        return [_("Next step: write to %(contact)s, who will put you in touch.", contact=union().contact)]
    who = {"person": names.typed(contact.name), "member": case.other, "address": contact.email}
    return [
        _("Your contact person at %(member)s: %(person)s, %(address)s.", **who),
        kinds.meet(case.kind, who["person"]),
    ]


def _elsewhere(case: Case) -> str:
    return kinds.elsewhere(case.kind, is_led=case.is_led)


def _way_on(case: Case) -> Link:
    if case.is_led:
        return telling.to_post(case.row.post, kinds.see(case.kind), main=True)
    label, path = kinds.others(case.kind)
    return Link(label, telling.url(path), main=True)
