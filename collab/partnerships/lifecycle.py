"""How a post's life and its partnerships move each other."""

from collections.abc import Iterable

from sqlalchemy.orm import Session

from collab import clock
from collab.audit.log import record
from collab.errors import Conflict, Forbidden
from collab.members import actions as members
from collab.members.people import Person
from collab.offers import actions as offers
from collab.offers import queries as exchanges
from collab.offers.drafts import ExchangeDraft
from collab.offers.model import Exchange, Offer
from collab.partnerships import queries
from collab.partnerships.model import LIVE, WAITING, Partnership, Stage
from collab.partnerships.telling import tell_ending, tell_partners_of
from collab.posts import actions as post_actions
from collab.posts import policy as post_policy
from collab.posts import queries as posts
from collab.posts import renewal
from collab.posts.drafts import Answers
from collab.posts.model import LISTED, LOOKING, CodeKind, Post, State
from collab.proposals import actions as proposals
from collab.proposals.drafts import ProposalDraft
from collab.proposals.model import Proposal, Seat, seats_of
from collab.union.settings import union


def edit(session: Session, post: Proposal, draft: ProposalDraft, *, by: Person) -> None:
    """Change a proposal; if it is open, all who are in it are told."""
    proposals.edit(session, post, draft, by=by)
    _tell_changed(session, post)


def edit_exchange(session: Session, post: Exchange, draft: ExchangeDraft, *, by: Person) -> None:
    """Change an offer or a request; if it is open, all who are in it are told, and it is full or not as it now says."""
    offers.edit(session, post, draft, by=by)
    settle(session, post, by=by)
    _tell_changed(session, post)


def clarify(session: Session, post: Post, answers: Answers, *, by: Person) -> None:
    """Add what the lead answered when it was asked about its post; all who are in it are told. It is asked no more."""
    post_actions.edit(session, post, lambda held: _add(held, answers), by=by)
    _tell_changed(session, post)


def complete_list(session: Session, post: Post, *, by: Person) -> None:
    """The lead goes ahead with the partners approved so far; who has not answered is told."""
    if not post_policy.led_by(post, by):
        raise Forbidden("post.not_yours", kind=post.kind.value)
    post = posts.locked(session, post)
    if post.state not in LOOKING:
        raise Conflict("post.wrong_state", kind=post.kind.value, state=post.state.value)
    if not queries.count_at(session, post, Stage.APPROVED):
        raise Conflict("post.nothing_approved", kind=post.kind.value)
    _fill_up(session, post, by=by)


def close(session: Session, post: Exchange, *, by: Person) -> None:
    """The member of an offer or a request says that it is done; what was approved stays, who waits is told."""
    if not post_policy.led_by(post, by):
        raise Forbidden("post.not_yours", kind=post.kind.value)
    post = posts.locked(session, post)
    if post.state not in (*LISTED, State.APPROVED):
        raise Conflict("post.wrong_state", kind=post.kind.value, state=post.state.value)
    if not queries.count_at(session, post, Stage.APPROVED):
        raise Conflict("post.nothing_approved", kind=post.kind.value)
    post_actions.advance(session, post, State.COMPLETED, by=by)
    _lapse(session, post, list(session.scalars(queries.pending_of(post))), by=by)


def withdraw(session: Session, post: Post, *, by: Person) -> None:
    """The lead takes a post back; all that was pending lapses and the partners are told."""
    if not post_policy.led_by(post, by):
        raise Forbidden("post.not_yours", kind=post.kind.value)
    post = posts.locked(session, post)
    if post.is_draft or not post_policy.withdrawable_by(post, by):
        raise Conflict("post.wrong_state", kind=post.kind.value, state=post.state.value)
    _close(session, post, State.WITHDRAWN, by=by)


def expire_due(session: Session) -> int:
    """Close what is past its deadline, unless a coordinator still has to decide; reopen offers whose period is over.

    Returns how many moved.
    """
    due: list[Post] = [*session.scalars(posts.past_deadline()), *session.scalars(exchanges.to_reopen())]
    return sum(settle(session, posts.locked(session, post), by=None) for post in due)


