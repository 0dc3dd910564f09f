"""Every setting and every command stands in the operating guide, and every guide is found from the first page."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import click
import pytest

from collab.cli.commands import collab

ROOT = Path(__file__).parents[2]
GUIDE = (ROOT / "docs" / "operating.md").read_text()
OF_THE_HOUSE = ("as_child",)  # options that only the house itself uses
NOT_FROM_OUTSIDE = re.compile(r"^(SESSION_|PERMANENT_|MAX_)")


def _settings() -> list[str]:
    tree = ast.parse((ROOT / "config.py").read_text())
    names = [target.id for node in tree.body if isinstance(node, ast.Assign) for target in node.targets]  # type: ignore[attr-defined]
    return [name for name in names if not NOT_FROM_OUTSIDE.match(name)]


def _commands(group: click.Group, words: tuple[str, ...] = ("collab",)) -> Iterator[tuple[str, click.Command]]:
    for name, command in group.commands.items():
        if isinstance(command, click.Group):
            yield from _commands(command, (*words, name))
        else:
            yield " ".join((*words, name)), command


@pytest.mark.parametrize("setting", _settings())
def test_every_setting_is_told(setting: str) -> None:
    assert f"`{setting}`" in GUIDE


@pytest.mark.parametrize(("words", "command"), list(_commands(collab)), ids=lambda one: str(one))
def test_every_command_and_its_options_are_told(words: str, command: click.Command) -> None:
    assert f"`{words}" in GUIDE
    options = [one for one in command.params if isinstance(one, click.Option) and one.name not in OF_THE_HOUSE]
    assert not [opts for one in options if (opts := one.opts[0]) not in GUIDE]


@pytest.mark.parametrize("guide", sorted((ROOT / "docs").glob("*.md")), ids=lambda path: path.name)
def test_every_guide_is_found_from_the_first_page(guide: Path) -> None:
    assert f"docs/{guide.name}" in (ROOT / "README.md").read_text()
