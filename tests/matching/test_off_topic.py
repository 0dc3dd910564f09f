"""Twenty posts about nothing a union does, in four languages: the matcher does not pretend."""

import pytest

from collab.matching import scheme
from collab.matching.facts import Profile, Question, Text
from collab.matching.index import Index
from collab.matching.results import Level
from collab.matching.scheme import Kind

OFF_TOPIC = [
    ("ar", "سيارة مستعملة للبيع", "سيارة سوداء قطعت تسعين ألف كيلومتر، فرشها جلد، والسعر قابل للتفاوض."),
    ("ar", "وصفة المقلوبة", "يقلى الباذنجان ثم يصف مع الأرز واللحم في القدر ويقلب في الصينية."),
    ("ar", "نتيجة مباراة الديربي", "انتهت المباراة بهدفين لهدف بعد وقت إضافي مثير وركلة جزاء ضائعة."),
    ("ar", "إصلاح شاشة هاتف", "الشاشة مكسورة من الزاوية واللمس لا يستجيب، كم تكلفة التبديل عندكم؟"),
    ("ar", "حفل زفاف في فندق", "نبحث عن مصور ومنسق زهور وقاعة تتسع لمئتي مدعو مع بوفيه مفتوح."),
    ("tr", "Kiralık eşyalı daire", "Merkeze yakın, üç oda bir salon, asansörlü, deniz manzaralı; depozito istenir."),
    ("tr", "Kayıp kedi", "Tekir, boynunda kırmızı tasma var, pazartesi akşamından beri yok, görenler arasın."),
    ("tr", "Fırında lazanya", "Beşamel sosu kısık ateşte çırpın, kat kat dizin, üstü kızarana dek pişirin."),
    ("tr", "Gitar akordu", "Altıncı tel sürekli gevşiyor, kapo takınca ses cızırdıyor, ne önerirsiniz?"),
    ("tr", "Uçak bileti iadesi", "Promosyon biletimi erteledim ama havayolu kesinti yaptı, faturayı bulamıyorum."),
    (
        "en",
        "Vintage watch auction",
        "Automatic movement, scratched crystal, original strap; bidding ends on Sunday.",
    ),
    ("en", "Sourdough crumb", "My loaf spreads flat although the starter doubles; hotter oven or stiffer dough?"),
    ("en", "Fantasy league trade", "Would you swap two midfielders for a striker before the transfer window closes?"),
    ("en", "Printer jams", "The tray rattles, the toner light blinks twice and every second page comes out blank."),
    ("en", "Haunted house novel", "Chapter three: the butler hears footsteps in the attic and the candle goes out."),
    ("fr", "Vélo à vendre", "Cadre en aluminium, freins à disque, pneus neufs, visible samedi, prix à débattre."),
    ("fr", "Mots croisés géants", "Sept lettres, commence par un k, animal qui saute ; la grille est au dos."),
    ("fr", "Mascara qui coule", "Après deux heures de danse tout bave ; quelle marque tient sous la pluie ?"),
    ("fr", "Soirée karaoké", "Cocktails à moitié prix, chansons des années quatre-vingt et déguisements bienvenus."),
    ("fr", "Horoscope du bélier", "Mercure rétrograde : évitez les achats, une rencontre vous surprendra jeudi."),
]
MOST_GOOD = 2


@pytest.fixture(scope="module")
def everybody():
    """For each field and language a member that tells of nothing else."""
    index, id = Index(), 0
    for concept in (each for each in scheme.shipped().concepts if each.kind is Kind.FIELD):
        for language, terms in concept.terms.items():
            id += 1
            told = Text(language, ", ".join(terms[:4]))
            index.put(
                Profile(id=id, names=(f"N{id}",), languages=(language,), fields=(concept.code,), missions=(told,))
            )
    return index


def test_twenty_off_topic_posts_find_nobody_strong_and_hardly_anybody_good(everybody):
    levels = [
        (title, match.level)
        for language, title, text in OFF_TOPIC
        for match in everybody.rank(Question(id=1, titles=(Text(language, title),), summaries=(Text(language, text),)))
    ]

    assert len(OFF_TOPIC) == 20
    assert [title for title, level in levels if level is Level.STRONG] == []
    assert len([title for title, level in levels if level is Level.GOOD]) <= MOST_GOOD
