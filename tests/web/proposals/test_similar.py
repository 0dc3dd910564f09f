"""Something nearly the same is open: who writes is asked once whether they would rather join."""

from flask.testing import FlaskClient
from sqlalchemy import select

from collab import clock, db
from collab.posts.model import State
from collab.proposals.model import Proposal
from collab.similar.actions import Comparer
from tests.browsing import post
from tests.web.browsers import Browsers
from tests.web.proposals.stage import TITLE, every, page, posted, the, typed

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


def test_who_posts_at_once_is_asked_once_with_everything_typed_kept(at: Browsers) -> None:
    theirs = posted("Eve", title=WELLS, summary=TOLD, language="fr")

    first = post(at.alice, "/proposals/new", typed())
    assert first.status_code == 422
    assert f"/proposals/{theirs}" in first.text
    assert "It is not posted yet." in first.text
    assert f'value="{TITLE}"' in first.text
    assert 'name="all_the_same"' in first.text
    assert len(every(Proposal)) == 1

    again = post(at.alice, "/proposals/new", {**typed(), "all_the_same": "1"})
    assert again.status_code == 303
    assert the(str(again.location).rpartition("/")[2]).state is State.OPEN


def test_who_was_asked_and_then_made_a_mistake_is_not_asked_again(at: Browsers) -> None:
    posted("Eve", title=WELLS, summary=TOLD, language="fr")

    mistaken = post(at.alice, "/proposals/new", {**typed(), "texts-0-title": "", "all_the_same": "1"})
    assert mistaken.status_code == 422
    assert 'name="all_the_same"' in mistaken.text


def test_what_is_typed_into_a_draft_since_it_was_kept_counts(at: Browsers) -> None:
    theirs = posted("Eve", title=WELLS, summary=TOLD, language="fr")
    other = {"texts-0-title": "Training of midwives", "texts-0-summary": "Two weeks for midwives."}
    address = str(post(at.alice, "/proposals/new", {**typed(**other), "draft": "1"}).location)
    Comparer().compare()

    held = post(at.alice, f"{address}/edit", {**typed(), "edition": "1"})

    assert held.status_code == 422
    assert f"/proposals/{theirs}" in held.text
    assert the(address.rpartition("/")[2]).is_draft


def test_a_draft_is_kept_without_being_asked(at: Browsers) -> None:
    posted("Eve", title=WELLS, summary=TOLD, language="fr")

    assert post(at.alice, "/proposals/new", {**typed(), "draft": "1"}).status_code == 303


def test_what_a_reader_may_not_see_holds_nothing_back(at: Browsers) -> None:
    hidden = posted("Eve", title=WELLS, summary=TOLD, language="fr")
    with db.transaction() as session:
        row = session.scalars(select(Proposal).where(Proposal.public_id == hidden)).one()
        row.hidden_at, row.hidden_by_id, row.hidden_reason = clock.now(), row.author_id, "Spam."

    assert post(at.alice, "/proposals/new", typed()).status_code == 303


def test_an_offer_sent_at_once_is_held_back_by_an_offer_and_not_by_a_request(at: Browsers) -> None:
    words = {
        name: value for name, value in typed().items() if name.startswith("texts") or name in ("fields", "deadline")
    }
    offer = {"type": "training", "format": "online", "number": "2", "period": "quarter", "cost": "free"}

    def send(browser: FlaskClient, kind: str, **more: str) -> int:
        facts = {**words, **offer, "currency": "", "reach": "members", "kind": kind, **more}
        return post(browser, "/offers/new", facts).status_code

    assert send(at.eve, "request") == 303
    assert send(at.alice, "offer") == 303
    assert send(at.bob, "offer") == 422
    assert send(at.bob, "offer", all_the_same="1") == 303


def test_who_posted_all_the_same_is_told_on_its_page_and_nobody_else(at: Browsers) -> None:
    posted("Eve", title=WELLS, summary=TOLD, language="fr")
    address = str(post(at.alice, "/proposals/new", {**typed(), "all_the_same": "1"}).location)
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
