"""The cast, each at a browser of their own."""

from dataclasses import dataclass

import pytest
from flask.testing import FlaskClient

from collab import db
from collab.members.model import Member
from collab.members.people import Role
from tests.browsing import SignIn
from tests.builders import Cast, make_person


@dataclass(frozen=True, slots=True)
class Browsers:
    """A signed-in browser for each of the cast; Anna is of Alice's member."""

    stranger: FlaskClient
    alice: FlaskClient
    anna: FlaskClient
    bob: FlaskClient
    carol: FlaskClient
    eve: FlaskClient
    sam: FlaskClient


@pytest.fixture
def at(stage: Cast, client: FlaskClient, sign_in: SignIn) -> Browsers:
    with db.transaction() as session:
        anna = make_person(session, name="Anna", member=session.get_one(Member, stage.alices.id), role=Role.ADMIN)
    people = {"alice": stage.alice, "anna": anna, "bob": stage.bob, "carol": stage.carol}
    people |= {"eve": stage.eve, "sam": stage.sam}
    for one in people.values():
        db.session().refresh(one)
    db.session().expunge_all()  # opening a browser closes the session
    return Browsers(stranger=client, **{name: sign_in(person) for name, person in people.items()})
