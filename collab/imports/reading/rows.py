"""One row of a file into a profile, or the reason why not, as a code with facts."""

import hashlib
import re
from collections.abc import Iterable, Mapping, MutableMapping
from dataclasses import dataclass, field
from typing import Any

from collab.imports.reading.table import LONGEST_CELL
from collab.matching.detection import detect_fields
from collab.matching.facts import Text
from collab.matching.folding import fold
from collab.matching.recognition import language_of, latin_language_of
from collab.members.drafts import ActivityDraft, ProfileDraft, Worded
from collab.vocabulary import countries, languages

LONGEST_NAME, LONGEST_TITLE, LONGEST_TEXT, LONGEST_CONTACT = 160, 160, 4000, 600
LONGEST_ACRONYM, LONGEST_CITY, LONGEST_PERSON, LONGEST_ADDRESS = 40, 120, 160, 254
MOST_ACTIVITIES = 25
MOST_FIELDS = 3  # a member ticks few; what a text mentions in passing is left to the matcher
SHORTEST_TEXT = 12  # a single word in the column of missions says where or how, not what for
SHORTEST_NAME = 2
FIRST_YEAR, LAST_YEAR = 1000, 2100
NOT_AVAILABLE = "NA"  # Namibia's code, and what many write into empty cells
NAME_ROLES = ("native", "name:ar", "name:tr", "name:fr", "name:en", "name")
WEB = re.compile(r"(https?://)?[\w-]+(\.[\w-]+)*\.[a-z]{2,}([:/?]\S*)?", re.IGNORECASE)
MAIL = re.compile(r"(?<![^\s@,;<>])[^\s@,;<>]+@[^\s@,;<>]+\.[^\s@,;<>]+")
BETWEEN = re.compile(r"[,،;؛\n•]")
BETWEEN_COUNTRIES = re.compile(r"[,،;؛\n|/]")
ERROR = re.compile(r"#(N/A|REF!|VALUE!|NAME\?|DIV/0!|NULL!|NUM!|SPILL!|CALC!|GETTING_DATA)", re.IGNORECASE)
CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f\ud800-\udfff\ufffe\uffff]")


@dataclass(frozen=True, slots=True)
class Bad:
    """What is wrong in which cell. `column` is what the column says; it is empty when the whole row is meant."""

    row: int
    column: str
    value: str
    code: str
    facts: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Incoming:
    """A row that can become a member. `source` is the same for the same row in every run.

    The fields of the draft are suggested by its texts; `has_text` when there were any to go by. `person` and `email`
    are those of its representative, where the file names one.
    """

    row: int
    source: str
    draft: ProfileDraft
    activities: tuple[ActivityDraft, ...] = ()
    person: str = ""
    email: str = ""
    has_text: bool = False


def read(row: int, cells: Mapping[str, str]) -> Incoming | Bad:
    """Understand one row (counted as in the file, from 1); `cells` by what their column says."""
    cell = {role: CONTROL.sub(" ", value[:LONGEST_CELL]).strip() for role, value in cells.items()}
    names = _names(cell)
    if not names:
        return _unreadable_cell(row, cell) or Bad(row, "name", "", "no_name")
    return (
        _unreadable_cell(row, cell) or _bad_country(row, cell) or _bad_name(row, names) or _incoming(row, cell, names)
    )


def each_once(found: Iterable[Incoming | Bad], first: MutableMapping[str, int]) -> list[Incoming | Bad]:
    """The same rows, but an organisation that stood in the file before is bad; `first` remembers where it stood."""
    return [_bad_twice(row, first) or row if isinstance(row, Incoming) else row for row in found]


def _bad_twice(row: Incoming, first: MutableMapping[str, int]) -> Bad | None:
    before = first.setdefault(row.source, row.row)
    return None if before == row.row else Bad(row.row, "name", row.draft.names[0].text, "twice", {"row": before})


def _unreadable_cell(row: int, cell: Mapping[str, str]) -> Bad | None:
    for role, value in cell.items():
        if ERROR.fullmatch(value):
            return Bad(row, role, value, "cell_error")
        if value.startswith("=") and len(value) > 1 and value[1] not in "= ":
            return Bad(row, role, value[:LONGEST_TEXT], "formula")
    return None


def _bad_name(row: int, names: tuple[Worded, ...]) -> Bad | None:
    text = names[0].text
    if not SHORTEST_NAME <= len(text) <= LONGEST_NAME:
        return Bad(row, "name", text, "name_length", {"least": SHORTEST_NAME, "most": LONGEST_NAME})
    return None if any(map(str.isalpha, text)) else Bad(row, "name", text, "name_without_letters")


def _bad_country(row: int, cell: Mapping[str, str]) -> Bad | None:
    if _country(cell) is not None:
        return None
    written, code = cell.get("country", ""), cell.get("code", "")
    if NOT_AVAILABLE in ((written or code).upper(), written.upper().replace("/", "")):
        return Bad(row, "country", written or code, "country_na")
    if written or code:
        return Bad(row, "country" if written else "code", (written or code)[:LONGEST_TEXT], "country_unknown")
    return Bad(row, "country", "", "country_missing")


