"""What a person reads when the house says no."""

import re
from datetime import UTC, datetime
from pathlib import Path

import pytest

import collab
from collab import language
from collab.words import refusals

GENERAL = refusals.words("no.such.code", {})
NOON = datetime(2026, 11, 23, 9, 0, tzinfo=UTC)


def codes_in_the_house() -> list[str]:
    """Every code that some room refuses with."""
    raised = re.compile(r"(?:Refusal|Unknown|Forbidden|Conflict|TooMany)\(\s*\"([a-z_.]+)\"")
    return sorted(
        {code for room in Path(collab.__path__[0]).rglob("*.py") for code in raised.findall(room.read_text())}
    )


@pytest.mark.parametrize("code", [*codes_in_the_house(), "form.stale", "busy"])
def test_every_refusal_of_the_house_has_words_of_its_own(code):
    told = refusals.words(code, {"minutes": 15})

    assert told != GENERAL
    assert told.endswith(".")


def test_a_code_without_words_gets_a_general_sentence_that_shows_a_way_on():
    assert "ask a coordinator" in GENERAL


def test_too_many_tries_says_how_long_to_wait():
    assert refusals.words("signin.too_many", {"minutes": 1}) == "Too many tries. Wait one minute, then try again."
    assert "15 minutes" in refusals.words("signin.too_many", {"minutes": 15})


def test_the_second_coordinator_reads_who_was_first_and_when():
    with language.reading("en", "Europe/Istanbul"):
        told = refusals.words("partnership.already_decided", {"by": "Carol", "at": NOON, "stage": "approved"})

    assert told == "Carol approved it first, on 23 November 2026, 12:00. Your decision was not counted."


def test_an_answer_whose_author_is_unknown_is_still_told_honestly():
    told = refusals.words("partnership.already_answered", {"by": None, "at": NOON})

    assert told == "This has already been answered. Your answer was not counted."


def test_a_wrong_moment_says_how_things_stand():
    assert refusals.words("post.wrong_state", {"state": "expired"}).endswith("How it stands now: Deadline passed.")
