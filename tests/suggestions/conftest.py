"""A union whose members the real matcher can tell apart, and the worker's own way of looking."""

from collections.abc import Callable
from typing import TypeVar

import pytest

from collab import db
from collab.members.model import Mission
from collab.members.people import Person
from collab.proposals.model import Proposal
from collab.suggestions import actions
from collab.suggestions.candidates import Candidates
from tests.builders import Cast, make_cast, make_member, make_person, make_proposal

Whole = TypeVar("Whole")
WATER_POST = {
    "title": "Clean water in schools",
    "summary": "We drill water wells in 24 schools and look for engineers who know drinking water and solar pumps.",
}


@pytest.fixture
def stage(house: list[str]) -> Cast:
    """The cast, committed; their profiles say nothing yet."""
    with db.transaction() as session:
        cast = make_cast(session)
    return loosened(cast, cast.alice, cast.bob, cast.carol, cast.eve, cast.sam)


@pytest.fixture
def pinar(stage: Cast) -> Person:
    """Somebody of a Turkish association that drills wells."""
    with db.transaction() as session:
        member = make_member(
            session,
            name="Pınar Su Derneği",
            country="TR",
            language="tr",
            languages=("tr", "ar"),
            works_in=("SD",),
            fields=("drinking-water",),
        )
        member.missions = [Mission(language="tr", text="Köylerde su kuyusu açıyor, okullara içme suyu ulaştırıyoruz.")]
        pelin = make_person(session, name="Pelin", member=member)
    return loosened(pelin, pelin)


@pytest.fixture
def post(stage: Cast) -> Proposal:
    """Alice's open proposal about wells."""
    with db.transaction() as session:
        alice = session.get_one(Person, stage.alice.id)
        proposal = make_proposal(session, by=alice, fields=("drinking-water",), countries=("SD",), **WATER_POST)
    return loosened(proposal, proposal)


@pytest.fixture
def look() -> Callable[[], int]:
    """What the worker does when it is rung; one index for the whole test, as in the worker."""
    candidates = Candidates()
    return lambda: actions.look(candidates)


def loosened(whole: Whole, *rows: object) -> Whole:
    """Rows as they stand, free of the session: the worker closes it behind itself."""
    session = db.session()
    for row in rows:
        session.refresh(row)
    session.expunge_all()
    return whole
