"""Changing a proposal: nothing is lost, and nothing overwritten unseen."""

from collab.mail.model import Letter
from collab.partnerships.model import Stage
from collab.posts.model import State
from tests.browsing import post
from tests.web.browsers import Browsers
from tests.web.proposals.stage import TITLE, every, page, partnered, posted, the, typed


def test_the_form_holds_what_stands_and_saving_tells_who_is_in_it(at: Browsers) -> None:
    id = posted(roles=("Engineers",))
    partnered(id, stage=Stage.INVITED)
    form = page(at.anna, f"/proposals/{id}/edit")
    for kept in (TITLE, "Engineers", 'value="drinking-water" checked', 'value="Sudan"', f'<a href="/proposals/{id}">'):
        assert kept in form

    answer = post(at.anna, f"/proposals/{id}/edit", typed(edition="1", **{"texts-0-title": "Better wells"}))

    assert answer.status_code == 303
    assert "Better wells" in page(at.bob, f"/proposals/{id}")
    assert [letter.kind for letter in every(Letter)] == ["post_changed"]


def test_two_people_changing_it_overwrite_nothing_unseen(at: Browsers) -> None:
    id = posted()
    post(at.anna, f"/proposals/{id}/edit", typed(edition="1", **{"texts-0-title": "Anna's title"}))

    second = post(at.alice, f"/proposals/{id}/edit", typed(edition="1", **{"texts-0-title": "Alice's title"}))

    assert second.status_code == 422
    assert "changed this proposal on" in second.text
    assert "Anna" in second.text
    assert "Alice&#39;s title" in second.text
    assert the(id).texts[0].title == "Anna's title"
    again = post(at.alice, f"/proposals/{id}/edit", typed(edition="2", **{"texts-0-title": "Alice's title"}))
    assert again.status_code == 303
    assert the(id).texts[0].title == "Alice's title"


def test_a_draft_is_not_overwritten_unseen_either(at: Browsers) -> None:
    id = posted(state=State.DRAFT)
    post(at.anna, f"/proposals/{id}/edit", typed(edition="1", draft="1", **{"texts-0-title": "Anna's title"}))

    second = post(at.alice, f"/proposals/{id}/edit", typed(edition="1", draft="1"))

    assert second.status_code == 422
    assert the(id).texts[0].title == "Anna's title"


def test_a_draft_is_kept_or_posted_from_its_form(at: Browsers) -> None:
    id = posted(state=State.DRAFT)

    post(at.alice, f"/proposals/{id}/edit", typed(edition="1", draft="1", deadline=""))
    assert the(id).is_draft
    post(at.alice, f"/proposals/{id}/edit", typed(edition="2"))

    assert the(id).state is State.OPEN
    assert every(Letter) == []


def test_an_open_one_must_stay_whole(at: Browsers) -> None:
    id = posted()

    answer = post(at.alice, f"/proposals/{id}/edit", typed(edition="1", draft="1", deadline=""))

    assert answer.status_code == 422


def test_only_its_own_organisation_changes_it(at: Browsers) -> None:
    id, draft = posted(), posted(state=State.DRAFT)

    for browser in (at.bob, at.eve):
        page(browser, f"/proposals/{id}/edit", 403)
        assert post(browser, f"/proposals/{id}/edit", typed(edition="1")).status_code == 403
        page(browser, f"/proposals/{draft}/edit", 404)
    for browser in (at.carol, at.sam):
        page(browser, f"/proposals/{id}/edit", 404)
    assert at.stranger.get(f"/proposals/{id}/edit").status_code == 303


def test_what_is_closed_is_not_changed(at: Browsers) -> None:
    id = posted(state=State.WITHDRAWN)

    assert "can no longer be changed" in page(at.alice, f"/proposals/{id}/edit", 409)
