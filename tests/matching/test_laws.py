"""Laws of the index, on invented unions: no chance, no trace of how members came in, no trace of who is hidden."""

from dataclasses import replace
from hashlib import blake2b
from itertools import pairwise

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from collab.matching import languages, places, pool, scheme
from collab.matching.facts import Activity, Profile, Question, Seat, Text
from collab.matching.index import Index
from collab.matching.reading import Reading
from collab.matching.semantic import DIMENSIONS

# Words of the small vocabulary, common ones, and some that nobody else says.
SAID = """drinking water well borehole orphan sponsorship teacher training hospital latrines villagers engineers
    su kuyusu yetim köylüler öğretmen eğitimi حفر الآبار يتيم مياه الشرب forage puits orphelinat école
    Sudan Çad Tchad الصومال we the and projects zork blim quaff zork"""
WORDS = SAID.split()
CODES = ["drinking-water", "orphan-care", "teacher-training", "primary-health", "sanitation"]
COUNTRIES = ["SD", "TD", "EG", "SO", "TR", "FR"]
LANGUAGES = ["ar", "tr", "en", "fr"]

some = settings(max_examples=12, deadline=None, suppress_health_check=list(HealthCheck))
sayings = st.lists(st.sampled_from(WORDS), max_size=9).map(" ".join)
texts = st.builds(Text, st.sampled_from(["", *LANGUAGES]), sayings)


def few(values, most=2):
    return st.lists(st.sampled_from(values), max_size=most, unique=True).map(tuple)


done = st.builds(
    Activity, title=sayings, text=sayings, language=st.sampled_from(LANGUAGES), countries=few(COUNTRIES),
    year=st.just(2023), fields=few(CODES, 1),
)  # fmt: skip
profiles = st.builds(
    Profile, id=st.just(0), names=sayings.map(lambda name: (name or "Zork",)), country=st.sampled_from(COUNTRIES),
    works_in=few(COUNTRIES), languages=few(LANGUAGES), fields=few(CODES), capacities=few(["engineers", "trainers"]),
    missions=st.lists(texts, max_size=2).map(tuple), activities=st.lists(done, max_size=2).map(tuple),
)  # fmt: skip
seats = st.builds(
    Seat, id=st.just(1), role=sayings, countries=few(COUNTRIES), languages=few(LANGUAGES), capacities=few(["engineers"])
)
questions = st.builds(
    Question, id=st.just(1), titles=texts.map(lambda text: (text,)), summaries=texts.map(lambda text: (text,)),
    fields=few(CODES), countries=few(COUNTRIES), languages=few(LANGUAGES), seats=st.lists(seats, max_size=1).map(tuple),
)  # fmt: skip
WHERE = ("pool", "aside", "waiting")
changes = st.lists(st.tuples(st.integers(1, 8), st.sampled_from([*WHERE, "gone"]), profiles), min_size=4, max_size=14)


def letters(said):
    """An invented encoder: a random direction for each text."""
    found = np.zeros((len(said), DIMENSIONS), dtype=np.float16)
    for at, text in enumerate(said):
        seed = blake2b(text.encode(), digest_size=8).digest()
        drawn = np.random.default_rng(int.from_bytes(seed, "little")).normal(size=DIMENSIONS)
        found[at] = drawn / np.linalg.norm(drawn)
    return found


@pytest.fixture(params=[None, letters], ids=["light", "semantic"])
def empty(request, scheme, monkeypatch):
    """Makes an empty index, of either tier; small segments, so that few members already stand in several."""
    monkeypatch.setattr(pool, "FEW", 2)
    return lambda: Index(scheme, request.param)


def put(index, where, profile):
    if where == "gone":
        index.remove(profile.id)
    else:
        index.put(profile, aside=where == "aside", waiting=where == "waiting")


def answers(index, question):
    """All that is told of anybody: order, scores, levels, reasons, counts."""
    return {
        "rank": index.rank(question),
        "order": index.order(question),
        "aside": index.rank_aside(question),
        "waiting": index.rank_waiting(question),
    }


def test_a_post_is_made_sense_of_once_for_all_that_is_asked_of_it(scheme):
    said: list[str] = []
    index = Index(scheme, lambda texts: letters([said.append(text) or text for text in texts]))
    index.put(Profile(1, names=("Wells",), missions=(Text("en", "We drill wells."),)))
    question = Question(2, titles=(Text("en", "Wells for schools"),))
    said.clear()

    answers(index, question)
    assert said == ["Wells for schools"]
    index.put(Profile(3, names=("Schools",)))
    answers(index, question)
    assert said.count("Wells for schools") == 2


@given(changes=changes, question=questions, other=questions)
@some
def test_an_index_changed_again_and_again_answers_like_one_made_at_once(empty, changes, question, other):
    changed, now = empty(), {}
    for at, (id, where, profile) in enumerate(changes):
        put(changed, where, replace(profile, id=id))
        now[id] = (where, replace(profile, id=id))
        if at % 3 == 0:
            changed.rank(other)
    made = empty()
    for id in sorted(now):
        put(made, *now[id])

    assert len(changed) == len(made)
    assert answers(changed, question) == answers(made, question) == answers(changed, question)


