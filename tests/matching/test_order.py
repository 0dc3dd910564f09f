"""The order of everybody: other words for the same thing count, in any language, and no change leaves a trace."""

import pytest

from collab.matching import ordering, pool
from collab.matching.evaluation.invented import Union
from collab.matching.facts import Activity, Profile, Question, Text
from collab.matching.index import Index
from collab.matching.results import Level
from collab.matching.scheme import Concept, Kind, Scheme, shipped

DICTIONARY = (
    {"en": ("well", "borehole"), "tr": ("kuyu",), "ar": ("بئر", "آبار"), "fr": ("puits", "forage")},
    {"en": ("school",), "tr": ("okul",), "ar": ("مدرسة",), "fr": ("école",)},
    {"en": ("bread",), "tr": ("ekmek",), "ar": ("خبز",), "fr": ("pain",)},
)
TEXTS = {
    "en": ("We drill every borehole.", "A school for girls.", "Bread for the old."),
    "tr": ("Kuyu açıyoruz.", "Kızlar için okul.", "Yaşlılara ekmek."),
    "ar": ("نحفر الآبار", "مدرسة للبنات", "خبز للمسنين"),
    "fr": ("Nous creusons des puits.", "Une école pour filles.", "Du pain pour les vieux."),
}
RARE = (
    *DICTIONARY,
    {"en": ("bee", "beekeeping"), "tr": ("arıcılık",), "ar": ("نحل",), "fr": ("abeille", "apiculture")},
    {"en": ("olive",), "tr": ("zeytin",), "ar": ("زيتون",), "fr": ("olive", "olivier")},
    {"en": ("goat",), "tr": ("keçi",), "ar": ("ماعز",), "fr": ("chèvre",)},
)
ASKED = {
    "en": "Bees, a goat and olives",
    "tr": "Zeytin, keçi, arıcılık",
    "ar": "نحل وزيتون وماعز",
    "fr": "Abeilles, oliviers, chèvre",
}
QUESTIONS = {"en": "One borehole", "tr": "Bir kuyu", "ar": "بئر", "fr": "Un forage"}


def filled(index, *, times=10):
    for at, (language, texts) in enumerate(TEXTS.items()):
        for number in range(times * len(texts)):
            text = texts[0] if number == 0 else texts[1 + number % 2]
            index.put(Profile(id=100 * at + number, names=(f"N {number}",), missions=(Text(language, text),)))
    return index


@pytest.mark.parametrize("language", TEXTS)
def test_the_dictionary_finds_the_same_thing_in_every_language(language):
    index = filled(Index(Scheme(concepts=(), dictionary=DICTIONARY)))
    question = Question(id=1, titles=(Text(language, QUESTIONS[language]),))

    assert set(index.order(question)[:4]) == {0, 100, 200, 300}


def test_without_it_only_the_own_language_is_found():
    index = filled(Index(Scheme(concepts=())))
    question = Question(id=1, titles=(Text("tr", "Bir kuyu"),))

    assert index.order(question)[0] == 100
    assert set(index.order(question)[:4]) != {0, 100, 200, 300}


def test_what_the_best_say_lifts_those_alike():
    index = Index(Scheme(concepts=()))
    index.put(Profile(id=1, names=("A",), missions=(Text("en", "Borehole, pump and pipeline."),)))
    index.put(Profile(id=2, names=("B",), missions=(Text("en", "Pump and pipeline for hamlets."),)))
    index.put(Profile(id=3, names=("C",), missions=(Text("en", "Violin lessons for hamlets."),)))
    for number in range(4, 40):
        index.put(Profile(id=number, names=("D",), missions=(Text("en", f"Carpets number{number} woven."),)))

    found = index.order(Question(id=1, titles=(Text("en", "Borehole"),)))

    assert found[:2] == [1, 2]


@pytest.mark.parametrize("is_declared", [True, False])
@pytest.mark.parametrize("subject", ["Boreholes drilled", "Violin lessons"])
def test_of_equal_past_activities_those_in_the_asked_country_count_more(subject, is_declared):
    def done(what, country, code):
        return Activity(what if is_declared else f"{what} in {country}", "", "en", (code,) if is_declared else ())

    index = Index(shipped())
    for id, (here, there) in enumerate(
        [("Boreholes drilled", "Violin lessons"), ("Violin lessons", "Boreholes drilled")]
    ):
        past = (done(here, "Somalia", "SO"), done(there, "Kenya", "KE"))
        index.put(Profile(id=id, names=("N",), country="SE", works_in=("SO", "KE"), activities=past))
    for number in range(2, 30):
        past = (Activity(f"Carpets number{number} woven", "", "en"),)
        index.put(Profile(id=number, names=("D",), country="SE", works_in=("SO", "KE"), activities=past))

    asked = [Question(id=1, titles=(Text("en", subject),), countries=(code,)) for code in ("SO", "KE")]

    assert index.order(asked[0])[0] != index.order(asked[1])[0]
    assert index.order(asked[0])[0] == ["Boreholes drilled", "Violin lessons"].index(subject)


