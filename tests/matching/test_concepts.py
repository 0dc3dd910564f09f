"""Terms are found as people write them, in any language, and tell where they stand."""

import pytest

from collab.matching.detection import detect_capacities, detect_fields
from collab.matching.facts import Text


def detected(texts, lexicon):
    return [each.field for each in detect_fields(texts, lexicon=lexicon)]


@pytest.mark.parametrize(
    ("language", "text", "field"),
    [
        ("ar", "نعمل على حفر الآبار في القرى", "drinking-water"),
        ("tr", "Köylere su kuyuları açıyoruz", "drinking-water"),
        ("en", "We sponsor ORPHANS and their families", "orphan-care"),
        ("fr", "La formation continue des enseignants ruraux", "teacher-training"),
        ("", "Gezici klinik ile köylere gidiyoruz", "primary-health"),
    ],
)
def test_a_field_is_detected_in_its_language(language, text, field, lexicon):
    assert detected([Text(language, text)], lexicon)[0] == field


def test_spelling_is_forgiven(lexicon):
    assert detected([Text("en", "An orphanege for girls")], lexicon) == ["orphan-care"]


def test_the_words_are_shown_as_written(lexicon):
    (found,) = detect_fields([Text("ar", "نقوم بحفر الآبار.")], lexicon=lexicon)

    assert found.words == ("بحفر الآبار",)


def test_a_longer_term_hides_the_shorter_one_inside_it(lexicon):
    (found,) = detect_fields([Text("en", "Orphan sponsorship")], lexicon=lexicon)

    assert found.words == ("Orphan sponsorship",)


def test_more_different_terms_are_stronger_evidence(lexicon):
    (once,) = detect_fields([Text("en", "A borehole, a borehole and a borehole")], lexicon=lexicon)
    (often,) = detect_fields([Text("en", "A borehole, clean water and drinking water")], lexicon=lexicon)

    assert often.strength > once.strength


def test_nothing_is_detected_in_nonsense(lexicon):
    assert detected([Text("", "asdf qwer zxcv"), Text("", "")], lexicon) == []


def test_capacities_are_detected(lexicon):
    (found,) = detect_capacities([Text("en", "Our trainers travel")], lexicon=lexicon)

    assert (found.capacity, found.words) == ("trainers", ("trainers",))


def test_the_list_is_cut_at_its_limit_strongest_first(lexicon):
    text = Text("en", "Borehole, clean water, drinking water. Hospital and health care. Orphans.")

    assert [each.field for each in detect_fields([text], limit=2, lexicon=lexicon)] == [
        "drinking-water",
        "primary-health",
    ]
