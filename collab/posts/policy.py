"""Who may do what with a post."""

from datetime import timedelta

from collab import clock
from collab.members import policy as members
from collab.members.people import Person
from collab.posts.model import LISTED, Post, State

STILL_RENEWABLE = timedelta(days=30)


def postable_by(person: Person | None) -> bool:
    """People of a confirmed member post for it; nobody posts for another."""
    return person is not None and person.speaks_for is not None and person.speaks_for.is_confirmed


def led_by(post: Post, person: Person | None) -> bool:
    """The person acts for the member that leads it."""
    return person is not None and members.belongs_to(post.member, person)


def in_sight_of(post: Post, person: Person | None) -> bool:
    """What a coordinator hid is shown to its own member and the union alone, also where others take part in it."""
    return not post.is_hidden or led_by(post, person) or (person is not None and person.is_union)


def editable_by(post: Post, person: Person | None) -> bool:
    """The lead may change it while it is a draft or stands in the lists."""
    return led_by(post, person) and post.state in (State.DRAFT, *LISTED)


def renewable_by(post: Post, person: Person | None) -> bool:
    """The lead may move its last day on while it looks, and for a month after that day where nothing was decided."""
    lately = post.ended_at is not None and clock.now() < post.ended_at + STILL_RENEWABLE
    return led_by(post, person) and (post.state in LISTED or (post.state is State.EXPIRED and lately))


def withdrawable_by(post: Post, person: Person | None) -> bool:
    """The lead may take it back until the work runs."""
    return led_by(post, person) and post.state in (State.DRAFT, *LISTED, State.APPROVED)
