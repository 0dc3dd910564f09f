"""Two people press at the same moment, each in a transaction of their own: one wins, the other is told."""

from collections.abc import Callable
from threading import Barrier, Thread

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from collab import db
from collab.audit.model import Entry
from collab.errors import Conflict
from collab.mail.model import Letter
from collab.members.people import Person, Role
from collab.partnerships import actions
from collab.partnerships.model import Partnership, Stage
from collab.posts.model import State
from collab.proposals.model import Proposal
from tests.builders import Cast, make_partnership, make_person, make_proposal

Act = Callable[[Session], object]


def pressed_at_once(*acts: Act) -> list[str]:
    """Run each act in its own thread and transaction; returns "done" or the code of the refusal, in no order."""
    start, outcomes = Barrier(len(acts)), []
    db.close()  # or this thread goes on seeing what stood before

    def press(act: Act) -> None:
        start.wait()
        try:
            with db.transaction() as session:
                act(session)
            outcomes.append("done")
        except Conflict as late:
            outcomes.append(late.code)
        finally:
            db.close()

    threads = [Thread(target=press, args=(act,)) for act in acts]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return outcomes


def agreed_with(cast: Cast, *partners: Person) -> list[int]:
    """Agreed partnerships of one proposal with a single place."""
    with db.transaction() as session:
        proposal = make_proposal(session, by=cast.alice, roles=["Trainer"], state=State.FORMING)
        rows = [make_partnership(session, post=proposal, partner=p, stage=Stage.AGREED) for p in partners]
        return [row.id for row in rows]


def counted(action: str) -> int | None:
    return db.session().scalar(select(func.count()).where(Entry.action == action))


def test_two_coordinators_approve_and_one_wins(stage):
    (row_id,) = agreed_with(stage, stage.bob)
    with db.transaction() as session:
        cyrus = make_person(session, name="Cyrus", role=Role.COORDINATOR).id
    carol = stage.carol.id

    def approve_as(person_id: int) -> Act:
        return lambda session: actions.approve(
            session, session.get_one(Partnership, row_id), by=session.get_one(Person, person_id)
        )

    outcomes = pressed_at_once(approve_as(carol), approve_as(cyrus))

    assert sorted(outcomes) == ["done", "partnership.already_decided"]
    assert counted("partnership.approved") == 1
    assert db.session().get_one(Partnership, row_id).stage is Stage.APPROVED
    assert db.session().scalar(select(func.count()).where(Letter.kind == "partnership_approved")) == 2


def test_one_approves_while_the_other_rejects(stage):
    (row_id,) = agreed_with(stage, stage.bob)
    carol = stage.carol.id

    def approve(session: Session) -> None:
        actions.approve(session, session.get_one(Partnership, row_id), by=session.get_one(Person, carol))

    def reject(session: Session) -> None:
        row = session.get_one(Partnership, row_id)
        actions.reject(session, row, by=session.get_one(Person, carol), reason="No permit.")

    assert sorted(pressed_at_once(approve, reject)) == ["done", "partnership.already_decided"]
    assert (counted("partnership.approved") or 0) + (counted("partnership.rejected") or 0) == 1


def test_one_accepts_while_the_lead_takes_the_invitation_back(stage):
    with db.transaction() as session:
        row_id = make_partnership(session, post=make_proposal(session, by=stage.alice), partner=stage.bob).id
    alice, bob = stage.alice.id, stage.bob.id

    def accept(session: Session) -> None:
        actions.accept(session, session.get_one(Partnership, row_id), by=session.get_one(Person, bob))

    def withdraw(session: Session) -> None:
        actions.withdraw(session, session.get_one(Partnership, row_id), by=session.get_one(Person, alice))

    outcomes = pressed_at_once(accept, withdraw)

    assert set(outcomes) <= {"done", "partnership.already_answered"}
    assert db.session().get_one(Partnership, row_id).stage is Stage.WITHDRAWN


def test_inviting_twice_at_once_makes_one_row(stage):
    with db.transaction() as session:
        proposal_id = make_proposal(session, by=stage.alice).id
    alice, bob = stage.alice.id, stage.bob.id

    def invite(session: Session) -> None:
        partner = session.get_one(Person, bob).member
        assert partner
        actions.invite(session, session.get_one(Proposal, proposal_id), partner, by=session.get_one(Person, alice))

    assert sorted(pressed_at_once(invite, invite)) == ["done", "partnership.already_there"]
    assert db.session().scalar(select(func.count()).select_from(Partnership)) == 1
    assert db.session().scalar(select(func.count()).where(Letter.kind == "partnership_invited")) == 1


def test_two_cases_of_one_proposal_decided_at_once_do_not_wait_crosswise(stage):
    first, second = agreed_with(stage, stage.bob, stage.eve)
    carol = stage.carol.id

    def approve(row_id: int) -> Act:
        return lambda session: actions.approve(
            session, session.get_one(Partnership, row_id), by=session.get_one(Person, carol)
        )

    assert pressed_at_once(approve(first), approve(second)) == ["done", "done"]
    assert db.session().scalar(select(Proposal.state)) is State.APPROVED
