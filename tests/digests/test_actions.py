"""Digests: only what is new, never empty, never twice, at the hour that was chosen."""

from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta

import pytest
import time_machine
from sqlalchemy import func, select

from collab import db
from collab.digests import actions
from collab.digests.model import Digest
from collab.mail.model import Letter
from collab.members.people import Person, Rhythm
from collab.suggestions.actions import dismiss
from collab.suggestions.model import Feedback, Level, Suggestion
from tests.builders import make_cast, make_member, make_partnership, make_person, make_proposal
from tests.digests.made import MONDAY, MONDAY_EARLY, NEXT_MONDAY, SUNDAY, WEDNESDAY, make_suggestion


@pytest.fixture
def bob(house):
    """Bob's id; on Sunday a proposal of Alice's was found for his member, and his week begins on Monday at 08:00."""
    with time_machine.travel(SUNDAY, tick=False), db.transaction() as session:
        cast = make_cast(session)
        for person in (cast.alice, cast.carol, cast.eve, cast.sam):
            person.digest_rhythm = Rhythm.NEVER
        make_suggestion(session, post=make_proposal(session, by=cast.alice), member=cast.bobs)
        return cast.bob.id


def issued_at(moment) -> int:
    with time_machine.travel(moment, tick=False):
        return actions.issue_due()


def told_to(person_id: int) -> list[list[str]]:
    digests = db.session().scalars(select(Digest).where(Digest.person_id == person_id).order_by(Digest.id))
    return [[item.what.partition(":")[0] for item in digest.items] for digest in digests]


def find_another(at, **choices):
    """Alice posts something else that fits Bob's member."""
    with time_machine.travel(at, tick=False), db.transaction() as session:
        alice = session.scalars(select(Person).where(Person.name == "Alice")).one()
        bob = session.scalars(select(Person).where(Person.name == "Bob")).one()
        make_suggestion(session, post=make_proposal(session, by=alice), member=bob.member, **choices)


def test_it_is_issued_at_the_hour_and_once_for_the_week(bob):
    assert issued_at(MONDAY_EARLY) == 0
    assert issued_at(MONDAY) == 1
    assert issued_at(MONDAY + timedelta(minutes=1)) == 0
    assert issued_at(NEXT_MONDAY) == 0
    assert told_to(bob) == [["opportunity"]]
    assert db.session().scalars(select(Letter.kind)).all() == ["digest"]


def test_with_nothing_new_there_is_neither_row_nor_letter(house):
    with time_machine.travel(SUNDAY, tick=False), db.transaction() as session:
        make_cast(session)

    assert issued_at(MONDAY) == 0
    assert db.session().scalar(select(func.count()).select_from(Digest)) == 0
    assert db.session().scalar(select(func.count()).select_from(Letter)) == 0


def test_what_comes_after_the_hour_waits_for_the_next_week(bob):
    issued_at(MONDAY)
    find_another(WEDNESDAY)

    assert issued_at(WEDNESDAY) == 0
    assert issued_at(NEXT_MONDAY) == 1
    assert told_to(bob) == [["opportunity"], ["opportunity"]]


def test_an_empty_monday_is_not_made_up_for_at_another_hour(house):
    with time_machine.travel(SUNDAY, tick=False), db.transaction() as session:
        make_cast(session)
    issued_at(MONDAY)
    find_another(MONDAY + timedelta(hours=3))

    assert issued_at(MONDAY + timedelta(hours=4)) == 0
    assert issued_at(NEXT_MONDAY) == 3  # Bob, Alice, and Sam who follows the union as a whole


def test_a_day_without_the_worker_is_made_good_as_it_was_at_the_hour(bob):
    find_another(MONDAY + timedelta(hours=3))

    assert issued_at(MONDAY + timedelta(days=1)) == 1
    assert told_to(bob) == [["opportunity"]]


def test_a_long_time_without_the_worker_waits_for_the_next_hour(bob):
    assert issued_at(MONDAY + timedelta(days=3)) == 0
    assert issued_at(NEXT_MONDAY) == 1


@pytest.mark.parametrize(
    "change", [{"digest_rhythm": Rhythm.NEVER}, {"active": False}, {"password_hash": None}, {"created_at": WEDNESDAY}]
)
def test_nobody_gets_one_who_wants_none_left_or_came_later(bob, change):
    with db.transaction() as session:
        person = session.get_one(Person, bob)
        for name, value in change.items():
            setattr(person, name, value)

    assert issued_at(MONDAY) == 0


def test_a_suggestion_made_anew_is_not_told_again(bob):
    issued_at(MONDAY)
    with time_machine.travel(WEDNESDAY, tick=False), db.transaction() as session:
        old = session.scalars(select(Suggestion)).one()
        proposal, member = old.post, old.member
        make_suggestion(session, post=proposal, member=make_member(session))  # or SQLite gives the same id again
        session.delete(old)
        session.flush()
        make_suggestion(session, post=proposal, member=member)

    assert issued_at(NEXT_MONDAY) == 0


def test_what_was_set_aside_is_not_told(bob):
    with db.transaction() as session:
        dismiss(
            session, session.scalars(select(Suggestion)).one(), Feedback.NOT_FOR_US, by=session.get_one(Person, bob)
        )

    assert issued_at(MONDAY) == 0


