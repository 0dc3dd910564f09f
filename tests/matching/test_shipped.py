"""The shipped vocabulary and the matcher: any language finds any other, and nonsense finds nobody."""

from dataclasses import replace

import pytest

from collab.matching import places, scheme
from collab.matching.detection import detect_capacities, detect_fields
from collab.matching.facts import Profile, Question, Seat, Text
from collab.matching.index import Index
from collab.matching.results import Level

WELLS = {
    "ar": ("حفر الآبار", "نحفر الآبار ونوفر مياه الشرب للقرى."),
    "tr": ("Su kuyusu projesi", "Köylerde su kuyusu açıyor ve temiz içme suyu sağlıyoruz."),
    "en": ("Water wells", "We drill boreholes and bring drinking water to villages."),
    "fr": ("Forage de puits", "Nous creusons des puits et apportons l'eau potable aux villages."),
}
OTHERS = {
    "ar": "كفالة الأيتام ورعاية الأيتام وتوزيع السلال الغذائية.",
    "tr": "Yetim çocuklara sponsorluk ve gençlik kampları düzenliyoruz.",
    "en": "Teacher training and scholarships for refugee students.",
    "fr": "Lutte contre la corruption et formation des journalistes.",
}
OFF_TOPIC = [
    ("en", "Laptop for sale", "Used laptop, 16 GB memory, new battery, small scratch on the lid. Cash only."),
    ("en", "Lentil soup", "Wash two cups of lentils, add water, onion and salt; cook for thirty minutes."),
    ("en", "Final score", "The home team won two to one after extra time; the striker scored both goals."),
    ("tr", "Kiralık daire", "Merkezde üç odalı, eşyalı, asansörlü daire; aidat ve su dahil."),
    ("tr", "Satılık araba", "2015 model otomobil, doksan bin kilometrede, hasarsız, fiyatı uygun."),
    ("fr", "Recette du couscous", "Lavez les légumes, ajoutez l'eau et le sel, laissez cuire une heure."),
    ("fr", "Voiture d'occasion", "Vends voiture diesel, contrôle technique récent, un seul propriétaire."),
    ("ar", "طريقة تحضير الكبسة", "اغسل الأرز جيدا ثم أضف الماء والملح والبصل واتركه على النار ثلاثين دقيقة."),
    ("ar", "سيارة للبيع", "سيارة موديل 2015 بحالة ممتازة، المحرك نظيف، السعر قابل للتفاوض."),
    ("", "asdf", "asdf qwer zxcv"),
]


@pytest.fixture(scope="module")
def union():
    index = Index()
    for number, language in enumerate(WELLS):
        title, text = WELLS[language]
        index.put(Profile(id=number, names=(title,), country="TR", missions=(Text(language, text),)))
        index.put(Profile(id=10 + number, names=(f"N {number}",), missions=(Text(language, OTHERS[language]),)))
    return index


@pytest.mark.parametrize("language", WELLS)
def test_a_post_finds_the_same_work_in_every_language(union, language):
    title, text = WELLS[language]
    found = union.rank(Question(id=1, titles=(Text(language, title),), summaries=(Text(language, text),)))

    assert {match.profile_id for match in found[:4]} == {0, 1, 2, 3}
    assert all(match.level is not Level.POSSIBLE for match in found[:4])
    assert all(match.level is Level.POSSIBLE for match in found[4:])


@pytest.mark.parametrize("language", WELLS)
def test_the_words_of_both_sides_stand_in_the_reason(union, language):
    title, text = WELLS[language]
    for match in union.rank(Question(id=1, titles=(Text(language, title),), summaries=(Text(language, text),)))[:4]:
        shared = next(reason.evidence for reason in match.reasons if reason.code == "same_field")
        theirs = " ".join(WELLS[list(WELLS)[match.profile_id]])
        assert shared["ours"]
        assert all(word["word"] in f"{title} {text}" for word in shared["ours"])
        assert shared["theirs"]
        assert all(word["word"] in theirs for word in shared["theirs"])


@pytest.mark.parametrize(("language", "title", "text"), OFF_TOPIC)
def test_off_topic_posts_find_nobody(union, language, title, text):
    found = union.rank(Question(id=1, titles=(Text(language, title),), summaries=(Text(language, text),)))

    assert all(match.level is Level.POSSIBLE for match in found)


@pytest.mark.parametrize(("language", "title", "text"), OFF_TOPIC)
def test_a_ticked_field_does_not_make_an_off_topic_post_fit(union, language, title, text):
    question = Question(
        id=1, titles=(Text(language, title),), summaries=(Text(language, text),), fields=("orphan-care",)
    )

    assert all(match.level is Level.POSSIBLE for match in union.rank(question))


def test_the_country_a_post_names_is_found_in_its_own_words(union):
    for language, text in (
        ("ar", "حفر الآبار في تركيا"),
        ("tr", "Türkiye'de su kuyusu"),
        ("en", "Wells in Turkey"),
    ):
        (first, *_) = union.rank(Question(id=1, titles=(Text(language, text),)))
        assert {"country": "TR"} in [reason.evidence for reason in first.reasons if reason.code == "based_there"]


def test_fields_and_capacities_of_a_real_sounding_text_are_suggested():
    text = Text("en", "Our trained volunteers run a mobile clinic and an orphan sponsorship programme.")

    assert {each.field for each in detect_fields([text])} >= {"mobile-clinics", "orphan-care"}
    assert "volunteers" in {each.capacity for each in detect_capacities([text])}


