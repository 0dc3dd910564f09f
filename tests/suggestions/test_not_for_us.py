""" "Not for us": it never returns to that side while it stands, and it can be undone."""

from collections.abc import Callable

import pytest
from sqlalchemy import select

from collab import db
from collab.audit.model import Entry
from collab.errors import Conflict, Forbidden, Unknown
from collab.members import actions as members
from collab.members.model import CodeKind, Member, Mission
from collab.members.people import Person
from collab.proposals.model import Proposal
from collab.suggestions import actions, queries
from collab.suggestions.model import Dismissal, Feedback, Suggestion
from tests.builders import Cast

Look = Callable[[], int]


@pytest.fixture
def suggested(pinar: Person, post: Proposal, look: Look) -> Suggestion:
    """Pelin's association, suggested to Alice."""
    look()
    return db.session().scalars(select(Suggestion)).one()


def say_no(person: Person, suggestion: Suggestion) -> str:
    with db.transaction() as session:
        row = session.get_one(Suggestion, suggestion.id)
        by = session.get_one(Person, person.id)
        return actions.dismiss(session, row, Feedback.NOT_FOR_US, by=by).public_id


def take_back(person: Person, public_id: str) -> None:
    with db.transaction() as session:
        actions.take_back(session, public_id, by=session.get_one(Person, person.id))


def seen_by_lead(post: Proposal) -> int:
    session = db.session()
    return len(queries.partners_for(session, session.get_one(Proposal, post.id)))


def seen_by_partner(pinar: Person) -> int:
    session = db.session()
    return len(queries.opportunities_for(session, session.get_one(Member, pinar.member_id)))


def look_again(pinar: Person, look: Look) -> None:
    with db.transaction() as session:
        members.revise(session, session.get_one(Member, pinar.member_id))
    assert look() == 1


def test_it_never_returns_to_the_lead_not_even_after_a_new_look(
    stage: Cast, pinar: Person, post: Proposal, suggested: Suggestion, look: Look
) -> None:
    say_no(stage.alice, suggested)
    look_again(pinar, look)

    assert seen_by_lead(post) == 0
    assert seen_by_partner(pinar) == 1


def test_it_never_returns_to_the_member_and_the_lead_does_not_notice(
    pinar: Person, post: Proposal, suggested: Suggestion, look: Look
) -> None:
    say_no(pinar, suggested)
    look_again(pinar, look)

    assert seen_by_partner(pinar) == 0
    assert seen_by_lead(post) == 1


def test_undone_it_comes_back_and_can_be_said_again(stage: Cast, post: Proposal, suggested: Suggestion) -> None:
    take_back(stage.alice, say_no(stage.alice, suggested))
    assert seen_by_lead(post) == 1

    say_no(stage.alice, suggested)
    assert seen_by_lead(post) == 0


def test_it_outlives_a_time_without_suggestion(
    stage: Cast, pinar: Person, post: Proposal, suggested: Suggestion, look: Look
) -> None:
    say_no(stage.alice, suggested)
    with db.transaction() as session:
        member = session.get_one(Member, pinar.member_id)
        missions, member.missions = [mission.text for mission in member.missions], []
        member.recode(CodeKind.FIELD, ())
        members.revise(session, member)
    look()
    assert queries.between(db.session(), post.id, pinar.member_id or 0) is None

    with db.transaction() as session:
        member = session.get_one(Member, pinar.member_id)
        member.missions = [Mission(language="tr", text=text) for text in missions]
        members.revise(session, member)
    look()

    assert queries.between(db.session(), post.id, pinar.member_id or 0) is not None
    assert seen_by_lead(post) == 0


def test_the_same_side_answers_once(stage: Cast, suggested: Suggestion) -> None:
    say_no(stage.alice, suggested)

    with pytest.raises(Conflict, match=r"suggestion\.already_answered"):
        say_no(stage.alice, suggested)


def test_nobody_else_answers_a_suggestion(stage: Cast, suggested: Suggestion) -> None:
    for person in (stage.bob, stage.eve, stage.carol, stage.sam):
        with pytest.raises(Forbidden, match=r"suggestion\.not_yours"):
            say_no(person, suggested)


def test_nobody_else_undoes_it(stage: Cast, pinar: Person, suggested: Suggestion) -> None:
    dismissal = say_no(stage.alice, suggested)

    for person in (pinar, stage.eve, stage.carol):
        with pytest.raises(Unknown):
            take_back(person, dismissal)


def test_each_answer_is_written_down(stage: Cast, suggested: Suggestion) -> None:
    take_back(stage.alice, say_no(stage.alice, suggested))

    written = db.session().scalars(select(Entry.action).where(Entry.subject == Dismissal.__tablename__)).all()
    assert written == ["suggestion.dismissed", "suggestion.taken_back"]
