"""The directory and profiles in a browser: who sees, who finds, who edits, and what a wrong word leads to."""

import re
from typing import Any

import pytest
from flask.testing import FlaskClient
from sqlalchemy import select

from collab import db
from collab.members import actions
from collab.members.model import Activity, CodeKind, Member, Sight, TieKind
from collab.members.people import Person
from tests.builders import Cast, make_member
from tests.web.apart import apart
from tests.web.conftest import SignIn, post
from tests.web.standing import queries_of

PROFILE: dict[str, Any] = {
    "names-0-text": "مؤسسة نبع الوادي",
    "names-0-language": "ar",
    "names-1-text": "Wadi Spring Foundation",
    "names-1-language": "en",
    "missions-0-text": "نحفر الآبار.",
    "missions-0-language": "ar",
    "acronym": "WSF",
    "country": "JO",
    "city": "Irbid",
    "founded": "1998",
    "website": "wadi.example",
    "contact": "Ring twice.",
    "fields": ["drinking-water", "orphan-care"],
    "works_in": "Jordan, Sudan",
    "languages": ["ar", "en"],
    "target_groups": ["children"],
    "capacities": ["well-drilling"],
    "needs": ["funding"],
}
SIGHT = {"listing": "public", "story": "partners", "means": "union", "places": "members", "contacts": "union"}
EVERYONE = ("stranger", "eve", "bob", "alice", "carol", "sam")


@pytest.fixture
def stage(stage: Cast) -> Cast:
    return apart(stage)


@pytest.fixture
def wells(stage: Cast) -> str:
    """Alice's member with every part filled; Bob's is its partner. Its public id."""
    with db.transaction() as session:
        member = session.get_one(Member, stage.alice.member_id)
        member.city, member.contact, member.website = "Kassala-town", "Ring-at-the-gate", "https://wells.example"
        member.recode(CodeKind.CAPACITY, ["well-drilling"])
        member.activities = [Activity(language="en", title="Forty wells", text="Dug by hand.")]
        actions.revise(session, member)
        actions.tie(session, member, seen_by=session.get_one(Member, stage.bob.member_id), kind=TieKind.PARTNER)
        return member.public_id


def keep(public_id: str, **columns: object) -> None:
    with db.transaction() as session:
        member = session.scalars(select(Member).where(Member.public_id == public_id)).one()
        for name, value in columns.items():
            setattr(member, name, value)


def again(public_id: str) -> Member:
    db.session().rollback()
    return db.session().scalars(select(Member).where(Member.public_id == public_id)).one()


@pytest.fixture
def browsers(client: FlaskClient, stage: Cast, sign_in: SignIn) -> dict[str, FlaskClient]:
    people: dict[str, Person] = {name: getattr(stage, name) for name in EVERYONE[1:]}
    return {"stranger": client} | {name: sign_in(person) for name, person in people.items()}


@pytest.mark.parametrize("who", EVERYONE)
@pytest.mark.parametrize(
    ("state", "seers"),
    [
        ({}, EVERYONE[1:]),
        ({"listing_sight": Sight.PUBLIC}, EVERYONE),
        ({"hidden": True}, ("bob", "alice", "carol", "sam")),
        ({"status": "unconfirmed"}, ("alice", "carol", "sam")),
    ],
    ids=["at first", "public", "hidden", "unconfirmed"],
)
def test_who_finds_and_opens_a_member(
    browsers: dict[str, FlaskClient], wells: str, state: dict[str, object], seers: tuple[str, ...], who: str
) -> None:
    keep(wells, **state)

    listed = browsers[who].get("/members?q=alice")
    opened = browsers[who].get(f"/members/{wells}")

    assert listed.status_code == 200
    assert (f"/members/{wells}" in listed.text) == (who in seers)
    assert opened.status_code == (200 if who in seers else 404)


@pytest.mark.parametrize(
    ("who", "seen"),
    [
        ("stranger", set()),
        ("eve", {"Forty wells", "Well drilling"}),
        ("bob", {"Forty wells", "Well drilling", "Kassala-town", "Ring-at-the-gate", "alice@example.org"}),
        ("alice", {"Forty wells", "Well drilling", "Kassala-town", "Ring-at-the-gate", "alice@example.org"}),
        ("carol", {"Forty wells", "Well drilling", "Kassala-town", "Ring-at-the-gate", "alice@example.org"}),
        ("sam", {"Forty wells", "Well drilling", "Kassala-town", "Ring-at-the-gate", "alice@example.org"}),
    ],
)
def test_what_each_reads_on_a_profile(browsers: dict[str, FlaskClient], wells: str, who: str, seen: set[str]) -> None:
    keep(wells, listing_sight=Sight.PUBLIC)

    page = browsers[who].get(f"/members/{wells}").text

    assert "Alice Water Aid" in page
    for words in ("Forty wells", "Well drilling", "Kassala-town", "Ring-at-the-gate", "alice@example.org"):
        assert (words in page) == (words in seen), words


