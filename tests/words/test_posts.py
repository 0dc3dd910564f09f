"""The sentence that tells what a proposal seeks."""

from datetime import date

from collab import language
from collab.words import posts


def test_it_tells_who_seeks_whom_where_for_what_and_until_when():
    with language.reading("en", "Europe/Istanbul"):
        told = posts.sought(
            country="SD", number=2, countries=["TR", "JO"], fields=["teacher-training"], answer_by=date(2027, 3, 3)
        )
        day = language.date(date(2027, 3, 3))

    assert told == f"A member in Sudan seeks 2 partners in Türkiye or Jordan for teacher training; answer by {day}."


def test_a_bare_post_still_reads_as_a_sentence():
    with language.reading("en", "Europe/Istanbul"):
        assert posts.sought(country="FR", number=1) == (
            "A member in France seeks one partner in any country for a joint project."
        )


def test_its_facts_are_in_the_readers_language():
    with language.reading("ar", "Africa/Khartoum"):
        told = posts.sought(country="SD", number=3, countries=["TR", "PS"])

    assert "السودان" in told
    assert "فلسطين" in told
