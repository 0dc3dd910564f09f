"""What is a member's to do now: answers, opportunities, dates, drafts, and what waits for others."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from sqlalchemy.orm import Session

from collab import language
from collab.language import gettext as _
from collab.members.model import CodeKind, Member
from collab.members.people import Person
from collab.partnerships import queries as partnerships
from collab.partnerships.model import PENDING, Partnership
from collab.proposals import queries as proposals
from collab.proposals.model import Proposal
from collab.suggestions import queries as suggestions
from collab.suggestions.model import NotForUs, Suggestion
from collab.web.forms.asking import AskForm
from collab.web.forms.partnerships import ReasonForm, reason_form
from collab.web.shown.names import Named, named
from collab.web.shown.partnerships import PartnershipLine, lines_of
from collab.web.shown.proposals import ProposalLine
from collab.web.shown.proposals import lines_of as proposal_lines
from collab.web.shown.suggestions import SuggestionCard, cards_for
from collab.words import states

MOST_DATES = 6


@dataclass(frozen=True, slots=True)
class Opportunity:
    """A proposal the member would fit, with the form that says so."""

    card: SuggestionCard
    form: AskForm
    deadline: date | None


@dataclass(frozen=True, slots=True)
class Ahead:
    """A day to keep in mind; `what` is "answer" (to others) or "closes" (an own proposal)."""

    when: date
    what: str
    title: str
    title_language: str
    proposal: str


@dataclass(frozen=True, slots=True)
class Now:
    """`answers` come with a form for a no; `gaps` are the parts of the profile that are still empty."""

    member: Named
    is_confirmed: bool
    answers: list[tuple[PartnershipLine, ReasonForm]]
    opportunities: list[Opportunity]
    why_not: list[tuple[str, str]]
    dates: list[Ahead]
    drafts: list[ProposalLine]
    own: list[ProposalLine]
    elsewhere: list[PartnershipLine]
    gaps: list[str]


def now_for(session: Session, me: Person) -> Now:
    """Everything for the home of a person who acts for a member; the number of queries does not grow with it."""
    assert me.speaks_for
    member = me.speaks_for
    asked = [row for row in session.scalars(partnerships.waiting_for_answer_of(member)) if row.proposal.is_looking]
    led = list(session.scalars(proposals.led_for(me)))
    looking = [proposal for proposal in led if proposal.is_looking]
    answers = lines_of(asked, me)
    return Now(
        member=named(member),
        is_confirmed=member.is_confirmed,
        answers=[(line, reason_form(line.public_id)) for line in answers],
        opportunities=_opportunities(suggestions.opportunities_for(session, member), me),
        why_not=[(reason.value, states.not_for_us(reason.value)) for reason in NotForUs],
        dates=_dates(asked, looking),
        drafts=proposal_lines([proposal for proposal in led if proposal.is_draft], me),
        own=proposal_lines(looking, me),
        elsewhere=_waiting_for_others(session, member, me),
        gaps=_gaps(member),
    )


def _opportunities(found: Sequence[Suggestion], me: Person) -> list[Opportunity]:
    cards = cards_for(found, me, "partner")
    return [_opportunity(suggestion, card) for suggestion, card in zip(found, cards, strict=True)]


def _opportunity(suggestion: Suggestion, card: SuggestionCard) -> Opportunity:
    form = AskForm(data={"seat": card.seat}).about(suggestion.proposal, card.public_id)
    return Opportunity(card, form, suggestion.proposal.deadline)


def _dates(asked: Sequence[Partnership], looking: Sequence[Proposal]) -> list[Ahead]:
    """The next days to keep in mind, the nearest first; an own proposal stands there once."""
    own = {proposal.id for proposal in looking}
    days = [_ahead("closes", proposal) for proposal in looking]
    days += [_ahead("answer", row.proposal) for row in asked if row.proposal_id not in own]
    return sorted(days, key=_when)[:MOST_DATES]


def _waiting_for_others(session: Session, member: Member, me: Person) -> list[PartnershipLine]:
    """What waits for the other side or for a coordinator."""
    pending = partnerships.of_member(member).where(Partnership.stage.in_(PENDING))
    return [line for line in lines_of(list(session.scalars(pending)), me) if line.turn != "ours"]


def _gaps(member: Member) -> list[str]:
    return list(_empty_parts(member))


def _empty_parts(member: Member) -> Iterator[str]:
    if not member.missions:
        yield _("what you are for")
    if not member.coded(CodeKind.FIELD):
        yield _("your fields of work")
    if not member.coded(CodeKind.LANGUAGE):
        yield _("the languages you work in")
    if not member.coded(CodeKind.CAPACITY):
        yield _("what you can contribute")
    if not member.activities:
        yield _("your past projects")


def _ahead(what: str, proposal: Proposal) -> Ahead:
    assert proposal.deadline
    text = proposal.text_for(language.current())
    return Ahead(proposal.deadline, what, text.title, text.language, proposal.public_id)


def _when(day: Ahead) -> tuple[date, str]:
    return day.when, day.proposal
