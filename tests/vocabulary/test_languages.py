"""Working languages, named in the reader's language."""

import pytest

from collab.vocabulary import languages


def test_the_unions_four_languages_come_first():
    assert languages.codes()[:4] == ("ar", "tr", "en", "fr")
    assert len(set(languages.codes())) == len(languages.codes())


@pytest.mark.parametrize("reader", ["ar", "tr", "en", "fr"])
def test_every_language_has_a_name_for_every_reader(reader):
    names = [name for _, name in languages.choices(reader)]

    assert all(names)
    assert len(set(names)) == len(names) == len(languages.codes())


def test_names_are_in_the_readers_language():
    assert languages.name("ar", "tr") == "Arapça"
    assert languages.name("sw", "ar") == "السواحلية"
    assert languages.name("ur", "xx") == "Urdu"


def test_an_unknown_language_is_refused():
    assert not languages.is_language("tlh")
    with pytest.raises(KeyError):
        languages.name("tlh", "en")
