"""One member with every part of its profile filled, and everyone who might look at it."""

from collections.abc import Callable
from dataclasses import dataclass

import pytest
from sqlalchemy.orm import Session

from collab.members import actions, profiles
from collab.members.model import Activity, Member, TieKind
from collab.members.people import Person
from tests.builders import Cast, make_member, make_person


@dataclass(frozen=True, slots=True)
class Viewers:
    """Who looks: `partner` is of an approved partner, `other` of any other member, `own` of the member itself."""

    stranger: None
    other: Person
    partner: Person
    own: Person
    coordinator: Person
    secretariat: Person

    def named(self, name: str) -> Person | None:
        person: Person | None = getattr(self, name)
        return person


@pytest.fixture
def wells(session: Session) -> Member:
    """A confirmed member that has chosen nothing yet about who sees what."""
    member = make_member(
        session,
        name="Wells Society",
        country="SD",
        fields=["drinking-water"],
        works_in=["SD", "TD"],
        languages=["ar", "en"],
        capacities=["well-drilling"],
        needs=["funding"],
        mission="We dig wells.",
        city="Kassala",
        website="https://wells.example",
        contact="Ring at the gate.",
        founded=2003,
    )
    member.activities = [Activity(language="en", title="Forty wells")]
    session.flush()
    return member


@pytest.fixture
def viewers(session: Session, cast: Cast, wells: Member) -> Viewers:
    actions.tie(session, wells, seen_by=cast.bobs, kind=TieKind.PARTNER)
    own = make_person(session, name="Walid", member=wells)
    return Viewers(None, cast.eve, cast.bob, own, cast.carol, cast.sam)


@pytest.fixture
def look(session: Session, wells: Member, viewers: Viewers) -> Callable[[str], profiles.Shown]:
    """The profile as somebody sees it."""
    return lambda name: profiles.shown_to(session, wells, viewers.named(name))
