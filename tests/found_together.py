"""A proposal with three places and three members that fill them together, as the worker leaves it."""

from sqlalchemy.orm import Session

from collab import clock
from collab.members.people import Person
from collab.posts.model import CodeKind
from collab.proposals.model import SeatCode
from collab.suggestions.model import Level, Search, Suggestion
from tests.builders import make_member, make_proposal

BRINGS = ([["country", "SD"]], [["language", "ar"]], [["language", "ar"]])


def found_together(session: Session, *, by: Person) -> str:
    """The proposal's public id; "Wells 0", 1 and 2 fit well, and nobody brings the French that one place asks for."""
    row = make_proposal(session, by=by, roles=("wells", "school"), countries=("SD",))
    row.seats[0].number = 2
    row.seats[1].codes = [SeatCode(kind=CodeKind.LANGUAGE, code=code) for code in ("ar", "fr")]
    for number, brings in enumerate(BRINGS):
        found = Suggestion(
            post=row,
            member=make_member(session, name=f"Wells {number}"),
            rank=number + 1,
            score=70 - number,
            level=Level.GOOD,
            parts=[{"code": "field", "points": 70 - number}],
            reasons=[{"code": "languages", "evidence": {"shared": ["ar"]}}],
            misfits=[],
            fits=[seat.id for seat in row.seats],
            brings=brings,
        )
        session.add(found)
    session.add(Search(post_id=row.id, looked_at=clock.now()))
    return row.public_id