def test_what_comes_back_from_not_now_is_told_again_and_once(bob):
    issued_at(MONDAY)
    with time_machine.travel(WEDNESDAY, tick=False), db.transaction() as session:
        row, person = session.scalars(select(Suggestion)).one(), session.get_one(Person, bob)
        dismiss(session, row, Feedback.NOT_NOW, by=person, until=(NEXT_MONDAY + timedelta(days=3)).date())

    assert issued_at(NEXT_MONDAY) == 0
    assert issued_at(NEXT_MONDAY + timedelta(days=7)) == 1
    assert issued_at(NEXT_MONDAY + timedelta(days=14)) == 0


def test_five_at_most_the_best_first(bob):
    for level, score in [(Level.POSSIBLE, 30), (Level.STRONG, 90), (Level.STRONG, 80), *[(Level.GOOD, 55)] * 4]:
        find_another(SUNDAY, level=level, score=score)

    issued_at(MONDAY)

    digest = db.session().scalars(select(Digest)).one()
    told = [int(item.what.partition(":")[2]) for item in digest.items]
    scores = dict(db.session().execute(select(Suggestion.post_id, Suggestion.score)).all())
    assert [scores[proposal] for proposal in told[:2]] == [90, 80]
    assert len(told) == 5
    assert 30 not in [scores[proposal] for proposal in told]


def test_the_best_partners_come_first_whichever_proposal_they_are_for(session, cast):
    oldest, newest = make_proposal(session, by=cast.alice), make_proposal(session, by=cast.alice)
    for _ in range(6):
        make_suggestion(session, post=newest, member=make_member(session), level=Level.GOOD, score=50)
    make_suggestion(session, post=oldest, member=cast.bobs, level=Level.STRONG, score=90)

    digest = actions.issue_now(session, cast.alice)

    assert len(digest.items) == 5
    assert digest.items[0].what == f"partner:{oldest.id}:{cast.bobs.id}"


def test_another_weekday_does_not_bring_a_second_one_in_the_same_week(bob):
    issued_at(MONDAY)
    find_another(MONDAY + timedelta(hours=1))
    with db.transaction() as session:
        session.get_one(Person, bob).digest_weekday = 1

    assert issued_at(MONDAY + timedelta(days=1)) == 0
    assert told_to(bob) == [["opportunity"]]


def test_many_clocks_at_once_issue_one(bob):
    for _ in range(6):
        find_another(SUNDAY)  # more than one digest holds

    def issue(_: int) -> int:
        try:
            return actions.issue_due()
        finally:
            db.close()

    with time_machine.travel(MONDAY, tick=True), ThreadPoolExecutor(6) as clocks:
        issued = list(clocks.map(issue, range(12)))

    assert sum(issued) == 1
    assert told_to(bob) == [["opportunity"] * 5]
    assert db.session().scalar(select(func.count()).select_from(Letter)) == 1


def test_pressing_twice_at_once_sends_one(bob):
    def press(_: int) -> bool:
        try:
            with db.transaction() as session:
                return actions.issue_now(session, session.get_one(Person, bob)) is not None
        finally:
            db.close()

    with time_machine.travel(MONDAY, tick=True), ThreadPoolExecutor(6) as hands:
        pressed = list(hands.map(press, range(12)))

    assert sum(pressed) == 1
    assert told_to(bob) == [["opportunity"]]


def test_somebody_who_asks_gets_it_whatever_the_rhythm_but_never_empty(session, cast):
    cast.bob.digest_rhythm = Rhythm.NEVER
    make_suggestion(session, post=make_proposal(session, by=cast.alice), member=cast.bobs)

    assert actions.issue_now(session, cast.bob) is not None
    assert actions.issue_now(session, cast.bob) is None
    assert actions.issue_now(session, cast.eve) is None


def test_the_lead_hears_of_partners_and_of_who_came_forward(session, cast):
    proposal = make_proposal(session, by=cast.alice)
    make_suggestion(session, post=proposal, member=cast.bobs)
    make_partnership(session, post=proposal, partner=cast.eve, by_invitation=False, stage="interested")

    digest = actions.issue_now(session, cast.alice)

    assert [item.what.partition(":")[0] for item in digest.items] == ["answer", "partner"]


def test_a_coordinator_hears_of_decisions_but_not_of_those_of_a_member_of_theirs(session, cast):
    other = make_person(session, member=make_member(session))
    proposal = make_proposal(session, by=cast.alice)
    mine = make_partnership(session, post=proposal, partner=cast.bob, stage="agreed")
    make_partnership(session, post=proposal, partner=other, stage="agreed")
    cast.carol.member = other.member
    session.flush()

    digest = actions.issue_now(session, cast.carol)

    assert [item.what for item in digest.items] == [f"decision:{mine.id}"]


def test_a_hidden_member_is_told_to_nobody_but_hears_of_opportunities(session, cast):
    proposal = make_proposal(session, by=cast.alice)
    make_suggestion(session, post=proposal, member=cast.bobs)
    cast.bobs.hidden = True
    session.flush()

    assert actions.issue_now(session, cast.alice) is None
    assert actions.issue_now(session, cast.bob) is not None


def test_what_is_only_possible_is_not_worth_a_letter(house):
    with time_machine.travel(SUNDAY, tick=False), db.transaction() as session:
        cast = make_cast(session)
        make_suggestion(session, post=make_proposal(session, by=cast.alice), member=cast.bobs, level=Level.POSSIBLE)

        assert actions.issue_now(session, cast.bob) is None
        assert actions.issue_now(session, cast.alice) is None
