"""What a proposal says, in the reader's language where it can be: its text, its facts, its way so far."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

from collab import clock, language
from collab.language import gettext as _
from collab.members.people import Person
from collab.posts import policy
from collab.posts.model import LOOKING, CodeKind, Reach, State
from collab.proposals.model import Proposal

WAY = (State.OPEN, State.FORMING, State.APPROVED, State.RUNNING, State.COMPLETED)
SOON = timedelta(days=14)


@dataclass(frozen=True, slots=True)
class ProposalFacts:
    """`languages` are those the text can be read in; `language` is the one shown; budgets in whole `currency`."""

    public_id: str
    title: str
    summary: str
    language: str
    languages: list[str]
    fields: tuple[str, ...]
    countries: tuple[str, ...]
    starts_on: date | None
    ends_on: date | None
    budget: str
    currency: str
    deadline: date | None
    reach: Reach
    state: State
    opened_at: datetime | None
    is_looking: bool
    is_complete: bool
    places: int

    @property
    def is_draft(self) -> bool:
        return self.state is State.DRAFT

    @property
    def is_in_readers_language(self) -> bool:
        return self.language == language.current()


@dataclass(frozen=True, slots=True)
class Acts:
    """What this reader may do with the proposal now."""

    edit: bool
    renew: bool
    open: bool
    discard: bool
    complete_list: bool
    withdraw: bool
    start: bool
    complete: bool


def facts_of(proposal: Proposal, wished: str = "") -> ProposalFacts:
    """The facts, with the text in the wished language, else the reader's, else the original."""
    text = proposal.text_for(wished or language.current())
    return ProposalFacts(
        public_id=proposal.public_id,
        title=text.title,
        summary=text.summary,
        language=text.language,
        languages=[text.language for text in proposal.texts],
        fields=proposal.coded(CodeKind.FIELD),
        countries=proposal.coded(CodeKind.COUNTRY),
        starts_on=proposal.starts_on,
        ends_on=proposal.ends_on,
        budget=_budget(proposal.budget_low, proposal.budget_high),
        currency=proposal.currency,
        deadline=proposal.deadline,
        reach=proposal.reach,
        state=proposal.state,
        opened_at=proposal.opened_at,
        is_looking=proposal.is_looking,
        is_complete=proposal.is_complete,
        places=proposal.places,
    )


def acts_of(proposal: Proposal, me: Person | None, *, approved: int) -> Acts:
    """What the reader may do; `approved` is how many partners a coordinator has approved."""
    leads = policy.led_by(proposal, me)
    return Acts(
        edit=policy.editable_by(proposal, me),
        renew=policy.renewable_by(proposal, me) and _ends_soon(proposal),
        open=leads and proposal.is_draft,
        discard=leads and proposal.is_draft,
        complete_list=leads and proposal.state in LOOKING and approved > 0,
        withdraw=policy.withdrawable_by(proposal, me) and not proposal.is_draft,
        start=leads and proposal.state is State.APPROVED,
        complete=leads and proposal.state is State.RUNNING,
    )


def _ends_soon(proposal: Proposal) -> bool:
    """It ends within a fortnight, or has ended."""
    return proposal.closes_at is not None and proposal.closes_at < clock.now() + SOON


def way_of(proposal: Proposal) -> list[dict[str, Any]]:
    """The steps from posting to completion, as `ui/timeline` takes them."""
    if proposal.state in (State.WITHDRAWN, State.EXPIRED):
        return [{"title": _("Posted"), "state": "done"}, {"title": _ended(proposal.state), "state": "now"}]
    now = WAY.index(proposal.state) if proposal.state in WAY else -1
    titles = (
        _("Members look and answer"),
        _("Partners are forming"),
        _("The partners are complete"),
        _("The project runs"),
        _("The project is completed"),
    )
    return [{"title": title, "state": _at(place, now)} for place, title in enumerate(titles)]


def _ended(state: State) -> str:
    return _("Withdrawn by its lead") if state is State.WITHDRAWN else _("Its deadline passed")


def _at(place: int, now: int) -> str:
    return "done" if place < now else "now" if place == now else ""


def _budget(low: int | None, high: int | None) -> str:
    amounts = [language.number(amount) for amount in dict.fromkeys((low, high)) if amount is not None]
    return " – ".join(amounts)
