"""Members that are not confirmed yet, on a proposal's page and at the desk: for coordinators, and marked."""

from collab.members.model import Status
from tests.web.browsers import Browsers
from tests.web.proposals.stage import looked, page, posted, water_member

NAME = "Yeni Su Derneği"


def test_a_coordinator_sees_them_marked_and_the_lead_does_not(at: Browsers) -> None:
    water_member("Pınar Su Derneği")
    water_member(NAME, status=Status.UNCONFIRMED)
    id = posted()
    looked()

    seen = page(at.carol, f"/proposals/{id}")
    assert NAME in seen
    assert "1 member that is not confirmed yet would fit too" in seen
    for browser in (at.alice, at.anna, at.bob, at.sam):
        assert NAME not in page(browser, f"/proposals/{id}")


def test_they_stand_on_the_desk_with_the_proposal_they_would_fit(at: Browsers) -> None:
    water_member(NAME, status=Status.UNCONFIRMED)
    id = posted()
    looked()

    desk = page(at.carol, "/desk")
    assert "Not confirmed yet, but they would fit" in desk
    assert NAME in desk
    assert f"/proposals/{id}" in desk
