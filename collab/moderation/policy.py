"""Who may report a post, and who may hide one."""

from collab.members.people import Person
from collab.posts import policy as posts
from collab.posts.model import Post


def reportable_by(post: Post, person: Person | None) -> bool:
    """Whoever is signed in and reads a post of others; the lead changes its own, coordinators hide."""
    return person is not None and not post.is_draft and not posts.led_by(post, person) and not person.is_coordinator


def hidable_by(post: Post, person: Person | None) -> bool:
    """A coordinator, never one who belongs to the member that posted it."""
    if person is None or post.is_draft:
        return False
    return person.is_coordinator and person.member_id != post.member_id
