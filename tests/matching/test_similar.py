"""Posts that say nearly the same are found in any language; those that merely share a field are not."""

from dataclasses import replace
from itertools import combinations
from pathlib import Path

import pytest

from collab.demo import script
from collab.matching import similar
from collab.matching.facts import Question, Text
from collab.matching.similar import Comparison, Gist, Likeness

WELLS = {
    "ar": (
        "مياه نظيفة لمدارس شرق السودان",
        "يمشي التلاميذ في كسلا ساعات لجلب الماء. نريد حفر آبار وتركيب مضخات شمسية وخزانات في مدارس القرى.",
    ),
    "tr": (
        "Doğu Sudan'da okullara temiz su",
        "Kassala'daki köy okullarında çocuklar su taşımak için saatlerce yürüyor. Kuyu açmak, güneş enerjili pompa ve "
        "depo kurmak, bakım için görevli yetiştirmek istiyoruz.",
    ),
    "en": (
        "Safe water at schools in eastern Sudan",
        "Pupils in Kassala walk for hours to fetch water. We want to drill wells, install solar pumps and tanks at "
        "village schools and train caretakers to look after them.",
    ),
    "fr": (
        "De l'eau potable dans les écoles de Kassala, au Soudan",
        "Les élèves marchent des heures pour chercher l'eau. Nous voulons creuser des puits, poser des pompes "
        "solaires et des réservoirs dans les écoles de village et former des gardiens à leur entretien.",
    ),
}
EYES = {
    "ar": (
        "مخيمات لعمليات المياه البيضاء في النيجر وكينيا",
        "أطباء العيون المتطوعون لدينا يجرون عمليات الساد في مخيمات ويدربون الممرضين المحليين على فحص العيون.",
    ),
    "en": (
        "Cataract surgery camps in Niger and Kenya",
        "Our volunteer eye doctors operate on two thousand people in camps and train local nurses to screen patients.",
    ),
    "fr": (
        "Camps d'opération de la cataracte au Niger et au Kenya",
        "Des ophtalmologues bénévoles opèrent de la cataracte et forment des infirmiers locaux au dépistage des yeux.",
    ),
}
ONLY_A_FIELD_IN_COMMON = [
    ("kassala", "en", "Wells for farmers in Chad", "Drip irrigation for vegetable gardens of women farmers.", "TD"),
    ("kassala", "en", "Water engineers meet", "A conference of engineers on pricing and leakage in cities.", "JO"),
    ("kassala", "fr", "Qualité de l'eau", "Un laboratoire mobile analyse l'eau des camps de déplacés.", "TD"),
    ("cataract", "en", "Glasses for pupils", "We test the sight of pupils and hand out spectacles.", "LB"),
    ("permanences", "tr", "Evde bakım hukuku", "Yaşlıların bakım sözleşmeleri için hukuki danışma hattı.", "TR"),
]

PAIRS = Path(__file__).parent / "posts" / "alike.txt"
CHOSEN_ON = ("meals", "papers", "clinic", "quake", "limbs")  # weights and threshold were chosen on these ideas alone
FOUND, MARGIN = 0.84, 10

Written = tuple[str, str, Gist]


@pytest.fixture(scope="module")
def comparison() -> Comparison:
    return Comparison()


def of_demo(slug: str, id: int = 2) -> Question:
    """A proposal of the demo as the matcher is told of it."""
    facts = script.proposals()[slug]
    return Question(
        id=id,
        titles=tuple(Text(text["language"], text["title"]) for text in facts["texts"]),
        summaries=tuple(Text(text["language"], text["summary"]) for text in facts["texts"]),
        fields=tuple(facts["fields"]),
        countries=tuple(facts["countries"]),
    )


def written(language: str, title: str, summary: str, **facts: object) -> Question:
    return Question(id=1, titles=(Text(language, title),), summaries=(Text(language, summary),), **facts)  # type: ignore[arg-type]


def found(comparison: Comparison, ours: Question, *others: Question) -> list[Likeness]:
    return comparison.nearly_the_same(comparison.gist(ours), [comparison.gist(other) for other in others])


