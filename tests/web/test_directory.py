"""The directory in a browser: it finds, counts, draws and prints for each reader what that reader may see."""

import re

import pytest
from flask.testing import FlaskClient

from collab import db
from collab.members import actions
from collab.members.model import Member, Sight, Status
from collab.members.people import Person
from collab.posts.model import Reach
from tests.builders import Cast, make_member, make_proposal
from tests.web.apart import apart
from tests.web.conftest import SignIn

EVERYONE = ("stranger", "eve", "bob", "alice", "carol", "sam")
INSIDE = EVERYONE[1:]
Browsers = dict[str, FlaskClient]


@pytest.fixture
def stage(stage: Cast) -> Cast:
    return apart(stage)


@pytest.fixture
def at(client: FlaskClient, stage: Cast, sign_in: SignIn) -> Browsers:
    people: dict[str, Person] = {name: getattr(stage, name) for name in INSIDE}
    return {"stranger": client} | {name: sign_in(person) for name, person in people.items()}


@pytest.fixture(autouse=True)
def union(stage: Cast) -> None:
    """Public, members', hidden and unconfirmed members of Jordan, and one that only works there."""
    with db.transaction() as session:
        for name, facts in {
            "Open Door": {"listing_sight": Sight.PUBLIC},
            "Members Only": {},
            "Hidden Hands": {"hidden": True, "listing_sight": Sight.PUBLIC},
            "Not Yet": {"status": Status.UNCONFIRMED, "listing_sight": Sight.PUBLIC},
        }.items():
            fields = ["orphan-care", "literacy"]
            actions.revise(session, make_member(session, name=name, country="JO", fields=fields, **facts))  # type: ignore[arg-type]
        far = make_member(session, name="From Afar", country="ID", works_in=["JO"], listing_sight=Sight.PUBLIC)
        actions.revise(session, far)


def seen(page: str) -> set[str]:
    names = ("Open Door", "Members Only", "Hidden Hands", "Not Yet", "From Afar")
    return {name for name in names if name in page}


OUTSIDE = {"Open Door"}
MEMBERS = OUTSIDE | {"Members Only"}
UNION = MEMBERS | {"Hidden Hands", "Not Yet"}
SIGHT = {"stranger": OUTSIDE, "eve": MEMBERS, "bob": MEMBERS, "alice": MEMBERS, "carol": UNION, "sam": UNION}


@pytest.mark.parametrize("who", EVERYONE)
@pytest.mark.parametrize(
    "page", ["/members/fields/orphan-care", "/members/committees/education", "/members/print?field=literacy"]
)
def test_each_page_lists_what_its_reader_may_see(at: Browsers, page: str, who: str) -> None:
    text = at[who].get(page).text

    assert seen(text) == SIGHT[who]
    number = len(SIGHT[who])
    assert re.search(rf"<h2[^>]*>{number} member", text)


@pytest.mark.parametrize("who", EVERYONE)
def test_a_country_shows_who_is_based_there_and_to_members_who_works_there(at: Browsers, who: str) -> None:
    text = at[who].get("/members/countries/JO").text

    assert seen(text) == SIGHT[who] | ({"From Afar"} if who != "stranger" else set())
    assert ("1 more member works here" in text) == (who != "stranger")
    assert f"{len(SIGHT[who])} member" in text


@pytest.mark.parametrize("who", EVERYONE)
def test_the_map_counts_what_its_reader_may_see_and_says_so_in_a_table_too(at: Browsers, who: str) -> None:
    text = at[who].get("/members/map").text

    number = len(SIGHT[who])
    label = f"Jordan: {number} member{'' if number == 1 else 's'}"
    assert re.search(rf'<a href="/members/countries/JO"[^>]* aria-label="{label}">', text)
    assert re.search(rf'Jordan</span></a></th><td class="num" translate="no">{number}</td>', text)


def test_the_map_is_narrowed_as_the_list_is(at: Browsers) -> None:
    text = at["eve"].get("/members/map?field=orphan-care").text

    assert "Jordan: 2 members" in text
    assert "Indonesia:" not in text
    assert 'class="chip" href="/members/map"' in text


def test_geography_is_the_same_for_readers_of_arabic(at: Browsers) -> None:
    def corner(text: str) -> str:
        found = re.search(r'countries/JO"[^>]*><rect class="tile t\d" x="([\d.]+)" y="([\d.]+)"', text)
        assert found
        return found[0].rpartition("<rect")[2]

    english = at["eve"].get("/members/map").text
    at["eve"].get("/language/ar")
    arabic = at["eve"].get("/members/map").text

    assert corner(english) == corner(arabic)
    assert 'dir="rtl"' in arabic
    assert "أردن" in arabic