def test_what_may_not_be_seen_does_not_exist(browsers: dict[str, FlaskClient], wells: str) -> None:
    keep(wells, hidden=True)

    hidden, missing = (browsers["eve"].get(f"/members/{id}") for id in (wells, "nothinghere2"))

    assert hidden.status_code == missing.status_code == 404
    assert _bare(hidden.text).replace(wells, "") == _bare(missing.text).replace("nothinghere2", "")


PAGES = ("edit", "sight", "activities/new", "people")


@pytest.mark.parametrize("page", PAGES)
@pytest.mark.parametrize("who", EVERYONE)
def test_who_enters_the_pages_that_keep_a_profile(
    browsers: dict[str, FlaskClient], wells: str, page: str, who: str
) -> None:
    keepers = ("sam",) if page == "people" else ("alice", "sam")
    expected = 200 if who in keepers else 303 if who == "stranger" else 404

    assert browsers[who].get(f"/members/{wells}/{page}").status_code == expected
    if expected != 200:
        assert post(browsers[who], f"/members/{wells}/{page}", PROFILE | SIGHT).status_code == expected
        assert again(wells).name.text == "Alice Water Aid"


@pytest.mark.parametrize("who", EVERYONE)
def test_only_the_secretariat_adds_members_and_manages_the_union(browsers: dict[str, FlaskClient], who: str) -> None:
    expected = 200 if who == "sam" else 303 if who == "stranger" else 404

    for url in ("/members/new", "/people"):
        assert browsers[who].get(url).status_code == expected
    if who != "sam":
        assert post(browsers[who], "/members/new", PROFILE).status_code == expected
        assert post(browsers[who], "/people", {}).status_code == expected


def test_the_secretariat_adds_a_member_and_goes_on_to_its_people(browsers: dict[str, FlaskClient]) -> None:
    answer = post(browsers["sam"], "/members/new", PROFILE)

    assert answer.status_code == 303
    public_id = answer.headers["Location"].split("/")[2]
    member = again(public_id)
    assert [name.text for name in member.names] == ["مؤسسة نبع الوادي", "Wadi Spring Foundation"]
    assert member.website == "https://wadi.example"
    assert member.coded(CodeKind.WORKS_IN) == ("JO", "SD")
    assert member.coded(CodeKind.FIELD) == ("drinking-water", "orphan-care")
    page = browsers["eve"].get(f"/members/{public_id}").text
    assert '<bdi translate="no" lang="ar">مؤسسة نبع الوادي</bdi>' in page
    assert "نحفر الآبار." in page
    assert "Nobody acts for this member yet" in browsers["sam"].get(answer.headers["Location"]).text


def test_a_new_name_and_text_are_in_the_language_of_who_writes_them(browsers: dict[str, FlaskClient]) -> None:
    browsers["sam"].get("/language/fr")
    form = browsers["sam"].get("/members/new").text

    for row in ("names-0", "missions-0"):
        chosen = re.search(rf'name="{row}-language".*?<option selected value="(\w+)">(.*?)<', form, re.S)
        assert chosen
        assert chosen.groups() == ("fr", "français")


def test_a_profile_is_edited_and_the_form_shows_what_stands(
    browsers: dict[str, FlaskClient], wells: str, house: list[str]
) -> None:
    house.clear()
    assert post(browsers["alice"], f"/members/{wells}/edit", PROFILE).status_code == 303
    assert house == ["match"]

    form = browsers["alice"].get(f"/members/{wells}/edit").text
    assert 'value="مؤسسة نبع الوادي"' in form
    assert 'value="Wadi Spring Foundation"' in form
    assert "نحفر الآبار." in form
    assert re.search(r'value="Jordan, Sudan"', form)
    assert re.search(r'value="orphan-care" checked', form)
    assert re.search(r'value="well-drilling" checked', form)

    post(
        browsers["alice"],
        f"/members/{wells}/edit",
        {
            "names-0-text": "Bare",
            "names-0-language": "en",
            "missions-0-text": "",
            "missions-0-language": "en",
            "country": "SD",
        },
    )
    member = again(wells)
    assert [name.text for name in member.names] == ["Bare"]
    assert member.missions == []
    assert member.codes == []


