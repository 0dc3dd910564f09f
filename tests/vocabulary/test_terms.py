"""The words by which fields, capacities and target groups are known: enough, short, and nobody else's."""

import re
from collections import defaultdict
from itertools import chain

import pytest
import Stemmer

from collab.matching.concepts import Lexicon
from collab.matching.scheme import Concept, Kind
from collab.matching.text import WORD, Passage, words
from collab.vocabulary import capacities, dictionary, everyday, fields, files, target_groups

STEMMERS = {
    "ar": Stemmer.Stemmer("arabic"),
    "tr": Stemmer.Stemmer("turkish"),
    "en": Stemmer.Stemmer("english"),
    "fr": Stemmer.Stemmer("french"),
}
KINDS = {
    Kind.FIELD: fields.fields(),
    Kind.CAPACITY: capacities.capacities(),
    Kind.GROUP: target_groups.target_groups(),
}
EVERYTHING = tuple(chain.from_iterable(KINDS.values()))
LEXICON = Lexicon(Concept(kind, each.code, each.terms) for kind, known in KINDS.items() for each in known)
EVERYDAY = {
    "ar": "تدريب دعم مشروع تنمية جمعية مؤسسة برنامج مجتمع توعية عمل حقوق مساعدة",
    "tr": "eğitim destek proje kalkınma dernek vakıf program toplum yardım çalışma hak",
    "en": "training support project development association foundation program community work rights aid",
    "fr": "formation soutien projet développement association fondation programme aide travail droits",
}
ADDING_NOTHING = "the les s tous pour ذوي"
NOT_PLAIN_ARABIC = re.compile(r"[\u0640\u064b-\u065f\u0670A-Za-z]")
WITH_LANGUAGE = pytest.mark.parametrize("language", STEMMERS)


def stems(term, language):
    lowered = term.replace("İ", "i").replace("I", "ı").lower() if language == "tr" else term.lower()
    return tuple(STEMMERS[language].stemWord(word) for word in re.findall(r"\w+", lowered))


@WITH_LANGUAGE
@pytest.mark.parametrize("each", EVERYTHING, ids=lambda each: f"{type(each).__name__}-{each.code}")
def test_each_has_a_name_and_at_least_four_terms_of_different_stems(each, language):
    assert each.names[language]
    assert len({stems(term, language) for term in each.terms[language]}) >= 4


@WITH_LANGUAGE
def test_terms_are_clean_and_at_most_four_words_long(language):
    for each in EVERYTHING:
        for term in each.terms[language]:
            assert term == " ".join(term.split()), (each.code, term)
            assert 1 <= len(term.split()) <= 4, (each.code, term)


@WITH_LANGUAGE
def test_no_term_is_written_twice_for_the_same_field(language):
    for each in EVERYTHING:
        assert len(set(each.terms[language])) == len(each.terms[language]), each.code


def test_arabic_terms_are_plain_arabic_letters_without_vowel_signs():
    terms = [(each.code, term) for each in EVERYTHING for term in each.terms["ar"]]
    odd = [(code, term) for code, term in terms if NOT_PLAIN_ARABIC.search(term)]

    assert odd == []


@WITH_LANGUAGE
@pytest.mark.parametrize(
    "kind",
    [fields.fields(), capacities.capacities(), target_groups.target_groups()],
    ids=["fields", "capacities", "target groups"],
)
def test_no_term_points_at_two_of_a_kind_whatever_its_ending(kind, language):
    claims = defaultdict(set)
    for each in kind:
        for term in each.terms[language]:
            claims[stems(term, language)].add(each.code)

    assert {term: codes for term, codes in claims.items() if len(codes) > 1} == {}


@WITH_LANGUAGE
def test_no_field_claims_a_word_that_every_ngo_uses(language):
    everyday = {stems(word, language) for word in EVERYDAY[language].split()}
    claimed = [
        (each.code, term)
        for each in fields.fields()
        for term in each.terms[language]
        if stems(term, language) in everyday
    ]

    assert claimed == []


@WITH_LANGUAGE
def test_every_term_is_found_where_it_stands_alone(language):
    missed = [
        (each.code, term)
        for each in EVERYTHING
        for term in each.terms[language]
        if each.code not in {hit.term.code for hit in LEXICON.spot(Passage(term, language))}
    ]

    assert missed == []


@WITH_LANGUAGE
def test_no_term_of_several_words_comes_down_to_one_that_means_something_else(language):
    lost = [
        (each.code, term)
        for each in EVERYTHING
        for term in each.terms[language]
        if len(left := words(term, language)) == 1
        and {*WORD.findall(term.lower())} - {left[0].written.lower()} - {*ADDING_NOTHING.split()}
    ]

    assert lost == []


@WITH_LANGUAGE
def test_no_everyday_word_is_a_thing_of_the_dictionary_that_proves_something(language):
    evidence = [each for at, each in enumerate(dictionary.entries()) if at not in dictionary.vague()]

    assert {word for each in evidence for word in each[language]} & everyday.words(language) == set()


@pytest.mark.parametrize("committee", [each.code for each in fields.committees()])
def test_a_committees_file_of_terms_speaks_of_its_own_fields_only(committee):
    own = {each.code for each in fields.fields() if each.committee == committee}

    assert set(files.table(f"terms/{committee}")) == own


@pytest.mark.parametrize(
    ("code", "terms"),
    [
        ("orphan-care", {"ar": "أيتام", "tr": "yetim", "en": "orphans", "fr": "orphelins"}),
        ("midwifery-newborn", {"ar": "المواليد", "tr": "yenidoğan", "en": "midwives", "fr": "sage-femme"}),
        ("drinking-water", {"ar": "حفر الآبار", "tr": "kuyu açma", "en": "drill wells", "fr": "puits"}),
    ],
)
def test_the_words_practitioners_say_first_are_there(code, terms):
    for language, term in terms.items():
        assert term in fields.field(code).terms[language]


def test_capacities_and_target_groups_are_found_by_code():
    assert capacities.capacity("well-drilling").names["en"] == "Well drilling"
    assert capacities.is_capacity("translation")
    assert not capacities.is_capacity("astrology")
    assert target_groups.target_group("widows").names["tr"] == "Dul kadınlar"
    assert not target_groups.is_target_group("astrologers")
    with pytest.raises(KeyError, match="astrology"):
        capacities.capacity("astrology")
    with pytest.raises(KeyError, match="astrologers"):
        target_groups.target_group("astrologers")