@pytest.mark.parametrize("who", ["eve", "stranger"])
def test_a_country_and_a_field_show_open_proposals_their_reader_may_see(at: Browsers, stage: Cast, who: str) -> None:
    with db.transaction() as session:
        alice = session.get_one(Person, stage.alice.id)
        for title, reach in (("For all of us", Reach.PUBLIC), ("Among members", Reach.MEMBERS)):
            make_proposal(session, by=alice, title=title, reach=reach, fields=["literacy"], countries=["JO"])

    for page in ("/members/countries/JO", "/members/fields/literacy", "/members/committees/education"):
        text = at[who].get(page).text
        assert "For all of us" in text
        assert ("Among members" in text) == (who == "eve")


def test_pages_lead_to_their_neighbours_with_numbers(at: Browsers) -> None:
    country = at["eve"].get("/members/countries/SA").text
    field = at["eve"].get("/members/fields/literacy").text

    assert "No member here yet" in country
    assert re.search(
        r'href="/members/countries/JO"><span translate="no">Jordan</span></a> <span[^>]*>2 members', country
    )
    assert 'href="/members/committees/education"' in field
    assert re.search(r'href="/members/fields/[a-z-]+"', field)


def test_a_search_lists_sure_answers_before_guesses_and_says_which_are_guesses(at: Browsers) -> None:
    with db.transaction() as session:
        actions.revise(session, make_member(session, name="Opneed Door", country="JO"))
        actions.revise(session, make_member(session, name="Opened Window", country="JO"))

    both = at["eve"].get("/members?q=opened").text
    guess = at["eve"].get("/members?q=membres+only").text

    assert both.index("Opened Window") < both.index("Written nearly so") < both.index("Opneed Door")
    assert "Nothing is written exactly like this" not in both
    assert "Nothing is written exactly like this" in guess
    assert "Members Only" in guess
    assert "Written nearly so" not in guess


def test_a_guess_at_a_hidden_name_is_an_empty_page(at: Browsers) -> None:
    hidden, nonsense = (at["eve"].get(f"/members?q={asked}").text for asked in ("hidden+hnads", "zzzzzz+zzzzz"))

    assert "No member fits all of this" in hidden
    assert hidden.replace("hidden hnads", "").count("<") == nonsense.replace("zzzzzz zzzzz", "").count("<")


def test_filters_count_what_each_choice_would_leave_and_stay_in_the_address(at: Browsers) -> None:
    text = at["eve"].get("/members?country=JO&q=door").text

    assert '<option value="orphan-care">Orphan care and sponsorship (1)</option>' in text
    assert 'value="drinking-water"' not in text
    assert '<option selected value="JO">Jordan</option>' in text
    assert 'href="/members/print?country=JO&amp;q=door"' in text
    assert 'href="/members/map?country=JO"' in text
    assert "(1)" not in at["stranger"].get("/members?country=JO&q=hidden").text


def test_the_page_to_print_holds_all_members_by_country_and_no_contacts(at: Browsers) -> None:
    with db.transaction() as session:
        for number in range(30):
            make_member(session, name=f"Spring {number:02}", country="CA", languages=["fr"], contact="ring-at-the-gate")

    text = at["eve"].get("/members/print").text

    assert text.count("Spring ") == 30
    assert (
        text.index('translate="no">Canada') < text.index('translate="no">Jordan') < text.index('translate="no">Sudan')
    )
    assert "French" in text
    assert "ring-at-the-gate" not in text
    assert "example.org" not in text
    assert "French" not in at["stranger"].get("/members/print").text.partition("<main")[2]


def test_a_member_that_hides_is_gone_from_every_page_at_once(at: Browsers) -> None:
    pages = ("/members?q=members+only", "/members/print", "/members/countries/JO", "/members/fields/literacy")
    assert all("Members Only" in at["eve"].get(page).text.partition('id="main"')[2] for page in pages)

    with db.transaction() as session:
        member = session.query(Member).filter(Member.search_text == "members only").one()
        member.hidden = True

    for page in pages:
        assert "Members Only" not in at["eve"].get(page).text
    assert "Jordan: 1 member" in at["eve"].get("/members/map").text


@pytest.mark.parametrize(
    "path", ["/members/countries/XX", "/members/countries/jo", "/members/fields/x", "/members/committees/x"]
)
def test_what_the_vocabulary_does_not_know_has_no_page(at: Browsers, path: str) -> None:
    assert at["eve"].get(path).status_code == 404


@pytest.mark.parametrize(
    "query", ["field=xx", "country=%00", "q=%00", "q=%25", "committee=x&language=1", "q=" + "word+" * 90]
)
@pytest.mark.parametrize("page", ["/members", "/members/map", "/members/print"])
def test_an_odd_question_still_gets_a_page(at: Browsers, page: str, query: str) -> None:
    for browser in at.values():
        assert browser.get(f"{page}?{query}").status_code == 200
