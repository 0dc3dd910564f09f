"""The steps of a proposal's life, taken on its page."""

import pytest

from collab.partnerships.model import Partnership, Stage
from collab.posts.model import State
from collab.proposals.model import Proposal
from tests.browsing import post
from tests.web.browsers import Browsers
from tests.web.proposals.stage import every, page, partnered, posted, the


@pytest.mark.parametrize(
    ("step", "before", "after"),
    [
        ("opening", State.DRAFT, State.OPEN),
        ("withdrawal", State.OPEN, State.WITHDRAWN),
        ("withdrawal", State.APPROVED, State.WITHDRAWN),
        ("start", State.APPROVED, State.RUNNING),
        ("completion", State.RUNNING, State.COMPLETED),
    ],
)
def test_the_lead_takes_each_step_at_its_time(at: Browsers, step: str, before: State, after: State) -> None:
    id = posted(state=before)
    assert f"/proposals/{id}/{step}" in page(at.alice, f"/proposals/{id}")
    for browser in (at.bob, at.eve, at.carol, at.sam):
        assert post(browser, f"/proposals/{id}/{step}").status_code in (403, 404)

    answer = post(at.alice, f"/proposals/{id}/{step}")

    assert answer.status_code == 303
    assert the(id).state is after
    assert f"/proposals/{id}/{step}" not in page(at.alice, f"/proposals/{id}")
    assert post(at.alice, f"/proposals/{id}/{step}").status_code == 409


def test_our_partners_are_complete(at: Browsers) -> None:
    id = posted(roles=("Engineers", "Money"))
    assert "Our partners are complete" not in page(at.alice, f"/proposals/{id}")
    partnered(id, stage=Stage.APPROVED, decided_by="Carol")
    partnered(id, "Eve", stage=Stage.INVITED)
    assert "Our partners are complete" in page(at.alice, f"/proposals/{id}")

    assert post(at.alice, f"/proposals/{id}/full-list").status_code == 303

    assert the(id).state is State.APPROVED
    assert {row.stage for row in every(Partnership)} == {Stage.APPROVED, Stage.LAPSED}


def test_a_draft_is_discarded(at: Browsers) -> None:
    id = posted(state=State.DRAFT)

    answer = post(at.alice, f"/proposals/{id}/discarding")

    assert "The draft is discarded." in page(at.alice, answer.location)
    assert every(Proposal) == []


def test_a_draft_that_lacks_something_says_so_instead_of_a_button(at: Browsers) -> None:
    id = posted(state=State.DRAFT, summary="")

    text = page(at.alice, f"/proposals/{id}")

    assert "it still needs a summary and a deadline" in text
    assert f"/proposals/{id}/opening" not in text
    assert post(at.alice, f"/proposals/{id}/opening").status_code == 409
