"""Members not confirmed yet: coordinators see whom they would fit, nobody else can tell that they are here."""

from collections.abc import Callable

import pytest

from collab import db
from collab.digests import contents
from collab.matching.results import Match
from collab.members import actions as members
from collab.members.model import Member, Status
from collab.members.people import Person
from collab.proposals.model import Proposal
from collab.suggestions import queries
from collab.suggestions.candidates import Candidates
from tests.builders import Cast, make_member, make_person

WELLS = "Water wells, drinking water, solar pumps and engineers for schools."


def newcomer(name: str = "New Wells", **facts: object) -> int:
    """A member that was imported and not confirmed."""
    with db.transaction() as session:
        return make_member(session, name=name, mission=WELLS, status=Status.UNCONFIRMED, **facts).id


def answers(post: Proposal, known: Candidates) -> list[Match]:
    session = db.session()
    session.rollback()
    known.keep_up(session)
    return list(known.best_for(session.get_one(Proposal, post.id), {}).values())


def test_they_change_no_score_order_level_or_reason_of_anybody_else(pinar: Person, post: Proposal) -> None:
    known = Candidates()
    before = answers(post, known)
    waiting = {newcomer(f"New Wells {number}") for number in range(3)}
    after = answers(post, known)

    assert before
    assert [match for match in after if match.profile_id not in waiting] == before
    assert waiting <= {match.profile_id for match in after}
    assert after == answers(post, Candidates())


def test_coordinators_alone_are_shown_them(stage: Cast, pinar: Person, post: Proposal, look: Callable[[], int]) -> None:
    id = newcomer()
    look()
    session = db.session()
    proposal = session.get_one(Proposal, post.id)

    assert id not in [row.member_id for row in queries.partners_for(session, proposal, limit=30)]
    assert [row.member_id for row in session.scalars(queries.unconfirmed_for(proposal))] == [id]
    assert [row.member_id for row in session.scalars(queries.unconfirmed_that_fit())] == [id]


def test_nothing_is_suggested_to_them_and_no_letter_tells_of_them(
    stage: Cast, pinar: Person, post: Proposal, look: Callable[[], int]
) -> None:
    id = newcomer()
    with db.transaction() as session:
        nina = make_person(session, name="Nina", member=session.get_one(Member, id)).id
    look()
    session = db.session()

    assert queries.opportunities_for(session, session.get_one(Member, id)) == []
    assert list(contents._readable(session, session.get_one(Person, nina), 30)) == []
    told = [item.what for item in contents._readable(session, session.get_one(Person, stage.alice.id), 30)]
    assert not [what for what in told if what.endswith(f":{id}")]


@pytest.mark.usefixtures("stage")
def test_once_confirmed_a_member_is_suggested_like_any_other(post: Proposal, look: Callable[[], int]) -> None:
    id = newcomer()
    look()
    with db.transaction() as session:
        member = session.get_one(Member, id)
        members.confirm(session, member, by=make_person(session, name="Nina", member=member))

    assert look() == 1
    session = db.session()
    proposal = session.get_one(Proposal, post.id)
    assert [row.member_id for row in queries.partners_for(session, proposal)] == [id]
    assert list(session.scalars(queries.unconfirmed_for(proposal))) == []


@pytest.mark.usefixtures("stage")
def test_a_hidden_one_is_shown_to_nobody(post: Proposal, look: Callable[[], int]) -> None:
    newcomer(hidden=True)
    look()

    assert list(db.session().scalars(queries.unconfirmed_that_fit())) == []
