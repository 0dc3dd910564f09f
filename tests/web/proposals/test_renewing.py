"""Two taps in a letter renew a proposal or close it; looking at the page changes nothing."""

from datetime import timedelta

from collab import clock, db
from collab.posts import renewal
from collab.posts.model import State
from collab.union.settings import union
from tests.browsing import post
from tests.web.browsers import Browsers
from tests.web.proposals.stage import page, person, posted, the


def letter_link(proposal: str, name: str = "Alice") -> str:
    session = db.session()
    return f"/renewals/{renewal.token_for(person(session, name), the(proposal))}"


def test_the_link_of_a_letter_renews_without_signing_in(at: Browsers) -> None:
    id = posted()
    link, before = letter_link(id), the(id).deadline

    text = page(at.stranger, link)
    assert "Renew for 30 days" in text
    assert the(id).deadline == before

    done = post(at.stranger, link, {"days": "60", "seen": before.isoformat()})
    assert done.location == link
    assert "Renewed: members can join until" in page(at.stranger, link)
    assert the(id).deadline == before + timedelta(days=60)


def test_pressed_twice_it_is_renewed_once(at: Browsers) -> None:
    id = posted()
    form = {"days": "30", "seen": the(id).deadline.isoformat()}
    before = the(id).deadline
    post(at.alice, f"/posts/{id}/renewal", form)

    late = post(at.anna, f"/posts/{id}/renewal", form)

    assert late.status_code == 409
    assert "renewed it first" in late.text
    assert the(id).deadline == before + timedelta(days=30)


def test_other_numbers_of_days_are_refused(at: Browsers) -> None:
    id = posted()
    for days in ("", "1", "3000", "soon"):
        answer = post(at.alice, f"/posts/{id}/renewal", {"days": days, "seen": the(id).deadline.isoformat()})
        assert answer.status_code == 422
        assert "Choose for how long." in answer.text


def test_the_link_closes_it_too(at: Browsers) -> None:
    id = posted()
    link = letter_link(id)

    post(at.stranger, f"{link}/closing")

    assert the(id).state is State.WITHDRAWN
    assert "nothing to renew here any more" in page(at.stranger, link)


def test_the_page_of_what_ends_soon_leads_there(at: Browsers) -> None:
    soon = clock.today(union().zone) + timedelta(days=5)
    ends, stays = posted(deadline=soon), posted(title="Another")

    assert f"/posts/{ends}/renewal" in page(at.alice, f"/proposals/{ends}")
    assert f"/posts/{ends}/renewal" not in page(at.bob, f"/proposals/{ends}")
    assert f"/posts/{stays}/renewal" not in page(at.alice, f"/proposals/{stays}")


def test_a_link_is_good_for_its_own_post_and_person_alone(at: Browsers) -> None:
    theirs = letter_link(posted(by="Bob"), "Alice")

    assert "no longer good" in page(at.stranger, theirs, 404)
    assert "no longer good" in page(at.alice, "/renewals/made-up", 404)
