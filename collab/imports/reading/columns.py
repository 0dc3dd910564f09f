"""What each column of a file says: by its header in the union's languages, else by what stands in it."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from collab.imports.reading.headers import HEADERS
from collab.imports.reading.table import Table
from collab.matching.folding import fold
from collab.vocabulary import countries

ROLES = tuple(HEADERS)
HEADERS_WITHIN = 25  # titles, dates and logos stand above them
SAMPLES, LOOKED_AT = 3, 60
MOSTLY = 0.6
WEB = re.compile(r"(https?://|www\.)\S+", re.IGNORECASE)
MAIL = re.compile(r"\S+@\S+\.\S+")
YEAR = re.compile(r"(1[89]|20)\d\d")
WORD = re.compile(r"[^\W_]+")
LONG = 120  # characters from which a text tells what somebody does


@dataclass(frozen=True, slots=True)
class Layout:
    """Where the headers stand (from 0), some cells under each, and what each column says ("" for nothing)."""

    header: int
    headers: tuple[str, ...]
    samples: tuple[tuple[str, ...], ...]
    roles: tuple[str, ...]

    @property
    def names_somebody(self) -> bool:
        """Whether the file says at all who its rows are about."""
        return any(is_of_names(role) for role in self.roles)

    def header_of(self, role: str) -> str:
        """What the file itself calls the column with this role, or ""."""
        return next((header for header, its in zip(self.headers, self.roles, strict=True) if its == role), "")

    def with_roles(self, roles: Sequence[str]) -> "Layout":
        """The same file as somebody who knows it reads it; columns that nothing is said of keep silent."""
        known = [role if role in ROLES else "" for role in roles][: len(self.headers)]
        filled = known + [""] * (len(self.headers) - len(known))
        return Layout(self.header, self.headers, self.samples, tuple(_each_once(filled)))

    def cells(self, row: Sequence[str]) -> dict[str, str]:
        """The cells of a row by what they say."""
        return {role: row[place] for place, role in enumerate(self.roles) if role and place < len(row)}


def layout_of(table: Table) -> Layout:
    """The likeliest reading of a table."""
    header = _header_of(table)
    headers = _without_empty_end(table.rows[header])
    body = table.rows[header + 1 : header + 1 + LOOKED_AT]
    columns = [[row[place] for row in body if place < len(row) and row[place]] for place in range(len(headers))]
    roles = _guessed(_recognised(headers), columns)
    return Layout(header, headers, tuple(tuple(dict.fromkeys(each))[:SAMPLES] for each in columns), tuple(roles))


def is_of_names(role: str) -> bool:
    """Whether a column with this role names the organisation."""
    return role in ("name", "native") or role.startswith("name:")


def _header_of(table: Table) -> int:
    """The row with most headers we know, a name among them; else the first with several cells."""
    first = table.rows[:HEADERS_WITHIN]
    known = [_recognised(row) for row in first]
    scores = [sum(map(bool, roles)) if any(map(is_of_names, roles)) else 0 for roles in known]
    if max(scores):
        return scores.index(max(scores))
    width = max(sum(map(bool, row)) for row in first)
    return next(place for place, row in enumerate(first) if sum(map(bool, row)) >= max(1, width - 1))


def _without_empty_end(row: Sequence[str]) -> tuple[str, ...]:
    last = max((place for place, cell in enumerate(row) if cell), default=-1)
    return tuple(row[: last + 1])


def _recognised(headers: Sequence[str]) -> list[str]:
    """Roles of the columns whose header we know, whole words first, then those with our words among others."""
    words = [_words(header) for header in headers]
    exact = _each_once([_KNOWN.get(" ".join(each), "") for each in words])
    near = [exact[place] or _nearest(each, taken=exact) for place, each in enumerate(words)]
    return _each_once(near)


def _nearest(words: Sequence[str], *, taken: Iterable[str]) -> str:
    """The role whose header makes up at least half of these words."""
    found = [(len(known.split()), role) for known, role in _KNOWN.items() if set(known.split()) <= set(words)]
    longest = max((size for size, role in found if role not in taken), default=0)
    if not words or longest < len(words) / 2:
        return ""
    return next(role for role in ROLES if (longest, role) in found and role not in taken)


def _guessed(roles: list[str], columns: Sequence[Sequence[str]]) -> list[str]:
    """Columns without a known header get a role from what stands in them, where no other has it."""
    found = list(roles)
    for place, cells in enumerate(columns):
        role = "" if found[place] else _told_by(cells)
        found[place] = found[place] or (role if role not in found else "")
    if not any(map(is_of_names, found)):
        place = next((place for place, cells in enumerate(columns) if not found[place] and _are_names(cells)), -1)
        if place >= 0:
            found[place] = "name"
    return found


def _told_by(cells: Sequence[str]) -> str:
    tests: Mapping[str, Iterable[bool]] = {
        "website": (bool(WEB.fullmatch(cell)) for cell in cells),
        "email": (bool(MAIL.fullmatch(cell)) for cell in cells),
        "founded": (bool(YEAR.fullmatch(cell)) for cell in cells),
        "country": (countries.find(cell) is not None for cell in cells),
        "mission": (len(cell) >= LONG for cell in cells),
    }
    for role, answers in tests.items():
        if cells and sum(answers) >= MOSTLY * len(cells):
            return role
    return ""


def _are_names(cells: Sequence[str]) -> bool:
    lettered = [cell for cell in cells if any(map(str.isalpha, cell)) and len(cell) < LONG]
    return bool(cells) and len(set(lettered)) >= 0.9 * len(cells)


def _each_once(roles: Sequence[str]) -> list[str]:
    return [role if role and role not in roles[:place] else "" for place, role in enumerate(roles)]


def _words(header: str) -> list[str]:
    return WORD.findall(fold(header.replace("_", " ")))


_KNOWN = {" ".join(_words(header)): role for role, headers in HEADERS.items() for header in headers}
