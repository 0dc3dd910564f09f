"""Offers and requests: those sent a moment ago, what a list is narrowed to, and who has which open."""

from collections.abc import Collection

from sqlalchemy import Select, or_, select
from sqlalchemy.orm import Session

from collab import clock
from collab.members import queries as members
from collab.members.model import Member
from collab.members.people import Person
from collab.offers.drafts import ExchangeDraft, says_the_same
from collab.offers.model import Exchange, Format, Offer, Type
from collab.posts import queries as posts
from collab.posts.model import LOOKING, CodeKind, PostKind, State


def sent_just_now(session: Session, draft: ExchangeDraft, by: Person, *, as_draft: bool) -> Exchange | None:
    """What the person sent a moment ago in the very same words: a button pressed twice is one act."""
    newest = session.scalars(posts.sent_lately(session, Exchange, by, as_draft=as_draft))
    return next((post for post in newest if says_the_same(draft, post)), None)


def narrowed(query: Select[Exchange], *, kind: str = "", type: str = "", format: str = "") -> Select[Exchange]:
    """Narrowed to offers or requests, to a type, and to how it is given."""
    if kind in (PostKind.OFFER, PostKind.REQUEST):
        query = query.where(Exchange.kind == PostKind(kind))
    if type in set(Type):
        query = query.where(Exchange.type == Type(type))
    if format in set(Format):
        query = query.where(Exchange.format.in_((Format(format), Format.BOTH)))
    return query


def concerning(query: Select[Exchange], me: Person | None, *, country: str) -> Select[Exchange]:
    """Narrowed to what is meant for the country, and to what members offer or ask for who are or work there.

    Of a member that does not show itself to `me` only what it wrote into the post counts.
    """
    there = members.narrowed(members.visible_to(me), me, members.Filters(country=country)).with_only_columns(Member.id)
    return query.where(or_(posts.coded(CodeKind.COUNTRY, country), Exchange.member_id.in_(there)))


def open_of(member_ids: Collection[int]) -> Select[Exchange]:
    """What these members offer and ask for now: every member may read it."""
    still = (Exchange.state.in_(LOOKING), Exchange.closes_at > clock.now(), Exchange.hidden_at.is_(None))
    return select(Exchange).where(Exchange.member_id.in_(member_ids), *still).order_by(Exchange.id)


def to_reopen() -> Select[Offer]:
    """Offers that were full in a period that is over."""
    return select(Offer).where(Offer.state == State.FULL, Offer.reopens_at <= clock.now()).order_by(Offer.id)
