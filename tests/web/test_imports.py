"""The pages of an import, as the secretariat goes through them."""

import io
from pathlib import Path

import pytest
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import select
from werkzeug.test import TestResponse

from collab import db
from collab.imports.work import Importer
from collab.members.model import Member
from tests.browsing import SignIn, post
from tests.builders import Cast

LIST = "name,country\nWells Society,Sudan\nNameless Land,NA\n=HYPERLINK(1),Sudan\n"


@pytest.fixture
def sam(sign_in: SignIn, stage: Cast) -> FlaskClient:
    db.session().refresh(stage.sam)
    db.session().expunge_all()  # opening a browser closes the session
    return sign_in(stage.sam)


@pytest.fixture
def work(app: Flask):
    """What the worker does once it is rung."""

    def worked() -> None:
        importer = Importer(Path(app.config["COLLAB_HOME"]))
        while importer.step():
            pass
        db.close()

    return worked


def upload(browser: FlaskClient, content: str | bytes, **fields: str) -> TestResponse:
    data = content if isinstance(content, bytes) else content.encode()
    return post(browser, "/imports", {"country": "", **fields, "file": (io.BytesIO(data), "list.csv")})


def names() -> set[str]:
    db.session().rollback()
    return {name.text for member in db.session().scalars(select(Member)) for name in member.names}


def test_from_upload_through_consent_to_the_result(sam: FlaskClient, work) -> None:
    there = upload(sam, LIST).location
    underway = sam.get(there)
    assert "You can leave this page and come back" in underway.text
    assert underway.headers["Refresh"]
    work()

    waiting = sam.get(there)
    assert "Refresh" not in waiting.headers
    assert "2 rows cannot be read" in waiting.text
    refused = post(sam, f"{there}/consent", {})
    assert refused.status_code == 422
    assert "Say that they may be left out" in refused.text

    post(sam, f"{there}/consent", {"leave_out": "1"})
    work()
    assert "1 member was added." in sam.get(there).text
    assert "Wells Society" in names()


def test_the_list_of_bad_rows_is_downloaded_without_formulas(sam: FlaskClient, work) -> None:
    there = upload(sam, LIST).location
    work()
    listed = sam.get(f"{there}/reported-rows")

    assert listed.mimetype == "text/csv"
    assert "3,country,NA," in listed.text
    assert "'=HYPERLINK(1)" in listed.text


def test_a_mapping_without_names_is_refused_at_the_form_and_nothing_chosen_is_lost(sam: FlaskClient, work) -> None:
    there = upload(sam, LIST).location
    work()
    refused = post(sam, f"{there}/mapping", {"column-0": "city", "column-1": "country", "country": ""})

    assert refused.status_code == 422
    assert "Say which column holds the names." in refused.text
    assert '<option selected value="city">' in refused.text


def test_letters_that_were_guessed_wrong_are_seen_and_the_file_is_read_anew(sam: FlaskClient, work) -> None:
    there = upload(sam, "name,country\nKačić,Sudan\n".encode("cp1250")).location
    work()
    assert f"{there}/letters" in sam.get(there).text
    assert "Kačić" not in sam.get(there).text
    page = sam.get(f"{there}/letters").text
    assert "Read so now" in page
    assert "Kačić,Sudan" in page
    assert post(sam, f"{there}/letters", {"encoding": "cp1250"}).status_code == 303
    work()

    assert "Kačić" in sam.get(there).text
    assert "Central European" in sam.get(there).text
    post(sam, f"{there}/consent", {})
    work()
    assert "Kačić" in names()


@pytest.mark.parametrize("encoding", ["", "utf-8", "rot13", "utf-16"])
def test_a_reading_that_cannot_hold_the_file_is_refused_and_nothing_is_lost(
    sam: FlaskClient, work, encoding: str
) -> None:
    there = upload(sam, "name,country\nKačić,Sudan\n".encode("cp1250")).location
    work()

    answer = post(sam, f"{there}/letters", {"encoding": encoding})

    assert answer.status_code == 422
    assert "Central European" in answer.text
    assert "Add 1 member" in sam.get(there).text


def test_an_import_of_three_megabytes_is_taken_and_other_forms_stay_small(sam: FlaskClient) -> None:
    text = "name,country,about\n" + ("Wells Society,Sudan," + "x" * 3000 + "\n") * 1000

    assert upload(sam, text).status_code == 303
    assert post(sam, "/members/new", {"city": "x" * 3_000_000}).status_code == 413


@pytest.mark.parametrize(
    ("content", "status"), [(b"", 422), (b"x" * (5 * 1024 * 1024 + 9), 422), (b"x" * 7_000_000, 413)]
)
def test_no_file_and_too_large_a_file_are_refused(sam: FlaskClient, content: bytes, status: int) -> None:
    assert upload(sam, content).status_code == status


def test_a_file_that_cannot_be_read_says_why(sam: FlaskClient, work) -> None:
    there = upload(sam, 'name,country\n"never closed,TN\n').location
    work()

    assert "A quotation mark is missing" in sam.get(there).text


def test_what_is_known_already_leaves_nothing_to_add(sam: FlaskClient, work) -> None:
    text = "name,country\nWells Society,Sudan\n"
    there = upload(sam, text).location
    work()
    post(sam, f"{there}/consent", {})
    work()
    again = upload(sam, text).location
    work()

    assert "there is nothing to add" in sam.get(again).text