def _incoming(row: int, cell: Mapping[str, str], names: tuple[Worded, ...]) -> Incoming:
    country = _country(cell) or ""
    missions, activities = _missions(cell), _activities(cell)
    texts = [Text(activity.language, f"{activity.title} {activity.text}") for activity in activities]
    texts += [Text(mission.language, mission.text) for mission in missions]
    told = (cell.get(role, "")[:LONGEST_TEXT] for role in ("sectors", "mission"))
    texts += [Text(_language(cell, text), text) for text in told if text]
    by_texts = [Text(name.language, name.text) for name in names if name.text] + texts
    draft = ProfileDraft(
        names=names,
        country=country,
        missions=missions,
        acronym=cell.get("acronym", "")[:LONGEST_ACRONYM],
        city=cell.get("city", "")[:LONGEST_CITY],
        website=_website(cell.get("website", "")),
        contact=cell.get("contact", "")[:LONGEST_CONTACT],
        founded=_year(cell.get("founded", "")),
        fields=tuple(found.field for found in detect_fields(dict.fromkeys(by_texts), limit=MOST_FIELDS)),
        works_in=_works_in(cell, country),
        languages=_working_languages(missions, names),
    )
    person, email = cell.get("representative", "")[:LONGEST_PERSON], _email(cell.get("email", ""))
    return Incoming(row, _source(cell, names), draft, activities, person, email, has_text=bool(texts))


def _names(cell: Mapping[str, str]) -> tuple[Worded, ...]:
    found: dict[str, Worded] = {}
    for role in NAME_ROLES:
        text = " ".join(cell.get(role, "").split())[: LONGEST_NAME + 1]
        if text and fold(text) not in found:
            found[fold(text)] = Worded(role.partition(":")[2] or language_of(text) or latin_language_of(text), text)
    short = tuple(name for name in found.values() if len(name.text) <= LONGEST_NAME)
    return short or tuple(found.values())


def _country(cell: Mapping[str, str]) -> str | None:
    written, code = cell.get("country", ""), cell.get("code", "").upper()
    if written:
        return None if written.upper() == NOT_AVAILABLE else countries.find(written)
    return code if code != NOT_AVAILABLE and countries.is_country(code) else None


def _works_in(cell: Mapping[str, str], country: str) -> tuple[str, ...]:
    written = map(str.strip, BETWEEN_COUNTRIES.split(cell.get("works_in", "")))
    found = [code for name in written if name and name != NOT_AVAILABLE and (code := countries.find(name))]
    return tuple(dict.fromkeys(found)) or (country,)


def _missions(cell: Mapping[str, str]) -> tuple[Worded, ...]:
    text = cell.get("mission", "")[:LONGEST_TEXT]
    return (Worded(_language(cell, text), text),) if len(text) >= SHORTEST_TEXT else ()


def _activities(cell: Mapping[str, str]) -> tuple[ActivityDraft, ...]:
    pieces = [piece.strip().strip(" .-–•*") for piece in BETWEEN.split(cell.get("activities", ""))]
    kept = [piece for piece in pieces if len(piece) > SHORTEST_NAME][:MOST_ACTIVITIES]
    return tuple(_activity(piece, _language(cell, piece)) for piece in kept)


def _activity(text: str, language: str) -> ActivityDraft:
    if len(text) <= LONGEST_TITLE:
        return ActivityDraft(title=text, text="", language=language)
    return ActivityDraft(title=text[: LONGEST_TITLE - 1] + "…", text=text[:LONGEST_TEXT], language=language)


def _language(cell: Mapping[str, str], text: str) -> str:
    declared = cell.get("language", "").lower()[:2]
    return language_of(text) or (declared if languages.is_language(declared) else "") or latin_language_of(text)


def _working_languages(missions: tuple[Worded, ...], names: tuple[Worded, ...]) -> tuple[str, ...]:
    return tuple(sorted({mission.language for mission in missions} or {name.language for name in names}))


def _website(value: str) -> str:
    if not WEB.fullmatch(value) or len(value) > LONGEST_NAME:
        return ""
    return value if value.lower().startswith("http") else f"https://{value}"


def _year(value: str) -> int | None:
    found = re.search(r"(?<!\d)(1[0-9]{3}|20[0-9]{2})(?!\d)", fold(value))
    return int(found[1]) if found and FIRST_YEAR <= int(found[1]) <= LAST_YEAR else None


def _email(value: str) -> str:
    found = MAIL.search(value)
    return found[0].strip(".").lower() if found and len(found[0]) <= LONGEST_ADDRESS else ""


def _source(cell: Mapping[str, str], names: tuple[Worded, ...]) -> str:
    said = "|".join([cell.get("source", ""), *(fold(name.text) for name in names)])
    return hashlib.sha256(said.encode()).hexdigest()[:32]
