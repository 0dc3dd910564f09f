"""Ranking sets: organisations, questions, and who is the right answer to which."""

import csv
import json
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from io import StringIO
from typing import Any

from collab.matching.facts import Activity, Profile, Question, Text

PIECE = " | "
LONGEST_CELL = 10_000_000


class BrokenSetError(ValueError):
    """A file of a set cannot be read; the message names the file, the line and what is wrong."""


@dataclass(frozen=True, slots=True)
class Organisation:
    """One candidate. `fields` are codes of the set's own scheme; each piece of the text is a past project."""

    id: str
    name: str
    language: str
    country: str
    works_in: tuple[str, ...]
    fields: tuple[str, ...]
    text: str

    @property
    def all_text(self) -> str:
        """Name and text together."""
        return f"{self.name} {self.text}".strip()


@dataclass(frozen=True, slots=True)
class Query:
    """One question. `gains` says how right each answer is; `group` are questions that count as one together."""

    id: str
    title: str
    text: str
    language: str
    countries: tuple[str, ...]
    fields: tuple[str, ...]
    gains: Mapping[str, float]
    not_candidates: frozenset[str]
    group: str

    @property
    def all_text(self) -> str:
        """Title and text together."""
        return f"{self.title} {self.text}".strip()

    @property
    def right(self) -> dict[str, float]:
        """The right answers among the candidates, and how right each is."""
        return {id: gain for id, gain in self.gains.items() if gain > 0 and id not in self.not_candidates}

    @property
    def best(self) -> set[str]:
        """Those that are as right as any."""
        right = self.right
        return {id for id, gain in right.items() if gain == max(right.values())}


@dataclass(frozen=True, slots=True)
class RankingSet:
    """A pool of organisations and the questions asked of it."""

    name: str
    organisations: tuple[Organisation, ...]
    queries: tuple[Query, ...]

    @property
    def profiles(self) -> Iterator[Profile]:
        """The organisations as the matcher is told of members, numbered in their order.

        Where any text is of several past projects, a single piece is one too.
        """
        of_projects = any(PIECE in each.text for each in self.organisations)
        return (profile(each, at, of_projects=of_projects) for at, each in enumerate(self.organisations))


def read(name: str, organisations: str, queries: str) -> RankingSet:
    """A set from the text of its two files, organisations in order of id; raises BrokenSetError."""
    csv.field_size_limit(LONGEST_CELL)
    rows = csv.DictReader(StringIO(organisations))
    known = {each.id: each for each in (_organisation(row, rows.line_num) for row in rows)}
    lines = enumerate(queries.splitlines(), start=1)
    asked = tuple(_query(line, number) for number, line in lines if line.strip())
    return RankingSet(name, tuple(known[id] for id in sorted(known)), asked)


def profile(organisation: Organisation, id: int, *, of_projects: bool) -> Profile:
    """The organisation as the matcher is told of a member; its text is of past projects, or of itself."""
    pieces = [piece for piece in organisation.text.split(PIECE) if piece.strip()]
    return Profile(
        id=id,
        names=(organisation.name,) if organisation.name else (),
        country=organisation.country,
        works_in=organisation.works_in,
        languages=(organisation.language,) if organisation.language else (),
        fields=organisation.fields,
        missions=() if of_projects else tuple(Text(organisation.language, piece) for piece in pieces),
        activities=tuple(Activity("", piece, organisation.language) for piece in pieces if of_projects),
    )


def short(organisations: Sequence[Organisation]) -> frozenset[str]:
    """The ids of the third that says least of itself, in words; of equals at the border all."""
    lengths = {each.id: len(each.all_text.split()) for each in organisations}
    border = sorted(lengths.values())[: max(len(lengths) // 3, 1)][-1:]
    return frozenset(id for id, length in lengths.items() if border and length <= border[0])


def question(query: Query, id: int) -> Question:
    """The query as the matcher is asked for a post."""
    return Question(
        id=id,
        titles=(Text(query.language, query.title),) if query.title else (),
        summaries=(Text(query.language, query.text),) if query.text else (),
        fields=query.fields,
        countries=query.countries,
        languages=(query.language,) if query.language else (),
    )


def _organisation(row: Mapping[str, str | None], line: int) -> Organisation:
    if missing := [column for column in ("id", "name", "language", "text") if row.get(column) is None]:
        raise BrokenSetError(f"organisations.csv, line {line}: there is no {missing[0]}.")
    return Organisation(
        id=row["id"] or "",
        name=row["name"] or "",
        language=row["language"] or "",
        country=row.get("country") or "",
        works_in=_listed(row.get("works_in")),
        fields=_listed(row.get("fields")),
        text=row["text"] or "",
    )


def _listed(cell: str | None) -> tuple[str, ...]:
    return tuple(each.strip() for each in (cell or "").split(";") if each.strip())


def _query(line: str, number: int) -> Query:
    try:
        row = json.loads(line)
        return Query(
            id=str(row["id"]),
            title=row.get("title") or "",
            text=row.get("text") or "",
            language=row.get("language") or "",
            countries=tuple(row.get("countries") or ()),
            fields=tuple(row.get("fields") or ()),
            gains=_gains(row["relevant"]),
            not_candidates=frozenset(row.get("not_candidates") or ()),
            group=str(row.get("group") or row["id"]),
        )
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        raise BrokenSetError(f"queries.jsonl, line {number}: {error!r}.") from error


def _gains(relevant: Collection[str] | Mapping[str, Any]) -> dict[str, float]:
    if isinstance(relevant, Mapping):
        return {id: float(gain) for id, gain in relevant.items()}
    return dict.fromkeys(relevant, 1.0)
