"""Who was invited and has not answered is told once that the last day is near, and when it ends without an answer."""

from datetime import timedelta

import pytest
import time_machine
from sqlalchemy import select
from sqlalchemy.orm import Session

from collab import clock
from collab.mail.model import Letter
from collab.partnerships import lifecycle
from collab.partnerships.model import Partnership, Stage
from collab.posts import renewal
from collab.posts.actions import involve
from collab.posts.model import Post
from collab.union.settings import union
from tests.builders import Cast, make_partnership, make_proposal
from tests.letters.writing import waiting_letter


@pytest.fixture
def proposal(session: Session, cast: Cast) -> Post:
    """Open for thirty days."""
    deadline = clock.today(union().zone) + timedelta(days=30)
    return make_proposal(session, by=cast.alice, title="Clean water", deadline=deadline)


@pytest.fixture
def invited(session: Session, cast: Cast, proposal: Post) -> Partnership:
    cast.bob.language = "tr"
    involve(session, proposal, cast.bobs)
    return make_partnership(session, post=proposal, partner=cast.bob)


def remind(session: Session, post: Post, *, days_before: float) -> None:
    assert post.closes_at
    with time_machine.travel(post.closes_at - timedelta(days=days_before), tick=False):
        lifecycle.remind_due(session)


def told(session: Session, kind: str = "partnership_ends") -> list[int]:
    return list(session.scalars(select(Letter.person_id).where(Letter.kind == kind)))


def test_who_has_not_answered_is_told_once_a_week_before_in_their_language(
    session: Session, cast: Cast, proposal: Post, invited: Partnership
) -> None:
    remind(session, proposal, days_before=8)
    assert told(session) == []
    for days_before in (7, 6, 1, 0.5):
        remind(session, proposal, days_before=days_before)

    assert told(session) == [cast.bob.id]
    letter = waiting_letter(session, cast.bob, "partnership_ends")
    assert letter
    assert "davet kendiliğinden sona erer" in letter.text
    assert f"/partnerships/{invited.public_id}" in letter.text


@pytest.mark.parametrize("stage", [Stage.INTERESTED, Stage.AGREED, Stage.DECLINED])
def test_nobody_else_is_asked_to_answer(session: Session, cast: Cast, proposal: Post, stage: Stage) -> None:
    asked = stage is not Stage.INTERESTED
    make_partnership(session, post=proposal, partner=cast.bob, stage=stage, by_invitation=asked)

    remind(session, proposal, days_before=2)

    assert told(session) == []


def test_who_is_invited_in_the_last_week_is_told_a_day_before_only(
    session: Session, proposal: Post, invited: Partnership
) -> None:
    assert proposal.closes_at
    invited.started_at = proposal.closes_at - timedelta(days=3)

    remind(session, proposal, days_before=2)
    assert told(session) == []
    remind(session, proposal, days_before=1)
    assert len(told(session)) == 1


def test_a_letter_gives_way_to_an_answer_and_to_a_new_last_day(
    session: Session, cast: Cast, proposal: Post, invited: Partnership
) -> None:
    remind(session, proposal, days_before=5)
    renewal.renew(session, proposal, 30, seen=proposal.deadline, by=cast.alice)
    assert waiting_letter(session, cast.bob, "partnership_ends") is None

    remind(session, proposal, days_before=5)
    assert told(session) == [cast.bob.id] * 2, "once for each last day"


@pytest.mark.parametrize("ends", ["expired", "closed"])
def test_the_end_is_told_to_who_never_answered(
    session: Session, cast: Cast, proposal: Post, invited: Partnership, ends: str
) -> None:
    assert proposal.closes_at
    if ends == "closed":
        lifecycle.withdraw(session, proposal, by=cast.alice)
    else:
        with time_machine.travel(proposal.closes_at + timedelta(minutes=1), tick=False):
            lifecycle.expire_due(session)

    assert told(session, "post_closed") == [cast.bob.id]
    letter = waiting_letter(session, cast.bob, "post_closed")
    assert letter
    assert "davet de böylece sona erdi" in letter.text
