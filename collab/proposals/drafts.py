"""What a form hands over about a proposal: frozen, checked for shape, not yet for permission."""

from dataclasses import dataclass, field, replace
from datetime import date

from collab.posts.drafts import PostDraft, in_order, text_drafts_of
from collab.posts.model import CodeKind, PostKind
from collab.proposals.model import Proposal, Seat


@dataclass(frozen=True, slots=True)
class SeatDraft:
    """Partners wanted for one role. `public_id` names the place it changes, "" is a new one."""

    role: str
    number: int = 1
    countries: tuple[str, ...] = ()
    languages: tuple[str, ...] = ()
    capacities: tuple[str, ...] = ()
    public_id: str = ""


@dataclass(frozen=True, slots=True)
class ProposalDraft(PostDraft):
    """Budgets in whole units of `currency` (ISO 4217)."""

    kind: PostKind = field(default=PostKind.PROPOSAL, kw_only=True)
    starts_on: date | None = None
    ends_on: date | None = None
    budget_low: int | None = None
    budget_high: int | None = None
    currency: str = ""
    seats: tuple[SeatDraft, ...] = ()


def says_the_same(draft: ProposalDraft, proposal: Proposal) -> bool:
    """Whether the proposal stands word for word as the draft says, in whatever order codes were ticked."""
    return _in_order(draft) == _in_order(_draft_of(proposal))


def _draft_of(proposal: Proposal) -> ProposalDraft:
    return ProposalDraft(
        texts=text_drafts_of(proposal),
        fields=proposal.coded(CodeKind.FIELD),
        countries=proposal.coded(CodeKind.COUNTRY),
        starts_on=proposal.starts_on,
        ends_on=proposal.ends_on,
        budget_low=proposal.budget_low,
        budget_high=proposal.budget_high,
        currency=proposal.currency,
        deadline=proposal.deadline,
        reach=proposal.reach,
        seats=tuple(_seat_draft_of(seat) for seat in proposal.seats),
    )


def _seat_draft_of(seat: Seat) -> SeatDraft:
    countries, languages = seat.coded(CodeKind.COUNTRY), seat.coded(CodeKind.LANGUAGE)
    return SeatDraft(seat.role, seat.number, countries, languages, seat.coded(CodeKind.CAPACITY))


def _in_order(draft: ProposalDraft) -> ProposalDraft:
    seats = tuple(_seat_in_order(seat) for seat in draft.seats)
    return replace(draft, fields=in_order(draft.fields), countries=in_order(draft.countries), seats=seats)


def _seat_in_order(seat: SeatDraft) -> SeatDraft:
    countries, languages = in_order(seat.countries), in_order(seat.languages)
    return SeatDraft(seat.role, seat.number, countries, languages, in_order(seat.capacities))
