"""Thin places of the vocabulary: none as it is shipped, and told when they come."""

from dataclasses import replace

from collab.matching.overlap import is_everyday, shared_terms
from collab.vocabulary import fields, gaps


def test_the_shipped_vocabulary_has_no_gap_and_no_term_of_two_fields():
    assert gaps.few_terms(fields.shipped().all) == []
    assert shared_terms(fields.shipped().all) == []


def test_too_few_terms_are_told_by_field_and_language():
    bees = fields.shipped().by_code["beekeeping"]
    thin = replace(bees, terms={**bees.terms, "tr": ("arı",)})

    assert gaps.few_terms([thin]) == [gaps.Gap("beekeeping", "tr", 1)]


def test_a_term_of_two_fields_is_told_whatever_its_ending():
    bees, goats = (fields.shipped().by_code[code] for code in ("beekeeping", "livestock"))
    claimed = replace(goats, terms={**goats.terms, "en": ("goats", "the honey bee")})

    (shared,) = shared_terms([bees, claimed])

    assert shared.language == "en"
    assert dict(shared.claims) == {"beekeeping": "honey bees", "livestock": "the honey bee"}


def test_words_of_every_organisation_are_no_term():
    assert is_everyday("our projects", "en")
    assert is_everyday("مشاريع الجمعية", "ar")
    assert not is_everyday("honey projects", "en")
