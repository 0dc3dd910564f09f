"""The life of an offer and of a request: who writes it, how many it is for, when it is full, and how it ends."""

from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
import time_machine
from sqlalchemy.orm import Session

from collab import clock
from collab.errors import Conflict, Forbidden
from collab.members.model import Status
from collab.members.people import Person
from collab.offers import actions, queries
from collab.offers.drafts import ExchangeDraft
from collab.offers.model import Exchange, Period, Request, Type
from collab.partnerships import actions as partnerships
from collab.partnerships import lifecycle
from collab.partnerships.model import Partnership, Stage
from collab.posts import actions as posts
from collab.posts import queries as post_queries
from collab.posts.drafts import TextDraft
from collab.posts.model import CodeKind, PostKind, State
from tests.builders import Cast, make_exchange, make_member, make_person

OCTOBER = datetime(2026, 10, 12, 9, tzinfo=UTC)


@pytest.fixture
def autumn() -> Iterator[Any]:
    with time_machine.travel(OCTOBER, tick=False) as traveller:
        yield traveller


def a_draft(**facts: Any) -> ExchangeDraft:
    own: dict[str, Any] = {
        "texts": (TextDraft("en", "How to teach adults to read", "Two weeks for teachers who begin."),),
        "fields": ("literacy",),
        "capacities": ("teachers-trainers",),
        "languages": ("ar",),
        "deadline": clock.today("Europe/Istanbul") + timedelta(days=200),
        "number": 2,
        "period": Period.QUARTER,
    }
    return ExchangeDraft(**{**own, **facts})


def asked_by(session: Session, person: Person, post: Exchange) -> Partnership:
    return partnerships.come_forward(session, post, by=person, note="We need it.")


def test_what_was_written_stands_in_the_row(session: Session, cast: Cast) -> None:
    offer = actions.post(session, a_draft(), by=cast.alice)

    assert (offer.kind, offer.type, offer.state) == (PostKind.OFFER, Type.TRAINING, State.OPEN)
    assert (offer.number, offer.period) == (2, Period.QUARTER)
    assert offer.coded(CodeKind.CAPACITY) == ("teachers-trainers",)
    assert offer.coded(CodeKind.LANGUAGE) == ("ar",)


def test_a_request_is_a_request_for_good(session: Session, cast: Cast) -> None:
    request = actions.write(session, a_draft(kind=PostKind.REQUEST), by=cast.alice)

    actions.edit(session, request, a_draft(kind=PostKind.OFFER, type=Type.MENTORING), by=cast.alice)

    assert isinstance(request, Request)
    assert request.kind is PostKind.REQUEST
    assert request.type is Type.MENTORING


@pytest.mark.parametrize("lack", [{"fields": ()}, {"deadline": None}, {"texts": (TextDraft("en", "Title", ""),)}])
def test_it_does_not_open_before_it_says_enough(session: Session, cast: Cast, lack: dict[str, Any]) -> None:
    draft = actions.write(session, a_draft(**lack), by=cast.alice)

    with pytest.raises(Conflict, match=r"post\.incomplete"):
        posts.open_(session, draft, by=cast.alice)


def test_only_people_of_a_confirmed_member_post(session: Session, cast: Cast) -> None:
    cast.eves.status = Status.UNCONFIRMED

    for person in (cast.eve, cast.carol, cast.sam):
        with pytest.raises(Forbidden, match=r"member\.unconfirmed"):
            actions.post(session, a_draft(), by=person)


def test_sent_twice_it_is_one(session: Session, cast: Cast) -> None:
    first = actions.post(session, a_draft(), by=cast.alice)

    assert actions.post(session, a_draft(), by=cast.alice) is first
    assert actions.post(session, a_draft(kind=PostKind.REQUEST), by=cast.alice) is not first
    assert actions.post(session, a_draft(number=3), by=cast.alice) is not first


def test_what_a_member_offers_is_a_change_of_the_member_for_the_matcher(session: Session, cast: Cast) -> None:
    before = cast.alices.revised_at

    offer = actions.post(session, a_draft(), by=cast.alice)
    opened = cast.alices.revised_at
    lifecycle.withdraw(session, offer, by=cast.alice)

    assert before < opened < cast.alices.revised_at


def test_it_is_full_when_so_many_agreed_and_says_when_there_are_places_again(
    session: Session, cast: Cast, autumn: Any
) -> None:
    offer = make_exchange(session, by=cast.alice, number=2, period=Period.QUARTER, deadline=date(2027, 6, 1))
    fay = make_person(session, name="Fay", member=make_member(session))
    rows = [asked_by(session, person, offer) for person in (cast.bob, cast.eve, fay)]

    partnerships.accept(session, rows[0], by=cast.alice)
    assert offer.state is State.OPEN
    partnerships.accept(session, rows[1], by=cast.alice)

    assert offer.state is State.FULL
    assert offer.reopens_on("Europe/Istanbul") == date(2027, 1, 1)
    with pytest.raises(Conflict, match=r"post\.full") as refused:
        partnerships.accept(session, rows[2], by=cast.alice)
    assert refused.value.facts["until"] == date(2027, 1, 1)
    assert rows[2].stage is Stage.INTERESTED, "who waits goes on waiting"


