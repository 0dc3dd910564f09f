"""A coordinator nominates a member the matcher missed: both are told, and both decide as ever."""

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from collab import clock
from collab.errors import Conflict, Forbidden
from collab.letters.compose import compose
from collab.mail.model import Letter
from collab.members.model import Status
from collab.members.people import Role
from collab.partnerships import actions as partnerships
from collab.posts.model import State
from collab.proposals.model import Proposal
from collab.suggestions import queries
from collab.suggestions.candidates import spoken_of
from collab.suggestions.model import Search
from collab.suggestions.nominations import nominable_for, nominate, open_of
from tests.builders import Cast, make_member, make_person, make_proposal

NOTE = "They drilled the same kind of well last year."


@pytest.fixture
def proposal(session: Session, cast: Cast) -> Proposal:
    return make_proposal(session, by=cast.alice, title="Wells")


def told(session: Session) -> dict[int, str]:
    """What each person who was written to reads."""
    letters = session.scalars(select(Letter).where(Letter.kind == "member_nominated"))
    made = {letter.person_id: compose(session, letter) for letter in letters}
    return {person: message.text for person, message in made.items() if message}


def test_both_sides_are_told_and_the_lead_invites(session: Session, cast: Cast, proposal: Proposal) -> None:
    nominate(session, proposal, cast.bobs, NOTE, by=cast.carol)

    words = told(session)
    assert set(words) == {cast.alice.id, cast.bob.id}
    assert all(NOTE in text for text in words.values())
    assert [row.member for row in session.scalars(open_of(proposal))] == [cast.bobs]
    partnerships.invite(session, proposal, cast.bobs, by=cast.alice)
    assert session.scalars(open_of(proposal)).all() == []
    assert told(session) == {}, "what has begun needs no more letter"


@pytest.mark.parametrize("who", ["alice", "bob", "sam"])
def test_only_coordinators_nominate(session: Session, cast: Cast, proposal: Proposal, who: str) -> None:
    with pytest.raises(Forbidden):
        nominate(session, proposal, cast.eves, NOTE, by=getattr(cast, who))


def test_a_coordinator_nominates_neither_for_nor_among_the_own_member(
    session: Session, cast: Cast, proposal: Proposal
) -> None:
    cem = make_person(session, name="Cem", role=Role.COORDINATOR, member=cast.alices)
    nora = make_person(session, name="Nora", role=Role.COORDINATOR, member=cast.bobs)
    with pytest.raises(Forbidden):
        nominate(session, proposal, cast.bobs, NOTE, by=cem)
    with pytest.raises(Conflict):
        nominate(session, proposal, cast.bobs, NOTE, by=nora)


def test_nobody_is_nominated_who_could_not_be_invited(session: Session, cast: Cast, proposal: Proposal) -> None:
    hidden = make_member(session, name="Hidden", hidden=True)
    stranger = make_member(session, name="Stranger", status=Status.UNCONFIRMED)
    partnerships.invite(session, proposal, cast.eves, by=cast.alice)

    for member in (cast.alices, hidden, stranger, cast.eves):
        with pytest.raises(Conflict):
            nominate(session, proposal, member, NOTE, by=cast.carol)
    assert set(session.scalars(nominable_for(proposal))) == {cast.bobs}


def test_nobody_is_nominated_twice_or_for_what_is_over(session: Session, cast: Cast, proposal: Proposal) -> None:
    done = make_proposal(session, by=cast.alice, title="Done", state=State.WITHDRAWN)
    with pytest.raises(Forbidden):
        nominate(session, done, cast.bobs, NOTE, by=cast.carol)
    nominate(session, proposal, cast.bobs, NOTE, by=cast.carol)

    assert cast.bobs not in session.scalars(nominable_for(proposal)).all()


def test_a_nominated_member_that_hides_is_named_no_more(session: Session, cast: Cast, proposal: Proposal) -> None:
    nominate(session, proposal, cast.bobs, NOTE, by=cast.carol)
    cast.bobs.hidden = True
    session.flush()

    assert session.scalars(open_of(proposal)).all() == []
    assert told(session) == {}


def test_the_matcher_looks_again_at_whom_it_missed(session: Session, cast: Cast, proposal: Proposal) -> None:
    session.add(Search(post_id=proposal.id, looked_at=clock.now()))
    session.flush()
    assert not queries.is_being_looked_for(session, proposal)

    nominate(session, proposal, cast.bobs, NOTE, by=cast.carol)

    assert queries.is_being_looked_for(session, proposal)
    assert spoken_of(session, proposal) == {cast.bobs.id}
