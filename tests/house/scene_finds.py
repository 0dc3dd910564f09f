"""The scene's suggestions, with every reason and misfit there is, what was set aside, and where nobody fits."""

from collections.abc import Mapping
from typing import Any

from sqlalchemy.orm import Session

from collab import clock
from collab.members.model import Member
from collab.members.people import Person
from collab.posts.model import Post, PostKind
from collab.proposals.model import seats_of
from collab.suggestions.model import Dismissal, Feedback, Level, Nomination, Search, Side, Suggestion
from tests.house.canaries import ALICES, BOBS, DESK, EVES, HANAS, NOBODY, OMARS, ZAIDS, Cage

PARTS = ("field", "words", "role", "places", "languages")
UNSEEN = ("h", "z", "u")  # by the lead: hidden, or not confirmed yet
Line = tuple[str, str, str, Level, int]
OWN = {"u": NOBODY, "a": ALICES, "b": BOBS, "e": EVES, "h": HANAS, "z": ZAIDS, "o": OMARS}
# (name, proposal, member, level, score): who may read it follows from the two sides
FOUND: tuple[Line, ...] = (
    ("fits", "a_open", "o", Level.STRONG, 80),
    ("fits_hidden", "a_open", "z", Level.GOOD, 61),
    ("fits_unconfirmed", "a_open", "u", Level.GOOD, 60),
    ("set_aside", "a_forming", "o", Level.GOOD, 60),
    ("possible", "a_public", "o", Level.POSSIBLE, 31),
    ("met", "a_public", "b", Level.STRONG, 80),
    ("met_too", "a_forming", "e", Level.GOOD, 60),
    ("met_foreign", "b_open", "o", Level.GOOD, 60),
    ("invited_fits", "a_open", "b", Level.STRONG, 80),
    ("a_for_o", "o_open", "a", Level.STRONG, 80),
    ("b_for_o", "o_open", "b", Level.GOOD, 60),
    ("e_for_o", "o_open", "e", Level.GOOD, 60),
    ("a_for_hidden", "h_open", "a", Level.GOOD, 60),
    ("a_for_nameless", "z_public", "a", Level.POSSIBLE, 30),
    ("o_for_e", "e_public", "o", Level.STRONG, 80),
    ("h_for_e", "e_public", "h", Level.STRONG, 80),
    ("o_for_offer", "a_offer", "o", Level.STRONG, 82),
    ("e_for_gift", "a_gift", "e", Level.GOOD, 61),
    ("a_for_request", "e_request", "a", Level.STRONG, 83),
    ("o_for_request", "b_request", "o", Level.STRONG, 81),
    ("b_for_offer_of_o", "o_offer", "b", Level.STRONG, 82),
)
LOOKED_FOR = (
    "a_open",
    "a_public",
    "a_forming",
    "o_open",
    "h_open",
    "z_public",
    "e_public",
    "a_offer",
    "a_gift",
    "e_request",
    "b_request",
    "o_offer",
)  # b_open is still waiting


def nominate_somebody(
    session: Session, people: Mapping[str, Person], posts: Mapping[str, Post], members: Mapping[str, Member], cage: Cage
) -> Nomination:
    """Omar's member stands nominated for a proposal of Alice's."""
    note = f"They did it before: {cage.mark('note of a nomination', ALICES | OMARS | DESK)}."
    row = Nomination(post=posts["a_public"], member=members["o"], by=people["carol"], note=note)
    session.add(row)
    session.flush()
    return row


def find_partners(
    session: Session,
    posts: Mapping[str, Post],
    people: Mapping[str, Person],
    members: Mapping[str, Member],
    cage: Cage,
) -> dict[str, Suggestion | Dismissal]:
    """All of FOUND by name, and the dismissals."""
    found: dict[str, Suggestion] = {}
    for rank, line in enumerate(FOUND, start=1):
        found[line[0]] = _found(session, line, rank, posts[line[1]], members[line[2]], cage)
    for post in LOOKED_FOR:
        asked = _asked(posts[post], cage.mark(f"words that speak for an answer of {post}", OWN[post[0]]))
        session.add(Search(post_id=posts[post].id, looked_at=clock.now(), clarifications=asked))
    aside = {
        "dismissed_by_lead": _aside(session, found["set_aside"], Side.LEAD, people["alice"]),
        "dismissed_by_partner": _aside(session, found["e_for_o"], Side.PARTNER, people["eve"]),
        "taken_back": _aside(session, found["a_for_o"], Side.PARTNER, people["alice"]),
    }
    aside["taken_back"].undone_at = clock.now()
    session.flush()
    for name, readers in (("dismissed_by_lead", ALICES), ("dismissed_by_partner", EVES), ("taken_back", ALICES)):
        cage.watch(f"address of {name}", aside[name].public_id, readers)
    return {**found, **aside}


