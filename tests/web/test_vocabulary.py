"""Coordinators keep the fields of work: they find them, correct them, see what that does, and take it back."""

import re

import pytest
from flask.testing import FlaskClient

from collab import db, language
from collab.letters.compose import compose
from collab.mail import outbox
from collab.mail.model import Letter
from collab.members.people import Person
from collab.posts.model import State
from collab.union import correcting
from collab.union.settings import renew
from collab.vocabulary import fields
from collab.vocabulary.corrections import FieldChange
from collab.words import names
from tests.builders import Cast, make_exchange, make_member, make_proposal
from tests.web.apart import apart
from tests.web.conftest import SignIn, post
from tests.web.proposals.half_written import key_on, save

FIELD = "/desk/vocabulary/beekeeping"
TERMS = {f"terms-{code}": "\n".join(terms) for code, terms in fields.shipped().by_code["beekeeping"].terms.items()}
PROFILE = {
    "names-0-text": "A",
    "names-0-language": "en",
    "missions-0-text": "We teach.",
    "missions-0-language": "en",
    "country": "SD",
}
SAID = {"edition": "0", "names-en": "Bees", "names-ar": "النحل", **TERMS, "related": "livestock"}


@pytest.fixture
def stage(stage: Cast) -> Cast:
    return apart(stage)


@pytest.fixture
def carol(stage: Cast, sign_in: SignIn) -> FlaskClient:
    return sign_in(stage.carol)


def test_fields_stand_under_their_committees_with_how_many_have_them(carol: FlaskClient) -> None:
    with db.transaction() as session:
        make_member(session, fields=("beekeeping",))
    page = carol.get("/desk/vocabulary").text

    assert page.index("Projects and Development") < page.index("Beekeeping")
    assert re.search(r"Beekeeping</span></a>.*?1 member<", page, re.S)


@pytest.mark.parametrize("asked", ["beekeep", "arıcılık", "خلايا النحل", "RUCHES"])
def test_a_field_is_found_by_any_word_in_any_language(carol: FlaskClient, asked: str) -> None:
    page = carol.get("/desk/vocabulary", query_string={"q": asked}).text

    assert FIELD in page
    assert "/desk/vocabulary/prosthetics" not in page


def test_a_renamed_field_shows_its_new_name_on_pages_in_each_language(
    carol: FlaskClient, stage: Cast, client: FlaskClient
) -> None:
    with db.transaction() as session:
        member = make_member(session, fields=("beekeeping",), listing_sight="public").public_id
    assert post(carol, f"{FIELD}/edit", SAID).status_code == 303

    read_in = {code: {"Accept-Language": code} for code in ("en", "ar", "fr")}
    shown = {code: client.get(f"/members/{member}", headers=header).text for code, header in read_in.items()}
    assert "Bees" in shown["en"]
    assert "النحل" in shown["ar"]
    assert "Apiculture" in shown["fr"]
    assert "Beekeeping" not in shown["en"]
    assert f"/members/{member}" in client.get("/members?q=bees").text


def test_a_letter_of_another_process_says_the_new_name(house: list[str], stage: Cast) -> None:
    with db.transaction() as session:
        change = FieldChange("beekeeping", "projects", {"en": "Bees"})
        correcting.correct_field(session, change, edition=0, by=stage.carol)
    assert names.field("beekeeping") == "Beekeeping"

    with db.transaction() as session:
        outbox.put(session, "password_reset", to=stage.alice.id, key="once")
        compose(session, session.query(Letter).one())
    assert names.field("beekeeping") == "Bees"


def test_terms_are_typed_one_a_line_and_what_was_taken_out_is_told_in_the_history(carol: FlaskClient) -> None:
    english = [term for term in fields.shipped().by_code["beekeeping"].terms["en"] if term != "honey"]
    post(carol, f"{FIELD}/edit", {**SAID, "terms-en": "\n".join([*english, "royal jelly, wax candles"])})

    renew(db.session())
    assert {"royal jelly", "wax candles"} <= set(fields.field("beekeeping").terms["en"])
    assert "honey" not in fields.field("beekeeping").terms["en"]
    page = carol.get(FIELD).text
    assert "Terms added (English)" in page
    assert "royal jelly · wax candles" in page
    assert "Terms taken out (English)" in page
    assert "Carol" in page


def test_a_change_is_taken_back_and_that_is_taken_back_too(carol: FlaskClient) -> None:
    post(carol, f"{FIELD}/edit", SAID)
    for expected in ("Beekeeping", "Bees"):
        entry, edition = re.findall(r'name="(?:entry|edition)" value="(\d+)"', carol.get(FIELD).text)[:2]
        assert post(carol, f"{FIELD}/undo", {"entry": entry, "edition": edition}).status_code == 303
        assert f'<h1><span translate="no">{expected}<' in carol.get(FIELD).text


def test_two_coordinators_at_once_overwrite_nothing_unseen(carol: FlaskClient) -> None:
    post(carol, f"{FIELD}/edit", SAID)
    answer = post(carol, f"{FIELD}/edit", {**SAID, "names-en": "Hives"})

    assert answer.status_code == 422
    assert "while you were writing" in answer.text
    assert 'value="Hives"' in answer.text
    renew(db.session())
    assert fields.field("beekeeping").names["en"] == "Bees"
    assert post(carol, f"{FIELD}/edit", {**SAID, "edition": "1", "names-en": "Hives"}).status_code == 303


def test_a_late_undo_is_refused(carol: FlaskClient) -> None:
    post(carol, f"{FIELD}/edit", SAID)
    entry = re.search(r'name="entry" value="(\d+)"', carol.get(FIELD).text)
    assert entry
    post(carol, f"{FIELD}/edit", {**SAID, "edition": "1", "names-en": "Hives"})

    assert post(carol, f"{FIELD}/undo", {"entry": entry[1], "edition": "1"}).status_code == 409
    renew(db.session())
    assert fields.field("beekeeping").names["en"] == "Hives"


