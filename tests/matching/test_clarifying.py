"""What an author is asked: only what the post leaves open, the likeliest answers first."""

from dataclasses import replace

from collab.matching.facts import Profile, Question, Seat, Text
from collab.matching.index import Index
from collab.matching.results import About, Choice

CHAT = Question(id=2, titles=(Text("en", "A summer with our neighbours"),), languages=("en",))


def asked(index, question, about, **told):
    """The choices of one question, by code with the words that speak for each; None where it is not asked."""
    found = [each for each in index.clarifications(question, **told) if each.about is about]
    return {choice.code: choice.words for each in found for choice in each.choices} if found else None


def test_a_post_that_ticks_no_field_is_asked_for_what_its_text_speaks_of_first(index, water_post):
    choices = asked(index, water_post, About.FIELD)

    assert next(iter(choices.items())) == ("drinking-water", ("حفر الآبار", "مياه الشرب"))


def test_fields_of_those_who_fit_are_offered_where_the_text_names_none(scheme):
    index = Index(scheme)
    index.put(Profile(id=1, names=("A",), fields=("orphan-care",), missions=(Text("en", "Summer with neighbours."),)))
    index.put(Profile(id=2, names=("B",), fields=("sanitation",), missions=(Text("en", "We repair pumps."),)))

    assert asked(index, CHAT, About.FIELD) == {"orphan-care": (), "sanitation": ()}
    assert list(asked(index, CHAT, About.FIELD)) == ["orphan-care", "sanitation"]


def test_what_is_ticked_and_told_is_not_asked_for(index, water_post):
    assert asked(index, replace(water_post, fields=("drinking-water",)), About.FIELD) is None
    assert asked(index, replace(water_post, fields=("sanitation",)), About.FIELD) is None


def test_a_field_that_the_text_does_not_bear_out_is_asked_about(index, water_post):
    assert list(asked(index, replace(water_post, fields=("orphan-care",)), About.FIELD)) == ["drinking-water"]


def test_a_country_named_in_the_text_comes_before_the_authors_own_and_those_of_members_who_fit(index, water_post):
    choices = list(asked(index, replace(water_post, owner_country="GB"), About.COUNTRY))

    assert choices[:3] == ["TD", "GB", "SD"]
    assert asked(index, replace(water_post, countries=("TD",)), About.COUNTRY) is None


def test_a_place_that_asks_for_nothing_is_asked_about_with_its_id(index, water_post):
    wanting = replace(water_post, seats=(Seat(id=31, role="رفيق"), Seat(id=32, role="رفيق")))
    able = Profile(id=9, names=("Fundis",), capacities=("engineers",), missions=(Text("en", "Clean water."),))
    index.put(able)

    (about_it,) = [each for each in index.clarifications(wanting) if each.about is About.CAPACITY]

    assert about_it.seat_id == 31
    assert about_it.choices == (Choice("engineers", ()),)


def test_what_a_role_says_is_not_asked_for_again(index, water_post):
    index.put(Profile(id=9, names=("Fundis",), capacities=("engineers",), missions=(Text("en", "Clean water."),)))

    assert asked(index, replace(water_post, seats=(Seat(1, "water engineers"),)), About.CAPACITY) is None
    one_says_it = (Seat(1, "x"), Seat(2, "y", capacities=("z",)))
    assert asked(index, replace(water_post, seats=one_says_it), About.CAPACITY) is None
    assert asked(index, water_post, About.CAPACITY) is None, "without a place there is nobody to bring anything"


def test_an_offer_is_asked_what_it_gives(index, water_post):
    offer = replace(water_post, kind="offer", summaries=(Text("en", "Our trainers teach villagers."),))

    assert asked(index, offer, About.CAPACITY) == {"trainers": ("trainers",)}
    assert asked(index, replace(offer, given=("trainers",)), About.CAPACITY) is None
    assert asked(index, offer, About.COUNTRY) is None, "where it names none it is meant for all"


def test_its_own_member_and_hidden_ones_offer_nothing(scheme):
    index = Index(scheme)
    index.put(Profile(id=1, names=("A",), fields=("orphan-care",), missions=(Text("en", "Summer with neighbours."),)))
    index.put(Profile(id=2, names=("B",), fields=("sanitation",), missions=(Text("en", "Summer."),)), aside=True)

    assert asked(index, CHAT, About.FIELD, leave_out={1}) is None


def test_six_choices_at_most_three_of_them_for_the_text_alone(scheme):
    index = Index(scheme)
    fields = ("f1", "f2", "f3", "f4", "f5", "f6")
    index.put(Profile(id=1, names=("A",), fields=fields, missions=(Text("en", "Orphans and hospital."),)))
    said = Text("en", "Clean water, drinking water, latrines, orphans and a hospital with a mobile clinic.")

    choices = asked(index, Question(id=1, summaries=(said,)), About.FIELD)

    assert list(choices)[:3] == ["primary-health", "drinking-water", "sanitation"]
    assert list(choices)[3:] == ["f1", "f2", "f3"]


def test_a_truthful_answer_lifts_those_who_work_in_it(scheme):
    index = Index(scheme)
    for id in range(1, 9):
        index.put(Profile(id=id, names=(f"N{id}",), fields=("sanitation",), missions=(Text("en", "Summer camp."),)))
    index.put(Profile(id=9, names=("N9",), fields=("orphan-care",), missions=(Text("en", "Camps."),)))

    assert "orphan-care" in asked(index, CHAT, About.FIELD)
    assert index.order(CHAT)[0] != 9
    assert index.order(replace(CHAT, fields=("orphan-care",)))[0] == 9
