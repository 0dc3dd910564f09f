"""An open proposal of Alice's, and what the play leaves behind."""

from collections.abc import Callable

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from collab import db
from collab.audit.model import Entry
from collab.mail.model import Letter
from collab.members.people import Person
from collab.proposals.model import Proposal
from tests.builders import Cast, make_cast, make_proposal

Told = Callable[[str], set[str]]
Written = Callable[[], list[tuple[str, str | None]]]


@pytest.fixture
def stage(house: list[str]) -> Cast:
    """The cast, committed, for tests that open transactions of their own."""
    with db.transaction() as session:
        cast = make_cast(session)
    return cast


@pytest.fixture
def proposal(session: Session, cast: Cast) -> Proposal:
    """Alice looks for one trainer and two engineers."""
    proposal = make_proposal(session, by=cast.alice, roles=["Trainer", "Engineer"])
    proposal.seats[1].number = 2
    session.flush()
    return proposal


@pytest.fixture
def told(session: Session) -> Told:
    """Names of those a letter of this kind was left for."""
    query = select(Person.name).join(Letter, Letter.person_id == Person.id)
    return lambda kind: set(session.scalars(query.where(Letter.kind == kind)))


@pytest.fixture
def written(session: Session) -> Written:
    """The audit of partnerships: what, and who did it."""
    query = select(Entry.action, Person.name).outerjoin(Person, Entry.by_id == Person.id)
    query = query.where(Entry.subject == "partnerships").order_by(Entry.id)
    return lambda: [(action.removeprefix("partnership."), name) for action, name in session.execute(query)]
