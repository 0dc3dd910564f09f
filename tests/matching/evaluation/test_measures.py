"""The measures against examples worked out by hand."""

import math

import pytest

from collab.matching.evaluation.measures import measure
from collab.matching.evaluation.sets import Query

LANGUAGES = {"a": "ar", "b": "ar", "c": "tr", "d": "tr", "e": "en", **{f"x{n}": "ar" for n in range(9)}}


def asked(ranking, gains, *, language="ar", without=(), group="one"):
    query = Query(group, "", "", language, (), (), gains, frozenset(without), group)
    return query, list(ranking)


def test_recall_is_the_share_of_the_best_answers_among_the_first_ten():
    found = measure([asked("abcde", {"b": 3, "d": 3, "c": 1, "z": 3})], LANGUAGES)

    assert found.recall10 == pytest.approx(2 / 3)
    assert found.mrr == 1 / 2


def test_of_more_than_ten_best_answers_ten_are_enough():
    gains = dict.fromkeys((*LANGUAGES, "y", "z"), 1.0)

    assert measure([asked(LANGUAGES, gains)], LANGUAGES).recall10 == 1.0


def test_the_eleventh_place_counts_for_recall_and_ndcg_no_more():
    ranking = [*(f"x{n}" for n in range(9)), "a", "b"]
    found = measure([asked(ranking, {"b": 1})], LANGUAGES)

    assert (found.recall10, found.ndcg10, found.mrr) == (0, 0, 1 / 11)


def test_ndcg_weighs_gains_by_place():
    found = measure([asked("abcde", {"b": 3, "c": 1})], LANGUAGES)
    reached = 7 / math.log2(3) + 1 / math.log2(4)
    ideal = 7 / math.log2(2) + 1 / math.log2(3)

    assert found.ndcg10 == pytest.approx(reached / ideal)


def test_those_who_are_no_candidates_leave_the_ranking_and_the_answers():
    found = measure([asked("abcde", {"a": 3, "b": 1}, without="a")], LANGUAGES)

    assert (found.recall10, found.ndcg10, found.mrr) == (1.0, 1.0, 1.0)


def test_questions_are_averaged_inside_their_group_first():
    found = measure(
        [
            asked("abcde", {"a": 1}, group="one"),
            asked("abcde", {"z": 1}, group="one"),
            asked("abcde", {"b": 1}, group="two"),
        ],
        LANGUAGES,
    )

    assert found.recall10 == pytest.approx((0.5 + 1) / 2)
    assert found.mrr == pytest.approx((0.5 + 0.5) / 2)
    assert found.standard_error == pytest.approx(0.25)
    assert found.queries == 3


def test_other_languages_are_counted_among_the_best_answers_alone():
    found = measure([asked("acbde", {"a": 3, "c": 3, "z": 3, "e": 1})], LANGUAGES | {"z": "fr"})

    assert found.cross_recall10 == pytest.approx(1 / 2)
    assert found.same_recall10 == 1.0
    assert found.foreign_ratio == pytest.approx((3 / 5) / (2 / 3))


def test_what_no_question_can_tell_is_not_told():
    found = measure([asked("ab", {"a": 1})], LANGUAGES)

    assert found.cross_recall10 is None
    assert found.foreign_ratio is None
    assert measure([], LANGUAGES).recall10 is None


def test_those_who_say_little_are_also_measured_by_themselves():
    ranking = [*(f"x{n}" for n in range(9)), "a", "b"]
    found = measure([asked(ranking, {"a": 1, "b": 1, "x1": 1})], LANGUAGES, short="ab")

    assert found.short_recall10 == 1 / 2
    assert measure([asked(ranking, {"x1": 1})], LANGUAGES, short="ab").short_recall10 is None
