"""Speed is measured on an invented union that is the same every time."""

import json

from click.testing import CliRunner

from collab.cli import measuring
from collab.matching import scheme
from collab.matching.evaluation import speed
from collab.matching.evaluation.invented import Union


def test_the_invented_union_is_the_same_every_time():
    one, other = (list(Union(scheme.shipped()).members(5)) for _ in range(2))

    assert one == other
    assert len({member.missions for member in one}) == 5


def test_every_figure_is_there(monkeypatch):
    monkeypatch.setattr(speed, "QUESTIONS", 4)
    measure = speed.measure
    monkeypatch.setattr(speed, "measure", lambda members: measure(members // 10))
    told = CliRunner().invoke(measuring.bench, ["--members", "340", "--json"])
    figures = json.loads(told.output)

    assert figures["members"] == 34
    assert all(figures[name] > 0 for name in figures if not name.startswith("memory"))
