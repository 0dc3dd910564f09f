"""Whatever the bytes: a reasoned refusal, or rows each of which is accepted or reported."""

import csv
import io

from hypothesis import given, settings
from hypothesis import strategies as st

from collab import language
from collab.imports.reading.columns import ROLES
from collab.imports.reading.file import open_file
from collab.imports.reading.rows import Bad, Incoming, each_once
from collab.imports.reading.table import Unreadable
from collab.matching.folding import fold
from collab.words import imports as words
from collab.words import refusals
from tests.imports.made import HEADER, WATER, workbook

GOOD = workbook(
    HEADER.strip().split(","), ("1", "Wells Society", "", "Sudan", "SD", "We dig wells", "", 2001.0, "", "en")
)
CELLS = st.one_of(
    st.text(max_size=30),
    st.sampled_from(["Sudan", "NA", "=1+1", "#REF!", "Wells Society", "جمعية الأمل", "2001", "", "  ", '"', ",", "\n"]),
)
NAMED = st.sampled_from(
    ["name", "country", "iso2", "الاسم", "Ülke", "site web", "founded", "email", "", "x", "activities"]
)
EXAMPLES = 150


def judged(data: bytes) -> list[Incoming | Bad]:
    """All rows, or none where the file is refused in words."""
    try:
        file = open_file(data)
    except Unreadable as refused:
        return _none(refused)
    rows = each_once(file.read(), {})
    assert len(rows) == len(file)
    assert all(words.reason(row.code, row.facts) for row in rows if isinstance(row, Bad))
    assert len({row.row for row in rows}) == len(rows)
    return rows


def _none(refused: Unreadable) -> list[Incoming | Bad]:
    assert refusals.words(refused.code, refused.facts) != refusals.words("no such code", {})
    return []


@given(st.binary(max_size=400))
@settings(max_examples=EXAMPLES, deadline=None)
def test_any_bytes(data: bytes) -> None:
    judged(data)


@given(st.binary(max_size=60), st.integers(0, len(GOOD)), st.integers(0, 60))
@settings(max_examples=EXAMPLES, deadline=None)
def test_any_broken_workbook(piece: bytes, at: int, over: int) -> None:
    judged(GOOD[:at] + piece + GOOD[at + over :])


@given(st.text(max_size=200), st.sampled_from(["utf-8", "utf-16", "cp1254", "cp1256", "cp1252"]))
@settings(max_examples=EXAMPLES, deadline=None)
def test_any_text_below_good_headers(text: str, encoding: str) -> None:
    judged((HEADER + WATER + text).encode(encoding, "replace"))


@given(st.lists(NAMED, min_size=1, max_size=6), st.lists(st.lists(CELLS, max_size=8), max_size=8))
@settings(max_examples=EXAMPLES, deadline=None)
def test_any_rows_below_any_headers(headers: list[str], rows: list[list[str]]) -> None:
    written = io.StringIO()
    csv.writer(written).writerows([headers, *rows])
    found = judged(written.getvalue().encode("utf-8", "replace"))

    for row in found:
        if isinstance(row, Incoming):
            assert row.draft.names[0].text.strip()
            assert row.draft.country


@given(st.lists(st.sampled_from(["", *ROLES]), max_size=12))
@settings(max_examples=EXAMPLES, deadline=None)
def test_any_mapping(roles: list[str]) -> None:
    file = open_file((HEADER + WATER * 2).encode()).as_mapped(roles)

    assert len(list(file.read())) == 2
    assert len(file.layout.roles) == len(file.layout.headers)


@given(st.text(max_size=60))
@settings(max_examples=300, deadline=None)
def test_folding_twice_changes_nothing_and_marks_do_not_count(text: str) -> None:
    marked = "".join(f"{sign}\u200f\u0640" if sign.isalpha() else sign for sign in text)

    assert fold(fold(text)) == fold(text)
    assert fold(marked) == fold("".join(text))


@given(st.text(max_size=20))
def test_no_cell_of_the_list_of_bad_rows_is_a_formula(cell: str) -> None:
    assert not words.harmless(cell).startswith(("=", "+", "-", "@"))


def test_all_reasons_have_words_in_every_language() -> None:
    for tongue in language.OFFERED:
        with language.reading(tongue, "UTC"):
            assert words.reason("twice", {"row": 3})
