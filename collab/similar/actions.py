"""Comparing posts: the worker's work, outside every transaction until there is something to write down."""

from sqlalchemy import delete, or_, select
from sqlalchemy.orm import Session

from collab import db
from collab.matching.similar import Gist
from collab.posts.model import Post
from collab.similar import queries
from collab.similar.candidates import Reader, row_of
from collab.similar.model import Likeness

Stand = tuple[int, bool]


class Comparer:
    """The posts the worker has read, each as it stood: edition, and whether it is a draft."""

    def __init__(self) -> None:
        self._stands: dict[int, Stand] = {}
        self._reader = Reader()

    def compare(self) -> int:
        """Compare what changed with all others; returns how many posts changed, came or went."""
        now = {post.id: post for post in db.session().scalars(queries.compared())}
        stands = {id: (post.edition, post.is_draft) for id, post in now.items()}
        gone = self._stands.keys() - stands.keys()
        changed = {id for id, stand in stands.items() if self._stands.get(id) != stand}
        if not gone and not changed:
            return 0
        gists = self._reader.gists(now.values())
        drafts = {id for id, (_edition, is_draft) in stands.items() if is_draft}
        rows = self._rows(gists, changed, drafts)
        db.close()
        with db.transaction() as session:
            _replace(session, changed | gone, rows)
        self._stands = stands
        return len(changed) + len(gone)

    def _rows(self, gists: dict[int, Gist], changed: set[int], drafts: set[int]) -> list[Likeness]:
        """What is found for each changed post, and for the others that find it; nobody finds a draft."""
        found: dict[tuple[int, int], Likeness] = {}
        for id in sorted(changed):
            for alike in self._reader.nearly_the_same(gists[id], gists.values()):
                pairs = ((id, alike.other_id, alike), (alike.other_id, id, alike.turned(id)))
                found |= {(one, two): row_of(one, each) for one, two, each in pairs if two not in drafts}
        return list(found.values())


def _replace(session: Session, ids: set[int], rows: list[Likeness]) -> None:
    session.execute(delete(Likeness).where(or_(Likeness.post_id.in_(ids), Likeness.other_id.in_(ids))))
    named = {id for row in rows for id in (row.post_id, row.other_id)}
    there = set(session.scalars(select(Post.id).where(Post.id.in_(named))))  # one may have been thrown away meanwhile
    session.add_all(row for row in rows if {row.post_id, row.other_id} <= there)