def remind_due(session: Session) -> None:
    """Leave a letter to who was invited and has not answered when a post nears its last day; once for one last day."""
    for post in session.scalars(posts.closing_within(renewal.REMINDED[0])):
        for row in session.scalars(queries.of_post(post, (Stage.INVITED,))):
            if renewal.notice_due(post, since=row.started_at):
                tell_ending(session, row)


def settle(session: Session, post: Post, *, by: Person | None) -> bool:
    """Let a locked post follow its partnerships; True when its state moved."""
    before = post.state
    if before not in LISTED:
        return False
    approved = queries.count_at(session, post, Stage.APPROVED)
    agreed = queries.count_at(session, post, Stage.AGREED)
    over = post.closes_at is not None and clock.now() >= post.closes_at
    full = post.is_filled_by(approved)
    if full or (approved and over and not agreed and isinstance(post, Proposal)):
        _fill_up(session, post, by=by)
    elif over and not agreed:
        _close(session, post, State.EXPIRED, by=by)
    else:
        follow = _places_left(session, post) if isinstance(post, Offer) else _gathering(approved + agreed)
        if follow is not before:
            post_actions.advance(session, post, follow, by=by)
    return post.state is not before


def part(session: Session, partnership: Partnership) -> None:
    """Take back what the two showed each other, unless something else still joins them."""
    session.flush()
    if not queries.any_live_between(session, partnership.lead, partnership.partner):
        members.untie(session, partnership.partner, seen_by=partnership.lead)
        members.untie(session, partnership.lead, seen_by=partnership.partner)


def _add(post: Post, answers: Answers) -> None:
    post.clarified_at = clock.now()
    seat = next((seat for seat in seats_of(post) if seat.public_id == answers.seat), None)
    _also(post, CodeKind.FIELD, answers.fields)
    _also(post, CodeKind.COUNTRY, answers.countries)
    if seat or not isinstance(post, Proposal):
        _also(seat or post, CodeKind.CAPACITY, answers.capacities)


def _also(held: Post | Seat, kind: CodeKind, codes: Iterable[str]) -> None:
    held.recode(kind, {*held.coded(kind), *codes})


def _gathering(joined: int) -> State:
    return State.FORMING if joined else State.OPEN


def _places_left(session: Session, offer: Offer) -> State:
    """FULL while as many as it is for have agreed in the running period."""
    zone = union().zone
    is_full = queries.count_agreed_since(session, offer, offer.period_began(zone)) >= offer.number
    offer.reopens_at = offer.next_period(zone) if is_full else None
    return State.FULL if is_full else State.OPEN


def _tell_changed(session: Session, post: Post) -> None:
    if not post.is_draft:
        partners = [row.partner for row in session.scalars(queries.of_post(post, LIVE))]
        tell_partners_of(session, "post_changed", post, partners, edition=post.edition)


def _fill_up(session: Session, post: Post, *, by: Person | None) -> None:
    post_actions.advance(session, post, State.APPROVED, by=by)
    _lapse(session, post, list(session.scalars(queries.of_post(post, WAITING))), by=by)


def _close(session: Session, post: Post, state: State, *, by: Person | None) -> None:
    live = list(session.scalars(queries.of_post(post, LIVE)))
    post_actions.advance(session, post, state, by=by)
    pending = [row for row in live if row.stage is not Stage.APPROVED]
    _lapse(session, post, pending, by=by, tell=False)
    tell_partners_of(session, "post_closed", post, [row.partner for row in live])


def _lapse(session: Session, post: Post, rows: list[Partnership], *, by: Person | None, tell: bool = True) -> None:
    for row in rows:
        row.stage, row.ended_at, row.ended_by = Stage.LAPSED, clock.now(), by
        record(session, "partnership.lapsed", row, by=by)
        part(session, row)
    if tell:
        tell_partners_of(session, "post_closed", post, [row.partner for row in rows])
