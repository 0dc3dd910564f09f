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
from collab.posts import queries as posts
from collab.posts.model import Post
from collab.suggestions import queries as suggestions
from collab.suggestions.model import Suggestion
from collab.web.forms.asking import AskForm
from collab.web.forms.partnerships import ReasonForm, reason_form
from collab.web.shown.names import Named, named
from collab.web.shown.partnerships import PartnershipLine, lines_of
from collab.web.shown.posts import PostLine
from collab.web.shown.posts import lines_of as post_lines
from collab.web.shown.suggestions import SuggestionCard, cards_for

MOST_DATES = 6


@dataclass(frozen=True, slots=True)
class Opportunity:
    """A post the member would fit, with the form that says so."""

    card: SuggestionCard
    form: AskForm
    deadline: date | None


@dataclass(frozen=True, slots=True)
class Ahead:
    """A day to keep in mind; `what` is "answer" (to others) or "closes" (an own post)."""

    when: date
    what: str
    title: str
    title_language: str
    post: str
    kind: str


@dataclass(frozen=True, slots=True)
class Now:
    """`answers` come with a form for a no; `gaps` are the parts of the profile that are still empty.

    `questions` says how many are open of an own post, by public id, that nobody fits well yet.
    """

    member: Named
    is_confirmed: bool
    answers: list[tuple[PartnershipLine, ReasonForm]]
    opportunities: list[Opportunity]
    dates: list[Ahead]
    drafts: list[PostLine]
    own: list[PostLine]
    elsewhere: list[PartnershipLine]
    gaps: list[str]
    questions: dict[str, int]


def now_for(session: Session, me: Person) -> Now:
    """Everything for the home of a person who acts for a member; the number of queries does not grow with it."""
    assert me.speaks_for
    member = me.speaks_for
    asked = [row for row in session.scalars(partnerships.waiting_for_answer_of(member)) if row.post.is_looking]
    led = list(session.scalars(posts.led_for(me, Post)))
    looking = [post for post in led if post.is_looking]
    answers = lines_of(asked, me)
    return Now(
        member=named(member),
        is_confirmed=member.is_confirmed,
        answers=[(line, reason_form(line.public_id)) for line in answers],
        opportunities=_opportunities(suggestions.opportunities_for(session, member), me),
        dates=_dates(asked, looking),
        drafts=post_lines([post for post in led if post.is_draft], me),
        own=post_lines(looking, me),
        elsewhere=_waiting_for_others(session, member, me),
        gaps=_gaps(member),
        questions=suggestions.unanswered(session, looking),
    )


def _opportunities(found: Sequence[Suggestion], me: Person) -> list[Opportunity]:
    cards = cards_for(found, me, "partner")
    return [_opportunity(suggestion, card) for suggestion, card in zip(found, cards, strict=True)]


def _opportunity(suggestion: Suggestion, card: SuggestionCard) -> Opportunity:
    form = AskForm(data={"seat": card.seat}).about(suggestion.post, card.public_id)
    return Opportunity(card, form, suggestion.post.deadline)


def _dates(asked: Sequence[Partnership], looking: Sequence[Post]) -> list[Ahead]:
    """The next days to keep in mind, the nearest first; an own post stands there once."""
    own = {post.id for post in looking}
    days = [_ahead("closes", post) for post in looking]
    days += [_ahead("answer", row.post) for row in asked if row.post_id not in own]
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


def _ahead(what: str, post: Post) -> Ahead:
    assert post.deadline
    text = post.text_for(language.current())
    return Ahead(post.deadline, what, text.title, text.language, post.public_id, post.kind.value)


def _when(day: Ahead) -> tuple[date, str]:
    return day.when, day.post
