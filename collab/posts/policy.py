"""Who may do what with a post."""

from collab.members import policy as members
from collab.members.people import Person
from collab.posts.model import LOOKING, Post, State


def postable_by(person: Person | None) -> bool:
    """People of a confirmed member post for it; nobody posts for another."""
    return person is not None and person.speaks_for is not None and person.speaks_for.is_confirmed


def led_by(post: Post, person: Person | None) -> bool:
    """The person acts for the member that leads it."""
    return person is not None and members.belongs_to(post.member, person)


def editable_by(post: Post, person: Person | None) -> bool:
    """The lead may change it while it is a draft or looks for partners."""
    return led_by(post, person) and post.state in (State.DRAFT, *LOOKING)


def withdrawable_by(post: Post, person: Person | None) -> bool:
    """The lead may take it back until the work runs."""
    return led_by(post, person) and post.state in (State.DRAFT, *LOOKING, State.APPROVED)
