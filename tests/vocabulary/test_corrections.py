"""What the union changes stands over the shipped words, and goes without a trace when it is taken back."""

from collections.abc import Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st

from collab.vocabulary import countries, current, fields, gaps
from collab.vocabulary.corrections import Corrections, FieldChange, PlaceChange

CODES = st.sampled_from([each.code for each in fields.shipped().all])
WORDS = st.text("abcdefgh", min_size=3, max_size=8)
TERMS = st.dictionaries(st.sampled_from(["ar", "tr", "en", "fr"]), st.lists(WORDS, max_size=3).map(tuple), max_size=4)


@pytest.fixture(autouse=True)
def as_shipped() -> Iterator[None]:
    yield
    current.take_in(Corrections())


def take_in(*changes: FieldChange | PlaceChange) -> None:
    of_fields = tuple(each for each in changes if isinstance(each, FieldChange))
    current.take_in(Corrections(of_fields, tuple(each for each in changes if isinstance(each, PlaceChange))))


def test_a_name_and_terms_stand_over_the_shipped_ones():
    take_in(FieldChange("beekeeping", "projects", {"en": "Bees"}, {"en": ("royal jelly",)}, {"en": ("honey",)}))

    field = fields.field("beekeeping")
    assert (field.names["en"], field.names["fr"]) == ("Bees", "Apiculture")
    assert "royal jelly" in field.terms["en"]
    assert "honey" not in field.terms["en"]
    assert field.terms["tr"] == fields.shipped().by_code["beekeeping"].terms["tr"]


def test_a_retired_field_is_no_longer_offered_but_still_named():
    take_in(FieldChange("beekeeping", "projects", retired=True))

    assert "beekeeping" not in [each.code for each in fields.fields()]
    assert [each.code for each in fields.retired()] == ["beekeeping"]
    assert fields.field("beekeeping").names["tr"] == "Arıcılık"


def test_a_field_of_the_unions_own_stands_in_its_committee_and_borrows_missing_names():
    take_in(FieldChange("falconry", "youth", {"ar": "الصقارة"}, {"ar": ("تربية الصقور",)}))

    own = fields.field("falconry")
    assert [each.code for each in fields.fields() if each.committee == "youth"][-1] == "falconry"
    assert own.names["fr"] == "الصقارة"
    assert ("falconry", "en", 0) in [(gap.field, gap.language, gap.terms) for gap in gaps.few_terms(fields.fields())]


def test_relatives_that_do_not_exist_are_left_out():
    take_in(FieldChange("beekeeping", "projects", related=("livestock", "astrology", "beekeeping")))

    assert fields.field("beekeeping").related == ("livestock",)


def test_a_country_gets_another_name_and_is_still_found_by_the_usual_one():
    take_in(PlaceChange("SY", "mashriq", {"en": "Sham"}))

    assert countries.name("SY", "en") == "Sham"
    assert countries.name("SY", "fr") == "Syrie"
    assert countries.find("sham") == countries.find("Suriye") == "SY"


def test_a_place_without_a_code_of_its_own_is_named_found_and_has_neighbours():
    take_in(PlaceChange("X-HIGHLANDS", "mashriq", {"en": "The Highlands", "tr": "Yüksek Yurt"}, ("SY",)))

    assert countries.is_country("X-HIGHLANDS")
    assert countries.find("yuksek yurt") == "X-HIGHLANDS"
    assert countries.name("X-HIGHLANDS", "ar") == "The Highlands"
    assert countries.region("X-HIGHLANDS") == "mashriq"
    assert "X-HIGHLANDS" in countries.neighbours("SY")
    assert "SY" in countries.neighbours("X-HIGHLANDS")


def test_the_edition_moves_with_a_change_and_not_without_one():
    before = current.edition()
    change = FieldChange("beekeeping", "projects", {"en": "Bees"})
    take_in(change)
    take_in(change)

    assert current.edition() == before + 1


@given(code=CODES, added=TERMS, removed=TERMS, retired=st.booleans())
def test_other_fields_never_change_and_taking_back_leaves_no_trace(code, added, removed, retired):
    shipped = fields.shipped()
    change = FieldChange(code, shipped.by_code[code].committee, {}, added, removed, retired=retired)
    corrected = fields.corrected(shipped, [change])

    assert [each for each in corrected.all if each.code != code] == [each for each in shipped.all if each.code != code]
    for language, terms in corrected.by_code[code].terms.items():
        assert not set(terms) & set(removed.get(language, ()))
        assert set(added.get(language, ())) - set(removed.get(language, ())) <= set(terms)
    assert fields.corrected(shipped, []).all == shipped.all
