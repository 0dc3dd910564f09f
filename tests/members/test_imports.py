"""A directory file becomes members; what cannot be read is named, and a second run changes nothing."""

from pathlib import Path

import pytest
from sqlalchemy import func, select

from collab import db
from collab.members.imports.actions import Outcome, Unreadable, import_file
from collab.members.model import Activity, CodeKind, Member, Status

HEADER = "ngo_id,latin_name,arabic_name,country,iso2,missions,activities,founded,website,text_lang\n"
WATER = (
    "1,Sources du Nord,جمعية ينابيع الشمال,Tunisia,TN,توفير مياه الشرب للقرى,"
    '"حفر الآبار, صيانة المضخات",2011-12-12,www.sources.example,ar\n'
)


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "directory.csv"


def imported(file: Path, text: str, *, confirm: bool = True) -> Outcome:
    file.write_text(text, "utf-8")
    return import_file(file, confirm=confirm)


def only_member() -> Member:
    return db.session().scalars(select(Member)).one()


def test_a_row_becomes_a_confirmed_member_with_names_in_both_scripts(house: list[str], file: Path) -> None:
    outcome = imported(file, HEADER + WATER)

    member = only_member()
    assert (outcome.rows, outcome.added, outcome.bad) == (1, 1, ())
    assert [(name.language, name.text) for name in member.names] == [
        ("ar", "جمعية ينابيع الشمال"),
        ("fr", "Sources du Nord"),
    ]
    assert (member.status, member.country, member.founded) == (Status.CONFIRMED, "TN", 2011)
    assert member.website == "https://www.sources.example"
    assert "match" in house


def test_each_activity_is_a_piece_of_its_own(house: list[str], file: Path) -> None:
    imported(file, HEADER + WATER)

    assert set(db.session().scalars(select(Activity.title))) == {"حفر الآبار", "صيانة المضخات"}


def test_fields_of_work_are_suggested_from_the_arabic_text(house: list[str], file: Path) -> None:
    outcome = imported(file, HEADER + WATER)

    assert "drinking-water" in only_member().coded(CodeKind.FIELD)
    assert outcome.with_fields == 1


def test_without_confirmation_nobody_sees_them_yet(house: list[str], file: Path) -> None:
    imported(file, HEADER + WATER, confirm=False)

    assert only_member().status is Status.UNCONFIRMED


def test_a_second_run_changes_nothing(house: list[str], file: Path) -> None:
    imported(file, HEADER + WATER)
    before = only_member().revised_at
    again = imported(file, HEADER + WATER)

    assert (again.added, again.known) == (0, 1)
    assert only_member().revised_at == before


@pytest.mark.parametrize(
    ("row", "column", "said"),
    [
        ("2,Nameless Land,,,NA,,,,,\n", "country", "not available"),
        ("3,Far Away,,Atlantis,,,,,,\n", "country", "not known"),
        ("4,Nowhere,,,,,,,,\n", "country", "missing"),
        ("5,,,Tunisia,TN,,,,,\n", "name", "names no organisation"),
        ("6,K,,Tunisia,TN,,,,,\n", "name", "2 to 160"),
    ],
)
def test_a_bad_row_is_named_with_its_column_and_reason(
    house: list[str], file: Path, row: str, column: str, said: str
) -> None:
    outcome = imported(file, HEADER + WATER + row)

    (bad,) = outcome.bad
    assert (bad.row, bad.column) == (3, column)
    assert said in bad.reason
    assert outcome.added == 1


def test_the_same_organisation_twice_in_a_file_is_added_once(house: list[str], file: Path) -> None:
    outcome = imported(file, HEADER + WATER + WATER)

    assert outcome.added == 1
    assert "row 2 already" in outcome.bad[0].reason


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (HEADER.encode("utf-16") + b"x", "UTF-8"),
        (b"colour,size\nred,3\n", "No column of names"),
        (b"", "No column of names"),
        (b'name,country\n"never closed,TN\n', "well-formed"),
    ],
)
def test_an_unreadable_file_says_why_and_adds_nobody(house: list[str], file: Path, content: bytes, said: str) -> None:
    file.write_bytes(content)

    with pytest.raises(Unreadable, match=said):
        import_file(file, confirm=True)
    assert db.session().scalar(select(func.count(Member.id))) == 0


def test_control_characters_and_broken_websites_do_no_harm(house: list[str], file: Path) -> None:
    imported(file, "name,country,website\nGood\x00Name Society,Jordan,page facebook) ASF)\n")

    assert only_member().name.text == "Good Name Society"
    assert only_member().website == ""


def test_the_real_arab_directory_comes_in(house: list[str], shared_data: Path | None) -> None:
    if shared_data is None:
        pytest.skip("the measured data (../shared/data) is not here: the directory of 761 Arab NGOs was not tried")
    outcome = import_file(shared_data / "directory" / "arab_ngos.csv", confirm=True)

    assert outcome.rows == outcome.added + len(outcome.bad) == 761
    assert outcome.added >= 745
    assert sum("NA" in bad.value for bad in outcome.bad) >= 8
    assert outcome.with_fields >= 0.8 * outcome.added
