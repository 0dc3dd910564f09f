"""A match explained to the lead, to the member that might join, and to the coordinator."""

from collections.abc import Iterator

import pytest

from collab import language
from collab.words import names, reasons

FIELD = {"code": "same_field", "evidence": {"field": "orphan-care", "ours": [], "theirs": [], "declared": True}}
ROLE = {
    "code": "role",
    "evidence": {
        "seat": 1,
        "role": "Trainer of teachers",
        "capacities": [],
        "theirs": [{"word": "öğretmen eğitimi", "language": "tr"}],
    },
}
ARABIC = {"code": "languages", "evidence": {"shared": ["ar"]}}
IN_SUDAN = {"code": "based_there", "evidence": {"country": "SD"}}
WORKS = {"code": "works_there", "evidence": {"countries": ["SD", "JO"]}}
DONE = {
    "code": "activity",
    "evidence": {
        "title": "Köy okulları",
        "language": "tr",
        "year": 2023,
        "countries": ["SD"],
        "field": "school-building",
    },
}
WORDS = {
    "code": "same_words",
    "evidence": {
        "words": [{"ours": {"word": "آبار", "language": "ar"}, "theirs": {"word": "بئر", "language": "ar"}}],
    },
}
NOT_THERE = {"code": "not_in_countries", "evidence": {"wanted": ["SD", "JO"]}}


@pytest.fixture(autouse=True)
def english() -> Iterator[None]:
    with language.reading("en", "Europe/Istanbul"):
        yield


def test_the_lead_and_the_partner_read_the_same_match_from_their_own_side():
    found = [FIELD, ROLE, ARABIC]

    lead, partner = (reasons.sentences(found, [], side=side).text for side in ("lead", "partner"))

    assert lead == (
        "You both work on orphan care and sponsorship. "
        "You look for “Trainer of teachers”; they write of “öğretmen eğitimi”. "
        "You share Arabic."
    )
    assert partner == (
        "You both work on orphan care and sponsorship. "
        "They look for “Trainer of teachers”; you write of “öğretmen eğitimi”. "
        "You share Arabic."
    )


def test_the_desk_reads_both_names():
    why = reasons.sentences(
        [ROLE, IN_SUDAN], [NOT_THERE], side="desk", lead="Alice Water Aid", partner="Bob Su Derneği"
    )

    assert why.text == (
        "Alice Water Aid looks for “Trainer of teachers”; Bob Su Derneği writes of “öğretmen eğitimi”. "
        "Bob Su Derneği is based in Sudan, which the proposal names."
    )
    assert why.unfit == ["The profile of Bob Su Derneği names no work in Sudan or Jordan."]


def test_never_more_than_four_sentences_and_one_about_each_thing():
    found = [WORDS, IN_SUDAN, WORKS, DONE, ARABIC, ROLE, FIELD, FIELD]

    told = reasons.sentences(found, [], side="lead").sentences

    assert len(told) == 4
    assert [sentence.split(" ")[0:2] for sentence in told] == [
        ["You", "both"],
        ["You", "look"],
        ["They", "have"],
        ["You", "share"],
    ]


def test_a_past_activity_is_told_with_its_field_and_where_and_when():
    told = reasons.sentences([DONE], [], side="partner").text

    assert told == "You have worked on school building and repair before: “Köy okulları” (Sudan · 2023)."


def test_a_field_only_spotted_in_the_texts_is_not_called_their_work():
    spotted = {"code": "same_field", "evidence": {**FIELD["evidence"], "declared": False}}

    assert reasons.sentences([spotted], [], side="lead").text.startswith("The proposal and the profile both speak of")


def test_two_fields_stand_in_one_sentence():
    other = {"code": "same_field", "evidence": {**FIELD["evidence"], "field": "teacher-training"}}

    told = reasons.sentences([FIELD, other], [], side="lead").sentences

    assert told == ["Both sides work on orphan care and sponsorship and also on teacher training."]


def test_the_words_that_met_change_sides_with_the_reader():
    field = {
        "code": "same_field",
        "evidence": {
            "field": "orphan-care",
            "ours": [{"word": "الأيتام", "language": "ar"}],
            "theirs": [{"word": "yetim", "language": "tr"}, {"word": "yetimler", "language": "tr"}],
            "declared": True,
        },
    }

    (lead,), (partner,) = reasons.pairs([field], side="lead"), reasons.pairs([field], side="partner")

    assert (lead.ours.word, lead.theirs.word) == ("الأيتام", "yetim")
    assert (partner.ours.word, partner.ours.language, partner.theirs.word) == ("yetim", "tr", "الأيتام")


def test_the_same_pair_is_shown_once_and_no_more_than_five():
    pair = {"ours": {"word": "Wells", "language": "en"}, "theirs": {"word": "wells", "language": "en"}}
    many = [{"code": "same_words", "evidence": {"words": [pair, pair]}}] * 3
    others = [
        {"code": "same_field", "evidence": {**FIELD["evidence"], "ours": [word(n)], "theirs": [word(-n)]}}
        for n in range(1, 9)
    ]

    assert len(reasons.pairs(many, side="lead")) == 1
    assert [pair.ours.word for pair in reasons.pairs(others, side="lead")] == ["w1", "w2", "w3", "w4", "w5"]


def test_arabic_names_of_fields_and_countries_come_from_the_vocabulary():
    with language.reading("ar", "Africa/Khartoum"):
        told = reasons.sentences([FIELD, IN_SUDAN], [], side="lead").text

    assert "السودان" in told
    assert names.inside("كفالة") == "كفالة"


def test_a_reason_this_house_no_longer_knows_is_left_out():
    assert reasons.sentences([{"code": "moonlight", "evidence": {}}], [], side="lead").sentences == []


def test_each_misfit_has_words_for_each_reader():
    found = [
        NOT_THERE,
        {"code": "no_shared_language", "evidence": {"wanted": ["ar", "fr"]}},
        {"code": "lacks_capacity", "evidence": {"seat": 1, "role": "Well driller", "capacities": []}},
        {"code": "field_only_declared", "evidence": {"field": "orphan-care"}},
    ]

    assert reasons.unfit(found, side="lead") == [
        "Their profile names no work in Sudan or Jordan.",
        "No language in common is known; your side works in Arabic and French.",
        "Their profile does not name what you look for: “Well driller”.",
        "They name orphan care and sponsorship as a field of work, but their texts do not tell of it yet.",
    ]
    assert all("You" in told or "their" in told for told in reasons.unfit(found, side="partner"))


def test_the_parts_of_a_score_have_labels():
    assert reasons.parts([{"code": "field", "points": 34}, {"code": "places", "points": 9}]) == [
        {"label": "Field of work", "points": 34},
        {"label": "Countries", "points": 9},
    ]


def word(number: int) -> dict[str, str]:
    return {"word": f"w{number}", "language": "en"}
