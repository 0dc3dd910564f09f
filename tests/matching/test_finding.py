"""A name is found by itself however it is written, and no name's answer depends on another's."""

import string

import pytest
from hypothesis import given
from hypothesis import strategies as st

from collab.matching.finding import Rank, Written, as_names, as_words, ranks, words_of, written
from collab.matching.folding import fold
from collab.matching.transliteration import sounds_alike

ARABIC = "ابتثجحخدذرزسشصضطظعغفقكلمنهوي"
MARKS = "\u064b\u064c\u064d\u064e\u064f\u0650\u0651\u0652\u0640"
TURKISH = "abcçdefgğhıijklmnoöprsştuüvyz"
WORDS = st.one_of(*(st.text(letters, min_size=5, max_size=10) for letters in (string.ascii_lowercase, ARABIC, TURKISH)))
NAMES = st.lists(WORDS, min_size=1, max_size=5, unique_by=fold)


def rank(asked: str, *names: str) -> Rank | None:
    return ranks(words_of(asked), {7: written(as_names(names))}, {}).get(7)


@given(NAMES, st.data())
def test_a_name_is_found_by_itself_in_any_case_marks_and_order(name: list[str], data: st.DataObject) -> None:
    words = data.draw(st.permutations(name))
    cased = [word.upper() if data.draw(st.booleans()) else word for word in words]
    marked = ["".join(_marked(data, letter) for letter in word) for word in cased]

    assert rank(" ".join(marked), " ".join(name)) in (Rank.WHOLE, Rank.START, Rank.WORDS, Rank.PART)


def _marked(data: st.DataObject, letter: str) -> str:
    if letter in ARABIC:
        return letter + data.draw(st.sampled_from(["", *MARKS]))
    return letter


@given(NAMES, st.data())
def test_a_name_is_found_with_one_slip_in_a_word(name: list[str], data: st.DataObject) -> None:
    place = data.draw(st.integers(0, len(name) - 1))
    word = fold(name[place])
    at, letter = data.draw(st.integers(0, len(word) - 1)), data.draw(st.sampled_from(ARABIC + string.ascii_lowercase))
    slipped = data.draw(
        st.sampled_from(
            [
                word[:at] + word[at + 1 :],
                word[:at] + letter + word[at:],
                word[:at] + letter + word[at + 1 :],
                word[:at] + word[at + 1 : at + 2] + word[at : at + 1] + word[at + 2 :],
            ]
        )
    )
    asked = [*name[:place], slipped, *name[place + 1 :]]

    assert rank(" ".join(asked), " ".join(name)) is not None


@given(NAMES, st.integers(2, 9))
def test_a_name_is_found_while_its_last_word_is_still_being_typed(name: list[str], letters: int) -> None:
    asked = [*name[:-1], fold(name[-1])[:letters]]

    assert rank(" ".join(asked), " ".join(name)) in (Rank.WHOLE, Rank.START, Rank.WORDS, Rank.PART)


@given(st.lists(NAMES, min_size=2, max_size=6), WORDS)
def test_what_a_member_is_worth_depends_on_no_other(names: list[list[str]], asked: str) -> None:
    known: dict[int, Written] = {place: written(as_names([" ".join(name)])) for place, name in enumerate(names)}
    all_of_them = ranks(words_of(asked), known, {})

    for one in known:
        assert all_of_them.get(one) == ranks(words_of(asked), {one: known[one]}, {}).get(one)


@pytest.mark.parametrize(
    ("arabic", "latin"),
    [
        ("نور", "Nur"),
        ("نور", "Nour"),
        ("نور", "Noor"),
        ("هداية", "Hidaya"),
        ("هداية", "Hidayet"),
        ("رحمة", "Rahmet"),
        ("خيرية", "Khayriyya"),
        ("خيرية", "Hayriye"),
        ("وقف", "Vakıf"),
        ("وقف", "Waqf"),
        ("رمضان", "Ramazan"),
        ("جهاد", "Cihad"),
        ("شمس", "Şems"),
        ("قطر", "Katar"),
        ("إسلامية", "Islamiyya"),
    ],
)
def test_one_name_in_two_scripts_sounds_alike(arabic: str, latin: str) -> None:
    assert sounds_alike(fold(arabic), fold(latin))
    assert sounds_alike(fold(latin), fold(arabic))


@pytest.mark.parametrize(
    ("arabic", "latin"), [("نور", "Nar"), ("نور", "Nuri"), ("شمس", "Sam"), ("أمل", "Mal"), ("سلام", "İslam")]
)
def test_other_names_do_not(arabic: str, latin: str) -> None:
    same_consonants = {"Nuri", "İslam"}  # a vowel more is forgiven

    assert sounds_alike(fold(arabic), fold(latin)) == (latin in same_consonants)


@pytest.mark.parametrize(
    ("asked", "name", "expected"),
    [
        ("wadi spring", "Wadi Spring", Rank.WHOLE),
        ("wadi", "Wadi Spring", Rank.START),
        ("spring", "Wadi Spring", Rank.WORDS),
        ("pring", "Wadi Spring", Rank.PART),
        ("النور", "جمعية نور", Rank.WORDS),
        ("نور", "جمعية النور", Rank.WORDS),
        ("wsf", "Wadi Spring Foundation", Rank.WORDS),
        ("wadi association", "Wadi Derneği", Rank.NEAR),
        ("wadi", "جمعية الوادي", Rank.NEAR),
        ("the wadi of springs", "Wadi Spring", Rank.NEAR),
        ("%", "Wadi Spring", None),
        ("wada", "Nile", None),
    ],
)
def test_how_well_a_name_answers(asked: str, name: str, expected: Rank | None) -> None:
    assert rank(asked, name) is expected


def test_words_of_a_text_stand_each_once_after_a_blank() -> None:
    assert as_words(["Wells, wells; الآبار", "a"]) == " wells الابار ابار"
