"""Vectors of members' texts, and a number by which the matcher's workers stay in step."""

import sqlalchemy as sa
from alembic import op

import collab.db

revision = "0018"
down_revision = "0017"


def upgrade() -> None:
    revisions = op.create_table(
        "revisions",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.CheckConstraint("id = 1", name=op.f("ck_revisions_one_row")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_revisions")),
    )
    op.bulk_insert(revisions, [{"id": 1, "number": 1}])
    op.create_table(
        "meanings",
        sa.Column("member_id", sa.Integer(), nullable=False),
        sa.Column("revised_at", collab.db.UtcDateTime(timezone=True), nullable=False),
        sa.Column("encoder", sa.String(), nullable=False),
        sa.Column("keys", sa.LargeBinary(), nullable=False),
        sa.Column("vectors", sa.LargeBinary(), nullable=False),
        sa.ForeignKeyConstraint(["member_id"], ["members.id"], name=op.f("fk_meanings_member_id"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("member_id", name=op.f("pk_meanings")),
    )
    op.execute("DELETE FROM searches")  # everything is looked for anew, by the new count
    with op.batch_alter_table("searches") as table:
        table.add_column(sa.Column("revision", sa.Integer(), nullable=False))
        table.add_column(sa.Column("encoder", sa.String(), nullable=False))


def downgrade() -> None:
    with op.batch_alter_table("searches") as table:
        table.drop_column("encoder")
        table.drop_column("revision")
    op.drop_table("meanings")
    op.drop_table("revisions")
