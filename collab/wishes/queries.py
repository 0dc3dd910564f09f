"""Wishes that are open: one reader's, those an author can grant, and those that were granted."""

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import ColumnElement, Select, and_, exists, func, or_, select
from sqlalchemy.orm import Session

from collab.members.model import Member, Mission
from collab.members.people import Person
from collab.posts.model import LOOKING, Post, PostText
from collab.wishes import policy
from collab.wishes.model import Wish


@dataclass(frozen=True, slots=True)
class Asked:
    """How many ask for one text in one language; `post` is None for the member's mission."""

    post: Post | None
    language: str
    number: int


def of_person(person: Person, text: Member | Post, language: str) -> Select[Wish]:
    """What this person asked of this text in this language, granted or not."""
    return select(Wish).where(Wish.person_id == person.id, _about(text), Wish.language == language)


def is_open(session: Session, person: Person, text: Member | Post, language: str) -> bool:
    """Whether the person waits for the text."""
    query = of_person(person, text, language).where(Wish.granted_at.is_(None))
    return session.scalar(select(query.exists())) or False


def asked_of(session: Session, text: Member | Post) -> list[Asked]:
    """How many wait for this text, by language: the most asked for first."""
    post, there = text if isinstance(text, Post) else None, policy.written_in(text)
    rows = session.execute(_counted(_about(text)))
    return [Asked(post, language, number) for _post, language, number in rows if language not in there]


def asked_in(session: Session, member_id: int, language: str) -> list[Asked]:
    """How many wait for which of the member's texts in one language: the most asked for first."""
    mine = and_(Wish.member_id == member_id, Wish.language == language)
    rows = session.execute(_counted(mine)).all()
    ids = [post for post, _language, _number in rows if post]
    posts = {post.id: post for post in session.scalars(select(Post).where(Post.id.in_(ids)))}
    return [Asked(posts[post] if post else None, language, number) for post, _language, number in rows]


def untold(session: Session) -> Sequence[tuple[int, str]]:
    """(member, language) of authors who were not told yet that somebody asks."""
    query = select(Wish.member_id, Wish.language).where(Wish.told_at.is_(None), _waits()).distinct()
    return [(member, language) for member, language in session.execute(query)]


def granted() -> Select[Wish]:
    """Wishes that are not yet marked as granted, though the text is there."""
    in_post = exists().where(PostText.post_id == Wish.post_id, PostText.language == Wish.language, PostText.title != "")
    mission = exists().where(Mission.member_id == Wish.member_id, Mission.language == Wish.language)
    return select(Wish).where(Wish.granted_at.is_(None), or_(in_post, and_(Wish.post_id.is_(None), mission)))


def _about(text: Member | Post) -> ColumnElement[bool]:
    if isinstance(text, Post):
        return Wish.post_id == text.id
    return and_(Wish.post_id.is_(None), Wish.member_id == text.id)


def _counted(which: ColumnElement[bool]) -> Select[int | None, str, int]:
    number = func.count().label("number")
    query = select(Wish.post_id, Wish.language, number).where(which, _waits()).group_by(Wish.post_id, Wish.language)
    return query.order_by(number.desc(), Wish.language, Wish.post_id)


def _waits() -> ColumnElement[bool]:
    """Not granted, by somebody who is still here, and about a text that can still be changed."""
    changeable = exists().where(Post.id == Wish.post_id, Post.state.in_(LOOKING))
    here = exists().where(Person.id == Wish.person_id, Person.active)
    return and_(Wish.granted_at.is_(None), here, or_(Wish.post_id.is_(None), changeable))