@given(told=st.lists(profiles, min_size=2, max_size=7), data=st.data(), question=questions)
@some
def test_it_makes_no_difference_in_which_order_members_come(empty, told, data, question):
    numbered = [replace(profile, id=id) for id, profile in enumerate(told, start=1)]
    one, other = empty(), empty()
    for profile in numbered:
        one.put(profile)
    for profile in data.draw(st.permutations(numbered)):
        other.put(profile)

    assert answers(one, question) == answers(other, question)


@given(told=st.lists(profiles, min_size=1, max_size=4), ids=st.permutations(range(1, 13)), question=questions)
@some
def test_equals_stand_by_id(empty, told, ids, question):
    index, whose = empty(), {}
    for at, id in enumerate(ids):
        index.put(replace(told[at % len(told)], id=id))
        whose[id] = at % len(told)
    order = index.order(question)
    ranked = [match.profile_id for match in index.rank(question)]

    for found in (order, ranked):
        for each in range(len(told)):
            own = [id for id in found if whose[id] == each]
            assert own == sorted(own)
    assert len({match.score for match in index.rank(question) if whose[match.profile_id] == 0}) <= 1


@given(
    told=st.lists(profiles, min_size=1, max_size=6),
    hidden=st.lists(st.tuples(st.sampled_from(["aside", "waiting"]), profiles, profiles), min_size=1, max_size=3),
    question=questions,
)
@some
@pytest.mark.slow
def test_who_is_hidden_leaves_no_trace_in_what_others_are_told(empty, told, hidden, question):
    index = empty()
    for id, profile in enumerate(told, start=1):
        index.put(replace(profile, id=id))
    before = answers(index, question)
    for id, (where, profile, changed) in enumerate(hidden, start=101):
        apart = answers(index, question)
        put(index, where, replace(profile, id=id))
        put(index, where, replace(changed, id=id))
        after = answers(index, question)
        assert after["rank"] == before["rank"]
        assert after["order"] == before["order"]
        assert [match for match in after["aside"] if match.profile_id != id] == apart["aside"]
        assert [match for match in after["waiting"] if match.profile_id != id] == apart["waiting"]
    for id in range(101, 101 + len(hidden)):
        index.remove(id)

    assert answers(index, question) == before


@pytest.mark.parametrize("repeated", [1, 3])
def test_a_word_that_only_a_hidden_member_uses_is_a_word_that_nobody_uses(scheme, wells, repeated):
    """Said several times, too: it lengthens the question as much as before."""
    index = Index(scheme)
    index.put(wells)
    question = Question(id=1, titles=(Text("en", "Water well " + "quaff " * repeated),))
    before = index.rank(question)
    index.put(Profile(id=99, names=("Quaff",), missions=(Text("en", "Quaff and quaff."),)), aside=True)

    assert before
    assert index.rank(question) == before


def test_fields_that_only_a_hidden_member_leans_to_are_none_that_count():
    """Of a post's leanings the strongest are asked: which these are does not rest on who is hidden."""
    told = scheme.shipped()
    several = [concept.terms["en"][0] for concept in told.concepts[::9] if "en" in concept.terms][:24]
    question = Question(id=1, titles=(Text("en", " ".join(several)),))
    index = Index()
    for id, (one, two) in enumerate(pairwise(several[:8]), start=1):
        index.put(Profile(id=id, names=("X",), missions=(Text("en", f"{one} and {two}"),)))
    before = answers(index, question)
    index.put(Profile(id=99, names=("Y",), missions=(Text("en", " ".join(several)),)), aside=True)

    after = answers(index, question)
    assert (after["rank"], after["order"]) == (before["rank"], before["order"])


@given(one=st.sampled_from(COUNTRIES), other=st.sampled_from(COUNTRIES))
def test_places_are_as_near_one_way_as_the_other(one, other):
    told = scheme.shipped()

    assert places.of_base(one, other, told) == places.of_base(other, one, told)


@given(ours=few(LANGUAGES, 3), theirs=few(LANGUAGES, 3))
def test_languages_are_shared_one_way_as_the_other(scheme, ours, theirs):
    met = []
    for mine, yours in ((ours, theirs), (theirs, ours)):
        asked = languages.of_post(Question(id=1, languages=mine), Reading(()))
        met.append(set(asked) & set(languages.of_member(Profile(id=1, names=("X",), languages=yours), Reading(()))))

    assert met[0] == met[1]


@given(told=st.lists(profiles, min_size=2, max_size=6), question=questions)
@some
def test_no_working_language_is_better_than_another(empty, told, question):
    """Declared languages given other names throughout: the same members with the same scores."""
    names = dict(zip(LANGUAGES, [*LANGUAGES[1:], LANGUAGES[0]], strict=True))
    one, other = empty(), empty()
    for id, profile in enumerate(told, start=1):
        described = (*profile.missions, Text("en", "We work."))
        declared = profile.languages or ("tr",)
        one.put(replace(profile, id=id, missions=described, languages=declared))
        renamed = tuple(names[code] for code in declared)
        other.put(replace(profile, id=id, missions=described, languages=renamed))
    asked = replace(question, seats=(), languages=question.languages or ("en",))
    turned = replace(asked, languages=tuple(names[code] for code in asked.languages))

    assert other.order(turned) == one.order(asked)
    assert [match.score for match in other.rank(turned)] == [match.score for match in one.rank(asked)]
