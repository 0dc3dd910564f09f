"""The matcher says who stands among the first; what is seen together stands by level, then by score."""

from sqlalchemy.orm import Session

from collab.suggestions import queries
from collab.suggestions.model import Level, Suggestion
from tests.builders import Cast, make_member, make_proposal


def test_what_is_seen_together_stands_by_level_and_score(session: Session, cast: Cast) -> None:
    proposal = make_proposal(session, by=cast.alice)
    found = [("good", 62), ("strong", 77), ("good", 64), ("strong", 88), ("possible", 40), ("good", 50), ("strong", 99)]
    for rank, (level, score) in enumerate(found, start=1):
        session.add(
            Suggestion(
                post_id=proposal.id,
                member_id=make_member(session).id,
                rank=rank,
                score=score,
                level=Level(level),
                parts=[],
                reasons=[],
                misfits=[],
            )
        )
    session.flush()

    shown = [(row.level.value, row.score) for row in queries.partners_for(session, proposal, limit=10)]

    assert shown == [
        ("strong", 88),
        ("strong", 77),
        ("good", 64),
        ("good", 62),
        ("good", 50),
        ("possible", 40),
        ("strong", 99),
    ]
