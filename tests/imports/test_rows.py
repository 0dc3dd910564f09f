"""A row of a directory becomes a profile, or is named with its column, value and reason."""

import pytest

from collab.imports.reading.file import open_file
from collab.imports.reading.rows import Bad, Incoming, each_once
from tests.imports.made import HEADER, WATER


def read(text: str, **given: str) -> list[Incoming | Bad]:
    return each_once(open_file(text.encode(), given=given).read(), {})


def only(text: str, **given: str) -> Incoming:
    (row,) = read(text, **given)
    assert isinstance(row, Incoming)
    return row


def test_a_row_has_names_in_both_scripts_and_its_facts() -> None:
    draft = only(HEADER + WATER).draft

    assert [(name.language, name.text) for name in draft.names] == [
        ("ar", "جمعية ينابيع الشمال"),
        ("fr", "Sources du Nord"),
    ]
    assert (draft.country, draft.founded, draft.website) == ("TN", 2011, "https://www.sources.example")
    assert [activity.title for activity in only(HEADER + WATER).activities] == ["حفر الآبار", "صيانة المضخات"]


def test_fields_of_work_are_suggested_from_the_arabic_text() -> None:
    assert "drinking-water" in only(HEADER + WATER).draft.fields


@pytest.mark.parametrize(
    ("row", "column", "value", "code"),
    [
        ("2,Nameless Land,,,NA,,,,,\n", "country", "NA", "country_na"),
        ("2,Nameless Land,,NA,,,,,,\n", "country", "NA", "country_na"),
        ("2,Nameless Land,,N/A,,,,,,\n", "country", "N/A", "country_na"),
        ("3,Far Away,,Atlantis,,,,,,\n", "country", "Atlantis", "country_unknown"),
        ("3,Far Away,,,QQ,,,,,\n", "code", "QQ", "country_unknown"),
        ("4,Nowhere,,,,,,,,\n", "country", "", "country_missing"),
        ("5,,,Tunisia,TN,,,,,\n", "name", "", "no_name"),
        ("6,K,,Tunisia,TN,,,,,\n", "name", "K", "name_length"),
        (f"6,{'K' * 161},,Tunisia,TN,,,,,\n", "name", "K" * 161, "name_length"),
        ("6,12345,,Tunisia,TN,,,,,\n", "name", "12345", "name_without_letters"),
        ("7,#REF!,,Tunisia,TN,,,,,\n", "name", "#REF!", "cell_error"),
        ("7,Good,,Tunisia,TN,,,,#N/A,\n", "website", "#N/A", "cell_error"),
        ('8,"=HYPERLINK(""x"")",,Tunisia,TN,,,,,\n', "name", '=HYPERLINK("x")', "formula"),
        ("9,Comma,Too,Many,Tunisia,TN,,,,,,here\n", "", "here", "too_many_cells"),
    ],
)
def test_a_bad_row_is_named_with_its_column_value_and_reason(row: str, column: str, value: str, code: str) -> None:
    good, bad = read(HEADER + WATER + row)

    assert isinstance(good, Incoming)
    assert isinstance(bad, Bad)
    assert (bad.row, bad.column, bad.value, bad.code) == (3, column, value, code)


def test_the_same_organisation_twice_in_a_file_is_bad_the_second_time() -> None:
    _first, second = read(HEADER + WATER + WATER)

    assert isinstance(second, Bad)
    assert (second.row, second.code, second.facts) == (3, "twice", {"row": 2})


def test_control_characters_and_broken_websites_do_no_harm() -> None:
    row = only("name,country,website\nGood\x01Name Society,Jordan,page facebook) ASF)\n")

    assert (row.draft.names[0].text, row.draft.website) == ("Good Name Society", "")


def test_a_name_that_is_too_long_does_not_lose_the_row_where_there_is_another() -> None:
    row = only(f"name,native name,country\nPeople in Need,{'Člověk v tísni ' * 20},CZ\n")

    assert [name.text for name in row.draft.names] == ["People in Need"]


def test_a_given_value_fills_a_column_that_is_missing_and_never_an_empty_cell() -> None:
    lacking = only("name\nWells Society\n", country="SY")
    (empty,) = read("name,country\nWells Society,\n", country="SY")

    assert lacking.draft.country == "SY"
    assert isinstance(empty, Bad)
    assert empty.code == "country_missing"


def test_a_code_column_is_a_column_of_countries_too() -> None:
    (row,) = read("name,iso2\nWells Society,\n", country="SY")

    assert isinstance(row, Bad)


def test_the_representative_comes_with_the_row() -> None:
    row = only("Dernek Adı;Ülke;Yetkili Kişi;E-posta\nKuyu Derneği;Türkiye;Ayşe Kaya;Ayse.Kaya@Example.org\n")

    assert (row.draft.country, row.person, row.email) == ("TR", "Ayşe Kaya", "ayse.kaya@example.org")


def test_the_countries_an_organisation_works_in_are_read_in_any_language() -> None:
    row = only("Nom;Pays;Pays d'intervention\nPuits;France;Soudan, Tchad, Atlantide\n")

    assert row.draft.works_in == ("SD", "TD")


@pytest.mark.parametrize("cell", ["a" * 32_767, "a" * 16_000 + "@" + "b" * 16_000], ids=["no address", "half of one"])
def test_a_cell_made_to_be_searched_for_ever_is_passed_over(cell: str) -> None:
    assert only(f"name,country,email\nWells,Sudan,{cell}\n").email == ""


def test_an_address_is_found_among_other_words() -> None:
    cell = '"Write to: <Nour@Wells.example>, or call"'

    assert only(f"name,country,email\nWells,Sudan,{cell}\n").email == "nour@wells.example"


def test_of_an_endless_text_no_more_is_read_than_is_kept() -> None:
    text = "drinking water for villages. "
    beyond = "x " * 2_000 + text

    assert "drinking-water" in only(f"name,country,mission\nA to Z,Sudan,{text}\n").draft.fields
    assert only(f"name,country,mission\nA to Z,Sudan,{beyond}\n").draft.fields == ()
