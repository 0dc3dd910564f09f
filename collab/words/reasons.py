"""A match explained: at most four sentences, the words that met, what does not fit, and the parts of its score."""

from collections.abc import Iterator
from dataclasses import dataclass

from collab.language import gettext as _
from collab.words import fits, misfits
from collab.words.pairs import Pair, pairs
from collab.words.side import Evidence, Reader, Reasons, Side

MOST = 4
FIRST = (
    "answers_request",
    "answers_offer",
    "needs",
    "same_field",
    "role",
    "languages",
    "activity",
    "based_there",
    "works_there",
    "near",
    "target_group",
    "same_words",
)
SHOWN = ("own_post", "needs", "field", "role", "activity", "place", "languages", "target_group", "same_words")
TOPIC = {
    "answers_request": "own_post",
    "answers_offer": "own_post",
    "same_field": "field",
    "related_field": "field",
    "based_there": "place",
    "works_there": "place",
    "near": "place",
}


@dataclass(frozen=True, slots=True)
class Why:
    """`sentences` why it fits, `unfit` what does not, `pairs` the words that met; each may be empty."""

    sentences: list[str]
    unfit: list[str]
    pairs: list[Pair]

    @property
    def text(self) -> str:
        return " ".join(self.sentences)


def sentences(
    reasons: Reasons, misfits: Reasons, *, side: Side, lead: str = "", partner: str = "", kind: str = "proposal"
) -> Why:
    """The whole explanation for one reader; the desk gives the names of `lead` and `partner`, `kind` is the post's."""
    reader = Reader(side, lead, partner, kind)
    return Why(_why(reasons, reader), _unfit(misfits, reader), pairs(reasons, side=side))


def unfit(misfits: Reasons, *, side: Side, lead: str = "", partner: str = "") -> list[str]:
    """What does not fit, one sentence each."""
    return _unfit(misfits, Reader(side, lead, partner))


def parts(found: Reasons) -> list[dict[str, object]]:
    """The score's parts with their labels, in their order: [{"label", "points"}]."""
    return [{"label": part(one["code"]), "points": one["points"]} for one in found]


def part(code: str) -> str:
    """What one part of the score is called."""
    labels = {
        "field": _("Field of work"),
        "words": _("Words in common"),
        "role": _("Role wanted and offered"),
        "places": _("Countries"),
        "languages": _("Languages"),
    }
    return labels.get(code, code)


def _why(reasons: Reasons, reader: Reader) -> list[str]:
    """One sentence a topic, the four most telling topics, in the order they read best."""
    told: dict[str, str] = {}
    for code, evidence in _ranked(reasons):
        topic = TOPIC.get(code, code)
        if len(told) < MOST and topic not in told and (sentence := _sentence(code, evidence, reader)):
            told[topic] = sentence
    return [told[topic] for topic in SHOWN if topic in told]


def _ranked(reasons: Reasons) -> Iterator[tuple[str, list[Evidence]]]:
    found: dict[str, list[Evidence]] = {}
    for reason in reasons:
        found.setdefault(reason["code"], []).append(reason["evidence"])
    at = FIRST.index("same_field") + 1
    order = [code for code in (*FIRST[:at], "related_field", *FIRST[at:]) if code in found]
    return ((code, found[code]) for code in order)


def _sentence(code: str, evidence: list[Evidence], reader: Reader) -> str:
    return fits.same_fields(evidence, reader) if code == "same_field" else fits.BY_CODE[code](evidence[0], reader)


def _unfit(found: Reasons, reader: Reader) -> list[str]:
    return [misfits.BY_CODE[one["code"]](one["evidence"], reader) for one in found if one["code"] in misfits.BY_CODE]