def _asked(post: Post, word: str) -> list[dict[str, Any]]:
    """All there is to ask, as the worker would leave it."""
    seat = next((seat.id for seat in seats_of(post)), 0)
    where = {"about": "country", "seat_id": 0, "choices": [["SD", []], ["TR", []]]}
    return [
        *([where] if post.kind is PostKind.PROPOSAL else []),
        {"about": "field", "seat_id": 0, "choices": [["teacher-training", ["teachers", word]], ["literacy", []]]},
        {"about": "capacity", "seat_id": seat, "choices": [["trainers", []]]},
    ]


def _found(session: Session, line: Line, rank: int, post: Post, who: Member, cage: Cage) -> Suggestion:
    name, post_name, member, level, score = line
    readers = OWN[member] | DESK | (frozenset() if member in UNSEEN else OWN[post_name[0]])
    word = cage.mark(f"words of {name}", readers)
    reasons, misfits = _why(post, word)
    seats = seats_of(post)
    found = Suggestion(
        post=post,
        member=who,
        seat_id=seats[0].id if seats else None,
        rank=rank,
        score=score,
        level=level,
        parts=_parts(score),
        reasons=reasons[::2] if level is Level.GOOD else reasons[1::2] if level is Level.POSSIBLE else reasons,
        misfits=misfits if level is not Level.STRONG else [],
        fits=[seat.id for seat in seats],
        brings=[["country", "TR"], ["language", "ar"]] if rank % 2 else [["country", "SD"]],
    )
    session.add(found)
    session.flush()
    cage.watch(f"address of suggestion {name}", found.public_id, readers)
    return found


def _parts(score: int) -> list[dict[str, Any]]:
    points = [score - 4 * 5, 5, 5, 5, 5]
    return [{"code": code, "points": few} for code, few in zip(PARTS, points, strict=True)]


DONE = {"year": 2021, "countries": ["SD"], "field": "teacher-training"}


def _why(post: Post, word: str) -> tuple[list[dict[str, Any]], list[dict[str, Any]]]:
    """Every reason and every misfit there is."""
    seats = seats_of(post)
    seat = seats[0].id if seats else 0
    ours, theirs = [{"word": "teachers", "language": "en"}], [{"word": word, "language": "en"}]
    reasons: list[tuple[str, dict[str, Any]]] = [
        ("same_field", {"field": "teacher-training", "ours": ours, "theirs": theirs, "declared": True}),
        ("role", {"seat": seat, "role": "teacher training", "capacities": ["teachers-trainers"], "theirs": theirs}),
        ("related_field", {"ours_field": "orphan-care", "theirs_field": "literacy", "ours": ours, "theirs": theirs}),
        ("activity", {**DONE, "title": f"{word} school", "language": "en"}),
        ("same_words", {"words": [{"ours": ours[0], "theirs": theirs[0]}]}),
        ("based_there", {"country": "TR"}),
        ("works_there", {"countries": ["SD", "TR"]}),
        ("near", {"country": "EG", "wanted": "SD"}),
        ("languages", {"shared": ["ar", "en"]}),
        ("target_group", {"group": "orphans"}),
    ]
    misfits: list[tuple[str, dict[str, Any]]] = [
        ("not_in_countries", {"wanted": ["SD", "TD"]}),
        ("no_shared_language", {"wanted": ["ar"]}),
        ("lacks_capacity", {"seat": seat, "role": "teacher training", "capacities": ["translation"]}),
        ("field_only_declared", {"field": "orphan-care"}),
    ]
    both = ([{"code": code, "evidence": evidence} for code, evidence in told] for told in (reasons, misfits))
    return next(both), next(both)


def _aside(session: Session, found: Suggestion, side: Side, by: Person) -> Dismissal:
    row = Dismissal(post_id=found.post_id, member_id=found.member_id, side=side, kind=Feedback.NOT_FOR_US, by=by)
    session.add(row)
    return row
