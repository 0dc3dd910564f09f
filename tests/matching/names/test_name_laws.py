"""What holds for every name: order, marks and dress change nothing."""

import unicodedata

from hypothesis import given, settings
from hypothesis import strategies as st

from collab.matching.names import Known, Names, compare
from collab.matching.names.search import WARN

WORDS = """
    Zahra Foundation مؤسسة الزهراء Derneği جمعية النيل الأزرق for women الشباب Университет Зарка Relief société BNRS
    (ZWTC) Al-Huda l'espoir Ελπίδα 14 Çağrı Education-Health 日本 University
"""
NAMES = st.lists(st.sampled_from(WORDS.split()), min_size=1, max_size=5).map(" ".join)
ANYTHING = st.one_of(NAMES, st.text(max_size=30))
UNSEEN = "\u200b\u200f\u200e\u202e\u2068\u00ad\ufeff"
VOWEL_MARKS = "\u064b\u064e\u0651\u0652"


@given(ANYTHING, ANYTHING)
def test_comparing_is_symmetric_and_stays_within_zero_and_one(one, other):
    found = compare(one, other, ["JO"])

    assert found == compare(other, one, ["JO"])
    assert 0 <= found[0] <= 1


@given(NAMES, st.data())
def test_a_name_resembles_itself_under_marks_that_nobody_sees(name, data):
    at = data.draw(st.integers(0, len(name)))
    mark = data.draw(st.sampled_from(UNSEEN))

    assert compare(name, name[:at] + mark + name[at:])[0] >= WARN


@given(NAMES, st.data())
def test_a_name_resembles_itself_with_vowel_marks(name, data):
    letters = [at for at, letter in enumerate(name) if "\u0620" <= letter <= "\u064a"]
    marked = list(name)
    for at in data.draw(st.lists(st.sampled_from(letters), unique=True)) if letters else ():
        marked[at] += data.draw(st.sampled_from(VOWEL_MARKS))

    assert compare(name, "".join(marked))[0] == 1


@given(NAMES)
def test_a_name_resembles_itself_in_capitals_and_without_diacritics(name):
    bare = "".join(letter for letter in unicodedata.normalize("NFD", name) if unicodedata.category(letter) != "Mn")

    assert compare(name, bare)[0] == 1
    assert compare(name, name.upper())[0] == 1


@settings(max_examples=40)
@given(st.lists(NAMES, min_size=1, max_size=8), NAMES, st.randoms(use_true_random=False))
def test_the_order_of_the_known_changes_nothing(texts, asked, chance):
    known = [Known(at, (text,), country="JO" if at % 2 else "") for at, text in enumerate(texts)]
    shuffled = chance.sample(known, len(known))
    candidate = Known("asked", (asked,), country="JO")

    assert Names(known).look_alikes(candidate) == Names(shuffled).look_alikes(candidate)


@settings(max_examples=40)
@given(st.lists(NAMES, min_size=1, max_size=8), NAMES, NAMES)
def test_one_that_came_and_went_leaves_no_trace(texts, passing, asked):
    known = [Known(at, (text,)) for at, text in enumerate(texts)]
    names = Names(known)
    names.add(Known("passing", (passing, asked), acronym="ZWTC"))
    names.remove("passing")

    assert names.look_alikes(Known("asked", (asked,))) == Names(known).look_alikes(Known("asked", (asked,)))