def test_rows_are_added_and_taken_out_without_a_script_and_nothing_typed_is_lost(
    browsers: dict[str, FlaskClient], wells: str
) -> None:
    url = f"/members/{wells}/edit"

    more = post(browsers["alice"], url, PROFILE | {"add-names": "1"})
    assert more.status_code == 200
    assert 'name="names-2-text"' in more.text
    assert 'value="Irbid"' in more.text

    less = post(browsers["alice"], url, PROFILE | {"remove-names-0": "1"})
    assert 'value="Wadi Spring Foundation"' in less.text
    assert "مؤسسة نبع الوادي" not in less.text
    assert 'name="names-1-text"' not in less.text

    last = {k: v for k, v in PROFILE.items() if not k.startswith("names-1")}
    assert 'name="names-0-text"' in post(browsers["alice"], url, last | {"remove-names-0": "1"}).text
    assert again(wells).name.text == "Alice Water Aid"


WRONG: list[tuple[dict[str, Any], str]] = [
    ({"names-0-text": " ", "names-1-text": ""}, "Write at least one name"),
    ({"names-0-text": "x" * 161}, "at most 160 characters"),
    ({"names-0-language": "xx"}, "Not a valid choice"),
    ({"missions-1-text": "again", "missions-1-language": "ar"}, "Two texts have the same language"),
    ({"missions-0-text": "x" * 4001}, "at most 4000 characters"),
    ({"country": ""}, "Choose the country of your head office."),
    ({"country": "XX"}, "Not a valid choice"),
    ({"founded": "long ago"}, "Write the year in four digits"),
    ({"founded": "12"}, "Write a year between 1000 and 2100"),
    ({"founded": "9" * 5000}, "Write the year in four digits"),
    ({"website": "javascript://alert(1)"}, "not the address of a website"),
    ({"website": "http://[::1"}, "not the address of a website"),
    ({"website": "nodots"}, "not the address of a website"),
    ({"works_in": "Atlantis"}, "We do not know the country"),
    ({"fields": ["no-such-field"]}, "no-such-field"),
    ({"capacities": ["<b>"]}, "&lt;b&gt;"),
    ({"contact": "x" * 601}, "at most 600 characters"),
]


@pytest.mark.parametrize(("wrong", "words"), WRONG, ids=[str(words) for _wrong, words in WRONG])
def test_a_wrong_profile_says_what_to_mend_and_keeps_what_was_typed(
    browsers: dict[str, FlaskClient], wells: str, wrong: dict[str, Any], words: str
) -> None:
    answer = post(browsers["alice"], f"/members/{wells}/edit", PROFILE | wrong)

    assert answer.status_code == 422
    assert words in answer.text
    assert 'class="errors"' in answer.text
    assert 'value="Irbid"' in answer.text
    assert again(wells).name.text == "Alice Water Aid"


@pytest.mark.parametrize(
    "odd",
    [
        {"names-²-text": "x"},
        {"names-99999999999999999999-text": "x"},
        {"names--text": "x", "names": "x", "names-0": "x"},
        {f"names-{n}-text": "x" for n in range(40)},
        {"city": "a\x00b\u202ec"},
        {"missions-0-text": "one\r\ntwo\x0b"},
    ],
    ids=["odd digit", "huge", "broken", "many", "signs", "lines"],
)
def test_odd_posts_never_break_the_page(browsers: dict[str, FlaskClient], wells: str, odd: dict[str, str]) -> None:
    assert post(browsers["alice"], f"/members/{wells}/edit", PROFILE | odd).status_code in (303, 422)


def test_a_stale_form_is_shown_again_and_nothing_is_saved(browsers: dict[str, FlaskClient], wells: str) -> None:
    answer = browsers["alice"].post(f"/members/{wells}/edit", data=PROFILE | {"csrf_token": "stale"})

    assert answer.status_code == 422
    assert 'value="Wadi Spring Foundation"' in answer.text
    assert again(wells).name.text == "Alice Water Aid"


