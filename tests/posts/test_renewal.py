"""A post nears its last day: its lead is reminded twice, and renews it in two taps, once."""

from datetime import date, timedelta

import pytest
import time_machine
from sqlalchemy import select
from sqlalchemy.orm import Session

from collab import clock
from collab.audit.log import entries_about
from collab.errors import Conflict, Forbidden, Unknown
from collab.mail.model import Letter
from collab.partnerships import lifecycle, queries
from collab.partnerships.model import Stage
from collab.posts import renewal
from collab.posts.model import Post, State
from collab.union.settings import union
from tests.builders import Cast, make_partnership, make_person, make_proposal
from tests.letters.writing import read, waiting_letter


def days_from_now(days: int) -> date:
    return clock.today(union().zone) + timedelta(days=days)


@pytest.fixture
def proposal(session: Session, cast: Cast) -> Post:
    """Opened today, open for thirty days."""
    return make_proposal(session, by=cast.alice, title="Clean water", deadline=days_from_now(30))


def remind(session: Session, *, days_before: float, post: Post) -> None:
    assert post.closes_at
    with time_machine.travel(post.closes_at - timedelta(days=days_before), tick=False):
        renewal.remind_due(session)


def reminded(session: Session) -> list[int]:
    return sorted(session.scalars(select(Letter.person_id).where(Letter.kind == "post_ends")))


def test_everybody_of_the_lead_is_told_a_week_and_a_day_before_and_never_twice(
    session: Session, cast: Cast, proposal: Post
) -> None:
    anna = make_person(session, name="Anna", member=cast.alices)
    both = sorted([cast.alice.id, anna.id])

    remind(session, days_before=8, post=proposal)
    assert reminded(session) == []
    for days_before in (7, 6.9, 2):
        remind(session, days_before=days_before, post=proposal)
    assert reminded(session) == both
    for days_before in (1, 0.5, -1):
        remind(session, days_before=days_before, post=proposal)
    assert reminded(session) == sorted(both * 2)


def test_what_was_opened_for_a_few_days_only_is_not_reminded_of_a_week(session: Session, cast: Cast) -> None:
    short = make_proposal(session, by=cast.alice, deadline=days_from_now(3))

    renewal.remind_due(session)
    assert reminded(session) == []
    remind(session, days_before=1, post=short)
    assert reminded(session) == [cast.alice.id]


@pytest.mark.parametrize("state", [State.DRAFT, State.APPROVED, State.WITHDRAWN, State.EXPIRED])
def test_what_does_not_look_for_partners_ends_without_a_letter(session: Session, cast: Cast, state: State) -> None:
    post = make_proposal(session, by=cast.alice, state=state)

    remind(session, days_before=5, post=post)

    assert reminded(session) == []


def test_the_letter_names_the_day_and_opens_the_page_for_its_reader_alone(
    session: Session, cast: Cast, proposal: Post
) -> None:
    text = read(session, cast.alice, "post_ends", post=proposal.id)

    assert "“Clean water” ends on" in text
    token = text.partition("/renewals/")[2].split()[0]
    assert renewal.read(session, token) == (cast.alice, proposal)
    cast.alice.epoch += 1
    with pytest.raises(Unknown):
        renewal.read(session, token)


def test_a_letter_that_waited_says_nothing_once_it_was_renewed(session: Session, cast: Cast, proposal: Post) -> None:
    remind(session, days_before=5, post=proposal)
    renewal.renew(session, proposal, 30, seen=proposal.deadline, by=cast.alice)

    assert waiting_letter(session, cast.alice, "post_ends") is None


@pytest.mark.parametrize("days", renewal.DAYS)
def test_the_last_day_moves_on_and_everything_else_stays(
    session: Session, cast: Cast, proposal: Post, days: int
) -> None:
    make_partnership(session, post=proposal, partner=cast.bob, stage=Stage.APPROVED, decided_by=cast.carol)
    proposal.state = State.FORMING
    before = proposal.edition

    renewal.renew(session, proposal, days, seen=proposal.deadline, by=cast.alice)

    assert proposal.deadline == days_from_now(30 + days)
    assert proposal.closes_at == clock.end_of(proposal.deadline, union().zone)
    assert (proposal.state, proposal.edition) == (State.FORMING, before + 1)
    assert queries.count_at(session, proposal, Stage.APPROVED) == 1
    entry = session.scalars(entries_about(proposal)).all()[-1]
    assert (entry.action, entry.by_id) == ("proposal.renewed", cast.alice.id)


def test_after_a_renewal_the_reminders_come_again(session: Session, cast: Cast, proposal: Post) -> None:
    remind(session, days_before=5, post=proposal)
    renewal.renew(session, proposal, 30, seen=proposal.deadline, by=cast.alice)

    remind(session, days_before=5, post=proposal)

    assert reminded(session) == [cast.alice.id] * 2


def test_what_expired_lately_opens_again_from_today(session: Session, cast: Cast, proposal: Post) -> None:
    seen = proposal.deadline
    with time_machine.travel(clock.now() + timedelta(days=40), tick=False):
        lifecycle.expire_due(session)
        assert proposal.state is State.EXPIRED

        renewal.renew(session, proposal, 30, seen=seen, by=cast.alice)

        assert (proposal.state, proposal.ended_at) == (State.OPEN, None)
        assert proposal.deadline == days_from_now(30)
        assert proposal.is_looking


def test_a_month_later_it_stays_closed(session: Session, cast: Cast, proposal: Post) -> None:
    with time_machine.travel(clock.now() + timedelta(days=32), tick=False):
        lifecycle.expire_due(session)
    with time_machine.travel(clock.now() + timedelta(days=63), tick=False), pytest.raises(Conflict):
        renewal.renew(session, proposal, 30, seen=proposal.deadline, by=cast.alice)


@pytest.mark.parametrize("state", [State.APPROVED, State.RUNNING, State.COMPLETED, State.WITHDRAWN])
def test_what_was_decided_is_not_opened_again(session: Session, cast: Cast, state: State) -> None:
    post = make_proposal(session, by=cast.alice, state=state)

    with pytest.raises(Conflict):
        renewal.renew(session, post, 30, seen=post.deadline, by=cast.alice)


def test_of_two_who_press_one_renews_and_the_other_hears_who(session: Session, cast: Cast, proposal: Post) -> None:
    anna = make_person(session, name="Anna", member=cast.alices)
    seen = proposal.deadline
    renewal.renew(session, proposal, 30, seen=seen, by=cast.alice)

    with pytest.raises(Conflict) as late:
        renewal.renew(session, proposal, 30, seen=seen, by=anna)

    assert late.value.facts["by"] == "Alice"
    assert proposal.deadline == days_from_now(60)


def test_only_the_lead_renews(session: Session, cast: Cast, proposal: Post) -> None:
    for person in (cast.bob, cast.carol, cast.eve, cast.sam):
        with pytest.raises(Forbidden):
            renewal.renew(session, proposal, 30, seen=proposal.deadline, by=person)
