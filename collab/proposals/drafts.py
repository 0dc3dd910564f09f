"""What a form hands over about a proposal: frozen, checked for shape, not yet for permission."""

from dataclasses import dataclass
from datetime import date

from collab.proposals.model import Reach


@dataclass(frozen=True, slots=True)
class TextDraft:
    """Title and summary in one language."""

    language: str
    title: str
    summary: str


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
class ProposalDraft:
    """The first text is the original; budgets in whole units of `currency` (ISO 4217)."""

    texts: tuple[TextDraft, ...]
    fields: tuple[str, ...] = ()
    countries: tuple[str, ...] = ()
    starts_on: date | None = None
    ends_on: date | None = None
    budget_low: int | None = None
    budget_high: int | None = None
    currency: str = ""
    deadline: date | None = None
    reach: Reach = Reach.MEMBERS
    seats: tuple[SeatDraft, ...] = ()
