"""The dictionary: every thing in all four languages, no word for too many things, broken lines named."""

from collections import Counter

import pytest

from collab.vocabulary import dictionary, files

MOST_MEANINGS = 3


def test_every_thing_has_a_word_in_each_language():
    assert len(dictionary.entries()) > 900
    assert all(set(entry) == {"ar", "tr", "en", "fr"} and all(entry.values()) for entry in dictionary.entries())


@pytest.mark.parametrize("language", files.LANGUAGES)
def test_no_word_names_many_things(language):
    uses = Counter(word for entry in dictionary.entries() for word in entry[language])

    assert [word for word, times in uses.items() if times > MOST_MEANINGS] == []


@pytest.mark.parametrize(
    ("line", "told"),
    [("ماء | su | water", "line 1: give words"), ("ماء | su | clean water | eau", "more than one word")],
)
def test_a_broken_line_is_named(tmp_path, monkeypatch, line, told):
    (tmp_path / dictionary.FILE).write_text(line)
    monkeypatch.setattr(dictionary, "FOLDER", tmp_path)

    with pytest.raises(files.BrokenFileError, match=told):
        dictionary.entries.__wrapped__()


def test_names_of_places_and_tongues_are_vague():
    vague = {word for at in dictionary.vague() for word in dictionary.entries()[at]["en"]}

    assert {"english", "french", "europe", "country", "access"} <= vague
    assert vague.isdisjoint({"well", "orphan", "beekeeping", "teacher"})
