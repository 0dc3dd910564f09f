"""Who reads an explanation: the lead, the member that might join, or the coordinator between them."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Literal

from collab.words import names

Side = Literal["lead", "partner", "desk"]
Evidence = Mapping[str, Any]
Reasons = list[dict[str, Any]]


@dataclass(frozen=True, slots=True)
class Reader:
    """`lead` and `partner` are names, needed only at the desk."""

    side: Side
    lead: str = ""
    partner: str = ""
    kind: str = "proposal"

    @property
    def is_of_proposal(self) -> bool:
        """Offers and requests are never called a proposal."""
        return self.kind == "proposal"

    def told(self, lead: str, partner: str, desk: str, **facts: object) -> str:
        """The wording for this reader, with its facts and, at the desk, both names."""
        wording = {"lead": lead, "partner": partner, "desk": desk}[self.side]
        return wording % {**facts, "lead": names.typed(self.lead), "partner": names.typed(self.partner)}
