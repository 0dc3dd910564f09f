"""The list of proposals: who finds what, and what an empty one says."""

import pytest

from collab import db
from collab.members.model import Sight, Status
from collab.posts.model import Reach, State
from tests.web.browsers import Browsers
from tests.web.proposals.stage import page, person, posted, questions


def test_a_stranger_sees_what_is_public_and_no_names(at: Browsers) -> None:
    posted(title="For everyone", reach=Reach.PUBLIC)
    posted(title="For members")

    text = page(at.stranger, "/proposals")

    assert "For everyone" in text
    assert "For members" not in text
    assert "Alice Water Aid" not in text
    assert "A member of the union seeks one partner in Sudan" in text


def test_a_lead_that_shows_itself_to_everyone_is_named(at: Browsers) -> None:
    posted(reach=Reach.PUBLIC)
    with db.transaction() as session:
        person(session, "Alice").member.listing_sight = Sight.PUBLIC

    assert "Alice Water Aid" in page(at.stranger, "/proposals")


def test_members_see_all_open_ones_with_their_leads(at: Browsers) -> None:
    posted(title="For members")

    text = page(at.eve, "/proposals")

    assert "For members" in text
    assert "Alice Water Aid" in text
    assert "A member in Sudan seeks one partner in Sudan for drinking water" in text


def test_drafts_stand_only_in_the_list_of_their_own_organisation(at: Browsers) -> None:
    posted(title="Only a draft", state=State.DRAFT)

    assert "Only a draft" in page(at.alice, "/proposals?mine=1")
    assert "Only a draft" in page(at.anna, "/proposals?mine=1")
    assert "Only a draft" not in page(at.alice, "/proposals")
    for browser in (at.stranger, at.bob, at.eve, at.carol, at.sam):
        assert "Only a draft" not in page(browser, "/proposals?mine=1")


def test_it_is_searched_and_narrowed(at: Browsers) -> None:
    posted(title="Wells for villages")
    posted(title="Books for schools", fields=("literacy",), countries=("TD",))

    def found(question: str) -> tuple[bool, bool]:
        text = page(at.eve, f"/proposals?{question}")
        return "Wells for villages" in text, "Books for schools" in text

    assert found("q=WELLS") == (True, False)
    assert found("field=literacy") == (False, True)
    assert found("country=SD") == (True, False)
    assert found("state=open") == (True, True)
    assert found("state=withdrawn") == (False, False)
    assert found("field=nonsense&state=draft&page=x") == (True, True)


def test_twenty_a_page(at: Browsers) -> None:
    for number in range(21):
        posted(title=f"Proposal number {number:02}")

    first, last = page(at.eve, "/proposals"), page(at.eve, "/proposals?page=2")

    assert first.count("Proposal number") == 20
    assert "Proposal number 00" in last
    assert last.count("Proposal number") == 1
    assert "Proposal number 00" in page(at.eve, "/proposals?page=999")


@pytest.mark.parametrize(
    ("who", "question", "words"),
    [
        ("stranger", "", "Members see more once they have signed in."),
        ("alice", "", "Be the first"),
        ("alice", "mine=1", "You have not written a proposal yet"),
        ("carol", "", "Members post proposals; they stand here as soon as they do."),
        ("bob", "q=nothing", "Try fewer words"),
    ],
)
def test_an_empty_list_says_what_to_do(at: Browsers, who: str, question: str, words: str) -> None:
    assert words in page(getattr(at, who), f"/proposals?{question}")


def test_more_proposals_ask_no_more_questions(at: Browsers) -> None:
    posted(roles=("Engineers",))
    few = questions(lambda: page(at.eve, "/proposals"))
    for _number in range(9):
        posted(roles=("Engineers", "Money"))

    assert questions(lambda: page(at.eve, "/proposals")) == few


def test_only_those_who_may_write_one_are_led_to_it(at: Browsers) -> None:
    with db.transaction() as session:
        person(session, "Eve").member.status = Status.UNCONFIRMED
    for question in ("", "?mine=1", "?q=nothing"):
        assert "/proposals/new" in page(at.bob, "/proposals?mine=1")
        for browser in (at.eve, at.carol, at.sam, at.stranger):
            assert "/proposals/new" not in page(browser, f"/proposals{question}")
