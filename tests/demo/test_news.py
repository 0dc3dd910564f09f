"""Whoever signs in to the demonstration finds a digest waiting."""

from pathlib import Path

from sqlalchemy import select

from collab import clock, db
from collab.demo import seed
from collab.digests import contents
from collab.members.people import Person
from collab.suggestions import actions
from collab.suggestions.candidates import Candidates


def test_there_is_something_to_tell_each_demo_person(house: list[str], tmp_path: Path) -> None:
    seed.seed(home=tmp_path)
    actions.look(Candidates())

    session = db.session()
    people = list(session.scalars(select(Person)))
    without = [person.email for person in people if not contents.news_for(session, person, until=clock.now())]

    assert people
    assert without == []
