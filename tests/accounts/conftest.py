"""Somebody with a real password."""

import pytest

from collab import db
from collab.accounts.passwords import hash_password
from collab.members.people import Person
from tests.builders import make_member, make_person

PASSWORD = "a well of sweet water"
HASHED = hash_password(PASSWORD)


@pytest.fixture
def walid(house: list[str]) -> Person:
    """Committed: sign-in reads, and counts by itself."""
    with db.transaction() as session:
        person = make_person(session, name="Walid", member=make_member(session), password_hash=HASHED)
    return person
