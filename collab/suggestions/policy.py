"""Who may see and answer suggestions."""

from collab.members.people import Person
from collab.posts import policy as posts
from collab.posts.model import Post
from collab.suggestions.model import Feedback, Side, Suggestion


def partners_seen_by(post: Post, person: Person | None) -> bool:
    """The lead sees who would fit its post; so does a coordinator, but never on a draft."""
    if person is None or post.is_draft:
        return False
    return posts.led_by(post, person) or person.is_coordinator


def nominated_by(post: Post, person: Person | None) -> bool:
    """Whether the person may put members forward for it: a coordinator who does not belong to its lead."""
    return person is not None and person.is_coordinator and person.member_id != post.member_id and post.is_looking


def side_of(suggestion: Suggestion, person: Person | None) -> Side | None:
    """From which side the person may answer it, or None."""
    if person is None or person.speaks_for is None:
        return None
    if posts.led_by(suggestion.post, person):
        return Side.LEAD
    return Side.PARTNER if person.member_id == suggestion.member_id else None


def sayable(suggestion: Suggestion, side: Side) -> tuple[Feedback, ...]:
    """What this side may say to it: nobody can be a partner of a lead that is hidden and know it."""
    nameless = side is Side.PARTNER and suggestion.post.member.hidden
    return tuple(kind for kind in Feedback if not (nameless and kind is Feedback.ALREADY_PARTNERS))
