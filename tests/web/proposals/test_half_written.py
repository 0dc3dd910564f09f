"""Nothing typed is lost: it is saved while one writes, and offered again."""

import re
from zoneinfo import ZoneInfo

import pytest
from flask import Flask

from collab.drafts.model import Draft
from collab.partnerships.model import Partnership
from collab.proposals.model import Proposal
from collab.web.ground import door, writing
from tests.browsing import post
from tests.web.browsers import Browsers
from tests.web.proposals.half_written import half_written, key_on, save
from tests.web.proposals.stage import SUMMARY, every, page, posted, typed

# Forms without words to write: a choice, a switch, a file or a password, made again in a moment.
NOT_WRITTEN = {
    "suggestions.dismiss",
    "members.show_to",
    "credentials.change_password",
    "credentials.ask_for_address",
    "imports.begin",
    "imports.map_columns",
    "imports.consent",
}


def test_what_is_typed_is_saved_and_the_hour_is_told_in_the_readers_zone(at: Browsers) -> None:
    key = key_on(at.alice, "/proposals/new")

    answer = save(at.alice, key, "/proposals/new", typed())

    hour = every(Draft)[0].saved_at.astimezone(ZoneInfo("Europe/Istanbul"))
    assert (answer.text, answer.mimetype) == (f"Saved at {hour:%H:%M}", "text/plain")
    assert every(Proposal) == []


def test_a_form_opened_again_offers_what_was_kept_and_carries_on_with_all_of_it(at: Browsers) -> None:
    half_written(at.alice)

    text = page(at.alice, "/proposals/new")
    assert "You were writing this on" in text
    assert "Wells for" not in text
    (address,) = set(re.findall(r'href="(/drafts/[^"]+)"', text))
    carried_on = page(at.alice, address)

    for kept in ("Wells for", SUMMARY, "180 000", "Water engineering", 'value="2028-01-31"', "Sudan"):
        assert kept in carried_on
    assert 'value="drinking-water" checked' in carried_on
    assert "It has not been sent yet" in carried_on
    assert "to mend" not in carried_on
    assert every(Proposal) == []


def test_rows_that_were_added_come_back_too(at: Browsers) -> None:
    two = {"seats-1-role": "Money", "texts-1-language": "ar", "texts-1-title": "آبار"}
    save(at.alice, key_on(at.alice, "/proposals/new"), "/proposals/new", typed(**two))

    text = page(at.alice, f"/drafts/{every(Draft)[0].public_id}")

    assert 'value="Money"' in text
    assert 'value="آبار"' in text


def test_once_it_is_sent_nothing_of_it_is_left(at: Browsers) -> None:
    address = half_written(at.alice)
    key = key_on(at.alice, address)
    save(at.alice, key, "/proposals/new", typed())
    assert len(every(Draft)) == 2

    answer = post(at.alice, "/proposals/new", {**typed(), "form_key": key})

    assert answer.status_code == 303
    assert every(Draft) == []
    assert "You were writing" not in page(at.alice, "/proposals/new")


def test_a_form_that_has_to_be_mended_keeps_what_was_saved(at: Browsers) -> None:
    half_written(at.alice)
    key = every(Draft)[0]

    answer = post(at.alice, "/proposals/new", typed(deadline=""))

    assert answer.status_code == 422
    assert [draft.id for draft in every(Draft)] == [key.id]


def test_a_second_tab_does_not_overwrite_the_first(at: Browsers) -> None:
    half_written(at.alice, "First tab")
    half_written(at.alice, "Second tab")

    text = page(at.alice, "/proposals/new")
    newest, older = re.findall(r'href="(/drafts/[^"]+)"', text)

    assert "1 older version" in text
    assert "Second tab" in page(at.alice, newest)
    assert "First tab" in page(at.alice, older)


def test_nobody_else_of_the_same_member_sees_it(at: Browsers) -> None:
    address = half_written(at.alice)

    page(at.anna, address, 404)
    assert "Wells for" not in page(at.anna, "/drafts")
    assert "You were writing" not in page(at.anna, "/proposals/new")
    assert post(at.anna, f"{address}/discarding").status_code == 404
    assert save(at.anna, key_on(at.alice, "/proposals/new"), "/proposals/new", typed()).status_code == 404


def test_it_is_discarded_and_brought_back(at: Browsers) -> None:
    address = half_written(at.alice)

    gone = post(at.alice, f"{address}/discarding", {"back": "/proposals/new"})
    assert gone.location == "/proposals/new"
    assert "You were writing this" not in page(at.alice, "/proposals/new")
    assert "Bring it back" in page(at.alice, "/drafts")

    post(at.alice, f"{address}/recovery")
    assert "You were writing this" in page(at.alice, "/proposals/new")


def test_home_and_the_list_say_what_is_unfinished(at: Browsers) -> None:
    half_written(at.alice)

    assert "You left 1 form unfinished." in page(at.alice, "/")
    listed = page(at.alice, "/drafts")
    assert "New proposal" in listed
    assert "Wells for" in listed
    assert "unfinished" not in page(at.bob, "/")


def test_a_small_form_of_a_page_comes_back_open_and_filled(at: Browsers) -> None:
    path = f"/proposals/{posted()}"
    save(at.bob, key_on(at.bob, path), f"{path}/interests", {"note": "We drill and we speak Arabic.", "seat": ""})

    text = page(at.bob, f"/drafts/{every(Draft)[0].public_id}")

    assert "We drill and we speak Arabic.</textarea>" in text
    assert '<details class="fold" open>' in text
    assert every(Partnership) == []


def test_words_for_a_form_that_closed_meanwhile_can_still_be_copied(at: Browsers) -> None:
    path = f"/proposals/{posted()}"
    save(at.bob, key_on(at.bob, path), f"{path}/interests", {"note": "We drill and we speak Arabic.", "seat": ""})
    post(at.alice, f"{path}/withdrawal")

    text = page(at.bob, f"/drafts/{every(Draft)[0].public_id}")

    assert "This form is no longer open." in text
    assert "We drill and we speak Arabic." in text


@pytest.mark.parametrize("path", ["/sign-in", "/password", "/no/such", "/sign-out", "//evil.example/", ""])
def test_only_forms_that_are_written_are_kept(at: Browsers, path: str) -> None:
    answer = save(at.alice, key_on(at.alice, "/proposals/new"), path, {"password": "a secret", "note": "words"})

    assert answer.status_code == 404
    assert every(Draft) == []


def test_no_password_and_no_token_is_kept(at: Browsers) -> None:
    save(at.alice, key_on(at.alice, "/account"), "/account", {"name": "Alice", "password": "a secret"})

    assert every(Draft)[0].fields == {"name": ["Alice"]}


def test_every_form_that_is_shown_again_to_people_is_kept_or_named_here(app: Flask) -> None:
    shown_again = {
        name
        for name, view in app.view_functions.items()
        if getattr(view, door.RESHOWS, False) and getattr(view, door.DOOR) != "anyone"
    }
    kept = {name for name, view in app.view_functions.items() if getattr(view, writing.KEEPS, ("", ""))[0]}

    assert shown_again - kept == NOT_WRITTEN
