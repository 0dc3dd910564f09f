"""The scene's wishes: Eve and Carol ask for texts of A in Turkish, Bob for one that is there by now."""

from collections.abc import Mapping

from sqlalchemy.orm import Session

from collab.members.model import Member
from collab.members.people import Person
from collab.proposals.model import Proposal
from collab.wishes.model import Wish


def ask_for_texts(
    session: Session, posts: Mapping[str, Proposal], members: Mapping[str, Member], people: Mapping[str, Person]
) -> None:
    """A post and a mission asked for, and a post in Arabic, which it has."""
    a, post = members["a"], posts["a_open"]
    session.add_all(
        [
            *(Wish(person=people[name], member=a, post=post, language="tr") for name in ("eve", "carol")),
            Wish(person=people["eve"], member=a, language="tr"),
            Wish(person=people["bob"], member=a, post=post, language="ar"),
        ]
    )
    session.flush()
