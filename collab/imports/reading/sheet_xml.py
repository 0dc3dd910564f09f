"""What has to be known of a workbook before and beside its reader: how far its cells reach, and which hold errors."""

import re
from collections.abc import Iterator, Mapping
from html import unescape

from collab.imports.reading.table import MOST_COLUMNS, MOST_ROWS, Unreadable

MOST_CELLS = 2_000_000
PLACE = re.compile(rb"\br\s*=\s*[\"']\s*([A-Za-z]{0,9})([0-9]{1,12})")
ERROR = re.compile(rb"<(?:\w+:)?c\b([^<>]{0,200}\bt\s*=\s*[\"']e[\"'][^<>]{0,200})>(.{0,400}?)</(?:\w+:)?c>", re.DOTALL)
VALUE = re.compile(rb"<(?:\w+:)?v[^>]*>([^<]{1,20})<")
SHEET = re.compile(rb"<(?:\w+:)?sheet\b[^<>]*>")
RELATION = re.compile(rb"<(?:\w+:)?Relationship\b[^<>]*>")


def require_narrow(parts: Mapping[str, bytes]) -> None:
    """Refuse a sheet with a cell so far out that all the empty ones before it would fill the memory."""
    for name, content in parts.items():
        if not name.startswith("xl/worksheets/"):
            continue
        width = height = 0
        for place in PLACE.finditer(content):  # one after another: a list of them all would fill the memory itself
            width, height = max(width, _column(place[1])), max(height, int(place[2]))
        if height > 20 * MOST_ROWS:
            raise Unreadable("file.too_many_rows", most=MOST_ROWS)
        if width * height > MOST_CELLS:
            raise Unreadable("file.too_wide", most=MOST_COLUMNS)


def errors_in(parts: Mapping[str, bytes], sheet: str) -> Iterator[tuple[int, int, str]]:
    """(row, column, words) of the cells that hold an error such as #N/A; rows and columns count from 0."""
    for attributes, inside in ERROR.findall(parts.get(_part_of(parts, sheet), b"")):
        place, value = PLACE.search(attributes), VALUE.search(inside)
        if place and place[1]:
            said = unescape(value[1].decode("utf-8", "replace")) if value else "#N/A"
            yield int(place[2]) - 1, _column(place[1]) - 1, said


def _part_of(parts: Mapping[str, bytes], sheet: str) -> str:
    """The part that holds the sheet of this name, or ""."""
    for tag in SHEET.findall(parts.get("xl/workbook.xml", b"")):
        if unescape(_attribute(tag, "name")) == sheet:
            relation = _attribute(tag, r"\w+:id")
            for found in RELATION.findall(parts.get("xl/_rels/workbook.xml.rels", b"")):
                if _attribute(found, "Id") == relation:
                    return "xl/" + _attribute(found, "Target").removeprefix("/xl/").removeprefix("xl/")
    return ""


def _attribute(tag: bytes, name: str) -> str:
    found = re.search(rf"\s(?:{name})\s*=\s*[\"']([^\"']*)", tag.decode("utf-8", "replace"))
    return found[1] if found else ""


def _column(letters: bytes) -> int:
    number = 0
    for letter in letters.upper():
        number = number * 26 + letter - 64
    return number
