"""A person's own drafts; for everybody else they do not exist."""

from sqlalchemy import Select, select
from sqlalchemy.orm import Session, defer

from collab.drafts.model import Draft
from collab.errors import Unknown


def of(person_id: int) -> Select[Draft]:
    """What the person was writing, the newest first, without the words."""
    return _all_of(person_id).where(Draft.discarded_at.is_(None)).options(defer(Draft.fields, raiseload=True))


def with_words_of(person_id: int) -> Select[Draft]:
    """The same with the words, and with what was discarded and can still be brought back."""
    return _all_of(person_id)


def one_of(session: Session, person_id: int, public_id: str) -> Draft:
    """One draft of this person, also a discarded one; raises Unknown."""
    draft = session.scalar(_all_of(person_id).where(Draft.public_id == public_id))
    if draft is None:
        raise Unknown("not_found")
    return draft


def _all_of(person_id: int) -> Select[Draft]:
    return select(Draft).where(Draft.person_id == person_id).order_by(Draft.saved_at.desc(), Draft.id.desc())
