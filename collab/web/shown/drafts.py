"""What a page says of something somebody was writing."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from collab.drafts.model import Draft
from collab.errors import Unknown
from collab.web.ground.writing import Place

SHORTEST, LONGEST = 8, 120


@dataclass(frozen=True, slots=True)
class DraftLine:
    """`label` says which form it is, `begins` how the text begins."""

    public_id: str
    label: str
    begins: str
    saved_at: datetime


def lines_of(drafts: Sequence[Draft]) -> list[DraftLine]:
    """The drafts in their order; those of forms that are no more are left out."""
    return [DraftLine(d.public_id, label, _begins(d), d.saved_at) for d in drafts if (label := _label(d))]


def words_of(draft: Draft) -> list[str]:
    """What was typed and not chosen from a list, as far as it can be told."""
    every = [value.strip() for values in draft.fields.values() for value in values]
    return [value for value in every if len(value) >= SHORTEST and (" " in value or not value.isascii())]


def _label(draft: Draft) -> str:
    try:
        return str(Place.at(draft.path).label)
    except Unknown:
        return ""


def _begins(draft: Draft) -> str:
    first = next(iter(words_of(draft)), "")
    line = first.splitlines()[0] if first else ""
    return line if len(line) <= LONGEST else f"{line[:LONGEST].rsplit(' ', 1)[0]} …"
