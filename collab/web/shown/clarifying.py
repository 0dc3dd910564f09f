"""What the lead of a post is asked about it, in the reader's language, each question with the likeliest answers."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, NamedTuple

from sqlalchemy.orm import Session

from collab.language import gettext as _
from collab.matching.results import About
from collab.members.people import Person
from collab.posts import policy
from collab.posts.model import CodeKind, Post, PostKind
from collab.proposals.model import seats_of
from collab.suggestions import queries
from collab.vocabulary import capacities, countries, fields
from collab.web.forms.clarifying import ClarifyForm
from collab.words import names


class Codes(NamedTuple):
    """What answers to a question are: the name they are sent under, whether one still stands, and how it is called."""

    input: str
    stands: Callable[[str], bool]
    name: Callable[[str], str]


CODES: Mapping[str, Codes] = {
    About.FIELD: Codes("fields", lambda code: code in {each.code for each in fields.fields()}, names.field),
    About.COUNTRY: Codes("countries", countries.is_country, names.country),
    About.CAPACITY: Codes("capacities", capacities.is_capacity, names.capacity),
}


@dataclass(frozen=True, slots=True)
class AnswerShown:
    """`words` are those of the post that speak for it."""

    code: str
    name: str
    words: list[str]
    is_ticked: bool


@dataclass(frozen=True, slots=True)
class QuestionShown:
    """`input` is the name its answers are sent under."""

    about: str
    input: str
    words: str
    hint: str
    answers: list[AnswerShown]


@dataclass(frozen=True, slots=True)
class Clarifying:
    """All that is asked about one post; `seat` is the public id of the place whose capacities are asked for."""

    questions: list[QuestionShown]
    seat: str
    errors: list[str]

    @property
    def asked(self) -> set[str]:
        """What is asked about."""
        return {question.about for question in self.questions}


def asked_of(session: Session, post: Post, me: Person | None, sent: ClarifyForm | None = None) -> Clarifying | None:
    """What this reader is asked, with what was `sent` still ticked; None where there is nothing to ask.

    While members are being looked for anew nothing is asked, since the page then renews itself.
    """
    if not policy.led_by(post, me) or not policy.editable_by(post, me):
        return None
    if sent is None and queries.is_being_looked_for(session, post):
        return None
    kept = queries.clarifications_of(session, post)
    questions = [shown for asked in kept if (shown := _question(post, asked, sent)) and shown.answers]
    errors = [*sent.form_errors, *(words for field in sent for words in field.errors)] if sent else []
    place = next((asked["seat_id"] for asked in kept if asked["about"] == About.CAPACITY), 0)
    seat = next((seat.public_id for seat in seats_of(post) if seat.id == place), "")
    return Clarifying(questions, seat, [str(words) for words in errors]) if questions else None


def _question(post: Post, asked: Mapping[str, Any], sent: ClarifyForm | None) -> QuestionShown | None:
    about, codes = asked["about"], CODES[asked["about"]]
    ticked = sent[codes.input].data if sent else ()
    choices = [(code, words) for code, words in asked["choices"] if codes.stands(code)]
    answers = [AnswerShown(code, codes.name(code), words, code in ticked) for code, words in choices]
    words, hint = _words(post, about, asked["seat_id"])
    return QuestionShown(about, codes.input, words, hint, answers) if words else None


def _words(post: Post, about: str, seat_id: int) -> tuple[str, str]:
    """The question and a hint; "" where its place is gone."""
    if about == About.FIELD and post.coded(CodeKind.FIELD):
        return _("Is it about this as well?"), _("The text speaks of it, but it is not ticked.")
    if about == About.FIELD:
        return _("What is the work about?"), _("No field of work is ticked yet. Members are found by it first.")
    if about == About.COUNTRY:
        return _("In which countries is the work?"), ""
    if post.kind is PostKind.PROPOSAL:
        roles = [names.typed(seat.role) for seat in seats_of(post) if seat.id == seat_id]
        return (_("What should the partner bring? “%(role)s”", role=roles[0]), "") if roles else ("", "")
    return _("What is given?") if post.kind is PostKind.OFFER else _("What is needed?"), ""
