"""Who is found for a post, in which order, how strongly, and why."""

from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from collab.matching.facts import Activity, Profile, Question, Seat, Text
from collab.matching.figures import Told
from collab.matching.index import Index
from collab.matching.results import Level

OFF_TOPIC = [
    Question(id=90, titles=(Text("", "asdf"),), summaries=(Text("", "asdf qwer asdf"),)),
    Question(id=91, titles=(Text("", "asdf"),), summaries=(Text("", "asdf qwer"),), fields=("drinking-water",)),
    Question(
        id=92,
        titles=(Text("en", "Lentil soup"),),
        summaries=(Text("en", "Wash two cups of lentils, add clean water, onion, salt, cumin; cook for an hour."),),
    ),
    Question(
        id=93,
        titles=(Text("tr", "Satılık araba"),),
        summaries=(Text("tr", "2015 model sedan, doksan bin kilometrede, hasarsız, pazarlık olur."),),
        countries=("TR",),
    ),
    Question(id=94),
]


def match_of(found, id):
    return next((match for match in found if match.profile_id == id), None)


def reason(match, code):
    return next((each.evidence for each in match.reasons if each.code == code), None)


def misfit(match, code):
    return next((each.evidence for each in match.misfits if each.code == code), None)


def test_an_arabic_post_finds_the_turkish_association_and_shows_the_words_of_both(index, water_post):
    found = match_of(index.rank(water_post), 7)

    assert found.level is Level.STRONG
    shared = reason(found, "same_field")
    assert shared["field"] == "drinking-water"
    assert {"word": "حفر الآبار", "language": "ar"} in shared["ours"]
    assert {"word": "su kuyusu", "language": "tr"} in shared["theirs"]


def test_a_country_named_in_the_text_counts_as_wanted(index, water_post):
    found = match_of(index.rank(water_post), 7)

    assert reason(found, "works_there") == {"countries": ["TD"]}


def test_without_its_words_a_member_loses_the_reason_and_falls(index, water_post, wells):
    before = [match.profile_id for match in index.rank(water_post)]
    silent = (Text("tr", "Köylerde ailelerle buluşuyoruz."),)
    index.put(replace(wells, names=("Pınar",), missions=silent, activities=()))

    after = index.rank(water_post)
    assert 7 in before[:2]
    assert match_of(after, 7) is None or reason(match_of(after, 7), "same_field") is None
    assert 7 not in [match.profile_id for match in after][:2]


@pytest.mark.parametrize("question", OFF_TOPIC, ids=lambda question: str(question.id))
def test_nobody_fits_an_off_topic_post(index, question):
    assert {match.level for match in index.rank(question)} <= {Level.POSSIBLE}


def test_a_field_ticked_but_never_told_of_is_good_at_most_and_said_so(index, water_post, wells):
    index.put(replace(wells, id=20, names=("Umut",), fields=("drinking-water",), activities=(),
                      missions=(Text("tr", "Gençlerle tiyatro yapıyoruz."),)))  # fmt: skip
    found = index.rank(replace(water_post, fields=("drinking-water",)))

    assert misfit(match_of(found, 20), "field_only_declared") == {"field": "drinking-water"}
    assert match_of(found, 20).score < match_of(found, 7).score


def test_a_field_whose_work_is_among_the_past_activities_is_not_called_untold(index, water_post, wells):
    done = (Activity(title="Umut", language="tr", text="Köylerde.", fields=("drinking-water",)),)
    index.put(replace(wells, id=20, names=("Umut",), fields=("drinking-water",), activities=done,
                      missions=(Text("tr", "Gençlerle tiyatro yapıyoruz."),)))  # fmt: skip
    found = index.rank(replace(water_post, fields=("drinking-water",)))

    assert misfit(match_of(found, 20), "field_only_declared") is None


def test_everyday_words_in_common_are_no_reason(index, water_post, wells):
    told = Text("fr", "Nous creusons des puits. Jamais une semaine sans margelles.")
    index.put(replace(wells, id=20, names=("Umut",), activities=(), missions=(told,)))
    asked = Text("fr", "Des puits, des margelles : jamais une semaine sans eau")
    found = match_of(index.rank(replace(water_post, titles=(asked,), summaries=())), 20)

    assert [pair["ours"]["word"] for pair in reason(found, "same_words")["words"]] == ["margelles", "puits"]


def test_a_member_with_only_boxes_is_found_by_its_boxes(index, water_post):
    found = match_of(index.rank(replace(water_post, fields=("drinking-water",))), 6)

    assert reason(found, "same_field") == {
        "field": "drinking-water",
        "ours": reason(found, "same_field")["ours"],
        "theirs": [],
        "declared": True,
    }


