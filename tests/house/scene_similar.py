"""What the scene's posts nearly say too: met by the lead of the one alone, and only where it may join the other."""

from collections.abc import Mapping

from sqlalchemy.orm import Session

from collab.posts.model import Post
from collab.similar.model import Likeness
from tests.house.canaries import ALICES, BOBS, EVES, NOBODY, Cage

# (post, the other, who may read the words that met)
ALIKE = (
    ("a_draft", "e_public", ALICES),
    ("a_open", "z_public", ALICES),
    ("a_draft", "a_open", NOBODY),  # its own
    ("b_draft", "o_open", BOBS),
    ("b_draft", "o_late", NOBODY),  # taken back
    ("e_draft", "a_hidden", NOBODY),  # hidden by a coordinator
    ("e_request_draft", "b_request", EVES),
)


def compare_posts(session: Session, posts: Mapping[str, Post], cage: Cage) -> None:
    """All of ALIKE, as the worker would leave them."""
    for one, other, readers in ALIKE:
        word = cage.mark(f"words that met of {one} and {other}", readers)
        pair = {"ours": {"text": "teachers", "language": "en"}, "theirs": {"text": word, "language": "fr"}}
        reasons = {"fields": ["teacher-training"], "countries": ["SD"], "pairs": [pair]}
        session.add(Likeness(post_id=posts[one].id, other_id=posts[other].id, score=70, reasons=reasons))
    session.flush()
