"""A sheet of an XLSX workbook as text; what would fill the memory is refused before it is opened."""

import io
import zipfile
import zlib
from collections.abc import Iterable, Mapping
from datetime import datetime, time
from typing import Any
from zipfile import BadZipFile, ZipFile, ZipInfo

from python_calamine import CalamineWorkbook, SheetTypeEnum, SheetVisibleEnum

from collab.imports.reading import sheet_xml
from collab.imports.reading.table import Table, Unreadable, bounded

MAGIC, OLD_MAGIC = b"PK\x03\x04", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
MOST_PARTS = 1_000
MOST_UNPACKED = 48 * 1024 * 1024
READ_BY = ("xl/", "_rels/", "[Content_Types].xml")
BROKEN = (BadZipFile, OSError, ValueError, NotImplementedError, RuntimeError, EOFError, LookupError, zlib.error)


def read(data: bytes) -> Table:
    """The first visible sheet that has rows; raises Unreadable."""
    parts = _unpacked(data)
    try:
        return _first_filled(parts)
    except Unreadable:
        raise
    except BaseException as bad:  # the reader is written in Rust: where it panics, that is no Exception
        if isinstance(bad, KeyboardInterrupt | SystemExit):
            raise
        raise Unreadable("file.workbook") from bad


def _unpacked(data: bytes) -> Mapping[str, bytes]:
    """The parts that are read, unpacked under a limit: what the file says of their size may be a lie."""
    try:
        with ZipFile(io.BytesIO(data)) as packed:
            parts = {part.filename: part for part in packed.infolist() if part.filename.startswith(READ_BY)}
            if len(parts) > MOST_PARTS:
                raise Unreadable("file.bomb")
            return dict(_within(packed, parts.values()))
    except BROKEN as bad:
        raise Unreadable("file.workbook") from bad


def _within(packed: ZipFile, parts: Iterable[ZipInfo]) -> Iterable[tuple[str, bytes]]:
    left = MOST_UNPACKED
    for part in parts:
        with packed.open(part) as opened:
            content = opened.read(left + 1)
        left -= len(content)
        if left < 0:
            raise Unreadable("file.bomb")
        yield part.filename, content


def _first_filled(parts: Mapping[str, bytes]) -> Table:
    sheet_xml.require_narrow(parts)
    book = CalamineWorkbook.from_object(io.BytesIO(_packed(parts)))
    shown = [each.name for each in book.sheets_metadata if _is_shown(each)]
    for name in shown:
        values = book.get_sheet_by_name(name).to_python(skip_empty_area=False)
        rows = [[_text(value) for value in row] for row in values]
        for row, column, said in sheet_xml.errors_in(parts, name):
            if row < len(rows) and column < len(rows[row]):
                rows[row][column] = said
        if any(cell for row in rows for cell in row):
            return bounded(tuple(map(tuple, rows)))
    raise Unreadable("file.empty")


def _packed(parts: Mapping[str, bytes]) -> bytes:
    clean = io.BytesIO()
    with ZipFile(clean, "w", zipfile.ZIP_STORED) as fresh:
        for name, content in parts.items():
            fresh.writestr(name, content)
    return clean.getvalue()


def _is_shown(sheet: Any) -> bool:
    return bool(sheet.typ == SheetTypeEnum.WorkSheet and sheet.visible == SheetVisibleEnum.Visible)


def _text(value: Any) -> str:
    """A cell as a person reads it: whole numbers without ".0", days as year-month-day."""
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, float):
        return str(int(value)) if value.is_integer() and abs(value) < 1e15 else str(value)
    if isinstance(value, datetime):
        return (value.date() if value.time() == time() else value).isoformat()
    return str(value).strip()
