"""Committees and fields: what the union can say about its members' work, in four languages, without gaps."""

import re

import pytest

from collab.vocabulary import fields

LANGUAGES = ("ar", "tr", "en", "fr")
ARABIC = re.compile(r"[\u0621-\u064a]")


def test_the_union_has_its_eight_committees_in_order():
    assert [each.code for each in fields.committees()] == [
        "women", "family", "youth", "humanitarian", "rights", "education", "social", "projects",
    ]  # fmt: skip


def test_every_committee_has_fields_and_there_are_at_least_a_hundred_and_twenty_five():
    committees = [each.committee for each in fields.fields()]

    assert len(committees) >= 125
    assert {each.code for each in fields.committees()} == set(committees)


def test_fields_are_listed_by_committee_in_the_unions_order():
    order = [each.code for each in fields.committees()]
    places = [order.index(each.committee) for each in fields.fields()]

    assert places == sorted(places)


def test_no_code_is_used_twice():
    codes = [each.code for each in fields.fields()]

    assert len(codes) == len(set(codes))


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_two_fields_have_the_same_name(language):
    names = [each.names[language] for each in fields.fields()]

    assert len(names) == len(set(names))


def test_arabic_names_are_in_arabic_and_the_others_are_not():
    for each in (*fields.committees(), *fields.fields()):
        assert ARABIC.search(each.names["ar"]), each.code
        assert not any(ARABIC.search(each.names[language]) for language in ("tr", "en", "fr")), each.code


@pytest.mark.parametrize("each", fields.fields(), ids=lambda each: each.code)
def test_a_field_has_goals_purpose_codes_and_relatives_that_exist(each):
    assert re.fullmatch(r"[a-z]+(-[a-z]+)*", each.code)
    assert each.sdg
    assert all(goal.isdigit() and 1 <= int(goal) <= 17 for goal in each.sdg)
    assert each.dac
    assert all(re.fullmatch(r"[1-9]\d{4}", code) for code in each.dac)
    assert each.icnptso
    assert all(re.fullmatch(r"[A-L](\d{2})?", code) for code in each.icnptso)
    assert each.related
    assert all(fields.is_field(code) and code != each.code for code in each.related)


def test_a_field_is_found_by_its_code():
    assert fields.field("midwifery-newborn").names["fr"].startswith("Sages-femmes")
    assert fields.committee("rights").names["tr"] == "Hak ve Özgürlükler"


def test_an_unknown_code_is_no_field_and_no_committee():
    assert not fields.is_field("astrology")
    with pytest.raises(KeyError, match="astrology"):
        fields.field("astrology")
    with pytest.raises(KeyError, match="astrology"):
        fields.committee("astrology")
