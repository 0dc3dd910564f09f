"""The life of an offer or a request, as far as its member alone decides."""

from sqlalchemy.orm import Session

from collab.members.people import Person
from collab.offers import queries
from collab.offers.drafts import ExchangeDraft
from collab.offers.model import Exchange, Offer, Request
from collab.posts import actions as posts
from collab.posts.model import CodeKind, PostKind, State

KINDS: dict[PostKind, type[Exchange]] = {PostKind.OFFER: Offer, PostKind.REQUEST: Request}


def write(session: Session, draft: ExchangeDraft, *, by: Person) -> Exchange:
    """A new draft of the person's member; nobody else sees it. Sent twice within a minute it is one."""
    posts.require_poster(by)
    return queries.sent_just_now(session, draft, by, as_draft=True) or _written(session, draft, by)


def post(session: Session, draft: ExchangeDraft, *, by: Person) -> Exchange:
    """Write it and open it at once. Sent twice within a minute it is one."""
    posts.require_poster(by)
    if before := queries.sent_just_now(session, draft, by, as_draft=False):
        return before
    exchange = _written(session, draft, by)
    posts.open_(session, exchange, by=by)
    return exchange


def edit(session: Session, exchange: Exchange, draft: ExchangeDraft, *, by: Person) -> None:
    """Change a draft, or an open one: then the matcher looks again. What it is, offer or request, stays."""
    posts.edit(session, exchange, lambda held: _fill(held, draft), by=by)


def _written(session: Session, draft: ExchangeDraft, by: Person) -> Exchange:
    exchange = KINDS[draft.kind](member=by.speaks_for, author=by, state=State.DRAFT)
    session.add(exchange)
    _fill(exchange, draft)
    session.flush()
    return exchange


def _fill(exchange: Exchange, draft: ExchangeDraft) -> None:
    posts.fill(exchange, draft)
    exchange.recode(CodeKind.LANGUAGE, draft.languages)
    exchange.recode(CodeKind.CAPACITY, draft.capacities)
    exchange.type, exchange.format = draft.type, draft.format
    exchange.cost, exchange.cost_note = draft.cost, draft.cost_note
    exchange.amount, exchange.currency = draft.amount, draft.currency
    exchange.number, exchange.period = draft.number, draft.period
