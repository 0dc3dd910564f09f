"""The secretariat says what the union calls a country, and adds places that have no code of their own."""

import re

import pytest
from flask.testing import FlaskClient

from collab import db
from collab.union.settings import renew
from collab.vocabulary import countries
from tests.builders import Cast, make_member
from tests.web.apart import apart
from tests.web.conftest import SignIn, post
from tests.web.proposals.half_written import key_on, save

PROFILE = {
    "names-0-text": "A",
    "names-0-language": "en",
    "missions-0-text": "We teach.",
    "missions-0-language": "en",
    "country": "SD",
}
SAID = {"edition": "0", "names-ar": "الشام", "names-en": "Sham"}
PLACE = {"edition": "0", "names-en": "The Highlands", "region": "mashriq", "neighbours": "Syria, Türkiye"}


@pytest.fixture
def stage(stage: Cast) -> Cast:
    return apart(stage)


@pytest.fixture
def sam(stage: Cast, sign_in: SignIn) -> FlaskClient:
    return sign_in(stage.sam)


def test_a_country_is_found_renamed_and_shown_so_in_each_language(sam: FlaskClient, client: FlaskClient) -> None:
    with db.transaction() as session:
        member = make_member(session, country="SY", listing_sight="public").public_id
    assert "/desk/countries/SY" in sam.get("/desk/countries?q=suriye").text
    assert post(sam, "/desk/countries/SY", SAID).status_code == 303

    assert "Sham" in client.get(f"/members/{member}").text
    assert "الشام" in client.get(f"/members/{member}", headers={"Accept-Language": "ar"}).text
    assert "Suriye" in client.get(f"/members/{member}", headers={"Accept-Language": "tr"}).text
    assert "Changed by the union" in sam.get("/desk/countries").text


def test_a_name_left_empty_goes_back_to_the_usual_one(sam: FlaskClient) -> None:
    post(sam, "/desk/countries/SY", SAID)
    post(sam, "/desk/countries/SY", {"edition": "1", "names-en": "Syria"})

    renew(db.session())
    assert countries.name("SY", "ar") == countries.shipped_name("SY", "ar")
    assert "/desk/countries/SY" not in sam.get("/desk/countries").text


def test_a_place_without_a_code_can_be_added_chosen_and_moved(sam: FlaskClient, stage: Cast, sign_in: SignIn) -> None:
    code = post(sam, "/desk/countries/new", PLACE).location.rsplit("/", 1)[1]
    renew(db.session())
    assert countries.neighbours(code) == {"SY", "TR"}

    alice = sign_in(stage.alice)
    profile = {**PROFILE, "works_in": "the highlands"}
    assert post(alice, f"/members/{stage.alice.member.public_id}/edit", profile).status_code == 303
    assert "The Highlands" in alice.get(f"/members/{stage.alice.member.public_id}").text
    assert post(sam, f"/desk/countries/{code}", {**PLACE, "edition": "1", "region": "balkans"}).status_code == 303
    renew(db.session())
    assert countries.region(code) == "balkans"


@pytest.mark.parametrize("path", ["/desk/countries/new", "/desk/countries/SY"])
def test_a_place_half_written_is_offered_again_and_gone_once_it_is_sent(sam: FlaskClient, path: str) -> None:
    key = key_on(sam, path)
    assert save(sam, key, path, {**PLACE, "names-en": "", "names-tr": "Yaylalar"}).status_code == 200

    (address,) = set(re.findall(r'href="(/drafts/[^"]+)"', sam.get(path).text))
    carried_on = sam.get(address).text
    assert "Yaylalar" in carried_on
    assert "in at least one language" not in carried_on

    assert post(sam, path, {**PLACE, "names-tr": "Yaylalar", "form_key": key}).status_code == 303
    assert "You were writing" not in sam.get(path).text


def test_members_in_a_place_without_a_square_stand_beside_the_map_and_in_its_table(
    sam: FlaskClient, client: FlaskClient
) -> None:
    code = post(sam, "/desk/countries/new", PLACE).location.rsplit("/", 1)[1]
    with db.transaction() as session:
        for _each in range(2):
            make_member(session, country=code, listing_sight="public")

    page = client.get("/members/map").text

    assert "2 members" in page
    other = page[page.index("Other places") :]
    assert re.search(rf'href="/members/countries/{code}">.*?The Highlands.*?>2<', other, re.S)
    assert re.search(r'The Highlands</span></a></th><td class="num" translate="no">2<', other)
    assert client.get(f"/members/countries/{code}").status_code == 200


def test_a_change_is_taken_back(sam: FlaskClient) -> None:
    post(sam, "/desk/countries/SY", SAID)
    entry = re.search(r'name="entry" value="(\d+)"', sam.get("/desk/countries/SY").text)
    assert entry
    assert post(sam, "/desk/countries/SY/undo", {"entry": entry[1], "edition": "1"}).status_code == 303

    renew(db.session())
    assert countries.name("SY", "en") == "Syria"


def test_two_at_once_overwrite_nothing_unseen(sam: FlaskClient) -> None:
    post(sam, "/desk/countries/SY", SAID)
    answer = post(sam, "/desk/countries/SY", {**SAID, "names-en": "Levant"})

    assert answer.status_code == 422
    assert "while you were writing" in answer.text
    assert countries.name("SY", "en") == "Sham"


@pytest.mark.parametrize("wrong", [{"names-en": ""}, {"neighbours": "Atlantis"}, {"region": "moon"}])
def test_what_is_wrong_is_told_and_nothing_is_added(sam: FlaskClient, wrong: dict[str, str]) -> None:
    before = countries.codes()

    assert post(sam, "/desk/countries/new", {**PLACE, **wrong}).status_code == 422
    assert countries.codes() == before
