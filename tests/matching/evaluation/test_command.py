"""`collab match evaluate` as somebody calls it."""

import json

import pytest
from click.testing import CliRunner

from collab.cli.measuring import evaluate
from collab.matching import semantic

ORGANISATIONS = (
    "id,name,language,country,works_in,fields,text\n1,Wells,en,KE,,,We drill wells.\n2,Su,tr,TR,,,Su kuyusu.\n"
)
QUERY = '{"id": "q", "text": "Wells", "language": "en", "relevant": ["1", "2"]}\n'


@pytest.fixture
def folder(tmp_path):
    found = tmp_path / "small"
    found.mkdir()
    (found / "organisations.csv").write_text(ORGANISATIONS)
    (found / "queries.jsonl").write_text(QUERY)
    return found


@pytest.mark.slow
def test_each_system_is_one_object_a_line(folder):
    told = CliRunner().invoke(evaluate, [str(folder), "--baselines", "--json"])
    lines = [json.loads(line) for line in told.output.splitlines()]

    assert told.exit_code == 0
    assert [line["system"] for line in lines][:5] == ["light", "random", "token_set_ratio", "tfidf", "bm25"]
    assert lines[0] | {"seconds": 0} == {
        "set": "small",
        "system": "light",
        "recall10": 1.0,
        "ndcg10": 1.0,
        "mrr": 1.0,
        "cross_recall10": 1.0,
        "same_recall10": 1.0,
        "foreign_ratio": 1.0,
        "standard_error": None,
        "gini": 0.0,
        "coverage": 1.0,
        "queries": 1,
        "seconds": 0,
    }


@pytest.mark.slow
def test_fair_exposure_is_measured_beside_the_order_without(folder):
    told = CliRunner().invoke(evaluate, [str(folder), "--fair", "--json"])

    assert [json.loads(line)["system"] for line in told.output.splitlines()] == ["light", "light, fair"]


@pytest.mark.slow
def test_authors_that_ticked_nothing_are_measured_before_and_after_they_are_asked(folder):
    told = CliRunner().invoke(evaluate, [str(folder), "--asked", "--json"])

    assert [json.loads(line)["system"] for line in told.output.splitlines()] == [
        "light",
        "light, no ticks",
        "light, asked",
    ]


def test_a_table_is_for_people(folder):
    told = CliRunner().invoke(evaluate, [str(folder)])

    assert "short_recall10" in told.output
    assert "small" in told.output


def test_without_the_encoder_the_semantic_tier_is_refused_and_nothing_else_is_measured(folder, monkeypatch):
    monkeypatch.setattr(semantic, "USE", None)
    told = CliRunner().invoke(evaluate, [str(folder), "--tier", "semantic", "--json"])

    assert told.exit_code == 3
    assert "not installed" in told.stderr
    assert not told.stdout


def test_a_folder_without_its_files_is_named(tmp_path):
    told = CliRunner().invoke(evaluate, [str(tmp_path)])

    assert told.exit_code == 1
    assert "organisations.csv" in told.output
