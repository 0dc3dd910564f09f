"""What the matcher answers never rests on a hidden member, nor on how many it has to explain."""

import pytest
from sqlalchemy import select

from collab import db
from collab.matching.results import Match
from collab.members import actions as members
from collab.members.model import Member
from collab.members.people import Person
from collab.proposals.model import Proposal
from collab.suggestions import candidates
from collab.suggestions.candidates import Candidates
from tests.builders import make_member

WELLS = "Water wells, drinking water, solar pumps and engineers for schools."


@pytest.fixture
def union(pinar: Person) -> None:
    """A few members that fit a post about wells in different measure."""
    with db.transaction() as session:
        make_member(session, name="Alpha Wells", country="SD", fields=("drinking-water",), mission=WELLS)
        make_member(session, name="Beta Pumps", country="EG", mission="Solar pumps and clean water.")
        make_member(session, name="Gamma Schools", country="SD", mission="We build schools and train teachers.")


def answers(post: Proposal, known: Candidates) -> list[Match]:
    session = db.session()
    session.rollback()
    known.keep_up(session)
    return list(known.best_for(session.get_one(Proposal, post.id), {}).values())


def add_hidden(name: str, mission: str = WELLS) -> int:
    with db.transaction() as session:
        return make_member(session, name=name, country="SD", mission=mission, hidden=True).id


@pytest.mark.usefixtures("union")
def test_hidden_members_change_no_score_order_level_or_reason_of_anybody_else(post: Proposal) -> None:
    known = Candidates()
    before = answers(post, known)
    first = add_hidden("Hidden Wells")
    with_first = answers(post, known)
    second = add_hidden("Hidden Pumps", "Solar pumps, solar pumps and nothing but pumps in wells.")
    with_both = answers(post, known)

    assert len(before) > 2
    assert [match for match in with_first if match.profile_id != first] == before
    assert [match for match in with_both if match.profile_id != second] == with_first


@pytest.mark.usefixtures("union")
def test_it_makes_no_difference_whether_a_member_was_hidden_or_never_there(post: Proposal) -> None:
    known = Candidates()
    answers(post, known)
    with db.transaction() as session:
        alpha = next(each for each in session.scalars(select(Member)) if each.name.text == "Alpha Wells")
        alpha.hidden = True
        members.revise(session, alpha)
        hidden = alpha.id

    after = answers(post, known)
    assert [match.profile_id for match in after].count(hidden) == 1
    assert after == answers(post, Candidates())
    with db.transaction() as session:
        session.delete(session.get_one(Member, hidden))
    assert [match for match in after if match.profile_id != hidden] == answers(post, known)


@pytest.mark.usefixtures("union")
def test_a_partner_is_kept_beyond_the_best(post: Proposal, monkeypatch: pytest.MonkeyPatch) -> None:
    known = Candidates()
    every = answers(post, known)
    monkeypatch.setattr(candidates, "KEPT", 1)
    last = every[-1].profile_id

    kept = known.best_for(db.session().get_one(Proposal, post.id), {}, always={last})
    assert [match.profile_id for match in kept.values()] == [every[0].profile_id, last]