EVERY_OFFICE = [
    ("ar", "اجتمع مجلس الإدارة بتاريخ اليوم وناقش الميزانية السنوية وتقرير الرئيس بالتعاون مع الشركاء دون مقابل."),
    ("tr", "Yönetim kurulu her yaştan üyeyle toplandı, yıllık bütçeyi görüştü, ortaklarla protokol imzaladı."),
    ("en", "The board met, adopted the state of the art, and cooperation of all ages plays a role with the ministry."),
    ("fr", "Au stade actuel, la coopération de la société civile a bien voté le budget annuel et le rapport moral."),
]


@pytest.mark.parametrize(("language", "text"), EVERY_OFFICE)
def test_the_words_of_every_office_name_no_field(language, text):
    assert detect_fields([Text(language, text)]) == ()


@pytest.fixture(scope="module")
def nourishers():
    """One member that ticks the field, tells of it, works there and has what the place asks for."""
    index = Index()
    index.put(
        Profile(
            id=1,
            names=("Mères du Sahel",),
            country="NE",
            languages=("fr",),
            fields=("child-nutrition",),
            capacities=("field-team",),
            missions=(Text("fr", "Dépistage de la malnutrition et nutrition infantile dans les villages."),),
        )
    )
    index.put(Profile(id=2, names=("Boxes Only",), country="NE", fields=("child-nutrition",)))
    return index


SILENT_POST = Question(
    id=1,
    titles=(Text("en", "The first thousand days"),),
    summaries=(Text("en", "Mothers measure the arms of their own children and meet around local meals."),),
    fields=("child-nutrition",),
    countries=("NE",),
    seats=(Seat(id=1, role="Partner in the Sahel", capacities=("field-team",)),),
)


def test_a_ticked_field_counts_although_the_text_has_other_words_for_it(nourishers):
    found = {match.profile_id: match.level for match in nourishers.rank(SILENT_POST)}

    assert found[1] is not Level.POSSIBLE
    assert found.get(2, Level.POSSIBLE) is Level.POSSIBLE


def test_without_the_tick_such_a_text_asks_for_nothing(nourishers):
    found = nourishers.rank(replace(SILENT_POST, fields=()))

    assert all(match.level is Level.POSSIBLE for match in found)


@pytest.mark.parametrize(("language", "title", "text"), OFF_TOPIC)
def test_boxes_do_not_make_an_off_topic_text_fit(nourishers, language, title, text):
    filled = replace(SILENT_POST, titles=(Text(language, title),), summaries=(Text(language, text),))

    assert all(match.level is Level.POSSIBLE for match in nourishers.rank(filled))


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("Wells in Sri Lanka", "LK"),
        ("Une école en Côte d'Ivoire", "CI"),
        ("Burkina Faso'da kuyu", "BF"),
        ("إغاثة للسودان", "SD"),
        ("مدرسة بالصومال", "SO"),
        ("عيادة في عُمان", "OM"),
    ],
)
def test_a_country_is_found_by_its_name_in_a_sentence(text, code):
    assert places.named_in(text, scheme.shipped()) == (code,)


LESSONS = (
    "Cours de langue maternelle le samedi pour les familles arabes d'Allemagne. Des enseignants bénévoles donnent "
    "le week-end des cours d'arabe aux enfants, pour qu'ils parlent à leurs grands-parents et lisent des contes."
)
SCHOOL = (
    "On Saturdays children who grow up in Cologne learn to read and write Arabic with trained teachers and new books."
)


@pytest.fixture(scope="module")
def of_one_subject():
    """Some members who teach a language at the weekend, among others who do not, and what is told of them."""
    index = Index()
    for id in range(3):
        index.put(Profile(id=id, names=(f"Passerelle {id}",), missions=(Text("fr", LESSONS),)))
    for id in range(100, 130):
        index.put(Profile(id=id, names=(f"N {id}",), missions=(Text("en", f"Chapter {id}"),)))
    return lambda title, summary: index.rank(
        Question(id=1, titles=(Text("en", title),), summaries=(Text("en", summary),))
    )


def test_texts_of_one_subject_may_fit_without_a_field_that_both_name(of_one_subject):
    found = of_one_subject("Arabic weekend school for children of migrants in Germany", SCHOOL)

    assert [match.profile_id for match in found] == [0, 1, 2]
    assert {match.level for match in found} == {Level.POSSIBLE}
    told = {reason.code for match in found for reason in match.reasons}
    assert "same_words" in told
    assert "same_field" not in told


def test_of_another_subject_they_do_not(of_one_subject):
    assert of_one_subject("A playground for children of migrants in Germany", "Swings, sand and two slides.") == []


def test_children_at_school_are_no_nursery():
    told = detect_fields((Text("ar", "أطفالهم في مدرستهم: دروس بعد الدوام"),))

    assert "early-childhood" not in {each.field for each in told}


@pytest.mark.parametrize(
    ("language", "text", "field"),
    [
        ("en", "A course on the care of children for parents.", "orphan-care"),
        ("en", "We look for children who love to sing.", "orphan-care"),
        ("en", "Children with paper birds.", "statelessness"),
        ("fr", "Aux enfants des papiers de couleur.", "statelessness"),
    ],
)
def test_what_a_term_says_without_its_without_is_something_else(language, text, field):
    assert field not in {each.field for each in detect_fields((Text(language, text),))}


def test_a_reason_shows_a_word_with_one_ending_more():
    index = Index()
    told = "Kovanlık kuruyor, balmumu ve balı pazarda satıyoruz."
    index.put(Profile(id=1, names=("Petek",), missions=(Text("tr", told),)))
    for id in range(100, 130):
        index.put(Profile(id=id, names=(f"N {id}",), missions=(Text("en", f"Chapter {id}"),)))

    (found,) = index.rank(Question(id=1, titles=(Text("en", "Hives and wax for forty beekeepers"),)))

    words = [reason.evidence["words"] for reason in found.reasons if reason.code == "same_words"]
    assert "Kovanlık" in str(words)
