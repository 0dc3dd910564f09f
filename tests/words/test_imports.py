"""Words of an import."""

import re

import pytest

from collab.words.imports import harmless


@pytest.mark.parametrize("cell", ["=1", " +1", "Wells;=1", 'Wells;"=1"', "Wells\t@1", "Wells\n-1", "＝1"])
def test_no_cell_is_a_formula_to_a_spreadsheet_of_any_separator(cell: str) -> None:
    assert not re.search(r"""(^|[;,\t\n])[\s"]*[=+\-@＝]""", harmless(cell))
    assert harmless(cell).replace("'", "") == cell
