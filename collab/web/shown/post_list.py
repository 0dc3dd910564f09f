"""One page of a list of posts: what was asked for, what was found, and the ways on."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, TypeVar

from flask import url_for
from sqlalchemy import Select

from collab import db
from collab.members.people import Person
from collab.offers import queries as exchanges
from collab.offers.model import Exchange
from collab.posts import queries
from collab.posts.model import Post, State
from collab.proposals.model import Proposal
from collab.web.forms.texts import one_line
from collab.web.shown.posts import PostLine, lines_of
from collab.words import exchanges as words
from collab.words import names, states

P = TypeVar("P", bound=Post)

SIZE = 20
LONGEST = 200
CHIPS = {
    "field": names.field,
    "country": names.country,
    "language": names.working_language,
    "kind": words.kind,
    "type": words.type_,
    "format": words.format_,
}


@dataclass(frozen=True, slots=True)
class PostList:
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


def proposals_listed(me: Person | None, asked: Mapping[str, str], chosen: Mapping[str, str]) -> PostList:
    """The proposals this reader finds."""
    query = queries.searched(queries.visible_to(me, Proposal), text=_words(asked), **chosen)
    return _listed(query, me, asked, chosen, "proposals.index")


def exchanges_listed(me: Person | None, asked: Mapping[str, str], chosen: Mapping[str, str]) -> PostList:
    """The offers and requests this reader finds."""
    own = {name: chosen[name] for name in ("kind", "type", "format") if name in chosen}
    common = {name: chosen[name] for name in ("field", "language") if name in chosen}
    query = exchanges.narrowed(queries.visible_to(me, Exchange), **own)
    if "country" in chosen:
        query = exchanges.concerning(query, me, country=chosen["country"])
    return _listed(queries.searched(query, text=_words(asked), **common), me, asked, chosen, "offers.index")


def _listed(
    query: Select[P], me: Person | None, asked: Mapping[str, str], chosen: Mapping[str, str], endpoint: str
) -> PostList:
    """`mine` counts only for people of a member, and shows their drafts too."""
    q = _words(asked)
    mine = bool(asked.get("mine")) and me is not None and me.speaks_for is not None
    kept: dict[str, Any] = {**chosen, **({"mine": "1"} if mine else {})}
    query = query.where(Post.member_id == me.member_id) if mine and me else query.where(_posted)
    page = _number(asked.get("page", ""))
    rows, total = queries.page_of(db.session(), query, page=page, size=SIZE)
    if not rows and total:
        page = (total - 1) // SIZE + 1
        rows, total = queries.page_of(db.session(), query, page=page, size=SIZE)
    first = (page - 1) * SIZE + 1
    question = {**kept, "q": q} if q else kept
    return PostList(
        lines=lines_of(rows, me),
        total=total,
        first=first,
        last=first + len(rows) - 1,
        previous=url_for(endpoint, **question, page=page - 1) if page > 1 else None,
        next=url_for(endpoint, **question, page=page + 1) if first + len(rows) <= total else None,
        q=q,
        mine=mine,
        kept=kept,
        chips=[_chip(name, code, question, endpoint) for name, code in chosen.items()],
    )


_posted = Post.state != State.DRAFT


def _words(asked: Mapping[str, str]) -> str:
    return one_line(asked.get("q"))[:LONGEST]


def _chip(name: str, code: str, question: Mapping[str, Any], endpoint: str) -> dict[str, str]:
    rest = {key: value for key, value in question.items() if key != name}
    label = states.state(code) if name == "state" else CHIPS[name](code)
    return {"label": label, "url": url_for(endpoint, **rest)}


def _number(written: str) -> int:
    return int(written) if written.isascii() and written.isdigit() and 0 < len(written) < 7 and int(written) else 1
