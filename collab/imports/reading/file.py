"""A whole file: its table, its layout, and its rows one batch after another."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from collab.imports.reading import columns, csv_file, rows, workbook
from collab.imports.reading.columns import Layout
from collab.imports.reading.csv_file import Letters
from collab.imports.reading.rows import Bad, Incoming
from collab.imports.reading.table import MOST_BYTES, MOST_ROWS, Table, Unreadable

GIVABLE = ("country", "city", "language", "sectors", "founded")  # what can be the same for a whole directory


@dataclass(frozen=True, slots=True)
class File:
    """A file that was opened. `given` holds values for columns that it may lack."""

    layout: Layout
    encoding: str
    given: Mapping[str, str]
    _body: tuple[tuple[int, tuple[str, ...]], ...]

    def with_given(self, given: Mapping[str, str]) -> "File":
        """The same file with these values for columns that it lacks."""
        return replace(self, given=given)

    def as_mapped(self, roles: Sequence[str]) -> "File":
        """The same file, its columns being what somebody who knows better says."""
        return replace(self, layout=self.layout.with_roles(roles))

    def __len__(self) -> int:
        """How many rows below the headers hold anything."""
        return len(self._body)

    def read(self, start: int = 0, count: int | None = None) -> Iterator[Incoming | Bad]:
        """Some of its rows in order, each understood or not; an organisation that comes twice is not noticed here."""
        end = None if count is None else start + count
        given = lacking(self.layout, self.given)
        for number, row in self._body[start:end]:
            yield self._overlong(number, row) or rows.read(number, {**given, **self.layout.cells(row)})

    def _overlong(self, number: int, row: Sequence[str]) -> Bad | None:
        """A row with more cells than headers has one comma too many: nobody can say where."""
        headers = len(self.layout.headers)
        beyond = [cell for cell in row[headers:] if cell]
        return Bad(number, "", beyond[0], "too_many_cells", {"headers": headers}) if beyond else None


def open_file(data: bytes, *, given: Mapping[str, str] | None = None, encoding: str = "") -> File:
    """Read the bytes of a CSV or XLSX file; raises Unreadable. Of `given`, what the file has a column for is unused.

    `encoding` is what somebody says that a CSV file is in; "" has it guessed.
    """
    table = _table(data, encoding)
    layout = columns.layout_of(table)
    below = enumerate(table.rows[layout.header + 1 :], start=layout.header + 2)
    body = tuple((number, row) for number, row in below if any(row))
    if len(body) > MOST_ROWS:
        raise Unreadable("file.too_many_rows", most=MOST_ROWS)
    return File(layout, table.encoding, given or {}, body)


def lacking(layout: Layout, given: Mapping[str, str]) -> dict[str, str]:
    """Those of the given values for which the file has no column; an empty cell of its own stays empty."""
    own = {"country" if role == "code" else role for role in layout.roles}
    return {role: value for role, value in given.items() if role not in own and value}


def letters_of(data: bytes) -> list[Letters]:
    """How the letters of a file can be read; none for a workbook, which says it itself."""
    return [] if data.startswith((workbook.MAGIC, workbook.OLD_MAGIC)) else csv_file.ways_to_read(data)


def _table(data: bytes, encoding: str) -> Table:
    if len(data) > MOST_BYTES:
        raise Unreadable("file.too_large", most=MOST_BYTES // (1024 * 1024))
    if data.startswith(workbook.OLD_MAGIC):
        raise Unreadable("file.old_workbook")
    return workbook.read(data) if data.startswith(workbook.MAGIC) else csv_file.read(data, encoding)