def test_codes_of_an_unknown_scheme_are_compared_as_given(scheme):
    index = Index(scheme)
    index.put(Profile(id=1, names=("One",), fields=("sdg:6",)))
    index.put(Profile(id=2, names=("Two",), fields=("sdg:4",)))

    assert [match.profile_id for match in index.rank(Question(id=1, fields=("sdg:6",)))] == [1]


def test_a_wanted_capacity_lifts_the_member_that_has_it(index, water_post, wells):
    index.put(replace(wells, id=30, capacities=("engineers",)))
    asked = replace(water_post, seats=(Seat(id=5, role="مهندسو مياه", number=1, capacities=("engineers",)),))
    found = index.rank(asked)

    assert found[0].profile_id == 30
    assert reason(found[0], "role")["capacities"] == ["engineers"]
    assert found[0].seat_id == 5
    assert misfit(match_of(found, 7), "lacks_capacity")["capacities"] == ["engineers"]


def test_the_place_a_member_fits_best_is_named(index, water_post, wells):
    index.put(replace(wells, capacities=("trainers",)))
    seats = (Seat(id=1, role="x", capacities=("engineers",)), Seat(id=2, role="y", capacities=("trainers",)))

    assert match_of(index.rank(replace(water_post, seats=seats)), 7).seat_id == 2


def test_a_past_project_much_like_the_post_is_named(index, water_post):
    found = match_of(index.rank(water_post), 7)

    assert reason(found, "activity") == {
        "title": "Çad'da on su kuyusu",
        "language": "tr",
        "year": 2023,
        "countries": ["TD"],
        "field": "drinking-water",
    }


def test_a_related_field_is_said_but_is_no_evidence_alone(index, water_post):
    index.put(Profile(id=40, names=("Latrine Works",), country="TD", languages=("en",),
                      missions=(Text("en", "Latrines and sanitation."),)))  # fmt: skip
    found = match_of(index.rank(water_post), 40)

    assert found is None or found.level is Level.POSSIBLE


def test_what_does_not_fit_is_said(index, water_post):
    found = match_of(index.rank(replace(water_post, fields=("drinking-water",))), 6)

    assert misfit(found, "not_in_countries") == {"wanted": ["TD"]}
    assert misfit(found, "no_shared_language") == {"wanted": ["ar"]}


def test_a_neighbour_is_near(index, water_post):
    assert reason(match_of(index.rank(water_post), 4), "near") == {"country": "SD", "wanted": "TD"}


def test_parts_add_up_to_the_score(index, water_post):
    seats = (Seat(id=1, role="مهندسو مياه", capacities=("engineers",), countries=("SD",)),)
    for question in (
        water_post,
        replace(water_post, seats=seats),
        replace(water_post, fields=("orphan-care",)),
    ):
        for match in index.rank(question):
            assert sum(part.points for part in match.parts) == match.score
            assert 0 < match.score <= 100


def test_levels_come_first_and_equal_members_stand_by_id(scheme, water_post, wells):
    index = Index(scheme)
    for id in (9, 3, 6):
        index.put(replace(wells, id=id))
    index.put(Profile(id=1, names=("Lone",), country="TD", missions=(Text("fr", "Un puits."),)))
    found = index.rank(water_post)

    assert [match.profile_id for match in found] == [3, 6, 9, 1]


def test_the_answer_is_the_same_after_changes_as_after_a_rebuild(scheme, members, water_post):
    changed, rebuilt = Index(scheme), Index(scheme)
    for member in reversed(members):
        changed.put(replace(member, missions=(Text("en", "Something else about hospitals"),)))
    changed.rank(water_post)
    changed.remove(members[0].id)
    changed.rank(water_post)
    for member in members:
        changed.put(member)
        rebuilt.put(member)

    assert changed.rank(water_post) == rebuilt.rank(water_post)
    assert changed.order(water_post) == rebuilt.order(water_post)


def test_left_out_and_removed_members_are_not_answered(index, water_post):
    index.remove(4)

    assert 4 not in index
    assert len(index) == 7
    assert not {4, 7} & {match.profile_id for match in index.rank(water_post, leave_out={7})}


def test_the_limit_is_kept(index, water_post):
    assert len(index.rank(water_post, limit=1)) == 1


