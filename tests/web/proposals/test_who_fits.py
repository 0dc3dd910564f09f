"""Who would fit, on the proposal's page: being looked for, found, or nobody yet."""

from datetime import timedelta

from collab import clock
from collab.posts.model import Reach
from tests.web.browsers import Browsers
from tests.web.proposals.stage import (
    fill,
    looked,
    page,
    posted,
    unmasked,
    water_member,
)


def test_it_is_being_looked_for_until_the_worker_looked(at: Browsers) -> None:
    water_member("Pınar Su Derneği")
    id = posted()

    waiting = at.alice.get(f"/proposals/{id}")
    assert "Members who fit are being looked for." in waiting.text
    assert waiting.headers["Refresh"]
    looked()

    there = at.alice.get(f"/proposals/{id}")
    assert "Refresh" not in there.headers
    assert "Pınar Su Derneği" in there.text
    assert "You both work on drinking water" in there.text


def test_a_long_wait_is_said_and_does_not_reload_for_ever(at: Browsers) -> None:
    id = posted(revised_at=clock.now() - timedelta(minutes=10))

    waiting = at.alice.get(f"/proposals/{id}")

    assert "takes longer than usual" in waiting.text
    assert "Refresh" not in waiting.headers


def test_words_of_both_sides_stand_in_their_own_languages(at: Browsers) -> None:
    water_member("Pınar Su Derneği")
    id = posted()
    looked()

    text = page(at.alice, f"/proposals/{id}")

    assert '<bdi translate="no" lang="en">' in text
    assert '<bdi translate="no" lang="tr">' in text
    assert "match</b>" in text


def test_only_the_lead_and_coordinators_see_who_fits(at: Browsers) -> None:
    water_member("Pınar Su Derneği")
    id = posted(reach=Reach.PUBLIC)
    looked()

    for browser, sees in (
        (at.alice, True),
        (at.anna, True),
        (at.carol, True),
        (at.bob, False),
        (at.eve, False),
        (at.sam, False),
        (at.stranger, False),
    ):
        assert ("Pınar Su Derneği" in page(browser, f"/proposals/{id}")) is sees
    assert "Send the invitation" not in page(at.carol, f"/proposals/{id}")


def test_nobody_fits_well_yet_says_what_to_add(at: Browsers) -> None:
    id = posted(title="Lentil soup", summary="Wash two cups of lentils.", fields=(), countries=())
    water_member("Pınar Su Derneği")
    looked()

    text = page(at.alice, f"/proposals/{id}")

    assert "Nobody fits well yet" in text
    assert "Pınar" not in text


def test_only_possible_matches_are_folded_below(at: Browsers) -> None:
    id = posted()
    fill(id, 2, level="possible")

    text = page(at.alice, f"/proposals/{id}")

    assert text.index("Nobody fits well yet") < text.index("2 members that are only possible matches")
    assert text.index("only possible matches") < text.index("Filler 0")


def test_a_hidden_member_changes_nothing_on_the_leads_page(at: Browsers) -> None:
    water_member("Pınar Su Derneği")
    id = posted()
    looked()
    before = unmasked(page(at.alice, f"/proposals/{id}"))

    water_member("Saklı Su", hidden=True)
    looked()

    assert unmasked(page(at.alice, f"/proposals/{id}")) == before
