"""Asks for a text, tells its author at most once a week and language, and tells those who asked when it is there."""

from sqlalchemy import select, update
from sqlalchemy.orm import Session

from collab import clock
from collab.errors import Forbidden
from collab.mail import outbox
from collab.members import queries as members
from collab.members.model import Member
from collab.members.people import Person
from collab.posts.model import Post
from collab.union.settings import union
from collab.wishes import policy, queries
from collab.wishes.model import Wish


def ask(session: Session, text: Member | Post, *, by: Person, language: str) -> None:
    """Wish for the text in that language; asked twice it is one wish, and what is there need not be asked for."""
    if not policy.askable_by(by, text):
        raise Forbidden("wish.not_yours")
    if language in policy.written_in(text):
        return
    session.execute(select(Person.id).where(Person.id == by.id).with_for_update())  # the second press waits
    known = session.scalar(queries.of_person(by, text, language))
    if known is None:
        known = _made(text, by, language)
        session.add(known)
    elif known.granted_at is not None:  # it was there, and is gone again
        known.asked_at, known.told_at, known.granted_at = clock.now(), None, None
    session.flush()
    _tell_author(session, known.member_id, language)


def tell_due(session: Session) -> None:
    """Tell readers what is there now, and authors what was asked for since their last letter."""
    for wish in session.scalars(queries.granted()).all():
        wish.granted_at = clock.now()
        outbox.put(session, "text_there", to=wish.person_id, key=f"{wish.id}:{wish.asked_at.isoformat()}", wish=wish.id)
    session.flush()
    for member_id, language in queries.untold(session):
        _tell_author(session, member_id, language)


def _made(text: Member | Post, by: Person, language: str) -> Wish:
    if isinstance(text, Post):
        return Wish(person_id=by.id, member_id=text.member_id, post_id=text.id, language=language)
    return Wish(person_id=by.id, member_id=text.id, language=language)


def _tell_author(session: Session, member_id: int, language: str) -> None:
    """One letter a person, language and week, by the union's calendar; what comes later waits for the next week's."""
    year, week, _day = clock.today(union().zone).isocalendar()
    key, facts = f"{member_id}:{language}:{year}-W{week:02}", {"member": member_id, "language": language}
    people = session.scalars(members.people_of(member_id)).all()
    new = [outbox.put(session, "text_asked", to=person.id, key=key, **facts) for person in people]
    if any(new):
        told = update(Wish).where(Wish.member_id == member_id, Wish.language == language, Wish.told_at.is_(None))
        session.execute(told.values(told_at=clock.now()))
