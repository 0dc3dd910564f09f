"""Something nearly the same is open: who writes is asked once whether they would rather join."""

from collab.posts.model import State
from collab.similar.actions import Comparer
from tests.browsing import post
from tests.web.browsers import Browsers
from tests.web.proposals.stage import page, posted, the, typed

WELLS = "Des puits et de l'eau potable dans les écoles"
TOLD = "Nous creusons des puits dans 24 écoles et cherchons des ingénieurs de l'eau potable."
SIMILAR = "Nearly the same is open already"


def kept(at: Browsers) -> str:
    """Alice's draft, compared with Eve's open proposal in French; its address."""
    address = str(post(at.alice, "/proposals/new", {**typed(), "draft": "1"}).location)
    Comparer().compare()
    return address


def test_a_draft_names_what_is_open_and_why(at: Browsers) -> None:
    theirs = posted("Eve", title=WELLS, summary=TOLD, language="fr")
    address = kept(at)

    for text in (page(at.alice, address), page(at.alice, f"{address}/edit")):
        assert SIMILAR in text
        assert f"/proposals/{theirs}" in text
        assert "Both name Sudan." in text
        assert "Read it and join" in text


def test_posting_a_draft_asks_once_and_then_posts_all_the_same(at: Browsers) -> None:
    address = str(post(at.alice, "/proposals/new", {**typed(), "draft": "1"}).location)
    edition = {"edition": "1"}
    posted("Eve", title=WELLS, summary=TOLD, language="fr")
    Comparer().compare()

    first = post(at.alice, f"{address}/edit", {**typed(), **edition})
    assert first.status_code == 422
    assert SIMILAR in first.text
    assert the(address.rpartition("/")[2]).is_draft

    again = post(at.alice, f"{address}/edit", {**typed(), **edition, "all_the_same": "1"})
    assert again.status_code == 303
    assert the(address.rpartition("/")[2]).state is State.OPEN


def test_the_button_of_a_draft_asks_once_too(at: Browsers) -> None:
    posted("Eve", title=WELLS, summary=TOLD, language="fr")
    address = kept(at)

    post(at.alice, f"{address}/opening", {})
    assert the(address.rpartition("/")[2]).is_draft

    assert 'name="all_the_same"' in page(at.alice, address)
    post(at.alice, f"{address}/opening", {"all_the_same": "1"})
    assert the(address.rpartition("/")[2]).state is State.OPEN


def test_who_posted_at_once_is_told_on_its_page_and_nobody_else(at: Browsers) -> None:
    posted("Eve", title=WELLS, summary=TOLD, language="fr")
    address = str(post(at.alice, "/proposals/new", typed()).location)
    Comparer().compare()

    assert SIMILAR in page(at.alice, address)
    assert SIMILAR not in page(at.bob, address)
    assert SIMILAR not in page(at.carol, address)


def test_nothing_is_asked_where_nothing_is_alike(at: Browsers) -> None:
    posted(
        "Eve",
        title="Formation de sages-femmes",
        summary="Deux semaines de formation pour des sages-femmes.",
        language="fr",
    )
    address = kept(at)

    assert SIMILAR not in page(at.alice, address)
    assert post(at.alice, f"{address}/opening", {}).status_code == 303
    assert the(address.rpartition("/")[2]).state is State.OPEN
