"""`collab members import`: what it says, what it writes, and what it leaves alone."""

import csv
import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from sqlalchemy import func, select

from collab import db
from collab.cli.importing import import_members
from collab.imports.model import LookAlike
from collab.members.model import Activity, CodeKind, Member, Status
from tests.imports.made import HEADER, WATER, workbook

BAD = "2,Nameless Land,,,NA,,,,,\n"
TREES = "3,Arbres du Sud,,Tunisia,TN,,,,,\n"


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "directory.csv"


def run(file: Path, text: str | bytes, *words: str) -> Result:
    file.write_bytes(text if isinstance(text, bytes) else text.encode())
    return CliRunner().invoke(import_members, [str(file), *words])


def members() -> list[Member]:
    db.session().rollback()
    return list(db.session().scalars(select(Member).order_by(Member.id)))


def test_rows_become_confirmed_members_with_suggested_fields_and_the_matcher_looks(
    house: list[str], file: Path
) -> None:
    done = run(file, HEADER + WATER, "--confirm")

    (member,) = members()
    assert done.exit_code == 0
    assert (member.status, member.country, member.founded) == (Status.CONFIRMED, "TN", 2011)
    assert "drinking-water" in member.coded(CodeKind.FIELD)
    assert member.has_suggested_fields
    assert set(db.session().scalars(select(Activity.title))) == {"حفر الآبار", "صيانة المضخات"}
    assert "match" in house


def test_without_confirmation_they_are_unconfirmed(house: list[str], file: Path) -> None:
    run(file, HEADER + WATER)

    assert [member.status for member in members()] == [Status.UNCONFIRMED]


def test_a_second_run_changes_nothing(house: list[str], file: Path) -> None:
    run(file, HEADER + WATER)
    before = members()[0].revised_at
    again = run(file, HEADER + WATER)

    assert again.exit_code == 0
    assert "Added 0" in again.stdout
    assert [member.revised_at for member in members()] == [before]


def test_with_rows_that_cannot_be_read_nothing_is_added_without_consent(house: list[str], file: Path) -> None:
    refused = run(file, HEADER + WATER + BAD)

    assert refused.exit_code == 1
    assert "Row 3, country: “NA”." in refused.stderr
    assert members() == []


def test_with_consent_the_others_are_added(house: list[str], file: Path) -> None:
    done = run(file, HEADER + WATER + BAD, "--leave-out")

    assert done.exit_code == 0
    assert len(members()) == 1


def test_a_dry_run_says_one_line_writes_nothing_and_lists_what_is_reported(
    house: list[str], file: Path, tmp_path: Path
) -> None:
    told = run(file, HEADER + WATER + BAD + WATER, "--dry-run", "--json", "--reported", str(tmp_path / "bad.csv"))

    assert told.exit_code == 0
    assert json.loads(told.stdout) == {"rows": 3, "accepted": 1, "reported": 2, "flagged": 0}
    assert told.stdout.count("\n") == 1
    assert members() == []
    with (tmp_path / "bad.csv").open(encoding="utf-8", newline="") as opened:
        head, first, second = csv.reader(opened)
    assert head == ["row", "column", "value", "reason"]
    assert first[:3] == ["3", "country", "NA"]
    assert second[3] == "This organisation stands in row 2 already."


def test_the_list_of_what_is_reported_holds_no_formulas(house: list[str], file: Path, tmp_path: Path) -> None:
    run(file, 'name,country\n"=HYPERLINK(""x"")",SD\n', "--dry-run", "--reported", str(tmp_path / "bad.csv"))

    assert "'=HYPERLINK" in (tmp_path / "bad.csv").read_text("utf-8")


def test_one_value_for_a_missing_column(house: list[str], file: Path) -> None:
    run(file, "name\nWells Society\n", "--set", "country=SY")
    ignored = run(file, "name,country\nTrees,\n", "--set", "country=SY", "--dry-run", "--json")

    assert [member.country for member in members()] == ["SY"]
    assert json.loads(ignored.stdout)["reported"] == 1
    assert "not used" in ignored.stderr


@pytest.mark.parametrize("given", ["colour=red", "country=", "country"])
def test_a_value_for_what_cannot_be_given_is_refused(house: list[str], file: Path, given: str) -> None:
    assert run(file, "name\nWells Society\n", "--set", given).exit_code == 2


def test_a_workbook_is_taken_too(house: list[str], file: Path) -> None:
    run(file, workbook(("الاسم", "البلد"), ("جمعية الأمل", "السودان")))

    assert [member.country for member in members()] == ["SD"]


@pytest.mark.parametrize(
    ("content", "said"),
    [
        ("colour,size\n3,4\n", "No column of names"),
        ('name,country\n"never closed,TN\n', "quotation mark"),
        ("", "nothing in this file"),
    ],
)
def test_an_unreadable_file_says_why_and_adds_nobody(house: list[str], file: Path, content: str, said: str) -> None:
    refused = run(file, content)

    assert refused.exit_code == 1
    assert said in refused.stderr
    assert members() == []


def test_what_looks_like_a_member_is_added_unconfirmed_and_stays_to_be_told_apart(house: list[str], file: Path) -> None:
    run(file, HEADER + TREES, "--confirm")
    told = run(file, "name,country\nArbres du Sud,Tunisia\nPuits,Tunisia\n", "--confirm", "--json")

    assert json.loads(told.stdout)["flagged"] == 1
    assert [member.status for member in members()] == [Status.CONFIRMED, Status.UNCONFIRMED, Status.CONFIRMED]
    waiting = db.session().scalars(select(LookAlike)).one()
    assert (waiting.member_id, waiting.other_id) == (members()[1].id, members()[0].id)


def test_what_looks_like_an_earlier_row_is_flagged_too(house: list[str], file: Path) -> None:
    told = run(file, "id,name,country\n1,Arbres du Sud,Tunisia\n2,ARBRES DU SUD,Tunisia\n", "--json")

    assert json.loads(told.stdout)["flagged"] == 1
    assert db.session().scalar(select(func.count(LookAlike.id))) == 1


@pytest.mark.slow
@pytest.mark.parametrize(
    ("name", "rows", "reported", "given"),
    [
        pytest.param("arab_ngos", 761, 14, (), marks=pytest.mark.all_pages),
        ("syria_response_2022", 212, 0, ("country=SY",)),
        ("pakistan_ngos", 65, 1, ()),
    ],
)
def test_the_real_directories_come_in(
    house: list[str],
    tmp_path: Path,
    shared_data: Path | None,
    name: str,
    rows: int,
    reported: int,
    given: tuple[str, ...],
) -> None:
    if shared_data is None:
        pytest.skip("the real directories (../shared/data) may not be published, and are not here: not tried")
    listed = tmp_path / "bad.csv"
    words = [word for value in given for word in ("--set", value)]
    told = CliRunner().invoke(
        import_members,
        [str(shared_data / "directory" / f"{name}.csv"), *words, "--json", "--leave-out", "--reported", str(listed)],
    )
    counts = json.loads(told.stdout)
    texts = {member.id for member in members() if member.missions or member.activities}
    with_fields = {member.id for member in members() if member.coded(CodeKind.FIELD)}

    assert (counts["rows"], counts["reported"]) == (rows, reported)
    assert counts["accepted"] + counts["reported"] == rows
    assert counts["added"] == counts["accepted"] == len(members())
    assert not [member for member in members() if member.country == "NA"]
    assert listed.read_text().count("NA may mean") == (10 if name == "arab_ngos" else 0)
    assert len(texts & with_fields) >= 0.85 * len(texts)
