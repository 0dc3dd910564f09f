"""The folded words of towns and stories, beside those of names, for the directory's search."""

from collections.abc import Iterator

import sqlalchemy as sa
from alembic import op

from collab.matching.finding import as_names, as_words

revision = "0012"
down_revision = "0011"

MEMBERS = sa.table(
    "members", *(sa.column(name) for name in ("id", "city", "acronym", "search_text", "place_text", "story_text"))
)
TEXTS = ("place_text", "story_text")


def upgrade() -> None:
    with op.batch_alter_table("members") as table:
        for name in TEXTS:
            table.add_column(sa.Column(name, sa.String(), nullable=False, server_default=""))
    for row in list(_rows()):
        op.get_bind().execute(sa.update(MEMBERS).where(MEMBERS.c.id == row.pop("id")).values(**row))
    with op.batch_alter_table("members") as table:
        for name in TEXTS:
            table.alter_column(name, server_default=None)


def downgrade() -> None:
    with op.batch_alter_table("members") as table:
        for name in reversed(TEXTS):
            table.drop_column(name)


def _rows() -> Iterator[dict[str, object]]:
    """What the directory searches of each member that is there already."""
    names = _told("SELECT member_id, text FROM member_names ORDER BY member_id, position")
    stories = _told("SELECT member_id, text FROM missions ORDER BY member_id, language")
    for member, titles in _told("SELECT member_id, title FROM activities ORDER BY member_id, id").items():
        stories.setdefault(member, []).extend(titles)
    for row in op.get_bind().execute(sa.select(MEMBERS.c.id, MEMBERS.c.city, MEMBERS.c.acronym)):
        yield {
            "id": row.id,
            "search_text": as_names([*names.get(row.id, []), row.acronym]),
            "place_text": as_words([row.city]),
            "story_text": as_words(stories.get(row.id, [])),
        }


def _told(query: str) -> dict[int, list[str]]:
    told: dict[int, list[str]] = {}
    for member, text in op.get_bind().execute(sa.text(query)):
        told.setdefault(member, []).append(text)
    return told