def test_an_empty_index_answers_nothing(scheme, water_post):
    asked = replace(water_post, seats=(Seat(id=1, role="x", capacities=("engineers",)),))

    assert Index(scheme).rank(asked) == Index(scheme).rank_aside(asked) == Index(scheme).rank_waiting(asked) == []


def test_two_lines_rank_like_a_long_text(index, water_post):
    long = replace(water_post, summaries=(Text("ar", water_post.summaries[0].text + LONG_TAIL),))

    assert {match.profile_id for match in index.rank(water_post)[:2]} == {
        match.profile_id for match in index.rank(long)[:2]
    }


LONG_TAIL = (
    " يستمر المشروع ثمانية أشهر ويشمل دراسة ميدانية مع الأهالي وحفر الآبار وتركيب مضخات يدوية،"
    " ثم تدريب لجنة من السكان على الصيانة والنظافة حتى تبقى المياه جارية بعد انتهاء العمل."
)


def test_one_shared_field_alone_is_not_counted_twice(scheme, water_post):
    index = Index(scheme)
    index.put(Profile(id=1, names=("Amal",), missions=(Text("fr", "Eau potable."),)))
    found = index.rank(water_post)

    assert "words" not in {part.code for part in found[0].parts}
    assert found[0].level is not Level.STRONG


def test_a_member_known_by_name_only_stands_among_those_of_its_working_language(scheme, water_post):
    index = Index(scheme)
    index.put(Profile(id=1, names=("Nabaa Water Wells",), languages=("ar",), fields=("drinking-water",)))

    assert index._pool.row(1).told[Told.WRITES].numbers.tolist() == [index._known.numbers.languages.known("ar")]


@given(title=st.text(), summary=st.text(), role=st.text())
@settings(max_examples=50, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_any_text_may_be_asked(index, title, summary, role):
    question = Question(
        id=1, titles=(Text("", title),), summaries=(Text("ar", summary),), seats=(Seat(id=1, role=role),)
    )

    for match in index.rank(question):
        assert sum(part.points for part in match.parts) == match.score <= 100


def test_members_asked_for_are_answered_beyond_the_limit(index, water_post):
    every = index.rank(water_post)
    last = every[-1]

    assert len(every) > 2
    assert index.rank(water_post, limit=1, also={last.profile_id}) == [every[0], last]
    assert index.rank(water_post, limit=1, also={every[0].profile_id}) == every[:1]


def test_a_member_set_aside_leaves_no_trace(index, water_post, wells):
    before, order = index.rank(water_post), index.order(water_post)
    index.put(replace(wells, id=50, fields=("sanitation", "drinking-water"), capacities=("engineers",)), aside=True)
    alone = index.rank_aside(water_post)
    index.put(replace(wells, id=51, missions=(Text("ar", "حفر الآبار في تشاد وسقيا الماء"),)), aside=True)

    assert index.rank(water_post) == before
    assert index.order(water_post) == order
    assert [match.profile_id for match in index.rank_aside(water_post)] == [50, 51]
    assert index.rank_aside(water_post)[:1] == alone


def test_a_member_set_aside_is_judged_as_it_would_be_among_the_others(index, water_post, wells):
    among = match_of(index.rank(water_post), wells.id)
    index.put(wells, aside=True)
    (alone,) = index.rank_aside(water_post)

    assert match_of(index.rank(water_post), wells.id) is None
    assert alone.level is among.level
    assert [each.code for each in alone.reasons] == [each.code for each in among.reasons]
    assert index.rank_aside(water_post, leave_out={wells.id}) == []


def test_a_member_set_aside_alone_is_told_too(scheme, water_post, wells):
    index = Index(scheme)
    index.put(wells, aside=True)

    assert index.rank(water_post) == []
    assert [match.profile_id for match in index.rank_aside(water_post)] == [wells.id]
    index.put(wells)
    assert [match.profile_id for match in index.rank(water_post)] == [wells.id]
    assert index.rank_aside(water_post) == []


def test_a_word_said_in_passing_is_not_what_a_post_asks_for(index):
    asked = Question(
        id=1,
        titles=(Text("en", "Teacher training in mountain schools"),),
        summaries=(Text("en", "Pedagogy and training of teachers; the photographs show a borehole."),),
    )
    found = {match.profile_id: match for match in index.rank(asked)}

    assert found[2].level is not Level.POSSIBLE
    assert all(reason(match, "same_field")["field"] == "teacher-training" for match in (found[2],))
    assert all(found[id].level is Level.POSSIBLE for id in (4, 7) if id in found)
    assert not any(reason(found[id], "same_field") for id in (4, 7) if id in found)
