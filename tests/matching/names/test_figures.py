"""The measure of look-alike names, checked against figures counted by hand."""

import json

import pytest
from click.testing import CliRunner

from collab.cli.matching import evaluate_names
from collab.matching.names.lexicon import grade, ideas

PAIRS = """name_a,name_b,country,script_a,script_b,kind,label
Zahra Foundation,Zahra Fundation,JO,Latn,Latn,spelling,1
Zahra Foundation,ZAHRA FOUNDATION,JO,Latn,Latn,spelling,1
Zahra Foundation,Yarmouk Bakers,JO,Latn,Latn,spelling,1
Blue Nile Relief Society,BNRS,SD,Latn,Latn,acronym,1
Zarqa University,Irbid University,JO,Latn,Latn,hard_negative,0
Zahra Foundation,Zahra Foundation,JO,Latn,Latn,hard_negative,0
"""


@pytest.fixture
def pairs(tmp_path):
    path = tmp_path / "pairs.csv"
    path.write_text(PAIRS, "utf-8")
    return path


def test_precision_recall_and_false_alarms_are_what_a_person_counts(pairs):
    said = CliRunner().invoke(evaluate_names, [str(pairs), "--json"], catch_exceptions=False).output

    # Flagged: two of three spellings, the acronym, and one of two that are not the same: three of four rightly.
    assert json.loads(said) == {
        "overall": {"precision": 0.75, "recall": 0.75},
        "kinds": {
            "acronym": {"n": 1, "recall": 1.0},
            "hard_negative": {"n": 2, "false_alarms": 0.5},
            "spelling": {"n": 3, "recall": 0.6667},
        },
    }


def test_people_read_the_same_figures_as_lines(pairs):
    said = CliRunner().invoke(evaluate_names, [str(pairs)], catch_exceptions=False).output

    assert "precision 0.750, recall 0.750" in said
    assert "false alarms 0.500" in said


def test_a_file_without_the_columns_is_refused_by_name(tmp_path):
    path = tmp_path / "pairs.csv"
    path.write_text("name_a,name_b\nA,B\n")
    said = CliRunner().invoke(evaluate_names, [str(path)])

    assert said.exit_code == 1
    assert "country, kind, label" in said.output


def test_words_of_several_languages_are_one_idea_and_every_idea_has_a_weight():
    found = [ideas(word) for word in ("university", "جامعه", "universitesi", "университет", "universite")]

    assert all("university" in each for each in found)
    assert grade("university") == "kind"
    assert ideas("tunisienne") == ideas("تونسيه") == {"country:TN"}