def test_a_place_is_free_again_when_a_coordinator_says_no_or_a_side_steps_back(session: Session, cast: Cast) -> None:
    offer = make_exchange(session, by=cast.alice, number=1, period=Period.YEAR)
    row = asked_by(session, cast.bob, offer)
    partnerships.accept(session, row, by=cast.alice)
    assert offer.state is State.FULL

    partnerships.reject(session, row, by=cast.carol, reason="Too early.")

    assert offer.state is State.OPEN
    assert offer.reopens_at is None


def test_a_new_period_opens_it_by_itself(session: Session, cast: Cast, autumn: Any) -> None:
    offer = make_exchange(session, by=cast.alice, number=1, period=Period.QUARTER, deadline=date(2027, 6, 1))
    partnerships.accept(session, asked_by(session, cast.bob, offer), by=cast.alice)
    waiting = make_exchange(session, by=cast.alice, number=1, period=Period.QUARTER, deadline=date(2027, 6, 1))
    late = asked_by(session, cast.eve, waiting)
    assert lifecycle.expire_due(session) == 0

    autumn.move_to(datetime(2026, 12, 31, 21, 0, 1, tzinfo=UTC))  # midnight in Istanbul has passed

    assert lifecycle.expire_due(session) == 1
    assert offer.state is State.OPEN
    partnerships.accept(session, late, by=cast.alice)
    assert waiting.state is State.FULL


def test_more_places_open_a_full_offer_at_once(session: Session, cast: Cast) -> None:
    offer = make_exchange(session, by=cast.alice, number=1, period=Period.MONTH)
    partnerships.accept(session, asked_by(session, cast.bob, offer), by=cast.alice)
    assert offer.state is State.FULL

    lifecycle.edit_exchange(session, offer, a_draft(number=3, period=Period.MONTH), by=cast.alice)

    assert offer.state is State.OPEN


def test_an_offer_for_once_is_agreed_for_good_when_its_places_are_approved(session: Session, cast: Cast) -> None:
    offer = make_exchange(session, by=cast.alice, number=1, period=Period.ONCE)
    row = asked_by(session, cast.bob, offer)
    partnerships.accept(session, row, by=cast.alice)
    assert (offer.state, offer.reopens_at) == (State.FULL, None)

    partnerships.approve(session, row, by=cast.carol)

    assert offer.state is State.APPROVED


def test_a_request_forms_and_is_answered_once_one_help_is_approved(session: Session, cast: Cast) -> None:
    request = make_exchange(session, by=cast.alice, kind=PostKind.REQUEST)
    help_of_bob, help_of_eve = asked_by(session, cast.bob, request), asked_by(session, cast.eve, request)

    partnerships.accept(session, help_of_bob, by=cast.alice)
    assert request.state is State.FORMING
    partnerships.approve(session, help_of_bob, by=cast.carol)

    assert request.state is State.APPROVED
    assert help_of_eve.stage is Stage.LAPSED


def test_it_is_done_when_its_member_says_so_and_not_before_anything_was_approved(session: Session, cast: Cast) -> None:
    offer = make_exchange(session, by=cast.alice, number=5)
    row, other = asked_by(session, cast.bob, offer), asked_by(session, cast.eve, offer)
    with pytest.raises(Conflict, match=r"post\.nothing_approved"):
        lifecycle.close(session, offer, by=cast.alice)
    partnerships.accept(session, row, by=cast.alice)
    partnerships.approve(session, row, by=cast.carol)
    with pytest.raises(Forbidden, match=r"post\.not_yours"):
        lifecycle.close(session, offer, by=cast.bob)

    lifecycle.close(session, offer, by=cast.alice)

    assert offer.state is State.COMPLETED
    assert (row.stage, other.stage) == (Stage.APPROVED, Stage.LAPSED)


def test_past_its_deadline_it_expires_even_when_it_was_given_before(session: Session, cast: Cast, autumn: Any) -> None:
    offer = make_exchange(session, by=cast.alice, number=5, deadline=date(2026, 11, 1))
    row = asked_by(session, cast.bob, offer)
    partnerships.accept(session, row, by=cast.alice)
    partnerships.approve(session, row, by=cast.carol)

    autumn.move_to(datetime(2026, 11, 2, tzinfo=UTC))
    lifecycle.expire_due(session)

    assert offer.state is State.EXPIRED
    assert row.stage is Stage.APPROVED


def test_a_full_offer_stays_in_the_lists(session: Session, cast: Cast) -> None:
    offer = make_exchange(session, by=cast.alice, state=State.FULL, reopens_at=clock.now())

    assert offer in session.scalars(post_queries.visible_to(cast.eve, Exchange)).all()
    assert offer not in session.scalars(queries.open_of([cast.alices.id])).all(), "but is suggested to nobody"


def test_a_list_is_narrowed_to_what_it_is_and_how_it_is_given(session: Session, cast: Cast) -> None:
    call = make_exchange(session, by=cast.alice, type=Type.ADVICE_CALL, format="online")
    visit = make_exchange(session, by=cast.alice, kind=PostKind.REQUEST, type=Type.STUDY_VISIT, format="on-site")
    either = make_exchange(session, by=cast.alice, type=Type.TRAINING, format="both")

    def found(**asked: str) -> set[Exchange]:
        return set(session.scalars(queries.narrowed(post_queries.visible_to(cast.eve, Exchange), **asked)))

    assert found(kind="request") == {visit}
    assert found(type="advice-call") == {call}
    assert found(format="online") == {call, either}
    assert found(kind="proposal", type="nonsense", format="nonsense") == {call, visit, either}
