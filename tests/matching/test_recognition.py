"""The language of a text that nobody declared, however short or mixed; every text here is invented."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from collab.matching.facts import Profile, Question, Text
from collab.matching.index import Index
from collab.matching.recognition import language_of
from collab.matching.stemming import stem
from collab.matching.text import words

TEXTS = {
    "ar": """كفالة الأيتام | حفر الآبار | تدريب | مياه الشرب النظيفة في القرى | بيت | مشاريع كسب العيش | تعليم الفتيات |
        نبحث عن شريك في باكستان | مشروع چاي للنساء | منظمة پيس | ڤيلا للأيتام | گروب شباب عراقي للإغاثة |
        جمعیة خیریة | کسوة العید للأطفال في الیمن | تدريب المعلمات على برنامج Excel""",
    "fa": """آموزش زنان روستایی | کمک به ایتام افغانستان | کشاورزی پایدار | مرکز آموزش | مدرسه برای دختران |
        ما در روستاها چاه حفر می‌کنیم | حمایت از سالمندان و معلولان در تهران | توانمندسازی زنان سرپرست خانوار |
        كمك به مردم و حمايت از بيماران که نياز دارند""",
    "ur": """یتیم بچوں کی کفالت | صاف پانی کی فراہمی | خواتین کی تعلیم | تعلیم سب کے لیے | فلاحی ادارہ | ہسپتال |
        مدد اور علاج | دیہی علاقوں کے نوجوان""",
    "ps": "د ښځو لپاره زده کړې",
    "tr": """Su kuyusu açıyoruz | Yetim bakımı | Eğitim | Gençlik merkezi | Kadın kooperatifi | Temiz su için |
        Yardim dernegi cocuklar icin calisir | GENÇLİK VE SPOR | zeytin üreticileri | Sağlık taraması |
        Ankara'da mülteci kadınlara dil kursu | Kadınlar için Excel training""",
    "en": """Water wells | Youth centre | We drill wells | Teacher training | Food aid | Women's cooperative |
        A network of kitchens in Şanlıurfa for the families who fled |
        The Fédération des Femmes works with us on the training of nurses""",
    "fr": """Soins aux orphelins | Éducation | Centre de jeunesse | Nous creusons des puits | Aide alimentaire | école |
        L'eau pour tous | Coopérative de femmes | Une maison pour les réfugiés venus de Muğla""",
    "id": "Kami menyediakan air bersih untuk desa | Yayasan yang membantu anak yatim | Pelatihan untuk guru di sekolah",
    "es": "Agua potable para los pueblos de la montaña",
    "de": "Wir bohren Brunnen für die Dörfer und bilden Lehrer aus",
    "": "12345 | ?! | Qxz",
}
CASES = [(text.strip(), language) for language, texts in TEXTS.items() for text in texts.split(" | ")]
CASES = [(" ".join(text.strip("| \n").split(" ")), language) for text, language in CASES]


@pytest.mark.parametrize(("text", "language"), CASES)
def test_the_language_is_told(text: str, language: str) -> None:
    assert language_of(text) == language


@pytest.mark.parametrize(
    "text",
    [
        "كفالة الأيتام في القرى (orphans, Excel)",
        "Yetim bakımı ve okul — كفالة",
        "Des puits pour les villages, بئر",
        "یتیم بچوں کی کفالت NGO",
    ],
)
def test_each_word_of_a_mixture_is_read_in_its_own_script(text: str) -> None:
    read = {word.written: word.language for word in words(text)}

    assert {language in ("ar", "fa", "ur") for word, language in read.items() if word[0] > "\u0600"} == {True}
    assert not {language for word, language in read.items() if word[0] < "\u0600"} & {"ar", "fa", "ur"}


@pytest.mark.parametrize("language", ["fa", "ur", "ps", "id", "es", "de", "xx"])
def test_other_languages_are_compared_as_written(language: str) -> None:
    assert stem("menyediakan", language) == "menyediakan"
    assert stem("والمدارس", language) == "والمدارس"


@pytest.mark.parametrize(
    ("told", "asked"),
    [
        ("ما در روستاها چاه حفر می‌کنیم", "حفر چاه در روستاها"),
        ("ہم دیہی علاقوں میں کنویں کھودتے ہیں", "دیہی علاقوں میں کنویں"),
        ("Kami menyediakan air bersih untuk desa", "Air bersih untuk desa kami"),
    ],
)
def test_a_language_without_stems_still_finds_its_own_words(told: str, asked: str) -> None:
    index = Index()
    index.put(Profile(id=1, names=("One",), missions=(Text("", told),)))
    for number, other in enumerate(("کتاب و موسیقی", "کھیل اور موسیقی", "Musik dan olahraga untuk remaja"), start=2):
        index.put(Profile(id=number, names=("Other",), missions=(Text("", other),)))

    assert index.order(Question(id=1, titles=(Text("", asked),)))[0] == 1


@given(st.text())
def test_any_text_has_one_answer(text: str) -> None:
    assert language_of(text) in {"", "ar", "fa", "ur", "ps", "en", "tr", "fr", "es", "de", "id"}
    assert language_of(text) == language_of.__wrapped__(text)