def test_many_changes_leave_no_trace(monkeypatch):
    """However members came in, were changed or left: the answer is that of an index made at once."""
    monkeypatch.setattr(pool, "FEW", 3)
    scheme = Scheme(concepts=(), dictionary=DICTIONARY)
    changed, question = Index(scheme), Question(id=1, titles=(Text("ar", "بئر في مدرسة"),))
    for number in range(40):
        changed.put(Profile(id=number, names=("X",), missions=(Text("en", f"A school number {number} with a pump."),)))
        if number % 5 == 0:
            changed.order(question)
        if number % 3 == 0:
            changed.remove(number // 2)
    filled(changed, times=3)
    for number in range(40):
        if number not in {100 * at + each for at in range(4) for each in range(9)}:
            changed.remove(number)

    made = filled(Index(scheme), times=3)
    assert len(changed) == len(made)
    assert changed.order(question) == made.order(question)
    assert changed.rank(question) == made.rank(question)


@pytest.mark.parametrize("language", TEXTS)
def test_who_speaks_of_the_same_rare_things_is_suggested_and_told_the_words(language):
    """Without a field in common a few rare things are a possible match, and the reason shows both sides' words."""
    index = filled(Index(Scheme(concepts=(), dictionary=RARE)))
    index.put(Profile(id=999, names=("Petek",), missions=(Text("tr", "Arıcılık, zeytin ve keçi."),)))
    question = Question(id=1, titles=(Text(language, ASKED[language]),))

    found = index.rank(question)

    assert [match.profile_id for match in found] == [999]
    assert found[0].level is Level.POSSIBLE
    pairs = [pair for reason in found[0].reasons if reason.code == "same_words" for pair in reason.evidence["words"]]
    assert {pair["theirs"]["word"] for pair in pairs} == {"Arıcılık", "zeytin", "keçi"}
    assert {pair["ours"]["language"] for pair in pairs} == {language}


def test_one_rare_thing_alone_is_no_match():
    index = filled(Index(Scheme(concepts=(), dictionary=RARE)))
    index.put(Profile(id=999, names=("Petek",), missions=(Text("tr", "Arıcılık, zeytin ve keçi."),)))

    assert index.rank(Question(id=1, titles=(Text("en", "A goat"),))) == []


def test_vague_things_in_common_are_no_evidence():
    index = filled(Index(Scheme(concepts=(), dictionary=RARE, vague=frozenset(range(3, 6)))))
    index.put(Profile(id=999, names=("Petek",), missions=(Text("tr", "Arıcılık, zeytin ve keçi."),)))
    question = Question(id=1, titles=(Text("en", ASKED["en"]),))

    assert index.order(question)[0] == 999
    assert index.rank(question) == []


def test_the_first_few_are_the_same_however_many_are_asked_for():
    union = Union(shipped())
    index = Index()
    index.put_all(union.members(300))

    for question in map(union.question, range(12)):
        everybody = index.best(question, limit=100)
        assert len(everybody) > 3
        assert index.best(question, limit=3) == everybody[:3]


@pytest.mark.parametrize("ticked", [(), ("elderly",)], ids=["told", "ticked"])
def test_of_two_members_the_one_whose_work_is_for_the_same_people_comes_first_whatever_its_language(ticked):
    people = Concept(Kind.GROUP, "elderly", {"en": ("older people",), "tr": ("yaşlılar",)})
    index = filled(Index(Scheme(concepts=(people,), dictionary=DICTIONARY)))
    told = "Gençlere kuyu açıyoruz." if ticked else "Yaşlılara kuyu açıyoruz."
    index.put(Profile(id=50, names=("Kuyu",), missions=(Text("tr", "Gençlere kuyu açıyoruz."),)))
    index.put(Profile(id=51, names=("Kuyu",), missions=(Text("tr", told),), target_groups=ticked))

    order = index.order(Question(id=1, summaries=(Text("en", "A borehole for older people"),)))

    assert order.index(51) < order.index(50)


def test_what_the_best_say_counts_for_more_where_no_field_is_ticked():
    """Of two members that say nothing of a post, the one that speaks like the best of it rises further."""
    told = [
        "Hives, honey, wax and smoke.",
        "Honey, wax and smoke.",
        "Hives for sale.",
        *(f"Town {n}." for n in range(30)),
    ]
    index = Index(Scheme(concepts=()))
    for id, text in enumerate(told):
        index.put(Profile(id=id, names=(f"N {id}",), missions=(Text("en", text),)))

    def rise(fields):
        asking = index._read(Question(id=1, summaries=(Text("en", "Hives"),), fields=fields))
        fused = ordering._fused(index._pool.laid_out(), index._pool, asking, index._known)
        return fused[1] - fused[3]

    assert rise(()) > 1.5 * rise(("a-field-of-nobody",)) > 0


def test_what_the_best_speak_of_is_heard_in_other_languages():
    """Who asks for bees names no olives; those who keep bees do, and a member elsewhere that has only olives rises."""
    index = Index(Scheme(concepts=(), dictionary=RARE))
    filled(index, times=10)
    for id in range(1, 6):
        index.put(Profile(id=id, names=(f"B {id}",), missions=(Text("en", "Bees, and an olive grove behind them."),)))
    index.put(Profile(id=900, names=("Z",), missions=(Text("tr", "Zeytin dikiyoruz."),)))
    index.put(Profile(id=901, names=("K",), missions=(Text("tr", "Keçi besliyoruz."),)))
    order = index.order(Question(id=1, titles=(Text("en", "Bees"),)))

    assert {*order[:5]} == {1, 2, 3, 4, 5}
    assert order.index(900) < order.index(901)
    assert order.index(900) == 5


@pytest.mark.parametrize(("language", "said"), [("tr", "Kuyulu köyler"), ("tr", "Kuyucu köyü"), ("ar", "بئرو القرية")])
def test_a_word_with_one_ending_more_names_the_thing_all_the_same(language, said):
    index = filled(Index(Scheme(concepts=(), dictionary=DICTIONARY)))
    index.put(Profile(id=7, names=("X",), missions=(Text(language, said),)))
    question = Question(id=1, titles=(Text("en", "One borehole"),))

    assert 7 in index.order(question)[:5]
