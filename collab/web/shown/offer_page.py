"""All that one reader may see on the page of an offer or a request, gathered before the template is written."""

from dataclasses import dataclass
from datetime import date

from sqlalchemy.orm import Session

from collab import language
from collab.language import gettext as _
from collab.matching.results import About
from collab.members.people import Person
from collab.offers.model import Exchange, Offer
from collab.partnerships import queries as partnerships
from collab.partnerships.model import Partnership, Stage
from collab.posts import policy
from collab.posts.model import LISTED, CodeKind, Reach, State
from collab.suggestions import policy as suggestion_policy
from collab.union.settings import union
from collab.web.shown.moderation import Watch, watch_of
from collab.web.shown.partnerships import PartnershipLine
from collab.web.shown.partnerships import lines_of as partnership_lines
from collab.web.shown.post_page import Advice, Found, OwnStanding, found_for, own_for
from collab.web.shown.posts import PostLine, lines_of
from collab.web.shown.wishes import standing
from collab.words import exchanges

TEMPLATE = "offers/show.html"
SHORT = 120


@dataclass(frozen=True, slots=True)
class ExchangeFacts:
    """`languages` are those the text can be read in, `language` the one shown; `spoken` those it is given in.

    `capacity` says for how many members an offer is, "" for a request; `places_from` is when there are places again.
    """

    public_id: str
    kind: str
    type: str
    title: str
    summary: str
    language: str
    languages: list[str]
    fields: tuple[str, ...]
    countries: tuple[str, ...]
    spoken: tuple[str, ...]
    capacities: tuple[str, ...]
    format: str
    cost: str
    cost_note: str
    fee: str
    capacity: str
    deadline: date | None
    reach: Reach
    state: State
    is_draft: bool
    is_looking: bool
    is_complete: bool
    is_full: bool
    places_from: date | None

    @property
    def is_in_readers_language(self) -> bool:
        return self.language == language.current()


@dataclass(frozen=True, slots=True)
class ExchangeActs:
    """What this reader may do with it now."""

    edit: bool
    open: bool
    discard: bool
    close: bool
    withdraw: bool


@dataclass(frozen=True, slots=True)
class ExchangePage:
    """`found` and `own` are None where they do not concern this reader; `taken` places of the running period.

    `wish` says whether the reader may ask for the text in their language.
    """

    line: PostLine
    facts: ExchangeFacts
    acts: ExchangeActs
    taken: int
    is_lead: bool
    lead_is_hidden: bool
    partners: list[PartnershipLine]
    found: Found | None
    own: OwnStanding | None
    watch: Watch
    wish: str

    @property
    def asks_for_answer(self) -> bool:
        """A member came forward, and the reader's side has to answer."""
        return any(line.turn == "ours" for line in self.partners)


def page_for(session: Session, post: Exchange, me: Person | None, wished: str = "") -> ExchangePage:
    """The page for this reader, who was shown it by `visible_to`; `wished` is a language to read it in."""
    sees_partners = suggestion_policy.partners_seen_by(post, me)
    visible = partnerships.visible_to(me).where(Partnership.post_id == post.id)
    rows = list(session.scalars(visible.order_by(Partnership.id)))
    return ExchangePage(
        line=lines_of([post], me)[0],
        facts=_facts(post, wished),
        acts=_acts(post, me, approved=partnerships.count_at(session, post, Stage.APPROVED)),
        taken=_taken(session, post),
        is_lead=policy.led_by(post, me),
        lead_is_hidden=post.member.hidden,
        partners=partnership_lines(rows, me) if sees_partners and me else [],
        found=found_for(session, post, me, missing_in) if sees_partners and post.is_looking else None,
        own=own_for(session, post, rows, me),
        watch=watch_of(post, me),
        wish=standing(session, post, me),
    )


def missing_in(post: Exchange) -> list[Advice]:
    """What its member could add, so that members who fit are found."""
    words = max((len(text.summary) for text in post.texts), default=0)
    means, spoken = post.coded(CodeKind.CAPACITY), post.coded(CodeKind.LANGUAGE)
    advice = [
        (words < SHORT, _("Tell more in the summary: what it is, for whom, and what one has in hand afterwards."), ""),
        (not means, _("Tick what is given or needed: members are compared by it."), About.CAPACITY),
        (not spoken, _("Tick the languages in which it can be given."), ""),
        (len(post.texts) == 1, _("Add the title and summary in a second language."), ""),
    ]
    return [Advice(words, about) for lacks, words, about in advice if lacks]


def _facts(post: Exchange, wished: str) -> ExchangeFacts:
    text = post.text_for(wished or language.current())
    offer = post if isinstance(post, Offer) else None
    return ExchangeFacts(
        public_id=post.public_id,
        kind=post.kind.value,
        type=post.type.value,
        title=text.title,
        summary=text.summary,
        language=text.language,
        languages=[text.language for text in post.texts],
        fields=post.coded(CodeKind.FIELD),
        countries=post.coded(CodeKind.COUNTRY),
        spoken=post.coded(CodeKind.LANGUAGE),
        capacities=post.coded(CodeKind.CAPACITY),
        format=post.format.value,
        cost=post.cost.value,
        cost_note=post.cost_note,
        fee=exchanges.fee(post.amount, post.currency) if post.amount else "",
        capacity=exchanges.capacity(post.number, post.period.value) if offer else "",
        deadline=post.deadline,
        reach=post.reach,
        state=post.state,
        is_draft=post.is_draft,
        is_looking=post.is_looking,
        is_complete=post.is_complete,
        is_full=post.state is State.FULL,
        places_from=offer.reopens_on(union().zone) if offer else None,
    )


def _acts(post: Exchange, me: Person | None, *, approved: int) -> ExchangeActs:
    leads = policy.led_by(post, me)
    return ExchangeActs(
        edit=policy.editable_by(post, me),
        open=leads and post.is_draft,
        discard=leads and post.is_draft,
        close=leads and approved > 0 and post.state in (*LISTED, State.APPROVED),
        withdraw=policy.withdrawable_by(post, me) and not post.is_draft,
    )


def _taken(session: Session, post: Exchange) -> int:
    if not isinstance(post, Offer):
        return 0
    return partnerships.count_agreed_since(session, post, post.period_began(union().zone))
