"""Names in a post: of members, and of places and programmes where members worked."""

import pytest

from collab.matching import signals
from collab.matching.facts import Activity, Profile, Question, Text
from collab.matching.index import Index
from collab.matching.scheme import Scheme

DICTIONARY = (
    {"en": ("well", "borehole"), "tr": ("kuyu",), "ar": ("بئر", "آبار"), "fr": ("puits", "forage")},
    {"en": ("school",), "tr": ("okul",), "ar": ("مدرسة",), "fr": ("école",)},
    {"en": ("bread",), "tr": ("ekmek",), "ar": ("خبز",), "fr": ("pain",)},
)


def weavers_and(*members):
    index = Index(Scheme(concepts=(), dictionary=DICTIONARY))
    for id, profile in enumerate([*members, *(f"Carpets number{number} woven" for number in range(30))]):
        told = profile if isinstance(profile, dict) else {"names": ("N",), "activities": (Activity(profile, "", "en"),)}
        index.put(Profile(id=id, country="SE", works_in=("SE",), **told))
    return index


def order(index, text):
    return index.order(Question(id=1, summaries=(Text("en", text),)))


@pytest.mark.parametrize(("written", "is_name"), [("Kaalo", True), ("kaalo", False)])
def test_a_member_that_the_post_names_comes_before_one_that_says_somewhat_more_of_the_work(written, is_name):
    more = {"names": ("N",), "activities": (Activity("Boreholes drilled, pumps mended with spares", "", "en"),)}
    named = {"names": ("Kaalo",), "activities": (Activity("Boreholes drilled", "", "en"),)}

    assert (order(weavers_and(more, named), f"pumps mended for boreholes with spares by {written}")[0] == 1) == is_name


def named(index, text):
    """How much each member is named, by id."""
    asking = index._read(Question(id=1, summaries=(Text("en", text),)))
    segment, counts = index._pool.laid_out().segments[0], index._pool.counts
    return dict(zip(segment.ids.tolist(), signals.named(segment, asking, counts).tolist(), strict=True))


def test_of_a_long_name_one_word_is_not_the_name():
    index = weavers_and({"names": ("Mahad Beletweyne Jowhar Galkayo Network",)})

    assert named(index, "We met in Galkayo")[0] == 0.0
    assert named(index, "We met Mahad of Galkayo and Jowhar")[0] > 0.5


@pytest.mark.parametrize("common", ["Japan", "Relief", "East", "American"])
def test_what_many_are_named_by_names_none_of_them(common):
    index = weavers_and({"names": (f"Kaalo {common}",)}, {"names": (common,)})

    assert named(index, f"We met in {common}")[0] == named(index, f"We met in {common}")[1] == 0.0
    assert named(index, f"We met Kaalo in {common}")[0] > 0.3


@pytest.mark.parametrize(("written", "is_name"), [("Beletweyne", True), ("beletweyne", False), ("BELETWEYNE", False)])
def test_past_work_at_a_place_that_the_post_names_counts_more_than_as_a_mere_word(written, is_name):
    past, mission = "Boreholes drilled in Beletweyne", "Boreholes drilled in Beletweyne"
    index = weavers_and({"names": ("N",), "missions": (Text("en", mission),)}, past)
    text = written if written.isupper() else f"boreholes in {written}"

    assert (order(index, text)[0] == 1) == is_name


def test_what_the_dictionary_knows_is_no_name_however_it_is_written():
    index = weavers_and("Boreholes drilled", "Schools painted")

    assert len(index._read(Question(id=1, summaries=(Text("en", "School and Bread"),))).proper) == 0
