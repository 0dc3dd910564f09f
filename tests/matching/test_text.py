"""Words written in many ways are one word; different words stay different."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from collab.matching.folding import fold
from collab.matching.recognition import language_of
from collab.matching.text import Passage, stems, words


@given(st.text())
def test_folding_twice_changes_nothing(text):
    assert fold(fold(text)) == fold(text)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("إغاثة", "اغاثه"),
        ("مُستشفى", "مستشفي"),
        ("جمعيـــة", "جمعية"),
        ("١٢٣", "123"),
        ("۱۲۳", "123"),
        ("İSTANBUL", "istanbul"),
        ("ISPARTA", "ısparta"),
        ("Éducation", "education"),
        ("ﬁeld", "field"),
        ("کتاب", "كتاب"),
        ("a\u200fb", "ab"),
    ],
)
def test_ways_of_writing_a_word_fold_to_one(one, other):
    assert fold(one) == fold(other)


@pytest.mark.parametrize(
    ("language", "forms"),
    [
        ("ar", "المياه والمياه للمياه مياه"),
        ("ar", "الأيتام والأيتام يتيم للأيتام"),
        ("ar", "اللاجئين للاجئين وللاجئين لاجئين"),
        ("ar", "اللغة للغة لغة"),
        ("ar", "حقوق الحقوقية حقوقي حق"),
        ("ar", "المعلمين معلم المعلمات"),
        ("ar", "قانونيا قانونيًا القانونية قانون"),
        ("ar", "تربة التربة أتربة"),
        ("ar", "أطفالهم أطفالها أطفالنا أطفال الطفل"),
        ("ar", "مدرستها مدرستنا مدرسته المدرسة مدارس"),
        ("ar", "خدمتها خدماتهم خدمة الخدمات"),
        ("ar", "بيوتهم بيتها بيوت البيت"),
        ("ar", "طالبا طالبًا طالباً طلابًا الطالب"),
        ("ar", "لغتهم لغته لغتنا لغات اللغة"),
        ("ar", "شاركوا شارك"),
        ("ar", "الأسرى أسير للأسرى"),
        ("ar", "الأقليات أقلية للأقليات"),
        ("tr", "Kur'an Kur’an'ın Kuran Kur'ân"),
        ("en", "Qur'an Qur’an Quran"),
        ("tr", "Bursa BURSA Bursa'nın"),
        ("fr", "e\u0301le\u0300ves élèves"),
        ("ar", "قانونا قانوننا القانون"),
        ("tr", "kuyu kuyuları kuyusu kuyularımızın"),
        ("tr", "sağlık sağlığı SAĞLIĞIN"),
        ("tr", "gıda gıdaya gıdanın"),
        ("en", "training trained trains"),
        ("fr", "orphelin orphelins"),
    ],
)
def test_forms_of_a_word_share_their_stem(language, forms):
    assert len(set(stems(forms, language))) == 1


@pytest.mark.parametrize(
    ("language", "pair"),
    [
        ("tr", "su son"),
        ("tr", "Türkiye tür"),
        ("ar", "ورشة رشوة"),
        ("ar", "تربة تربية"),
        ("ar", "علماء علم"),
        ("ar", "زيتون زيت"),
        ("ar", "أقلية أقل"),
        ("tr", "Bursa burs"),
        ("tr", "camia cami"),
        ("ar", "أسرى أسري"),
        ("fr", "jeûne jeune"),
        ("fr", "Aïd aide"),
        ("fr", "élèves élevé"),
        ("fr", "mères mer"),
        ("ar", "الاجتماعي اجتماع"),
        ("ar", "العربية عربة"),
        ("ar", "لبنان لبن"),
        ("en", "water waiter"),
    ],
)
def test_different_words_keep_different_stems(language, pair):
    assert len(set(stems(pair, language))) == 2


@pytest.mark.parametrize(
    ("language", "text", "read"),
    [
        ("ar", "ما نريد ماء", "نريد ماء"),
        ("tr", "işe ise icin için", "işe"),
        ("tr", "e-öğrenme", "e-öğrenme"),
        (
            "en",
            "In-kind gifts as well as under-fives, a well and well-being",
            "In-kind gifts under-fives well well-being",
        ),
        ("fr", "les sans-abri et les tout-petits ; un lieu sûr, sur place", "sans-abri tout-petits lieu sûr place"),
        ("en", "after-school clubs, and school after work", "after-school clubs school work"),
        ("en", "a drop-in-centre with live-in carers", "drop centre live carers"),
        ("en", "looked-after children are looked after", "looked-after children looked"),
    ],
)
def test_only_what_carries_no_subject_is_left_out(language, text, read):
    assert " ".join(word.written for word in words(text, language)) == read


@pytest.mark.parametrize(
    ("language", "everyday", "telling"),
    [
        ("en", "gladly another Seven putting whose", "malaria wells"),
        ("fr", "semaine jamais sera", "puits paludisme"),
        ("tr", "haftalık hazırlıyoruz çoğu gelen", "sıtma kuyular"),
        ("ar", "ونلتزم بما عندنا نفسها وأن", "ملاريا نفسية"),
    ],
)
def test_everyday_words_tell_nothing(language, everyday, telling):
    told = {word.written: word.telling for word in words(f"{everyday} {telling}", language)}

    assert not any(told.get(word, False) for word in everyday.split())
    assert all(told[word] for word in telling.split())


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("نبحث عن شريك لحفر الآبار", "ar"),
        ("کشاورزی پایدار و آموزش دختران گیلان", "fa"),
        ("یتیم بچوں کے لئے تعلیم", "ur"),
        ("Köylerde su kuyusu açıyoruz", "tr"),
        ("We drill wells for villages in Chad", "en"),
        ("Nous cherchons un partenaire pour les puits", "fr"),
        ("12345", ""),
    ],
)
def test_the_language_of_an_undeclared_text_is_recognised(text, language):
    assert language_of(text) == language


def test_a_foreign_word_is_read_in_its_own_script():
    read = words("تدريب على Excel للشباب", "ar")

    assert [(word.written, word.language) for word in read if word.written == "Excel"] == [("Excel", "en")]


@given(st.text())
def test_words_are_shown_exactly_as_written(text):
    passage = Passage(text)
    for at, word in enumerate(passage.words):
        assert passage.between(at, at) == word.written
        assert word.stem