def test_who_sees_what_is_chosen_and_holds_at_once(browsers: dict[str, FlaskClient], wells: str) -> None:
    assert post(browsers["alice"], f"/members/{wells}/sight", SIGHT).status_code == 303

    member = again(wells)
    assert (member.listing_sight, member.story_sight, member.means_sight) == ("public", "partners", "union")
    assert browsers["stranger"].get(f"/members/{wells}").status_code == 200
    page = browsers["eve"].get(f"/members/{wells}").text
    assert "Kassala-town" in page
    assert "Forty wells" not in page

    post(browsers["alice"], f"/members/{wells}/sight", SIGHT | {"hidden": "y"})
    assert browsers["eve"].get(f"/members/{wells}").status_code == 404


@pytest.mark.parametrize("wrong", [{"listing": "partners"}, {"story": "public"}, {"means": "nobody"}, {"contacts": ""}])
def test_a_level_that_is_not_offered_is_refused(
    browsers: dict[str, FlaskClient], wells: str, wrong: dict[str, str]
) -> None:
    assert post(browsers["alice"], f"/members/{wells}/sight", SIGHT | wrong).status_code == 422
    assert again(wells).listing_sight is Sight.MEMBERS


def test_the_profile_tells_its_own_people_what_is_missing_and_others_nothing_of_it(
    browsers: dict[str, FlaskClient], wells: str
) -> None:
    assert "parts are filled" in browsers["alice"].get(f"/members/{wells}").text
    assert "parts are filled" not in browsers["eve"].get(f"/members/{wells}").text
    assert f"/members/{wells}/edit" not in browsers["eve"].get(f"/members/{wells}").text


def test_a_website_that_is_no_web_address_is_never_a_link(browsers: dict[str, FlaskClient], wells: str) -> None:
    keep(wells, website="javascript:alert(1)")

    page = browsers["alice"].get(f"/members/{wells}").text

    assert "javascript:alert(1)" in page
    assert 'href="javascript' not in page


def test_filters_show_what_is_on_and_lead_back(browsers: dict[str, FlaskClient], wells: str) -> None:
    page = browsers["eve"].get("/members?q=Alice&capacity=well-drilling&country=SD").text

    assert f"/members/{wells}" in page
    assert 'href="/members?country=SD&amp;q=Alice"' in page
    assert 'href="/members?country=SD&amp;capacity=well-drilling"' in page
    assert "1 member<" in page


@pytest.mark.parametrize(
    "query",
    [
        "field=xx",
        "country=%00",
        "page=0",
        "page=-1",
        "page=²",
        "page=99999999999",
        "page=7",
        "q=%25",
        "q=%00a",
        "language=1&capacity=2",
    ],
)
def test_an_odd_question_still_gets_a_list(browsers: dict[str, FlaskClient], wells: str, query: str) -> None:
    for browser in browsers.values():
        assert browser.get(f"/members?{query}").status_code == 200


def test_an_empty_list_says_what_to_do(browsers: dict[str, FlaskClient]) -> None:
    assert "Show all members" in browsers["eve"].get("/members?q=zzzz").text
    assert 'href="/sign-in?next=/members"' in browsers["stranger"].get("/members").text


def test_long_lists_come_in_pages(browsers: dict[str, FlaskClient]) -> None:
    with db.transaction() as session:
        for number in range(45):
            actions.revise(session, make_member(session, name=f"Spring {number:02}"))

    pages = [browsers["eve"].get(f"/members?q=spring&page={page}").text for page in (1, 2, 3)]

    found = [set(re.findall(r"Spring \d\d", page)) for page in pages]
    assert [len(names) for names in found] == [20, 20, 5]
    assert len(set.union(*found)) == 45
    assert 'rel="next" href="/members?q=spring&amp;page=2"' in pages[0]
    assert 'rel="next"' not in pages[2]
    assert browsers["eve"].get("/members?q=spring&page=9").text.count("Spring ") == pages[2].count("Spring ")


def test_a_longer_list_asks_the_database_no_more_often(browsers: dict[str, FlaskClient], wells: str) -> None:
    few = queries_of(lambda: browsers["eve"].get("/members"))
    with db.transaction() as session:
        for _number in range(15):
            make_member(session, fields=["drinking-water"], mission="We dig.")

    assert queries_of(lambda: browsers["eve"].get("/members")) == few


def _bare(page: str) -> str:
    return re.sub(r'name="csrf_token" value="[^"]*"', "", page)
