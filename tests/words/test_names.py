"""Names inside sentences and lists, dates, and words a person typed."""

from datetime import UTC, date, datetime

import pytest

from collab import language
from collab.vocabulary import fields
from collab.words import names


@pytest.mark.parametrize(
    ("language_code", "name", "inside"),
    [
        ("en", "Teacher training", "teacher training"),
        ("en", "NGO capacity building", "NGO capacity building"),
        ("en", "Quran and Islamic studies", "Quran and Islamic studies"),
        ("tr", "İçme suyu ve su kuyuları", "içme suyu ve su kuyuları"),
        ("tr", "Kur’an ve dini ilimler eğitimi", "Kur’an ve dini ilimler eğitimi"),
        ("tr", "Alzheimer ve bunama", "Alzheimer ve bunama"),
        ("fr", "Éducation d’urgence", "éducation d’urgence"),
        ("fr", "Palestine et Jérusalem", "Palestine et Jérusalem"),
        ("ar", "كفالة الأيتام", "كفالة الأيتام"),
    ],
)
def test_a_name_loses_its_capital_inside_a_sentence_unless_it_is_a_proper_one(language_code, name, inside):
    with language.reading(language_code, "UTC"):
        assert names.inside(name) == inside


def test_names_of_the_vocabulary_are_set_as_carefully_as_the_catalogues():
    for language_code in ("tr", "fr"):
        with language.reading(language_code, "UTC"):
            assert "'" not in "".join(names.field(field.code) for field in fields.fields())


def test_a_code_that_left_the_vocabulary_is_shown_as_it_is():
    assert names.country("QQ") == "QQ"
    assert names.working_language("qqq") == "qqq"


def test_a_typed_name_of_the_other_direction_is_fenced_off():
    with language.reading("en", "UTC"):
        assert names.typed("جمعية السواقي") == "\u2068جمعية السواقي\u2069"
        assert names.typed("Bob Su Derneği") == "Bob Su Derneği"
        assert names.typed("2024") == "2024"


def test_a_typed_name_cannot_turn_what_follows_it():
    with language.reading("en", "UTC"):
        assert names.typed("Good\u202eevil") == "Goodevil"


@pytest.mark.parametrize(
    ("language_code", "apart", "joined"),
    [
        ("en", "orphan care and sponsorship, literacy", "wells and literacy"),
        ("tr", "orphan care ve sponsorship, literacy", "wells ve literacy"),
        ("fr", "orphan care et sponsorship, literacy", "wells et literacy"),
        ("ar", "كفالة ورعاية، محو الأمية", "الآبار ومحو الأمية"),
    ],
)
def test_names_that_hold_an_and_are_kept_apart_by_commas(language_code, apart, joined):
    with language.reading(language_code, "UTC"):
        comma, conjunction = language.comma(), language.AND[language_code]
        assert language.listing(apart.split(comma)) == apart
        assert language.listing(joined.split(conjunction)) == joined


@pytest.mark.parametrize(
    ("language_code", "first", "moment"),
    [
        ("fr", "1er mars 2027", "1er mars 2027, 08:30"),
        ("tr", "1 Mart 2027", "1 Mart 2027, 08:30"),
        ("ar", "1 مارس 2027", "1 مارس 2027، 08:30"),
    ],
)
def test_french_has_its_own_word_for_the_first_of_a_month(language_code, first, moment):
    with language.reading(language_code, "UTC"):
        assert language.date(date(2027, 3, 1)) == first
        assert language.datetime(datetime(2027, 3, 1, 8, 30, tzinfo=UTC)) == moment
        assert not language.date(date(2027, 3, 11)).startswith("1er")
