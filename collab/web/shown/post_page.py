"""What every post's own page shows beside what it says: who would fit, and how the reader's member stands to it."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import NamedTuple, TypeVar

from sqlalchemy.orm import Session

from collab import clock
from collab.members.model import Member
from collab.members.people import Person
from collab.partnerships.model import Partnership
from collab.posts import policy
from collab.posts.model import Post
from collab.suggestions import nominations
from collab.suggestions import queries as suggestions
from collab.suggestions.groups import MOST_KEPT, groups_of
from collab.suggestions.model import Nomination
from collab.web.shown.groups import GroupShown, groups_shown
from collab.web.shown.names import Named, named
from collab.web.shown.partnerships import PartnershipLine
from collab.web.shown.partnerships import lines_of as partnership_lines
from collab.web.shown.suggestions import SuggestionCard, card_for, cards_for
from collab.words.side import Side

P = TypeVar("P", bound=Post)

SECONDS_BETWEEN_LOOKS = 3
MOST_SHOWN = 24
USUAL_WAIT = timedelta(minutes=2)


@dataclass(frozen=True, slots=True)
class NominatedCard:
    """A member that a coordinator put forward, why, and what the matcher says of it where it says anything."""

    member: Named
    note: str
    by: str
    card: SuggestionCard | None

    @property
    def seat(self) -> str:
        return self.card.seat if self.card else ""


class Advice(NamedTuple):
    """What the lead could add, in words; `about` where the page may ask for it as well."""

    words: str
    about: str = ""


@dataclass(frozen=True, slots=True)
class Found:
    """Who would fit. While `is_looking` there is nothing else to say; `is_late` when that takes unusually long.

    Whoever is in one of the `groups` has a card too.
    `nominated` are those a coordinator put forward; they stand in no other list.
    `unconfirmed` are members not confirmed yet, for coordinators alone.
    """

    is_looking: bool
    is_late: bool
    nominated: list[NominatedCard]
    fitting: list[SuggestionCard]
    possible: list[SuggestionCard]
    missing: list[Advice]
    unconfirmed: list[SuggestionCard]
    groups: list[GroupShown]

    @property
    def is_soon_there(self) -> bool:
        """Worth loading the page again by itself."""
        return self.is_looking and not self.is_late


@dataclass(frozen=True, slots=True)
class OwnStanding:
    """How the reader's member stands to somebody else's post; `set_aside` is the id of what it said, or ""."""

    card: SuggestionCard | None
    partnership: PartnershipLine | None
    set_aside: str
    is_hidden: bool
    may_come_forward: bool
    nomination: str


def found_for(session: Session, post: P, me: Person | None, missing_in: Callable[[P], list[Advice]]) -> Found:
    """Who would fit; `missing_in` says what its lead could add where nobody does."""
    side: Side = "lead" if policy.led_by(post, me) else "desk"
    put_forward = list(session.scalars(nominations.open_of(post)))
    if suggestions.is_being_looked_for(session, post):
        return Found(True, _is_late(post.revised_at), [_nominated(row, {}) for row in put_forward], [], [], [], [], [])
    rows = suggestions.partners_for(session, post, limit=MOST_KEPT, for_lead=side == "lead")
    found = groups_of(session, post, rows)
    grouped = {one.id for group in found for one in group.members}
    rows = rows[:MOST_SHOWN] + [row for row in rows[MOST_SHOWN:] if row.member_id in grouped]
    cards = cards_for(rows, me, side)
    by_member = {row.member_id: card for row, card in zip(rows, cards, strict=True)}
    ids = {row.member_id for row in put_forward}
    cards = [card for row, card in zip(rows, cards, strict=True) if row.member_id not in ids]
    fitting = [card for card in cards if card.fits_well]
    possible = [card for card in cards if not card.fits_well]
    unconfirmed = session.scalars(suggestions.unconfirmed_for(post)).all() if me and me.is_coordinator else []
    missing = [] if fitting else missing_in(post)
    nominated = [_nominated(row, by_member) for row in put_forward]
    groups = groups_shown(post, found, {row.member_id: row.member for row in rows}, by_member)
    return Found(False, False, nominated, fitting, possible, missing, cards_for(unconfirmed, me, "desk"), groups)


def own_for(session: Session, post: Post, rows: list[Partnership], me: Person | None) -> OwnStanding | None:
    """How the reader's member stands to it; None for its lead and whoever acts for no member."""
    member = me.speaks_for if me else None
    if me is None or member is None or policy.led_by(post, me):
        return None
    own = [row for row in rows if row.partner_id == member.id]
    newest = partnership_lines(own[-1:], me)
    suggestion = suggestions.between(session, post.id, member.id)
    return OwnStanding(
        card=card_for(suggestion, me, "partner") if suggestion and _is_shown(post, member) else None,
        partnership=newest[0] if newest else None,
        set_aside=_set_aside(session, post, me),
        is_hidden=member.hidden,
        may_come_forward=post.is_looking and member.is_confirmed and not (own and own[-1].is_live),
        nomination=nomination.note if (nomination := nominations.of_pair(session, post.id, member.id)) else "",
    )


def _nominated(row: Nomination, cards: Mapping[int, SuggestionCard]) -> NominatedCard:
    return NominatedCard(named(row.member), row.note, row.by.name, cards.get(row.member_id))


def _is_shown(post: Post, member: Member) -> bool:
    """Nothing is suggested to a member that is not confirmed yet."""
    return post.is_looking and member.is_confirmed


def _set_aside(session: Session, post: Post, me: Person) -> str:
    said_no = [row for row in session.scalars(suggestions.set_aside_by(me)) if row.post_id == post.id]
    return said_no[0].public_id if said_no else ""


def _is_late(since: datetime) -> bool:
    return clock.now() - since > USUAL_WAIT
