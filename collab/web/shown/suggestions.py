"""A suggestion as a card: who, for what, why in sentences, the words that met, what does not fit, and the score.

Pages that show suggestions (a post's page, a member's home, the desk) call

    cards = cards_for(queries.opportunities_for(session, member), me, "partner")   # or "lead", or "desk"

and hand the cards to `templates/suggestions/card.html`: its macro `body(card)` writes role, sentences, pairs, misfits
and score inside `{% call suggestion(...) %}`; title, place and buttons are the page's own. `side` says who reads:
"lead" (who would fit our post), "partner" (which post we would fit), "desk" (a coordinator, who gets names in
the sentences). A card names the post's lead (`card.post.lead`) only where the reader may know it, and
`card.member` always: ask for cards only of what `collab.suggestions.queries` gives this reader.
"""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from collab import db
from collab.members.people import Person
from collab.posts import queries as posts
from collab.posts.model import Post
from collab.proposals.model import seats_of
from collab.suggestions import policy
from collab.suggestions.model import Side as Answering
from collab.suggestions.model import Suggestion
from collab.web.forms.suggestions import in_a_month
from collab.web.shown.names import Named, nameable, named
from collab.web.shown.posts import PostLine, line_of, lines_of
from collab.words import reasons
from collab.words.pairs import Pair
from collab.words.side import Side

ANSWERS = ("answers_request", "answers_offer")


@dataclass(frozen=True, slots=True)
class SuggestionCard:
    """`level` is strong, good or possible; `parts` ({"label", "points"}) add up to `score` of 100.

    `role` is the place it fits best, as the lead typed it, or ""; `seat` is that place's public id, or "".
    `answer` is the member's own post that answers this one, as far as this reader may see it.
    `sayable` is what the reader may say to it, nothing at the desk.
    In `pairs`, `ours` is the reader's side (at the desk, the lead's).
    """

    public_id: str
    post: PostLine
    member: Named
    answer: PostLine | None
    role: str
    seat: str
    level: str
    score: int
    sentences: list[str]
    pairs: list[Pair]
    unfit: list[str]
    parts: list[dict[str, object]]
    sayable: list[str]

    @property
    def fits_well(self) -> bool:
        """Better than only possible."""
        return self.level != "possible"

    @property
    def in_a_month(self) -> date:
        """The day offered for "not now"."""
        return in_a_month()


def cards_for(suggestions: Sequence[Suggestion], me: Person | None, side: Side) -> list[SuggestionCard]:
    """One card for each suggestion, in their order, in the reader's language; one query for all names."""
    known = nameable((suggestion.post.member_id for suggestion in suggestions), me)
    answers = _answers_in(suggestions, me)
    return [_card(suggestion, known, answers, me, side) for suggestion in suggestions]


def card_for(suggestion: Suggestion, me: Person | None, side: Side) -> SuggestionCard:
    """The card of one suggestion; for a list call `cards_for`, which asks for all names at once."""
    return cards_for([suggestion], me, side)[0]


def _answers_in(suggestions: Sequence[Suggestion], me: Person | None) -> dict[int, PostLine]:
    """The members' own posts that the reasons name, by id, as far as this reader may see them."""
    told = [_answer_of(suggestion) for suggestion in suggestions]
    wanted = {id for id in told if id is not None}
    if not wanted:
        return {}
    rows = list(db.session().scalars(posts.visible_to(me, Post).where(Post.id.in_(wanted))))
    return dict(zip((row.id for row in rows), lines_of(rows, me), strict=True))


def _answer_of(suggestion: Suggestion) -> int | None:
    return next((one["evidence"]["post"] for one in suggestion.reasons if one["code"] in ANSWERS), None)


def _card(
    suggestion: Suggestion, known: Collection[int], answers: Mapping[int, PostLine], me: Person | None, side: Side
) -> SuggestionCard:
    post, member = suggestion.post, suggestion.member
    seat = next((seat for seat in seats_of(post) if seat.id == suggestion.seat_id), None)
    answer = answers.get(_answer_of(suggestion) or 0)
    told = reasons.sentences(
        [one for one in suggestion.reasons if answer or one["code"] not in ANSWERS],
        suggestion.misfits,
        side=side,
        lead=post.member.name.text if side == "desk" else "",
        partner=member.name.text if side == "desk" else "",
        kind=post.kind.value,
    )
    return SuggestionCard(
        public_id=suggestion.public_id,
        post=line_of(post, known, me),
        member=named(member),
        answer=answer,
        role=seat.role if seat else "",
        seat=seat.public_id if seat else "",
        level=suggestion.level.value,
        score=suggestion.score,
        sentences=told.sentences,
        pairs=told.pairs,
        unfit=told.unfit,
        parts=reasons.parts(suggestion.parts),
        sayable=[] if side == "desk" else [one.value for one in policy.sayable(suggestion, Answering(side))],
    )
