"""What single words lean to, before any term of several words is found."""

import pytest

from collab.matching import reading
from collab.matching.concepts import Lexicon
from collab.matching.facts import Profile, Text
from collab.matching.leanings import Leanings
from collab.matching.scheme import Concept, Kind

FIELDS = {
    "ramadan-food": ("iftar", "iftar table", "ramadan parcels", "month of fasting"),
    "orphan-care": ("orphan", "orphanage", "orphan sponsorship", "home for orphans"),
    "elderly-care": ("nursing home", "home visits", "old age"),
}


@pytest.fixture(scope="module")
def lean():
    lexicon = Lexicon(Concept(Kind.FIELD, code, {"en": terms}) for code, terms in FIELDS.items())
    leanings = Leanings(lexicon)

    def of(text):
        profile = Profile(id=1, names=(), country="", missions=(Text("en", text),))
        return leanings.of(reading.of_profile(profile, lexicon).words)

    return of


def test_words_lean_to_the_fields_whose_terms_they_stand_in(lean):
    assert lean("Iftar for travellers").keys() == {"ramadan-food"}
    assert lean("A bicycle club") == {}


def test_a_word_that_stands_in_one_long_term_alone_leans_less_than_one_of_many_terms(lean):
    assert lean("month")["ramadan-food"] < 0.6 * lean("iftar")["ramadan-food"]


def test_a_word_of_two_fields_leans_to_each_in_part(lean):
    home = lean("home")

    assert home.keys() == {"orphan-care", "elderly-care"}
    assert sum(home.values()) < lean("orphans")["orphan-care"]