@pytest.mark.parametrize(
    ("slug", "language", "words"),
    [*(("kassala", *each) for each in WELLS.items()), *(("cataract", *each) for each in EYES.items())],
)
def test_the_same_idea_in_other_words_is_found_in_every_language(
    comparison: Comparison, slug: str, language: str, words: tuple[str, str]
) -> None:
    others = [of_demo(each, id) for id, each in enumerate(script.proposals(), start=2)]
    alike = found(comparison, written(language, *words), *others)
    assert [list(script.proposals())[each.other_id - 2] for each in alike][:1] == [slug]


@pytest.mark.parametrize(("one", "other"), list(combinations(WELLS, 2)))
def test_two_that_write_in_different_languages_find_each_other(comparison: Comparison, one: str, other: str) -> None:
    ours, theirs = written(one, *WELLS[one]), written(other, *WELLS[other])
    assert found(comparison, ours, Question(id=2, titles=theirs.titles, summaries=theirs.summaries))


@pytest.mark.parametrize(("slug", "language", "title", "summary", "country"), ONLY_A_FIELD_IN_COMMON)
def test_a_field_in_common_alone_is_not_nearly_the_same(
    comparison: Comparison, slug: str, language: str, title: str, summary: str, country: str
) -> None:
    theirs = of_demo(slug)
    assert not found(comparison, written(language, title, summary, fields=theirs.fields, countries=(country,)), theirs)


def test_of_all_proposals_of_the_demo_only_the_two_about_eyes_are_nearly_the_same(comparison: Comparison) -> None:
    """Both operate on cataract in camps in Kenya and train nurses: their leads should know of each other."""
    gists = {slug: comparison.gist(of_demo(slug, id)) for id, slug in enumerate(script.proposals())}
    alike = [two for two in combinations(gists, 2) if comparison.nearly_the_same(gists[two[0]], [gists[two[1]]])]
    assert alike == [("cataract", "eyenurses")]


@pytest.fixture(scope="module")
def posts(comparison: Comparison) -> list[Written]:
    """(idea, what, gist) of every post of PAIRS; those of one idea tick the same field and country."""
    lines = (line.split("|") for line in PAIRS.read_text().splitlines() if not line.startswith("#"))
    return [
        (idea, what, comparison.gist(replace(written(language, title, told, fields=(idea,), countries=(idea,)), id=id)))
        for id, (idea, what, language, title, told) in enumerate(lines)
    ]


def scores(comparison: Comparison, posts: list[Written], *, chosen_on: bool) -> tuple[list[int], list[int]]:
    """How alike the posts of one half are: those that are nearly the same, and all others."""
    half = [each for each in posts if (each[0] in CHOSEN_ON) is chosen_on]
    near, apart = [], []
    for one, other in combinations(half, 2):
        same_idea, other_work = one[0] == other[0], {one[1], other[1]} - {"one", "two"}
        if same_idea and other_work == {one[1]} == {other[1]}:
            continue  # other work, translated: it is measured against its idea alone
        found = comparison.nearly_the_same(one[2], [other[2]])
        (near if same_idea and not other_work else apart).append(found[0].score if found else 0)
    return near, apart


@pytest.mark.parametrize("chosen_on", [True, False], ids=["chosen on", "only measured"])
def test_what_is_written_apart_is_found_and_other_work_in_the_same_field_and_country_is_not(
    comparison: Comparison, posts: list[Written], chosen_on: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    threshold = similar.NEARLY_THE_SAME
    monkeypatch.setattr(similar, "NEARLY_THE_SAME", 1)

    near, apart = scores(comparison, posts, chosen_on=chosen_on)

    assert sum(score >= threshold for score in near) >= FOUND * len(near)
    assert max(apart) <= threshold - MARGIN


def test_it_says_what_they_share_and_in_which_words(comparison: Comparison) -> None:
    ours = written("en", *WELLS["en"], fields=("drinking-water",), countries=("SD",))
    (likeness,) = found(comparison, ours, of_demo("kassala"))
    assert "drinking-water" in likeness.fields
    assert likeness.countries == ("SD",)
    assert likeness.pairs
    assert all(pair.ours.text in f"{WELLS['en'][0]} {WELLS['en'][1]}" for pair in likeness.pairs)


def test_an_offer_is_never_nearly_the_same_as_a_request(comparison: Comparison) -> None:
    ours = written("en", *WELLS["en"], kind="offer")
    same = Question(id=2, titles=ours.titles, summaries=ours.summaries, kind="request")
    assert not found(comparison, ours, same)
    assert found(comparison, ours, Question(id=2, titles=ours.titles, summaries=ours.summaries, kind="offer"))
