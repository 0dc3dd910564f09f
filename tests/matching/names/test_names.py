"""Names of one organisation are recognised in whatever way they are written; names of two are told apart."""

import pytest

from collab.matching.names import Known, Names, compare
from collab.matching.names.search import ASK, WARN


@pytest.mark.parametrize(
    ("one", "other", "reason"),
    [
        ("Blue Nile Relief Society", "blue nile relief society", "same_spelling"),
        ("Société de Secours du Nil Bleu", "Societe de secours du Nil bleu", "diacritics"),
        ("جمعيّة إغاثة النيل الأزرق", "جمعية اغاثه النيل الازرق", "diacritics"),
        ("Çağrı İnsani Yardım Derneği", "Cagri Insani Yardim Dernegi", "diacritics"),
        ("Blue Nile Relief Society", "Blue Nile Relief Soceity", "spelling"),
        ("Zahra Foundation for Widows", "Zahra Foundation", "spelling"),
        ("Al-Huda Orphan Care", "Alhuda Orphan Care", "spelling"),
        ("Tadamon", "تضامن", "transliteration"),
        ("Шамшырақ", "Shamshyraq", "transliteration"),
        ("Blue Nile Relief Society", "BNRS", "acronym"),
        ("Zahra Widows Training Centre (ZWTC)", "ZWTC", "acronym"),
        ("Union des Femmes du Zarqa", "UFZ", "acronym"),
        ("Zarqa University", "جامعة الزرقاء", "translation"),
        ("Orphan Care Society of Zarqa", "جمعية رعاية الأيتام في الزرقاء", "translation"),
        ("Association of Young Engineers", "Genç Mühendisler Derneği", "translation"),
        ("Zarqa State Medical University", "Заркинский государственный медицинский университет", "translation"),
        ("Blue\u202e Nile\u200b Relief Society", "Blue Nile Relief Society", "confusable"),
        ("Bluе Nilе Rеliеf Sоciеty", "Blue Nile Relief Society", "confusable"),
        ("B1ue Ni1e Re1ief", "Blue Nile Relief", "confusable"),
    ],
)
def test_two_ways_of_writing_one_name_raise_the_question_with_its_reason(one, other, reason):
    score, said = compare(one, other)

    assert score >= ASK
    assert said == reason


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Blue Nile Relief Society", "White Nile Relief Society"),
        ("Zarqa University", "Irbid University"),
        ("Zarqa University", "جامعة إربد"),
        ("Women of Zarqa Association", "Youth of Zarqa Association"),
        ("Doctors Without Frontiers Jordan", "Doctors Without Frontiers Lebanon"),
        ("Eastern Zarqa Farmers Union", "Western Zarqa Farmers Union"),
        ("Blue Nile Relief Society", "BWT"),
        ("Orphan Care Society", "جمعية تدريب المعلمين"),
        ("Lycée 12 Zarqa", "Lycée 14 Zarqa"),
    ],
)
def test_names_of_two_organisations_raise_no_question(one, other):
    assert compare(one, other)[0] < ASK


def test_the_likest_comes_first_and_says_which_names_resemble():
    names = Names(
        [
            Known(1, ("Zahra Foundation", "مؤسسة الزهراء"), country="JO"),
            Known(2, ("Zahra Foundation for Widows of Zarqa",), country="JO"),
            Known(3, ("Irbid Farmers Union",), country="JO"),
        ]
    )

    found = names.look_alikes(Known(9, ("مؤسسه الزهرا",), country="JO"))

    assert [each.id for each in found][:1] == [1]
    assert found[0].level == "warn"
    assert found[0].evidence == ("مؤسسه الزهرا", "مؤسسة الزهراء")
    assert 3 not in [each.id for each in found]


def test_an_acronym_of_its_own_leads_to_the_long_name_and_back():
    society = Known(1, ("Blue Nile Relief Society",), country="SD")
    short = Known(2, ("BNRS",), country="SD")

    assert Names([society]).look_alikes(short)[0].reason == "acronym"
    assert Names([short]).look_alikes(society)[0].reason == "acronym"
    assert Names([Known(3, ("مؤسسة الغد",), acronym="BNRS", country="SD")]).look_alikes(short)


def test_who_goes_by_another_short_name_is_not_asked_about_letters_that_nearly_fit():
    long, candidate = "Zarqa Network for Aid and Relief", Known(2, ("Sawt",), acronym="ZARA", country="JO")

    assert Names([Known(1, (long,), country="JO")]).look_alikes(candidate)
    assert Names([Known(1, (long,), acronym="zara", country="JO")]).look_alikes(candidate)
    assert not Names([Known(1, (long,), acronym="ZANEF", country="JO")]).look_alikes(candidate)


def test_the_same_letters_in_another_country_are_chance():
    society = Known(1, ("Blue Nile Relief Society",), country="SD")

    assert not Names([society]).look_alikes(Known(2, ("BLNR",), country="FR"))


def test_full_names_in_one_script_that_differ_speak_against_what_their_other_names_share():
    known = Known(1, ("Zahra", "جمعية تدريب المعلمين بالزرقاء"), country="JO")

    assert not Names([known]).look_alikes(Known(2, ("JT", "جمعية أصدقاء البيئة"), country="JO"))


def test_common_words_alone_raise_no_question_among_many():
    known = Known(1, ("Women's Association",), country="TN")

    assert not Names([known]).look_alikes(Known(2, ("Association of Rural Women",), country="TN"))


def test_nobody_resembles_oneself_or_a_name_without_letters():
    one = Known(1, ("Zahra Foundation",))

    assert not Names([one]).look_alikes(one)
    assert not Names([one]).look_alikes(Known(2, ("…", "")))


def test_a_renamed_organisation_is_found_by_its_new_name_alone():
    names = Names([Known(1, ("Zahra Foundation",))])
    names.add(Known(1, ("Yarmouk Bakers",)))

    assert not names.look_alikes(Known(2, ("Zahra Foundation",)))
    assert names.look_alikes(Known(2, ("Yarmouk Bakers",)))


def test_a_warning_is_stronger_than_a_question():
    assert ASK < WARN
