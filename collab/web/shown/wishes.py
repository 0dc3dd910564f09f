"""What a page says where a text is not there in the reader's language, and what it tells the author."""

from sqlalchemy.orm import Session

from collab import language
from collab.members.model import Member
from collab.members.people import Person
from collab.posts.model import Post
from collab.wishes import policy, queries


def standing(session: Session, text: Member | Post, me: Person | None) -> str:
    """ "may" where the reader may ask for the text in their language, "asked" where they did, "" else."""
    if me is None or not policy.askable_by(me, text):
        return ""
    if not (written := policy.written_in(text)) or language.current() in written:
        return ""
    return "asked" if queries.is_open(session, me, text, language.current()) else "may"


def asked_for(session: Session, text: Member | Post) -> list[tuple[str, int]]:
    """Languages that readers ask for and how many do, for the author."""
    return [(one.language, one.number) for one in queries.asked_of(session, text)]