@pytest.mark.parametrize(
    ("typed", "told"),
    [
        ("one two three four five", "at most four words"),
        ("our projects", "would find everybody"),
        ("\n".join(f"term {letter}{other}" for letter in "abcdefghijkl" for other in "abcdefghijkl"), "too many terms"),
    ],
)
def test_a_term_that_cannot_work_is_told_at_its_list_and_nothing_is_lost(
    carol: FlaskClient, typed: str, told: str
) -> None:
    answer = post(carol, f"{FIELD}/edit", {**SAID, "terms-en": typed})

    assert answer.status_code == 422
    assert told in answer.text
    assert typed.splitlines()[0] in answer.text
    renew(db.session())
    assert fields.field("beekeeping").names["en"] == "Beekeeping"


@pytest.mark.parametrize("path", ["/desk/vocabulary/new", f"{FIELD}/edit"])
def test_a_field_half_written_is_offered_again_and_gone_once_it_is_sent(carol: FlaskClient, path: str) -> None:
    said = {**SAID, "committee": "youth", "names-en": "", "terms-en": "falcons\nfalconry"}
    key = key_on(carol, path)
    assert save(carol, key, path, said).status_code == 200

    (address,) = set(re.findall(r'href="(/drafts/[^"]+)"', carol.get(path).text))
    carried_on = carol.get(address).text
    assert "falconry" in carried_on
    assert "in at least one language" not in carried_on

    sent = {**said, "names-en": "Falconry", "form_key": key}
    first, again = (post(carol, path, sent) for _time in range(2))
    assert (first.status_code, again.location) == (303, first.location)
    assert "You were writing" not in carol.get(path).text


def test_without_any_name_nothing_is_saved(carol: FlaskClient) -> None:
    answer = post(carol, "/desk/vocabulary/new", {"edition": "0", "committee": "youth", "terms-en": "falcons"})

    assert answer.status_code == 422
    assert "in at least one language" in answer.text


def test_a_field_of_the_unions_own_can_be_chosen_and_retired_again(
    carol: FlaskClient, stage: Cast, sign_in: SignIn
) -> None:
    new = {"edition": "0", "committee": "youth", "names-tr": "Doğancılık", "terms-tr": "doğan yetiştirme"}
    answer = post(carol, "/desk/vocabulary/new", new)
    code = answer.location.rsplit("/", 1)[1]
    alice, own = sign_in(stage.alice), f"/members/{stage.alice.member.public_id}/edit"
    profile = {**PROFILE, "fields": code}
    assert f'value="{code}"' in alice.get(own).text
    assert post(alice, own, profile).status_code == 303

    assert post(carol, f"/desk/vocabulary/{code}/edit", {**new, "edition": "1", "retired": "y"}).status_code == 303

    assert f'value="{code}"' not in sign_in(stage.bob).get(f"/members/{stage.bob.member.public_id}/edit").text
    assert f'value="{code}"' in alice.get(own).text, "it stays where it was chosen before"
    assert "Doğancılık" in alice.get(f"/members/{stage.alice.member.public_id}").text
    assert "Take this back" in carol.get(f"/desk/vocabulary/{code}").text


def test_gaps_are_shown_with_the_profiles_and_posts_that_name_no_field(carol: FlaskClient, stage: Cast) -> None:
    with db.transaction() as session:
        make_member(session, name="Silent One", mission="Asdf qwer.")
        make_member(session, name="Clear One", mission="We keep bees and make honey.")
        by = session.get_one(Person, stage.alice.id)
        mute = make_proposal(session, by=by, title="Mute post", summary="Asdf qwer.").public_id
        make_exchange(session, by=by, title="Mute offer", summary="Zxcv.")
        make_proposal(session, by=by, title="Hives", summary="We keep bees and make honey.")
        make_proposal(session, by=by, title="Mute draft", summary="Asdf.", state=State.DRAFT)
    new = {"edition": "0", "committee": "youth", "names-en": "Falconry", "terms-en": "falcons\nhoney bee"}
    post(carol, "/desk/vocabulary/new", new)
    page = carol.get("/desk/vocabulary/gaps").text

    assert "Silent One" in page
    assert "Clear One" not in page
    assert "1 of the last 2" in page
    assert "2 of the last 3" in page
    assert f"/proposals/{mute}" in page
    assert "Mute offer" in page
    assert "Mute draft" not in page
    assert re.search(r"Falconry.*?Arabic.*?0<", page, re.S)
    assert "honey bee" in page[page.index("Terms of several fields") :]
    assert "claimed by another field too" in carol.get("/desk/vocabulary/falconry").text


@pytest.mark.parametrize("reader", language.OFFERED)
def test_the_pages_are_read_in_every_language(carol: FlaskClient, reader: str) -> None:
    with carol.session_transaction() as session:
        session["language"] = reader
    post(carol, f"{FIELD}/edit", SAID)
    for path in ("", "/gaps", "/new", "/beekeeping", "/beekeeping/edit"):
        assert f'lang="{reader}"' in carol.get(f"/desk/vocabulary{path}").text


def test_a_process_that_heard_nothing_asks_before_it_writes(house: list[str], stage: Cast) -> None:
    gone = FieldChange("beekeeping", "projects", retired=True)
    with db.transaction() as session:
        correcting.correct_field(session, gone, edition=0, by=stage.carol)
    assert fields.is_field("beekeeping")
    assert not fields.field("beekeeping").is_retired

    renew(db.session())

    assert fields.field("beekeeping").is_retired
    assert house == ["match"]
