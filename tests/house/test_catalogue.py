"""Every catalogue is whole: nothing missing, nothing doubtful, every fact and every plural in its place."""

import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest
from babel.messages.catalog import Catalog, Message
from babel.messages.extract import DEFAULT_KEYWORDS, extract_from_dir
from babel.messages.frontend import parse_mapping_cfg

from tests.house.typesetting import LATIN, carefully, catalogue_of

ROOT = Path(__file__).parents[2]
KEYWORDS = {**DEFAULT_KEYWORDS, "_": None, "lazy": None, "gettext": None, "ngettext": (1, 2)}
FACT = re.compile(r"%\((\w+)\)[a-z]")
ARABIC = re.compile(r"[\u0621-\u064a]")
PLURAL = "(n==0 ? 0 : n==1 ? 1 : n==2 ? 2 : n%100>=3 && n%100<=10 ? 3 : n%100>=11 ? 4 : 5)"
# Words that hold no Arabic letter in Arabic either, looked at one by one: signs and facts alone.
WITHOUT_LETTERS: set[str] = {
    "“%(words)s”",
    "%(page)s · %(union)s",
    "%(what)s %(num)s",
    "%(label)s: %(words)s",
    "%(first)s–%(last)s",
}
# Words that are the same in the other language, looked at one by one: signs and facts alone, and shared words.
FACTS_ALONE = {
    "%(level)s.",
    "%(title)s (%(where_and_when)s)",
    "%(page)s · %(union)s",
    "%(city)s, %(country)s",
    "%(member)s, %(country)s",
    "%(person)s, %(member)s",
    "%(what)s %(num)s",
    "%(label)s: %(words)s",
}
SAME = {
    "tr": FACTS_ALONE | {"“%(words)s”"},
    "fr": FACTS_ALONE | {"Type", "Expert", "Mission", "Contact", "Budget", "Pages", "Points", "Questions"},
}
FOREIGN = re.compile(r"[\u0600-\u06ff\"]")
COMPLETE = ("ar", *LATIN)
COUNTED = {"ar": 6, "tr": 2, "fr": 2}


@pytest.mark.parametrize("language", COMPLETE)
def test_every_word_of_the_house_stands_in_the_catalogue_and_no_other(language: str) -> None:
    written, known = set(_extracted()), {_key(message) for message in _messages(language)}

    assert not written - known, "run `make words` and translate"
    assert not known - written, "nobody says this any more"


@pytest.mark.parametrize("language", COMPLETE)
def test_every_message_is_translated_and_not_in_doubt(language: str) -> None:
    untold = [message.id for message in _messages(language) if message.fuzzy or not all(_strings(message))]

    assert not untold


def test_every_arabic_message_is_written_in_arabic() -> None:
    latin = [
        message.id
        for message in _messages("ar")
        if message.id not in WITHOUT_LETTERS and not all(ARABIC.search(words) for words in _strings(message))
    ]

    assert not latin


@pytest.mark.parametrize("language", COMPLETE)
def test_every_fact_of_a_message_stands_in_its_translation(language: str) -> None:
    wrong = [
        (message.id, words)
        for message in _messages(language)
        for words in _strings(message)
        if not _keeps_facts(message, words)
    ]

    assert not wrong


@pytest.mark.parametrize("language", SAME)
def test_what_stays_as_it_is_in_another_language_was_looked_at(language: str) -> None:
    alike = {words for message in _messages(language) for words in _strings(message) if words in _key(message)}

    assert not alike - SAME[language], "translate it, or name it in SAME once you have looked at it"


@pytest.mark.parametrize("language", LATIN)
def test_what_is_written_in_latin_letters_is_set_with_care(language: str) -> None:
    untidy = [words for words in _all_words(language) if words != carefully(words, language) or FOREIGN.search(words)]

    assert not untidy, "`python -m tests.house.typesetting` mends apostrophes and spaces"


@pytest.mark.parametrize(
    ("typed", "printed"),
    [
        ("L'accord : « oui » ; et vous ?", "L’accord\u00a0: «\u00a0oui\u00a0»\u00a0; et vous\u00a0?"),
        ("Voir https://x.example/?a=1 à 12:30.", "Voir https://x.example/?a=1 à 12:30."),
    ],
)
def test_french_signs_stand_apart_and_addresses_stay_whole(typed: str, printed: str) -> None:
    assert carefully(typed, "fr") == printed
    assert carefully(printed, "fr") == printed


@pytest.mark.parametrize(("language", "forms"), COUNTED.items())
def test_each_language_counts_in_its_own_number_of_forms(language: str, forms: int) -> None:
    catalogue = _catalogue(language)

    assert catalogue.num_plurals == forms
    assert not [message.id for message in catalogue if message.pluralizable and len(_strings(message)) != forms]


def test_arabic_counts_in_the_order_of_the_house() -> None:
    assert re.sub(r"\s", "", _catalogue("ar").plural_expr) == re.sub(r"\s", "", PLURAL)


@cache
def _extracted() -> tuple[tuple[str, ...], ...]:
    """Every message in code and templates, as babel.cfg says."""
    with (ROOT / "babel.cfg").open() as settings:
        methods, options = parse_mapping_cfg(settings)
    loud = {pattern: {**one, "silent": "false"} for pattern, one in options.items()}  # or a broken template is skipped
    found = (
        message
        for folder in ("collab", "templates")
        for _, _, message, _, _ in extract_from_dir(
            ROOT / folder, method_map=methods, options_map=loud, keywords=KEYWORDS
        )
    )
    return tuple({message if isinstance(message, tuple) else (message,) for message in found})


@cache
def _catalogue(language: str) -> Catalog:
    return catalogue_of(language)


def _messages(language: str) -> Iterator[Message]:
    return (message for message in _catalogue(language) if message.id)


def _all_words(language: str) -> Iterator[str]:
    return (words for message in _messages(language) for words in _strings(message))


def _key(message: Message) -> tuple[str, ...]:
    return tuple(message.id) if isinstance(message.id, list | tuple) else (message.id,)


def _strings(message: Message) -> tuple[str, ...]:
    return tuple(message.string) if isinstance(message.string, list | tuple) else (message.string,)


def _keeps_facts(message: Message, words: str) -> bool:
    """All facts of the id stand in the words; forms for none, one and two may leave the number out."""
    wanted = {fact for text in _key(message) for fact in FACT.findall(text)}
    given = set(FACT.findall(words))
    return given == wanted or (message.pluralizable and given == wanted - {"num"})
