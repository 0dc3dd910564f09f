"""A button pressed twice makes one proposal; two proposals that differ stay two."""

from dataclasses import replace
from datetime import date, timedelta

import time_machine
from sqlalchemy import func, select
from sqlalchemy.orm import Session

from collab import clock
from collab.posts.drafts import TextDraft
from collab.proposals import actions
from collab.proposals.drafts import ProposalDraft, SeatDraft
from collab.proposals.model import Proposal
from tests.builders import Cast


def _draft(**changes: object) -> ProposalDraft:
    draft = ProposalDraft(
        texts=(TextDraft("en", "Clean water in schools", "We repair wells in 24 schools."),),
        fields=("water-sanitation", "education"),
        countries=("SD", "TD"),
        deadline=date.today() + timedelta(days=30),
        seats=(SeatDraft("Engineers", 2, ("TR", "JO"), ("en", "ar"), ("engineers", "training")),),
    )
    return replace(draft, **changes)  # type: ignore[arg-type]


def _count(session: Session) -> int:
    return session.scalar(select(func.count()).select_from(Proposal)) or 0


def test_the_same_words_sent_twice_are_one_proposal(session: Session, cast: Cast) -> None:
    first = actions.post(session, _draft(), by=cast.alice)
    ticked_otherwise = _draft(fields=("education", "water-sanitation"), countries=("TD", "SD"))

    assert actions.post(session, ticked_otherwise, by=cast.alice) is first
    assert _count(session) == 1


def test_a_draft_kept_twice_is_one_draft(session: Session, cast: Cast) -> None:
    first = actions.write(session, _draft(), by=cast.alice)

    assert actions.write(session, _draft(), by=cast.alice) is first
    assert _count(session) == 1


def test_words_that_differ_or_come_from_another_are_another_proposal(session: Session, cast: Cast) -> None:
    actions.post(session, _draft(), by=cast.alice)

    actions.post(session, _draft(countries=("SD",)), by=cast.alice)
    actions.post(session, _draft(seats=()), by=cast.alice)
    actions.post(session, _draft(), by=cast.bob)
    actions.write(session, _draft(), by=cast.alice)

    assert _count(session) == 5


def test_the_same_words_some_minutes_later_are_meant(session: Session, cast: Cast) -> None:
    actions.post(session, _draft(), by=cast.alice)

    with time_machine.travel(clock.now() + timedelta(minutes=2)):
        actions.post(session, _draft(), by=cast.alice)

    assert _count(session) == 2
