"""The list of offers and requests: who finds what, by filters that can be linked to."""

import pytest

from collab import db
from collab.members.model import CodeKind, Sight
from collab.offers.model import Format, Type
from collab.posts.model import PostKind, Reach, State
from tests.browsing import post
from tests.web.browsers import Browsers
from tests.web.offers.stage import given
from tests.web.proposals.stage import page, person, questions


def found(at: Browsers, question: str, who: str = "eve") -> set[str]:
    """Which of the titles "One", "Two", "Three" a reader finds."""
    text = page(getattr(at, who), f"/offers?{question}")
    return {title for title in ("One", "Two", "Three") if f"{title} to find" in text}


@pytest.fixture
def three(at: Browsers) -> None:
    """A Sudanese offer, a Turkish request, a French offer for Chad."""
    given(title="One to find", format=Format.ONLINE, languages=("ar",))
    given("Bob", kind=PostKind.REQUEST, title="Two to find", type=Type.STUDY_VISIT, format=Format.ON_SITE)
    given("Eve", title="Three to find", fields=("orphan-care",), countries=("TD",), languages=("fr",))


@pytest.mark.usefixtures("three")
@pytest.mark.parametrize(
    ("question", "titles"),
    [
        ("", {"One", "Two", "Three"}),
        ("q=ONE", {"One"}),
        ("kind=request", {"Two"}),
        ("kind=offer", {"One", "Three"}),
        ("type=study-visit", {"Two"}),
        ("field=orphan-care", {"Three"}),
        ("language=ar", {"One"}),
        ("format=online", {"One", "Three"}),
        ("format=on-site", {"Two", "Three"}),
        ("country=TD", {"Three"}),
        ("country=SD", {"One"}),
        ("country=TR", {"Two"}),
        ("kind=offer&country=TR", set()),
        ("kind=nonsense&type=x&format=y&field=z&country=XX&language=q&page=x", {"One", "Two", "Three"}),
    ],
)
def test_each_filter_is_an_address(at: Browsers, question: str, titles: set[str]) -> None:
    assert found(at, question) == titles


@pytest.mark.usefixtures("three")
def test_a_filter_stays_chosen_and_can_be_taken_away(at: Browsers) -> None:
    text = page(at.eve, "/offers?kind=offer&country=SD&q=find")

    assert '<option selected value="SD">' in text
    assert 'href="/offers?kind=offer&amp;q=find"' in text
    assert 'href="/offers?country=SD&amp;q=find"' in text


def test_a_country_finds_what_members_offer_who_work_there(at: Browsers) -> None:
    given(title="One to find")
    with db.transaction() as session:
        person(session, "Alice").member.recode(CodeKind.WORKS_IN, ("SO",))

    assert found(at, "country=SO") == {"One"}


def test_a_country_tells_nothing_of_a_member_that_does_not_show_itself(at: Browsers) -> None:
    given(title="One to find", reach=Reach.PUBLIC)
    assert found(at, "country=SD", "stranger") == set()
    with db.transaction() as session:
        person(session, "Alice").member.listing_sight = Sight.PUBLIC
    assert found(at, "country=SD", "stranger") == {"One"}

    with db.transaction() as session:
        alices = person(session, "Alice").member
        alices.hidden = True
        alices.recode(CodeKind.WORKS_IN, ("SO",))
    assert found(at, "country=SD") == found(at, "country=SO") == set()
    assert found(at, "country=SD", "alice") == {"One"}


def test_the_page_of_a_country_counts_what_its_list_shows(at: Browsers) -> None:
    given(title="One to find")
    given("Eve", title="Three to find", countries=("SD",))

    assert "2 offers and requests from here or for here" in page(at.bob, "/members/countries/SD")
    assert found(at, "country=SD") == {"One", "Three"}


def test_a_stranger_sees_what_is_public_and_no_names(at: Browsers) -> None:
    public = given(title="One to find", reach=Reach.PUBLIC)
    inside = given(title="Two to find")

    text = page(at.stranger, "/offers")

    assert "One to find" in text
    assert "Two to find" not in text
    assert "Alice Water Aid" not in text
    assert "A member of the union offers training in literacy" in text
    assert "Alice Water Aid" not in page(at.stranger, f"/offers/{public}")
    page(at.stranger, f"/offers/{inside}", 404)


def test_drafts_stand_only_in_the_list_of_their_own_organisation(at: Browsers) -> None:
    given(title="One to find", state=State.DRAFT)

    assert found(at, "mine=1", "alice") == found(at, "mine=1", "anna") == {"One"}
    assert found(at, "", "alice") == set()
    for who in ("stranger", "bob", "eve", "carol", "sam"):
        assert found(at, "mine=1", who) == set()


def test_an_arabic_reader_reads_the_list_in_arabic(at: Browsers) -> None:
    given(title="One to find")
    at.eve.get("/language/ar")

    text = page(at.eve, "/offers?kind=offer")

    assert '<html lang="ar" dir="rtl"' in text
    assert "One to find" in text
    assert "offers training" not in text
    assert "السودان" in text


def test_more_of_them_ask_no_more_questions(at: Browsers) -> None:
    given()
    few = questions(lambda: page(at.eve, "/offers?country=SD"))
    for _number in range(9):
        given(languages=("ar", "en"), countries=("SD", "TD"))

    assert questions(lambda: page(at.eve, "/offers?country=SD")) == few


def test_an_empty_list_says_what_to_do(at: Browsers) -> None:
    assert "Members see more once they have signed in." in page(at.stranger, "/offers")
    assert "Be the first" in page(at.alice, "/offers")
    assert "You have not offered or asked for anything yet" in page(at.alice, "/offers?mine=1")
    assert "Try fewer words" in page(at.bob, "/offers?q=nothing")


def test_a_discarded_draft_is_gone(at: Browsers) -> None:
    id = given(title="One to find", state=State.DRAFT)

    answer = post(at.anna, f"/offers/{id}/discarding")

    assert answer.location == "/offers?mine=1"
    assert found(at, "mine=1", "alice") == set()
    page(at.alice, f"/offers/{id}", 404)
