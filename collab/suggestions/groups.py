"""Groups of members that together cover what a proposal wants, put together when somebody reads.

They come out of the suggestions this reader may see and of who is in it by now, so that no group is ever stale.
"""

from collections.abc import Mapping, Sequence

from sqlalchemy import select
from sqlalchemy.orm import Session

from collab.errors import Conflict, Forbidden
from collab.matching import candidacy, consortium
from collab.matching.consortium import Candidate, Group, Thing
from collab.members.model import Member
from collab.members.people import Person
from collab.partnerships import actions as partnerships
from collab.partnerships import queries as begun
from collab.posts import policy
from collab.posts import queries as posts
from collab.posts.model import Post
from collab.proposals.model import seats_of
from collab.suggestions import queries
from collab.suggestions.candidates import wants_several
from collab.suggestions.facts import question_of
from collab.suggestions.model import Level, Suggestion

MOST_KEPT = 200  # more than the worker keeps for a post


def groups_of(session: Session, post: Post, seen: Sequence[Suggestion]) -> list[Group]:
    """Up to three groups of those seen that fit well, beside who is in it already; none for fewer than two places."""
    if not post.is_looking or not wants_several(post):
        return []
    joined = {row.partner_id: row.seat_id for row in session.scalars(begun.of_post(post))}
    rows = session.scalars(select(Suggestion).where(Suggestion.post_id == post.id, Suggestion.member_id.in_(joined)))
    known = {row.member_id: _candidate(row) for row in rows}
    people = [_candidate(row) for row in seen if row.level is not Level.POSSIBLE]
    return consortium.groups(candidacy.wanted(question_of(post), joined, known), people)


def key_of(group: Group, members: Mapping[int, Member]) -> str:
    """What names a group: who is in it."""
    return "-".join(sorted(members[one.id].public_id for one in group.members))


def invite(session: Session, post: Post, key: str, *, by: Person, note: str = "") -> list[Member]:
    """The lead invites everybody of a group as it stands now, each to its place; all or nobody."""
    if not policy.led_by(post, by):
        raise Forbidden("post.not_yours", kind=post.kind.value)
    post = posts.locked(session, post)
    seen = queries.partners_for(session, post, limit=MOST_KEPT)
    members = {row.member_id: row.member for row in seen}
    group = next((one for one in groups_of(session, post, seen) if key_of(one, members) == key), None)
    if group is None:
        raise Conflict("group.not_there")
    seats = {seat.id: seat for seat in seats_of(post)}
    for one in group.members:
        partnerships.invite(session, post, members[one.id], by=by, note=note, seat=seats[one.seat])
    return [members[one.id] for one in group.members]


def _candidate(row: Suggestion) -> Candidate:
    return Candidate(row.member_id, row.score, tuple(row.fits), frozenset(Thing(*one) for one in row.brings))
