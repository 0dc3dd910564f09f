"""Who may ask whom for a text in another language."""

from collections.abc import Collection

from collab.members import policy as members
from collab.members.model import Member
from collab.members.people import Person
from collab.posts.model import LOOKING, Post


def askable_by(person: Person | None, text: Member | Post) -> bool:
    """Somebody else's text: a mission at any time, a post while its lead may still change it."""
    if person is None:
        return False
    if isinstance(text, Post):
        return text.state in LOOKING and not members.belongs_to(text.member, person)
    return not members.belongs_to(text, person)


def written_in(text: Member | Post) -> Collection[str]:
    """The languages it can be read in."""
    return {one.language for one in (text.texts if isinstance(text, Post) else text.missions)}
