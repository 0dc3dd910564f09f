"""Fair exposure: who stood often gives way to others that fit about as well, and to nobody else."""

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from collab.matching import fairness
from collab.matching.facts import Profile, Question, Text
from collab.matching.index import Index
from collab.matching.scheme import Scheme

QUESTION = Question(id=1, titles=(Text("en", "Water wells"),), summaries=(Text("en", "Drinking water and boreholes."),))
ALIKE = range(1, 13)


@pytest.fixture(scope="module")
def index(scheme: Scheme) -> Index:
    """Twelve members that fit alike, and one about orphans."""
    index = Index(scheme)
    for id in ALIKE:
        index.put(member(id, "We drill boreholes for drinking water."))
    index.put(member(99, "We run an orphanage for orphans."))
    return index


def member(id: int, words: str) -> Profile:
    return Profile(id=id, names=(f"Member {id}",), missions=(Text("en", words),))


def test_of_members_that_fit_alike_the_often_shown_gives_way(index: Index) -> None:
    assert index.order(QUESTION)[:12] == [*ALIKE]

    assert index.order(QUESTION, exposure={5: 8})[:12] == [1, 2, 3, 4, 6, 7, 8, 9, 10, 11, 12, 5]


def test_nobody_that_does_not_fit_is_lifted(index: Index) -> None:
    assert index.order(QUESTION, exposure=dict.fromkeys(range(4, 13), 3))[-1] == 99


def test_the_three_that_fit_best_never_give_way(index: Index) -> None:
    assert index.order(QUESTION, exposure={1: 50, 2: 50, 3: 50})[:3] == [1, 2, 3]


def test_points_level_and_reasons_are_the_same_however_often_one_stood(index: Index) -> None:
    before = {match.profile_id: match for match in index.rank(QUESTION)}
    after = {match.profile_id: match for match in index.rank(QUESTION, exposure={7: 40, 9: 2})}

    assert before == after


@given(st.dictionaries(st.sampled_from([*ALIKE, 99, 1234]), st.integers(1, 50)))
def test_the_same_exposure_gives_the_same_order(index: Index, exposure: dict[int, int]) -> None:
    turned = dict(reversed(exposure.items()))

    assert index.order(QUESTION, exposure=exposure) == index.order(QUESTION, exposure=turned)


@pytest.mark.parametrize(
    ("counts", "gini", "coverage"),
    [([1, 1, 1, 1], 0.0, 1.0), ([0, 0, 0, 4], 0.75, 0.25), ([0, 0], 0.0, 0.0), ([], 0.0, 0.0), ([1, 3], 0.25, 1.0)],
)
def test_gini_and_coverage_by_hand(counts: list[int], gini: float, coverage: float) -> None:
    assert math.isclose(fairness.gini(counts), gini, abs_tol=1e-12)
    assert fairness.coverage(counts) == coverage
