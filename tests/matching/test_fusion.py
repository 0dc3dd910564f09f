"""Signals are standardised within a language, so that nobody is buried for the language they write in."""

from types import SimpleNamespace

import numpy as np
import pytest

from collab.matching import fusion
from collab.matching.facts import Profile, Question, Text
from collab.matching.index import Index
from collab.matching.pool import Runs


def standardise(values, language, alike=0.0):
    total = np.zeros(len(values))
    fusion.add(total, values, Runs.of(language), np.ones(language.max() + 1), alike)
    return total


def test_a_constant_signal_says_nothing():
    assert not standardise(np.full(5, 0.3), np.zeros(5, dtype=np.int64)).any()


def test_figures_are_clipped():
    values = np.zeros(400)
    values[0] = 1000.0

    assert standardise(values, np.zeros(400, dtype=np.int64)).max() == 8.0


def test_a_language_is_measured_by_its_own_mean_and_spread_wherever_its_members_stand():
    chance = np.random.default_rng(3)
    values, language = chance.random(90), chance.integers(0, 3, 90)
    expected = np.zeros(90)
    for each in range(3):
        own = values[language == each]
        middle = (own.sum() + 20 * values.mean()) / (len(own) + 20)
        spread = ((own - middle) ** 2).sum() + 20 * (values.var() + (values.mean() - middle) ** 2)
        expected[language == each] = (own - middle) / np.sqrt(spread / (len(own) + 20))

    order = np.argsort(language, kind="stable")
    assert standardise(values, language) == pytest.approx(expected)
    assert standardise(values[order], language[order]) == pytest.approx(expected[order])


def test_of_what_speaks_in_no_language_the_spread_is_drawn_to_that_of_all():
    values, language = np.random.default_rng(4).random(90), np.repeat([0, 1, 2], [60, 24, 6])
    middle, about = np.zeros(90), np.zeros(3)
    for each in range(3):
        own = values[language == each]
        middle[language == each] = (own.sum() + 20 * values.mean()) / (len(own) + 20)
        about[each] = ((values - middle)[language == each] ** 2).sum()
    mean, size = np.array([middle[language == each][0] for each in range(3)]), np.bincount(language)
    spread = (about + 20 * (values.var() + (values.mean() - mean) ** 2) + 50 * about.sum() / 90) / (size + 70)

    assert standardise(values, language, alike=50.0) == pytest.approx((values - middle) / np.sqrt(spread)[language])


def test_the_likest_of_a_language_that_few_write_in_stand_out_although_they_are_most_of_its_spread():
    values, language = np.zeros(100), np.repeat([0, 1], [90, 10])
    values[[0, 1, 2, 90, 91, 92, 93]] = 1.0
    by_itself, drawn = standardise(values, language), standardise(values, language, alike=50.0)

    assert by_itself[90] < drawn[90] < by_itself[0]


def answer(is_ticked):
    """Of two members, one that works in a field and one whose words lean to it, which comes first."""
    signals = {name: np.zeros(40) for name in fusion.WEIGHTS}
    signals["fields"][0] = signals["concepts"][1] = 1.0
    everybody = SimpleNamespace(size=40, runs=Runs.of(np.zeros(40, dtype=np.int64)))
    return int(fusion.fuse(signals, everybody, np.array([False]), is_ticked).argmax())


def test_a_ticked_field_counts_for_more_than_what_words_lean_to_and_one_only_spotted_for_less():
    assert answer(is_ticked=True) == 0
    assert answer(is_ticked=False) == 1


def test_the_best_of_a_language_stand_above_the_middle_whatever_others_earn():
    values = np.array([0.5, 0.4, 0.1, 0.1] * 50 + [0.05, 0.04, 0.01, 0.01] * 50)
    standing = standardise(values, np.repeat([0, 1], 200))

    assert values[200:].max() < values.mean()
    assert standing[200:].max() > 0 > standing[2]


def test_without_standardising_by_language_they_would_not():
    values = np.array([0.5, 0.4, 0.1, 0.1] * 50 + [0.05, 0.04, 0.01, 0.01] * 50)

    assert standardise(values, np.zeros(400, dtype=np.int64))[200:].max() < 0


def test_an_equally_fit_member_of_another_language_is_among_the_first(scheme):
    index = Index(scheme)
    for id in range(30):
        index.put(Profile(id=id, names=(f"Trust {id}",), country="KE", missions=(Text("en", FILLERS[id % 3]),)))
        index.put(Profile(id=100 + id, names=(f"Vakıf {id}",), country="KE", missions=(Text("tr", DOLGU[id % 3]),)))
    index.put(Profile(id=50, names=("Wells",), country="KE", missions=(Text("en", "Clean water from a borehole."),)))
    index.put(Profile(id=150, names=("Kuyu",), country="KE", missions=(Text("tr", "Su kuyusu ve temiz su."),)))
    question = Question(id=1, titles=(Text("en", "Borehole for clean water"),), countries=("KE",))

    assert {match.profile_id for match in index.rank(question)[:2]} == {50, 150}
    assert set(index.order(question)[:3]) >= {50, 150}


FILLERS = ("A hospital for mothers.", "Teacher training in towns.", "Theatre and song for girls.")
DOLGU = ("Anneler için hastane.", "Kentlerde öğretmen eğitimi.", "Kızlar için tiyatro ve şarkı.")
