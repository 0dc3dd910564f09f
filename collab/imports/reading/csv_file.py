"""CSV as people save it: the encoding and the delimiter are guessed, what cannot be read is named by its line."""

import csv
import io
from collections import Counter
from dataclasses import dataclass
from itertools import islice
from typing import Any

from charset_normalizer import from_bytes

from collab.imports.reading.table import LONGEST_CELL, Table, Unreadable, bounded

DELIMITERS = (",", ";", "\t", "|")
LINES_LOOKED_AT = 30
WINDOWS = ("cp1256", "cp1254", "cp1252")
BOMS = ((b"\xef\xbb\xbf", "utf-8-sig"), (b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16"))
TURKISH = frozenset(b"\xd0\xdd\xde\xf0\xfd\xfe")  # ğ, ı, ş in windows-1254; Icelandic in windows-1252
ARABIC_FROM, MOSTLY = "\u0600", 0.3
CHOICES = ("utf-8", *WINDOWS, "cp1250", "cp1251")  # what a person can say that a file without a mark is in
SAMPLES, LONGEST_SAMPLE = 3, 90


@dataclass(frozen=True, slots=True)
class Letters:
    """One way to read the letters of a file, and some lines in which they tell."""

    encoding: str
    lines: tuple[str, ...]


def read(data: bytes, encoding: str = "") -> Table:
    """The rows of a CSV file, in the encoding somebody says or the one guessed; raises Unreadable."""
    text, encoding = decoded(data, encoding)
    return bounded(_rows(text, delimiter_of(text)), encoding)


def ways_to_read(data: bytes) -> list[Letters]:
    """How else a file could be read, the guess first; what cannot hold all of it, or reads the same, is left out."""
    found: dict[tuple[str, ...], Letters] = {}
    for encoding in ("", *CHOICES):
        try:
            text, named = decoded(data, encoding)
        except Unreadable:
            continue
        lines = _telling(text)
        found.setdefault(lines, Letters(named, lines))
    return list(found.values())


def _telling(text: str) -> tuple[str, ...]:
    """The first lines that are not plain Latin letters, or else the first ones."""
    lines = [line.strip()[:LONGEST_SAMPLE] for line in text.split("\n") if line.strip()]
    return tuple([line for line in lines if not line.isascii()][:SAMPLES] or lines[:SAMPLES])


def decoded(data: bytes, encoding: str = "") -> tuple[str, str]:
    """The text of a file and the encoding it was taken for, where none is given; raises Unreadable."""
    encoding = encoding or _encoding(data)
    try:
        text = data.decode(encoding)
    except (UnicodeDecodeError, LookupError) as bad:
        raise Unreadable("file.encoding") from bad
    return text.replace("\x00", "").replace("\r\n", "\n").replace("\r", "\n"), encoding.removesuffix("-sig")


def delimiter_of(text: str) -> str:
    """What stands between the cells: the sign that parts the first rows into as many cells each, and into most."""
    return max(DELIMITERS, key=lambda sign: _evenness(text, sign))


def _encoding(data: bytes) -> str:
    for mark, encoding in BOMS:
        if data.startswith(mark):
            return encoding
    if wide := _wide(data):
        return wide
    try:
        data.decode("utf-8")
    except UnicodeDecodeError:
        return _windows(data)
    return "utf-8"


def _wide(data: bytes) -> str:
    """UTF-16 without its mark: every other byte of plain signs such as commas is nothing."""
    start = data[:4000]
    if start.count(b",\x00") + start.count(b"\n\x00") + start.count(b";\x00") > 2 and start[1::2].count(0) > 2:
        return "utf-16-le"
    if start.count(b"\x00,") + start.count(b"\x00\n") + start.count(b"\x00;") > 2 and start[0::2].count(0) > 2:
        return "utf-16-be"
    return ""


def _windows(data: bytes) -> str:
    """Which Windows code page: by the words it makes, and Turkish before Icelandic."""
    if _is_arabic(data):
        return "cp1256"
    if TURKISH & set(data):
        return "cp1254"
    best = from_bytes(data[:200_000], cp_isolation=list(WINDOWS)).best()
    found = best.encoding if best else "cp1252"
    return "cp1252" if found == "cp1256" else found  # it would hold Arabic letters then


def _is_arabic(data: bytes) -> bool:
    """Whether windows-1256 makes whole Arabic words of it, and not stray letters among Latin ones."""
    text = data.decode("cp1256", "ignore")
    words = [word for word in text.split() if not word.isascii()]
    whole = sum(all(sign >= ARABIC_FROM for sign in word if sign.isalpha()) for word in words)
    return bool(words) and whole >= MOSTLY * len(words)


def _evenness(text: str, sign: str) -> tuple[float, int]:
    try:
        rows = [row for row in islice(_reader(text, sign), LINES_LOOKED_AT) if row]
    except csv.Error:
        rows = []
    if not rows:
        return 0.0, 0
    width, many = Counter(map(len, rows)).most_common(1)[0]
    return (many / len(rows), width) if width > 1 else (0.0, 0)


def _rows(text: str, delimiter: str) -> tuple[tuple[str, ...], ...]:
    reader = _reader(text, delimiter)
    try:
        return tuple(tuple(cell.strip() for cell in row) for row in reader)
    except csv.Error as bad:
        raise Unreadable("file.malformed", line=reader.line_num) from bad


def _reader(text: str, delimiter: str) -> Any:
    csv.field_size_limit(LONGEST_CELL)
    return csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
