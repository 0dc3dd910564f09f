"""What stands of what people said to suggestions, and what it keeps from whom.

It counts when somebody reads, never when the matcher looks: rows, scores and order are the same whatever was said.
"""

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from datetime import date

from sqlalchemy import ColumnElement, Select, and_, exists, or_, select, true
from sqlalchemy.orm import Session, aliased

from collab import clock
from collab.members.model import Member
from collab.posts.model import Post
from collab.suggestions.model import Dismissal, Feedback, Side, Suggestion
from collab.union.settings import union

_FIELD_OF = {"same_field": "field", "related_field": "theirs_field"}
_SPEAK_ALONE = ("role", "needs", "answers_offer", "answers_request")  # reasons enough without a field in common


def standing() -> ColumnElement[bool]:
    """Not taken back, and its day has not come."""
    return and_(Dismissal.undone_at.is_(None), or_(Dismissal.until.is_(None), Dismissal.until > _today()))


def lapsed() -> ColumnElement[bool]:
    """Not taken back, but its day has come."""
    return and_(Dismissal.undone_at.is_(None), Dismissal.until <= _today())


def set_aside(side: Side) -> ColumnElement[bool]:
    """Whether a suggestion (joined with its post) is kept from this side, wrong fields of other posts left aside."""
    pair = Dismissal.post_id == Suggestion.post_id, Dismissal.member_id == Suggestion.member_id
    said_here = exists().where(*pair, Dismissal.side == side, standing())
    return or_(said_here, and_(_are_partners(), _is_named(side)))


def resting_on_wrong_fields(session: Session, side: Side, owner_id: int) -> Sequence[int]:
    """Ids of the suggestions to this member, on this side, that nothing but a field it called wrong speaks for."""
    wrong = _wrong_fields(session, side, owner_id)
    if not wrong:
        return ()
    us, them = _sides(side)
    query = select(Suggestion.id, Suggestion.reasons, them.label("them")).join(Post, Suggestion.post_id == Post.id)
    query = query.where(us == owner_id, them.in_(wrong), _is_named(side))
    return [row.id for row in session.execute(query) if rests_on(row.reasons, wrong[row.them])]


def rests_on(reasons: Collection[Mapping[str, object]], wrong: Collection[str]) -> bool:
    """Whether a field is told among the reasons, each is a wrong one, and nothing else is reason enough."""
    told = fields_of(reasons)
    return bool(told) and told <= set(wrong) and not any(one["code"] in _SPEAK_ALONE for one in reasons)


def fields_of(reasons: Collection[Mapping[str, object]]) -> set[str]:
    """The fields of the member's work that the reasons rest on."""
    evidence = ((one["evidence"], _FIELD_OF.get(str(one["code"]))) for one in reasons)
    return {str(found[key]) for found, key in evidence if key and isinstance(found, dict)}


def _wrong_fields(session: Session, side: Side, owner_id: int) -> dict[int, set[str]]:
    """By the other side's id: what this member called wrong of it."""
    us, them = (Post.member_id, Dismissal.member_id) if side is Side.LEAD else (Dismissal.member_id, Post.member_id)
    query: Select[int, list[str]] = select(them, Dismissal.fields).join(Post, Dismissal.post_id == Post.id)
    query = query.where(us == owner_id, Dismissal.side == side, Dismissal.kind == Feedback.WRONG_FIELD, standing())
    wrong: dict[int, set[str]] = defaultdict(set)
    for other, fields in session.execute(query):
        wrong[other].update(fields)
    return {other: fields for other, fields in wrong.items() if fields}


def _are_partners() -> ColumnElement[bool]:
    """One of the two said, on whatever post, that they are partners already."""
    about = aliased(Post)
    same = and_(about.member_id == Post.member_id, Dismissal.member_id == Suggestion.member_id)
    turned = and_(about.member_id == Suggestion.member_id, Dismissal.member_id == Post.member_id)
    said = Dismissal.kind == Feedback.ALREADY_PARTNERS, standing()
    return exists().where(about.id == Dismissal.post_id, or_(same, turned), *said)


def _is_named(side: Side) -> ColumnElement[bool]:
    """Whether what was said of one post may reach others.

    Not from a member about a lead that is hidden: what then goes would tell it which posts have the same lead.
    """
    if side is Side.LEAD:
        return true()
    lead = aliased(Member)
    return exists().where(lead.id == Post.member_id, ~lead.hidden)


def _sides(side: Side) -> tuple[ColumnElement[int], ColumnElement[int]]:
    """Of a suggestion: who reads on this side, and who is read about."""
    lead, member = Post.member_id.expression, Suggestion.member_id.expression
    return (lead, member) if side is Side.LEAD else (member, lead)


def _today() -> date:
    return clock.today(union().zone)
