"""The life of a proposal as far as its lead decides: written, opened, changed, run, completed, thrown away."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from collab import clock, db
from collab.audit.model import Entry
from collab.errors import Conflict, Forbidden
from collab.members.model import Status
from collab.partnerships import lifecycle
from collab.partnerships.model import Stage
from collab.posts import actions as posts
from collab.posts.drafts import TextDraft
from collab.posts.model import CodeKind, State
from collab.proposals import actions
from collab.proposals.drafts import ProposalDraft, SeatDraft
from collab.proposals.model import Proposal
from collab.union.settings import union
from tests.builders import Cast, make_cast, make_partnership, make_proposal


def in_days(days: int) -> date:
    return clock.today(union().zone) + timedelta(days=days)


def a_draft(**changes: object) -> ProposalDraft:
    """Everything that opening needs."""
    whole = ProposalDraft(
        texts=(TextDraft("en", "Clean water in schools", "We repair wells in 24 schools."),),
        fields=("drinking-water",),
        countries=("SD",),
        deadline=in_days(30),
        seats=(SeatDraft("Water engineering", 2, ("SD",), ("ar",), ("engineers",)),),
    )
    return replace(whole, **changes)  # type: ignore[arg-type]


def test_what_is_written_is_a_draft_of_the_writers_member(session: Session, cast: Cast) -> None:
    draft = actions.write(session, a_draft(), by=cast.alice)

    assert (draft.state, draft.member, draft.author) == (State.DRAFT, cast.alices, cast.alice)
    assert draft.coded(CodeKind.FIELD) == ("drinking-water",)
    assert [(seat.role, seat.number, seat.coded(CodeKind.CAPACITY)) for seat in draft.seats] == [
        ("Water engineering", 2, ("engineers",))
    ]
    assert draft.opened_at is None


def test_posting_opens_it_and_rings_for_the_matcher_a_draft_does_not(house: list[str]) -> None:
    with db.transaction() as session:
        alice = make_cast(session).alice
        actions.write(session, a_draft(), by=alice)
    assert house == []

    with db.transaction() as session:
        proposal = actions.post(session, a_draft(), by=alice)

    assert (proposal.state, proposal.opened_at is None) == (State.OPEN, False)
    assert house == ["match"]


def test_the_deadline_counts_until_midnight_in_the_unions_zone(session: Session, cast: Cast) -> None:
    proposal = actions.post(session, a_draft(deadline=in_days(0)), by=cast.alice)

    assert proposal.is_looking
    assert proposal.closes_at == clock.end_of(in_days(0), union().zone)


@pytest.mark.parametrize(
    "lack",
    [
        {"texts": (TextDraft("en", "Clean water", ""),)},
        {"deadline": None},
        {"deadline": in_days(-1)},
    ],
)
def test_it_does_not_open_before_it_says_enough(session: Session, cast: Cast, lack: dict[str, object]) -> None:
    draft = actions.write(session, a_draft(**lack), by=cast.alice)

    with pytest.raises(Conflict, match=r"post\.incomplete"):
        posts.open_(session, draft, by=cast.alice)
    assert draft.state is State.DRAFT


def test_people_of_an_unconfirmed_member_write_nothing(session: Session, cast: Cast) -> None:
    cast.alices.status = Status.UNCONFIRMED

    with pytest.raises(Forbidden, match=r"member\.unconfirmed"):
        actions.write(session, a_draft(), by=cast.alice)


def test_coordinators_and_the_secretariat_post_for_nobody(session: Session, cast: Cast) -> None:
    for person in (cast.carol, cast.sam):
        with pytest.raises(Forbidden, match=r"member\.unconfirmed"):
            actions.write(session, a_draft(), by=person)


def test_an_edit_moves_the_edition_and_asks_the_matcher(session: Session, cast: Cast) -> None:
    proposal = actions.post(session, a_draft(), by=cast.alice)
    before, seat = proposal.revised_at, proposal.seats[0].public_id

    changed = a_draft(
        texts=(TextDraft("ar", "مياه نظيفة", "نحفر الآبار."), TextDraft("en", "Clean water", "We drill wells.")),
        seats=(SeatDraft("Engineers", 3, public_id=seat), SeatDraft("Money")),
    )
    actions.edit(session, proposal, changed, by=cast.alice)

    assert proposal.edition == 2
    assert proposal.revised_at > before
    assert [(text.language, text.title) for text in proposal.texts] == [("ar", "مياه نظيفة"), ("en", "Clean water")]
    assert [seat.role for seat in proposal.seats] == ["Engineers", "Money"]
    assert proposal.seats[0].public_id == seat


def test_a_place_named_twice_is_changed_once(session: Session, cast: Cast) -> None:
    proposal = actions.post(session, a_draft(), by=cast.alice)
    seat = proposal.seats[0].public_id

    twice = a_draft(seats=(SeatDraft("One", public_id=seat), SeatDraft("Two", public_id=seat)))
    actions.edit(session, proposal, twice, by=cast.alice)
    session.expire(proposal)

    assert [one.role for one in proposal.seats] == ["One", "Two"]


def test_nobody_but_the_lead_changes_it(session: Session, cast: Cast) -> None:
    proposal = actions.post(session, a_draft(), by=cast.alice)

    for person in (cast.bob, cast.eve, cast.carol, cast.sam):
        for act in (posts.open_, actions.start, actions.complete, posts.discard, lifecycle.withdraw):
            with pytest.raises(Forbidden, match=r"post\.not_yours"):
                act(session, proposal, by=person)
        with pytest.raises(Forbidden, match=r"post\.not_yours"):
            actions.edit(session, proposal, a_draft(), by=person)
    assert proposal.edition == 1


@pytest.mark.parametrize("state", [State.APPROVED, State.RUNNING, State.COMPLETED, State.WITHDRAWN, State.EXPIRED])
def test_what_no_longer_looks_is_not_changed(session: Session, cast: Cast, state: State) -> None:
    proposal = make_proposal(session, by=cast.alice, state=state)

    with pytest.raises(Conflict, match=r"post\.not_editable"):
        actions.edit(session, proposal, a_draft(), by=cast.alice)


def test_it_runs_once_approved_and_ends_once_it_ran(session: Session, cast: Cast) -> None:
    proposal = make_proposal(session, by=cast.alice, state=State.APPROVED)

    actions.start(session, proposal, by=cast.alice)
    assert proposal.state is State.RUNNING
    actions.complete(session, proposal, by=cast.alice)

    assert proposal.state is State.COMPLETED
    assert proposal.ended_at is not None
    written = session.scalars(select(Entry.action).where(Entry.subject == Proposal.__tablename__)).all()
    assert written == ["proposal.running", "proposal.completed"]


@pytest.mark.parametrize("state", [State.DRAFT, State.OPEN, State.FORMING, State.COMPLETED, State.WITHDRAWN])
def test_no_step_is_left_out(session: Session, cast: Cast, state: State) -> None:
    proposal = make_proposal(session, by=cast.alice, state=state)

    for act in (actions.start, actions.complete):
        with pytest.raises(Conflict, match=r"post\.wrong_state"):
            act(session, proposal, by=cast.alice)


def test_a_draft_is_thrown_away_an_open_one_is_not(session: Session, cast: Cast) -> None:
    draft = make_proposal(session, by=cast.alice, state=State.DRAFT, roles=["Engineers"])
    posted = make_proposal(session, by=cast.alice)

    posts.discard(session, draft, by=cast.alice)
    with pytest.raises(Conflict, match=r"post\.not_a_draft"):
        posts.discard(session, posted, by=cast.alice)

    assert session.scalars(select(Proposal)).all() == [posted]


def test_the_lead_withdraws_and_what_was_open_ends(session: Session, cast: Cast) -> None:
    proposal = make_proposal(session, by=cast.alice)
    asked = make_partnership(session, post=proposal, partner=cast.bob)

    lifecycle.withdraw(session, proposal, by=cast.alice)

    assert (proposal.state, asked.stage) == (State.WITHDRAWN, Stage.LAPSED)
    with pytest.raises(Conflict, match=r"post\.wrong_state"):
        lifecycle.withdraw(session, proposal, by=cast.alice)


def test_its_deadline_closes_it_unless_a_coordinator_still_has_to_decide(session: Session, cast: Cast) -> None:
    alone = make_proposal(session, by=cast.alice, deadline=in_days(-1))
    agreed = make_proposal(session, by=cast.alice, deadline=in_days(-1), roles=["A partner", "Another"])
    make_partnership(session, post=agreed, partner=cast.bob, stage=Stage.AGREED)

    lifecycle.expire_due(session)

    assert alone.state is State.EXPIRED
    assert agreed.state is State.FORMING
