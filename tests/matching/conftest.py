"""A small union of invented members and a small vocabulary, so that every answer can be judged by reading."""

import pytest

from collab.matching.concepts import Lexicon
from collab.matching.facts import Activity, Profile, Question, Text
from collab.matching.index import Index
from collab.matching.scheme import Concept, Kind, Scheme, both_ways

WATER = {
    "ar": ("مياه الشرب", "حفر الآبار", "سقيا الماء", "شبكات المياه"),
    "tr": ("su kuyusu", "içme suyu", "temiz su", "kuyu açma"),
    "en": ("drinking water", "water well", "borehole", "clean water"),
    "fr": ("eau potable", "forage", "puits", "adduction d'eau"),
}
ORPHANS = {
    "ar": ("كفالة الأيتام", "رعاية الأيتام", "يتيم"),
    "tr": ("yetim sponsorluğu", "yetim bakımı", "yetim"),
    "en": ("orphan sponsorship", "orphanage", "orphan"),
    "fr": ("parrainage d'orphelins", "orphelinat", "orphelin"),
}
TEACHERS = {
    "ar": ("تدريب المعلمين", "إعداد المدرسين", "تأهيل المعلمات"),
    "tr": ("öğretmen eğitimi", "hizmet içi eğitim", "öğretmen yetiştirme"),
    "en": ("teacher training", "pedagogy", "training of teachers"),
    "fr": ("formation des enseignants", "pédagogie", "formation des maîtres"),
}
CLINICS = {
    "ar": ("عيادة", "قوافل طبية", "رعاية صحية"),
    "tr": ("sağlık ocağı", "gezici klinik", "hastane"),
    "en": ("mobile clinic", "health care", "hospital"),
    "fr": ("clinique mobile", "soins de santé", "hôpital"),
}
SANITATION = {
    "en": ("latrines", "sanitation"),
    "ar": ("صرف صحي",),
    "tr": ("kanalizasyon",),
    "fr": ("latrines",),
}
ENGINEERS = {
    "en": ("water engineers",),
    "ar": ("مهندسو مياه",),
    "tr": ("su mühendisleri",),
    "fr": ("ingénieurs",),
}
TRAINERS = {"en": ("trainers",), "ar": ("مدربون",), "tr": ("eğitmenler",), "fr": ("formateurs",)}
COUNTRIES = {
    "السودان": "SD", "Sudan": "SD", "Soudan": "SD", "تشاد": "TD", "Chad": "TD", "Tchad": "TD", "Çad": "TD",
    "Somalia": "SO", "الصومال": "SO", "Turkey": "TR", "Türkiye": "TR",
}  # fmt: skip
NEIGHBOURS = {"SD": frozenset({"TD", "EG"}), "TD": frozenset({"SD"}), "EG": frozenset({"SD"})}
FIELDS = {
    "drinking-water": WATER,
    "orphan-care": ORPHANS,
    "teacher-training": TEACHERS,
    "primary-health": CLINICS,
    "sanitation": SANITATION,
}


@pytest.fixture(scope="session")
def scheme():
    return Scheme(
        concepts=(
            *(Concept(Kind.FIELD, code, terms) for code, terms in FIELDS.items()),
            Concept(Kind.CAPACITY, "engineers", ENGINEERS),
            Concept(Kind.CAPACITY, "trainers", TRAINERS),
            Concept(Kind.GROUP, "villagers", {"en": ("villagers",), "ar": ("القرويون",), "tr": ("köylüler",)}),
        ),
        committee_of={
            "drinking-water": "humanitarian",
            "sanitation": "humanitarian",
            "orphan-care": "family",
        },
        related=both_ways({"drinking-water": ("sanitation",)}),
        neighbours=lambda code: NEIGHBOURS.get(code, frozenset()),
        region=lambda code: "nile" if code in {"SD", "EG", "SS"} else code,
        country_named=COUNTRIES.get,
    )


@pytest.fixture(scope="session")
def lexicon(scheme):
    return Lexicon(scheme.concepts)


@pytest.fixture
def wells():
    """The Turkish association that drills wells, whom an Arabic post about water must find."""
    return Profile(
        id=7,
        names=("Pınar Su Derneği",),
        country="TR",
        works_in=("TD", "SD"),
        languages=("tr", "ar"),
        missions=(Text("tr", "Köylerde su kuyusu açıyor, ailelere içme suyu ulaştırıyoruz."),),
        activities=(Activity("Çad'da on su kuyusu", "Temiz su için köylülerle çalıştık.", "tr", ("TD",), 2023),),
    )


@pytest.fixture
def members(wells):
    return (
        wells,
        Profile(id=1, names=("دار الكافل",), country="SD", languages=("ar",), fields=("orphan-care",),
                missions=(Text("ar", "كفالة الأيتام ورعاية الأيتام في القرى"),)),
        Profile(id=2, names=("Bright Chalk",), country="GB", languages=("en",), fields=("teacher-training",),
                missions=(Text("en", "Teacher training and pedagogy for rural schools."),)),
        Profile(id=3, names=("Caravane Santé",), country="SN", languages=("fr",),
                missions=(Text("fr", "Une clinique mobile et des soins de santé pour les villages."),)),
        Profile(id=4, names=("جمعية النبع",), country="SD", languages=("ar",),
                missions=(Text("ar", "حفر الآبار وتوفير مياه الشرب وسقيا الماء"),)),
        Profile(id=5, names=("Yetim Eli",), country="TR", languages=("tr",),
                missions=(Text("tr", "Yetim sponsorluğu ve yetim bakımı yapıyoruz."),)),
        Profile(id=6, names=("Clear Spring Trust",), country="KE", works_in=("SO",), languages=("en",),
                fields=("drinking-water",)),
        Profile(id=8, names=("Maison Lumière",), country="SN", languages=("fr",),
                missions=(Text("fr", "Un orphelinat et le parrainage d'orphelins."),)),
    )  # fmt: skip


@pytest.fixture
def index(scheme, members):
    filled = Index(scheme)
    for member in members:
        filled.put(member)
    return filled


@pytest.fixture
def water_post():
    """Two lines in Arabic, nothing ticked."""
    return Question(
        id=1,
        titles=(Text("ar", "حفر الآبار في تشاد"),),
        summaries=(Text("ar", "نبحث عن شريك لتوفير مياه الشرب لعشر قرى."),),
        languages=("ar",),
    )
