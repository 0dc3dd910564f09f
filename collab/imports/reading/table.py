"""A file as rows of text, whatever it is: CSV in any of the union's encodings, or a sheet of an XLSX workbook."""

from dataclasses import dataclass

from collab.errors import Refusal

MOST_BYTES = 5 * 1024 * 1024
MOST_ROWS, MOST_COLUMNS = 10_000, 200
LONGEST_CELL = 32_767  # as many as a cell of a spreadsheet holds


class Unreadable(Refusal):
    """The file as a whole cannot be read; code and facts say why, words how to mend it."""


@dataclass(frozen=True, slots=True)
class Table:
    """The cells of a file as text, the first row of the file first; `encoding` is "" for a workbook."""

    rows: tuple[tuple[str, ...], ...]
    encoding: str = ""


def bounded(rows: tuple[tuple[str, ...], ...], encoding: str = "") -> Table:
    """A table that is not larger than we take; raises Unreadable."""
    if len(rows) > MOST_ROWS + 50:  # titles and headers stand above the rows
        raise Unreadable("file.too_many_rows", most=MOST_ROWS)
    if max(map(len, rows), default=0) > MOST_COLUMNS:
        raise Unreadable("file.too_wide", most=MOST_COLUMNS)
    if not any(cell for row in rows for cell in row):
        raise Unreadable("file.empty")
    return Table(rows, encoding)
