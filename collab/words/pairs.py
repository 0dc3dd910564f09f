"""The words that met: one from each side, as they were written."""

from collections.abc import Iterator
from dataclasses import dataclass

from collab.words.side import Evidence, Reasons, Side

MOST = 5
MOST_OF_A_KIND = 2
ENOUGH = 3
ALIKE = "same_words"
LONGEST_ROLE = 40  # a longer one is a text, not a word that met another


@dataclass(frozen=True, slots=True)
class Word:
    """As written in a text, with its language, or "" where that is not known."""

    word: str
    language: str


@dataclass(frozen=True, slots=True)
class Pair:
    """`ours` stands on the reader's side; at the desk, on the lead's."""

    ours: Word
    theirs: Word


def pairs(reasons: Reasons, *, side: Side) -> list[Pair]:
    """The words that met, the most telling first, at most five and each pair once."""
    found = {(pair.ours.word.casefold(), pair.theirs.word.casefold()): pair for pair in reversed([*_met(reasons)])}
    met = list(reversed(found.values()))[:MOST]
    return [Pair(pair.theirs, pair.ours) for pair in met] if side == "partner" else met


def _met(reasons: Reasons) -> Iterator[Pair]:
    """Words of a shared field or role first; words that are merely alike fill up only where those are few."""
    telling = list(_of([one for one in reasons if one["code"] != ALIKE]))
    yield from telling
    if len(telling) < ENOUGH:
        yield from _of([one for one in reasons if one["code"] == ALIKE])


def _of(reasons: Reasons) -> Iterator[Pair]:
    for reason in reasons:
        for ours, theirs in _joined(reason["code"], reason["evidence"])[:MOST_OF_A_KIND]:
            yield Pair(Word(**ours), Word(**theirs))


def _joined(code: str, evidence: Evidence) -> list[tuple[dict[str, str], dict[str, str]]]:
    match code:
        case "same_field" | "related_field":
            return list(zip(evidence["ours"], evidence["theirs"], strict=False))
        case "same_words":
            return [(pair["ours"], pair["theirs"]) for pair in evidence["words"]]
        case "role" if 0 < len(evidence["role"]) <= LONGEST_ROLE:
            return [({"word": evidence["role"], "language": ""}, word) for word in evidence["theirs"][:1]]
    return []
