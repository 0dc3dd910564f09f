"""What is typed is kept for its writer, the newest first, and let go of in time."""

from dataclasses import replace
from datetime import timedelta
from threading import Barrier, Thread

import pytest
import time_machine
from sqlalchemy import func, select
from sqlalchemy.orm import Session

from collab import clock, db
from collab.drafts import actions, queries
from collab.drafts.actions import Typed
from collab.drafts.model import Draft, Sending
from collab.errors import Conflict, Repeated, Unknown
from tests.builders import Cast

TYPED = Typed("one", "one", "/proposals/new", "", {"title": ["Wells for"]})


def _opening(name: str, title: str = "Wells for", **changes: object) -> Typed:
    return replace(TYPED, thread=name, opening=name, fields={"title": [title]}, **changes)  # type: ignore[arg-type]


def _titles(session: Session, cast: Cast) -> list[str]:
    return [draft.fields["title"][0] for draft in session.scalars(queries.with_words_of(cast.alice.id))]


def test_an_opened_form_is_kept_as_it_stands_last(session: Session, cast: Cast) -> None:
    first = actions.keep(session, TYPED, person_id=cast.alice.id)
    again = actions.keep(session, replace(TYPED, fields={"title": ["Wells for schools"]}), person_id=cast.alice.id)

    assert again is first
    assert _titles(session, cast) == ["Wells for schools"]


def test_a_second_tab_is_kept_beside_the_first_and_the_newest_five_of_a_form_stay(session: Session, cast: Cast) -> None:
    for number in range(7):
        with time_machine.travel(clock.now() + timedelta(minutes=number), tick=False):
            actions.keep(session, _opening(f"tab {number}", title=f"text {number}"), person_id=cast.alice.id)
    actions.keep(session, _opening("other", title="other", path="/account"), person_id=cast.alice.id)

    kept = [title for title in _titles(session, cast) if title != "other"]
    assert kept == ["text 6", "text 5", "text 4", "text 3", "text 2"]
    assert "other" in _titles(session, cast)


def test_nobody_else_has_it(session: Session, cast: Cast) -> None:
    draft = actions.keep(session, TYPED, person_id=cast.alice.id)

    assert list(session.scalars(queries.of(cast.bob.id))) == []
    with pytest.raises(Unknown):
        queries.one_of(session, cast.bob.id, draft.public_id)


def test_the_list_of_a_page_does_not_carry_the_words(session: Session, cast: Cast) -> None:
    actions.keep(session, TYPED, person_id=cast.alice.id)
    session.expire_all()

    listed = session.scalars(queries.of(cast.alice.id)).one()

    assert listed.path == "/proposals/new"
    assert "fields" not in listed.__dict__


def test_what_was_sent_is_forgotten_with_its_earlier_openings(session: Session, cast: Cast) -> None:
    actions.keep(session, TYPED, person_id=cast.alice.id)
    actions.keep(session, replace(TYPED, opening="two"), person_id=cast.alice.id)
    actions.keep(session, _opening("apart"), person_id=cast.alice.id)

    actions.forget(session, "one", person_id=cast.alice.id)

    assert [draft.opening for draft in session.scalars(queries.of(cast.alice.id))] == ["apart"]


def test_a_save_that_comes_late_does_not_bring_back_what_was_sent(session: Session, cast: Cast) -> None:
    actions.send_once(session, "one", "stamp", person_id=cast.alice.id)

    with pytest.raises(Conflict):
        actions.keep(session, TYPED, person_id=cast.alice.id)
    with time_machine.travel(clock.now() + timedelta(minutes=2)):
        assert actions.keep(session, TYPED, person_id=cast.alice.id)


def test_the_same_form_is_sent_once_and_other_words_or_people_are_not_it(session: Session, cast: Cast) -> None:
    actions.send_once(session, "one", "stamp", person_id=cast.alice.id).to = "/proposals/first"
    session.flush()

    with pytest.raises(Repeated) as repeated:
        actions.send_once(session, "one", "stamp", person_id=cast.alice.id)
    assert repeated.value.facts == {"to": "/proposals/first"}
    actions.send_once(session, "one", "other words", person_id=cast.alice.id)
    actions.send_once(session, "two", "stamp", person_id=cast.alice.id)
    actions.send_once(session, "one", "stamp", person_id=cast.bob.id)


def test_of_two_at_once_one_is_done_and_the_other_is_led_to_it(stage: Cast) -> None:
    me, together, led = stage.alice.id, Barrier(8), []

    def send() -> None:
        together.wait()
        try:
            with db.transaction() as session:
                actions.send_once(session, "one", "stamp", person_id=me).to = "/there"
            led.append("done")
        except Repeated as repeated:
            led.append(repeated.facts["to"])
        finally:
            db.close()

    threads = [Thread(target=send) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    db.close()
    assert sorted(led) == ["/there"] * 7 + ["done"]
    assert db.session().scalar(select(func.count()).select_from(Sending)) == 1


def test_saves_of_one_form_at_once_are_one_row(stage: Cast) -> None:
    me, together, failed = stage.alice.id, Barrier(6), []

    def save() -> None:
        together.wait()
        try:
            with db.transaction() as session:
                actions.keep(session, TYPED, person_id=me)
        except Exception as error:
            failed.append(error)
        finally:
            db.close()

    threads = [Thread(target=save) for _ in range(6)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    db.close()
    assert failed == []
    assert db.session().scalar(select(func.count()).select_from(Draft)) == 1


def test_too_much_is_not_kept(session: Session, cast: Cast) -> None:
    with pytest.raises(Conflict):
        actions.keep(session, _opening("big", title="ن" * actions.LARGEST), person_id=cast.alice.id)


@pytest.mark.parametrize(("days", "discarded", "stays"), [(29, False, True), (31, False, False), (2, True, False)])
def test_what_nobody_touches_goes_away(stage: Cast, days: int, discarded: bool, stays: bool) -> None:
    with db.transaction() as session:
        draft = actions.keep(session, TYPED, person_id=stage.alice.id)
        if discarded:
            actions.discard(session, draft)
        actions.send_once(session, "two", "stamp", person_id=stage.alice.id)

    with time_machine.travel(clock.now() + timedelta(days=days)):
        actions.sweep()

    assert bool(db.session().scalar(select(func.count()).select_from(Draft))) is stays
    assert bool(db.session().scalar(select(func.count()).select_from(Sending))) is (days < 7)


def test_neither_words_nor_addresses_without_end_are_kept(session: Session, cast: Cast) -> None:
    for endless in (_opening("words", title="x" * actions.LARGEST), _opening("path", path="/x" * actions.LARGEST)):
        with pytest.raises(Conflict):
            actions.keep(session, endless, person_id=cast.alice.id)
