"""One page of the list of proposals: what was asked for, what was found, and the ways on."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from flask import url_for

from collab import db
from collab.members.people import Person
from collab.posts import queries
from collab.posts.model import State
from collab.proposals.model import Proposal
from collab.web.forms.texts import one_line
from collab.web.shown.posts import PostLine, lines_of
from collab.words import names, states

SIZE = 20
LONGEST = 200


@dataclass(frozen=True, slots=True)
class ProposalList:
    """`kept` is the question without its search words; `chips` are the filters that are on."""

    lines: list[PostLine]
    total: int
    first: int
    last: int
    previous: str | None
    next: str | None
    q: str
    mine: bool
    kept: dict[str, Any]
    chips: list[dict[str, str]]

    @property
    def is_narrowed(self) -> bool:
        return bool(self.q or self.chips)


def listed(me: Person | None, asked: Mapping[str, str], chosen: Mapping[str, str]) -> ProposalList:
    """What this reader finds; `mine` counts only for people of a member, and shows their drafts too."""
    q = one_line(asked.get("q"))[:LONGEST]
    mine = bool(asked.get("mine")) and me is not None and me.speaks_for is not None
    kept: dict[str, Any] = {**chosen, **({"mine": "1"} if mine else {})}
    query = queries.searched(queries.visible_to(me, Proposal), text=q, **chosen)
    query = query.where(Proposal.member_id == me.member_id) if mine and me else query.where(_posted)
    page = _number(asked.get("page", ""))
    rows, total = queries.page_of(db.session(), query, page=page, size=SIZE)
    if not rows and total:
        page = (total - 1) // SIZE + 1
        rows, total = queries.page_of(db.session(), query, page=page, size=SIZE)
    first = (page - 1) * SIZE + 1
    question = {**kept, "q": q} if q else kept
    return ProposalList(
        lines=lines_of(rows, me),
        total=total,
        first=first,
        last=first + len(rows) - 1,
        previous=url_for("proposals.index", **question, page=page - 1) if page > 1 else None,
        next=url_for("proposals.index", **question, page=page + 1) if first + len(rows) <= total else None,
        q=q,
        mine=mine,
        kept=kept,
        chips=[_chip(name, code, question) for name, code in chosen.items()],
    )


_posted = Proposal.state != State.DRAFT


def _chip(name: str, code: str, question: Mapping[str, Any]) -> dict[str, str]:
    words = {"field": names.field, "country": names.country, "state": states.state}[name](code)
    rest = {key: value for key, value in question.items() if key != name}
    return {"label": words, "url": url_for("proposals.index", **rest)}


def _number(written: str) -> int:
    return int(written) if written.isascii() and written.isdigit() and 0 < len(written) < 7 and int(written) else 1
