"""Two people press at the same moment, and a button is pressed twice: one thing comes of it, and nobody is misled."""

from collab.audit.model import Entry
from collab.mail.model import Letter
from collab.offers.model import Exchange
from collab.partnerships.model import Partnership, Stage
from collab.posts.model import State
from tests.browsing import post
from tests.web.browsers import Browsers
from tests.web.offers.stage import asked_for, at_once, given, the, typed
from tests.web.proposals.half_written import key_on
from tests.web.proposals.stage import every, page


def test_the_same_form_sent_by_four_presses_is_one_offer(at: Browsers) -> None:
    form = {**typed(), "form_key": key_on(at.alice, "/offers/new")}

    told = at_once(*[lambda: post(at.alice, "/offers/new", form)] * 4)

    assert told == [303] * 4
    assert len(every(Exchange)) == 1


def test_the_same_offer_from_two_tabs_is_one(at: Browsers) -> None:
    first, second = (
        post(at.alice, "/offers/new", {**typed(), "form_key": key_on(at.alice, "/offers/new")}) for _tab in range(2)
    )

    assert first.location == second.location
    assert len(every(Exchange)) == 1


def test_of_two_who_save_at_once_one_is_shown_what_the_other_wrote(at: Browsers) -> None:
    id = given()
    titles = {at.alice: "Alice's title", at.anna: "Anna's title"}

    told = at_once(
        *[
            lambda browser=browser, title=title: post(
                browser, f"/offers/{id}/edit", typed(edition="1", **{"texts-0-title": title})
            )
            for browser, title in titles.items()
        ]
    )

    assert sorted(told) == [303, 422]
    assert the(id).edition == 2
    assert the(id).texts[0].title == list(titles.values())[told.index(303)]


def test_asked_for_by_two_presses_its_people_get_one_letter_each(at: Browsers) -> None:
    id = given()

    told = at_once(*[lambda: post(at.bob, f"/offers/{id}/interests", {"note": "We need it."})] * 2)

    assert 303 in told
    assert len(every(Partnership)) == 1
    told_by_letter = [letter.person_id for letter in every(Letter)]
    assert len(told_by_letter) == len(set(told_by_letter)) == 2  # Alice and Anna


def test_a_yes_and_a_step_back_at_once_end_in_the_step_back(at: Browsers) -> None:
    """Whoever is first: a member that stepped back is not held to it."""
    for _round in range(4):
        asked = asked_for(given())

        yes, back = at_once(
            lambda asked=asked: post(at.alice, f"/partnerships/{asked}/acceptance"),
            lambda asked=asked: post(at.bob, f"/partnerships/{asked}/withdrawal", {"reason": ""}),
        )

        (row,) = [one for one in every(Partnership) if one.public_id == asked]
        assert back == 303
        assert yes in (303, 409)
        assert row.stage is Stage.WITHDRAWN
        assert "Both sides said yes, and a coordinator" not in page(at.alice, f"/partnerships/{asked}")


def test_a_yes_while_the_offer_is_taken_back_leaves_nothing_at_the_desk(at: Browsers) -> None:
    for _round in range(4):
        id = given()
        asked = asked_for(id)

        yes, taken = at_once(
            lambda asked=asked: post(at.alice, f"/partnerships/{asked}/acceptance"),
            lambda id=id: post(at.anna, f"/offers/{id}/withdrawal"),
        )

        (row,) = [one for one in every(Partnership) if one.public_id == asked]
        assert taken == 303
        assert yes in (303, 409)
        assert (the(id).state, row.stage) == (State.WITHDRAWN, Stage.LAPSED)
        assert "Ended with its offer" in page(at.bob, f"/partnerships/{asked}")


def test_taken_back_twice_it_is_written_down_once(at: Browsers) -> None:
    id = given()

    told = at_once(*[lambda: post(at.alice, f"/offers/{id}/withdrawal")] * 2)

    assert sorted(told) == [303, 409]
    assert [entry.action for entry in every(Entry)].count("offer.withdrawn") == 1
