"""One row of a file into a profile, or the reason why not."""

import hashlib
import re
from collections.abc import Mapping
from dataclasses import dataclass

from collab.matching.detection import detect_fields
from collab.matching.facts import Text
from collab.matching.folding import fold
from collab.matching.recognition import language_of, latin_language_of
from collab.members.drafts import ActivityDraft, ProfileDraft, Worded
from collab.vocabulary import countries

LONGEST_NAME, LONGEST_TITLE, LONGEST_TEXT = 160, 160, 4000
MOST_ACTIVITIES = 25
MOST_FIELDS = 3  # a member ticks few; what a text mentions in passing is left to the matcher
SHORTEST_TEXT = 12  # a single word in the column of missions says where or how, not what for
SHORTEST_NAME = 2
WEB = re.compile(r"(https?://)?[\w.-]+\.[a-z]{2,}(/\S*)?", re.IGNORECASE)
BETWEEN = re.compile(r"\s*[,،;؛\n]\s*")
CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f\ud800-\udfff]")


@dataclass(frozen=True, slots=True)
class Bad:
    """What is wrong in which cell; `column` is empty when the whole row is meant."""

    row: int
    column: str
    value: str
    reason: str


@dataclass(frozen=True, slots=True)
class Incoming:
    """A row that can become a member. `source` is the same for the same row in every run."""

    row: int
    source: str
    draft: ProfileDraft
    activities: tuple[ActivityDraft, ...]


def read(row: int, cells: Mapping[str, str]) -> Incoming | Bad:
    """Understand one row (counted as in the file, the header being 1); `cells` by what their column says."""
    cell = {role: CONTROL.sub(" ", value).strip() for role, value in cells.items()}
    names = _names(cell)
    if not names:
        return Bad(row, "name", "", "This row names no organisation.")
    if len(names[0].text) < SHORTEST_NAME or len(names[0].text) > LONGEST_NAME:
        return Bad(row, "name", names[0].text, f"A name has {SHORTEST_NAME} to {LONGEST_NAME} characters.")
    country = _country(cell)
    if country is None:
        return Bad(row, "country", cell.get("country") or cell.get("code", ""), _why_no_country(cell))
    return _incoming(row, cell, names, country)


def _incoming(row: int, cell: Mapping[str, str], names: tuple[Worded, ...], country: str) -> Incoming:
    missions = _missions(cell)
    activities = _activities(cell)
    texts = [Text(w.language, w.text) for w in (*names, *missions)]
    texts += [Text(activity.language, f"{activity.title} {activity.text}") for activity in activities]
    languages = {mission.language for mission in missions} or {name.language for name in names}
    draft = ProfileDraft(
        names=names,
        country=country,
        missions=missions,
        acronym=cell.get("acronym", "")[:40],
        city=cell.get("city", "")[:120],
        website=_website(cell.get("website", "")),
        founded=_year(cell.get("founded", "")),
        fields=tuple(found.field for found in detect_fields(texts, limit=MOST_FIELDS)),
        works_in=(country,),
        languages=tuple(sorted(languages)),
    )
    return Incoming(row, _source(cell, names), draft, activities)


def _names(cell: Mapping[str, str]) -> tuple[Worded, ...]:
    found: dict[str, Worded] = {}
    for role in ("native", "name:ar", "name:tr", "name:fr", "name:en", "name"):
        text = " ".join(cell.get(role, "").split())[: LONGEST_NAME + 1]
        if text and fold(text) not in found:
            found[fold(text)] = Worded(role.partition(":")[2] or language_of(text) or latin_language_of(text), text)
    return tuple(found.values())


def _country(cell: Mapping[str, str]) -> str | None:
    written, code = cell.get("country", ""), cell.get("code", "").upper()
    if written:
        return countries.find(written)
    return code if code != "NA" and countries.is_country(code) else None


def _why_no_country(cell: Mapping[str, str]) -> str:
    if cell.get("country"):
        return "This country is not known by that name. Write its name or its two-letter code."
    if cell.get("code", "").upper() == "NA":
        return "The country is empty, and the code NA may mean “not available”. Write the country's name."
    return "The country is missing. Write its name or its two-letter code."


def _missions(cell: Mapping[str, str]) -> tuple[Worded, ...]:
    text = cell.get("mission", "")[:LONGEST_TEXT]
    return (Worded(_language(cell, text), text),) if len(text) >= SHORTEST_TEXT else ()


def _activities(cell: Mapping[str, str]) -> tuple[ActivityDraft, ...]:
    pieces = [piece.strip(" .-–•") for piece in BETWEEN.split(cell.get("activities", ""))]
    kept = [piece for piece in pieces if len(piece) > SHORTEST_NAME][:MOST_ACTIVITIES]
    return tuple(_activity(piece, _language(cell, piece)) for piece in kept)


def _activity(text: str, language: str) -> ActivityDraft:
    if len(text) <= LONGEST_TITLE:
        return ActivityDraft(title=text, text="", language=language)
    return ActivityDraft(title=text[: LONGEST_TITLE - 1] + "…", text=text[:LONGEST_TEXT], language=language)


def _language(cell: Mapping[str, str], text: str) -> str:
    declared = cell.get("language", "").lower()[:2]
    return language_of(text) or declared or latin_language_of(text)


def _website(value: str) -> str:
    if not WEB.fullmatch(value) or len(value) > LONGEST_NAME:
        return ""
    return value if value.lower().startswith("http") else f"https://{value}"


def _year(value: str) -> int | None:
    found = re.search(r"\b(1[0-9]{3}|20[0-9]{2})\b", value)
    return int(found[1]) if found else None


def _source(cell: Mapping[str, str], names: tuple[Worded, ...]) -> str:
    said = "|".join([cell.get("source", ""), *(fold(name.text) for name in names)])
    return hashlib.sha256(said.encode()).hexdigest()[:32]
