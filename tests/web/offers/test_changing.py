"""Changing an offer or a request: nothing is lost, and nothing overwritten unseen."""

from collab.mail.model import Letter
from collab.posts.model import PostKind, State
from tests.browsing import post
from tests.web.browsers import Browsers
from tests.web.offers.stage import TITLE, asked_for, given, the, typed
from tests.web.proposals.stage import every, page


def test_the_form_holds_what_stands_and_saving_tells_who_is_in_it(at: Browsers) -> None:
    id = given(countries=("SD",), number=3)
    asked_for(id)
    form = page(at.anna, f"/offers/{id}/edit")
    for kept in (TITLE, 'value="literacy" checked', 'value="Sudan"', 'value="3"', f'<a href="/offers/{id}">'):
        assert kept in form

    answer = post(at.anna, f"/offers/{id}/edit", typed(edition="1", **{"texts-0-title": "How to teach better"}))

    assert answer.status_code == 303
    assert "How to teach better" in page(at.bob, f"/offers/{id}")
    assert [letter.kind for letter in every(Letter)] == ["post_changed"]


def test_two_people_changing_it_overwrite_nothing_unseen(at: Browsers) -> None:
    id = given()
    post(at.anna, f"/offers/{id}/edit", typed(edition="1", **{"texts-0-title": "Anna's title"}))

    second = post(at.alice, f"/offers/{id}/edit", typed(edition="1", **{"texts-0-title": "Alice's title"}))

    assert second.status_code == 422
    assert "while you were writing" in second.text
    assert "Anna" in second.text
    assert "Alice&#39;s title" in second.text
    assert the(id).texts[0].title == "Anna's title"
    again = post(at.alice, f"/offers/{id}/edit", typed(edition="2", **{"texts-0-title": "Alice's title"}))
    assert again.status_code == 303
    assert the(id).texts[0].title == "Alice's title"


def test_an_offer_stays_an_offer_and_a_request_a_request(at: Browsers) -> None:
    offer, request = given(), given(kind=PostKind.REQUEST)

    post(at.alice, f"/offers/{offer}/edit", typed(edition="1", kind="request"))
    post(at.alice, f"/offers/{request}/edit", typed(edition="1", kind="offer"))

    assert (the(offer).kind, the(request).kind) == (PostKind.OFFER, PostKind.REQUEST)
    assert the(request).number == 1


def test_a_draft_is_kept_or_posted_from_its_form(at: Browsers) -> None:
    id = given(state=State.DRAFT)

    post(at.alice, f"/offers/{id}/edit", typed(edition="1", draft="1", deadline=""))
    assert the(id).is_draft
    post(at.alice, f"/offers/{id}/edit", typed(edition="2"))

    assert the(id).state is State.OPEN
    assert every(Letter) == []


def test_only_its_own_organisation_changes_it(at: Browsers) -> None:
    id = given()

    for browser in (at.bob, at.eve):
        page(browser, f"/offers/{id}/edit", 403)
        assert post(browser, f"/offers/{id}/edit", typed(edition="1")).status_code == 403
    assert at.stranger.get(f"/offers/{id}/edit").status_code == 303
    assert the(id).edition == 1


def test_what_is_closed_is_not_changed(at: Browsers) -> None:
    id = given(state=State.WITHDRAWN)

    assert "can no longer be changed" in page(at.alice, f"/offers/{id}/edit", 409)
