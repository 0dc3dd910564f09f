"""Sets are read as their page defines them, and baselines rank them as anybody would expect."""

import pytest

from collab.matching import semantic
from collab.matching.evaluation import sets, systems

ORGANISATIONS = """id,name,language,country,works_in,fields,text
o3,Clinique Espoir,fr,SN,SN;ML,health,Une clinique mobile pour les mères.
o1,Bright Wells,en,KE,KE,water;health,We drill wells. | Training of pump keepers. | A borehole for a school.
o2,Umut Derneği,tr,TR,,,"Yetim çocuklar için eğitim, barınma."
"""
QUERIES = """{"id": "q1", "title": "", "text": "Wells and pumps for a school", "language": "en", "countries": ["KE"], \
"fields": ["water"], "relevant": {"o1": 3, "o3": 1}, "not_candidates": ["o2"], "group": "g"}

{"id": "q2", "text": "Une clinique mobile", "language": "fr", "relevant": ["o3"]}
"""


@pytest.fixture
def known():
    return sets.read("small", ORGANISATIONS, QUERIES)


def test_organisations_stand_in_order_of_id_with_their_lists(known):
    assert [each.id for each in known.organisations] == ["o1", "o2", "o3"]
    assert known.organisations[0].fields == ("water", "health")
    assert known.organisations[2].works_in == ("SN", "ML")


def test_answers_have_gains_listed_or_not(known):
    first, second = known.queries

    assert first.gains == {"o1": 3, "o3": 1}
    assert second.gains == {"o3": 1}
    assert (first.group, second.group) == ("g", "q2")


def test_each_past_project_is_a_piece_of_its_own_and_a_single_one_beside_others_is_one_too(known):
    many, one, _ = known.profiles

    assert [done.text for done in many.activities] == [
        "We drill wells.",
        "Training of pump keepers.",
        "A borehole for a school.",
    ]
    assert [done.text for done in one.activities] == ["Yetim çocuklar için eğitim, barınma."]
    assert not many.missions + one.missions


def test_where_nobody_tells_of_several_projects_a_text_is_about_the_organisation():
    known = sets.read("small", ORGANISATIONS.replace(" | ", " "), QUERIES)

    assert [len(each.missions) for each in known.profiles] == [1, 1, 1]
    assert not any(each.activities for each in known.profiles)


@pytest.mark.parametrize("system", ["light", "token_set_ratio", "tfidf", "bm25"])
def test_every_ranking_finds_what_says_the_same(known, system):
    found = systems.run(known, system)

    assert found.figures.recall10 == 1.0
    assert found.figures.queries == 2


@pytest.mark.slow
@pytest.mark.skipif(
    not semantic.is_installed(),
    reason="needs the optional encoder (the extra [semantic]), which is not installed on this machine",
)
@pytest.mark.parametrize("system", ["semantic", "encoder"])
def test_so_does_meaning(known, system):
    assert systems.run(known, system).figures.recall10 == 1.0


def test_no_order_is_the_same_every_time(known):
    assert systems.run(known, "random").figures == systems.run(known, "random").figures


@pytest.mark.parametrize(
    ("organisations", "queries", "told"),
    [
        ("id,name\n1,a\n", QUERIES, "organisations.csv, line 2: there is no language"),
        (ORGANISATIONS, "{", "queries.jsonl, line 1"),
        (ORGANISATIONS, '{"id": "1", "text": "x"}', "relevant"),
    ],
)
def test_a_broken_file_is_named_with_its_line(organisations, queries, told):
    with pytest.raises(sets.BrokenSetError, match=told):
        sets.read("broken", organisations, queries)


def test_the_third_that_says_least_is_short(known):
    assert sets.short(known.organisations) == {"o2"}
    assert sets.short(()) == frozenset()
