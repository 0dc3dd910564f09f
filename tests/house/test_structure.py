"""The rules of the house that a machine can read from the code itself."""

import ast
import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
CODE = sorted((ROOT / "collab").rglob("*.py"))
TEMPLATES = sorted((ROOT / "templates").rglob("*.html"))
LONGEST_FILE = 250


def test_one_place_alone_commits() -> None:
    found = [path.name for path in CODE for line in path.read_text().splitlines() if ".commit(" in line]

    assert found == ["db.py"]


@pytest.mark.parametrize("path", CODE, ids=lambda path: str(path.relative_to(ROOT)))
def test_a_file_says_what_it_is_for_imports_at_its_top_and_is_not_too_long(path: Path) -> None:
    source = path.read_text()
    tree = ast.parse(source)
    functions = [node for node in ast.walk(tree) if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)]
    inner = [node for f in functions for node in ast.walk(f) if isinstance(node, ast.Import | ast.ImportFrom)]

    assert ast.get_docstring(tree), "the first line says what the room is for"
    assert not inner, "an import inside a function means that a floor is wrong"
    assert "TYPE_CHECKING" not in source
    assert len(source.splitlines()) <= LONGEST_FILE


def test_no_room_is_named_after_nothing() -> None:
    nothing = {"utils", "helpers", "common", "manager", "service", "base", "misc"}

    assert not [path for path in CODE if path.stem in nothing]


def test_only_the_delivery_speaks_smtp() -> None:
    users = [path.name for path in CODE if re.search(r"^\s*(import|from) smtplib", path.read_text(), re.M)]

    assert users == ["delivery.py"]


@pytest.mark.parametrize("path", TEMPLATES, ids=lambda path: str(path.relative_to(ROOT)))
def test_pages_hold_no_style_or_script_of_their_own(path: Path) -> None:
    if path.parent.name == "mail":
        return
    source = path.read_text()

    assert not re.search(r"\sstyle=|<style|\son[a-z]+=\"", source)
    assert not re.search(r"<script(?![^>]*\ssrc=)", source)


def test_a_template_takes_its_parts_from_where_they_are() -> None:
    named = re.compile(r'{% (?:from|import|extends|include) "([^"]+)"')
    asked = {(path.name, part) for path in TEMPLATES for part in named.findall(path.read_text())}

    assert [(name, part) for name, part in sorted(asked) if not (ROOT / "templates" / part).is_file()] == []


def test_the_style_sheet_knows_no_left_and_right() -> None:
    sheet = re.sub(r"/\*.*?\*/", "", (ROOT / "static" / "app.css").read_text(), flags=re.S)
    sided = re.findall(
        r"(?:margin|padding|border|inset)-(?:left|right)|(?<![\w-])(?:left|right)\s*:|float:\s*(?:left|right)", sheet
    )

    assert not sided


def test_the_code_and_its_documents_name_no_place_on_this_machine() -> None:
    here = f"{ROOT}/"
    listed = [*CODE, *ROOT.glob("*.md"), *ROOT.glob("docs/**/*.md"), *ROOT.glob("*.lock"), ROOT / "Makefile"]

    assert not [path for path in [*listed, ROOT / ".ci/run"] if here in path.read_text()]


def test_the_locks_carry_hashes_and_no_addresses() -> None:
    for lock in ROOT.glob("*.lock"):
        text = lock.read_text()
        assert "://" not in text
        assert text.count("--hash=sha256:") >= len(re.findall(r"^[a-z][\w.\[\]-]*==", text, re.M)) > 0
