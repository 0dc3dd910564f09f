"""A form that is sent twice is done once, and both times leads to what came of it."""

from datetime import timedelta
from threading import Barrier, Thread

import time_machine
from flask import Flask
from flask.testing import FlaskClient

from collab import clock, db
from collab.drafts.model import Draft
from collab.partnerships.model import Partnership
from collab.proposals.model import Proposal
from tests.browsing import SignIn, post
from tests.builders import Cast
from tests.web.browsers import Browsers
from tests.web.proposals.half_written import key_on, save
from tests.web.proposals.stage import TITLE, every, page, posted, typed


def test_the_same_form_sent_twice_leads_to_the_first_result(at: Browsers) -> None:
    form = {**typed(), "form_key": key_on(at.alice, "/proposals/new")}

    first, second = (post(at.alice, "/proposals/new", form) for _ in range(2))

    assert first.location == second.location
    assert len(every(Proposal)) == 1
    assert "so it was done once" in page(at.alice, second.location)


def test_sent_twice_a_day_apart_it_is_still_one(at: Browsers) -> None:
    form = {**typed(), "form_key": key_on(at.alice, "/proposals/new")}
    first = post(at.alice, "/proposals/new", form)

    with time_machine.travel(clock.now() + timedelta(hours=5)):
        assert post(at.alice, "/proposals/new", form).location == first.location
    assert len(every(Proposal)) == 1


def test_two_proposals_from_two_openings_are_two(at: Browsers) -> None:
    for title in (TITLE, "Another well"):
        form = {**typed(**{"texts-0-title": title}), "form_key": key_on(at.alice, "/proposals/new")}
        post(at.alice, "/proposals/new", form)

    assert len(every(Proposal)) == 2


def test_pressed_eight_times_at_once_it_is_one(app: Flask, stage: Cast, sign_in: SignIn) -> None:
    db.session().refresh(stage.alice)
    db.session().expunge_all()
    browsers, together, led = [sign_in(stage.alice) for _ in range(8)], Barrier(8), []
    key = key_on(browsers[0], "/proposals/new")

    def press(browser: FlaskClient) -> None:
        together.wait()
        led.append(post(browser, "/proposals/new", {**typed(), "form_key": key}).location)

    threads = [Thread(target=press, args=(browser,)) for browser in browsers]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert len(set(led)) == 1
    assert len(every(Proposal)) == 1


def test_an_interest_sent_twice_is_not_refused_the_second_time(at: Browsers) -> None:
    path = f"/proposals/{posted()}"
    form = {"note": "We drill.", "seat": "", "form_key": key_on(at.bob, path)}

    answers = [post(at.bob, f"{path}/interests", form) for _ in range(2)]

    assert [answer.location for answer in answers] == [path, path]
    assert len(every(Partnership)) == 1


def test_a_change_that_met_another_one_is_not_taken_for_sent(at: Browsers) -> None:
    path = f"/proposals/{posted()}"
    key = key_on(at.alice, f"{path}/edit")
    save(at.alice, key, f"{path}/edit", typed(edition="1"))
    post(at.anna, f"{path}/edit", typed(edition="1", currency="USD"))

    late = post(at.alice, f"{path}/edit", {**typed(edition="1"), "form_key": key})
    assert late.status_code == 422
    assert len(every(Draft)) == 1
    assert post(at.alice, f"{path}/edit", {**typed(edition="2"), "form_key": key}).status_code == 303
    assert every(Draft) == []
