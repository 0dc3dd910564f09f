"""Open posts that are nearly the same as another."""

import sqlalchemy as sa
from alembic import op

revision = "0016"
down_revision = "0015"


def upgrade() -> None:
    op.create_table(
        "likenesses",
        sa.Column("post_id", sa.Integer(), nullable=False),
        sa.Column("other_id", sa.Integer(), nullable=False),
        sa.Column("score", sa.Integer(), nullable=False),
        sa.Column("reasons", sa.JSON(), nullable=False),
        sa.CheckConstraint("score BETWEEN 0 AND 100", name=op.f("ck_likenesses_score_of_hundred")),
        sa.ForeignKeyConstraint(["post_id"], ["posts.id"], name=op.f("fk_likenesses_post_id"), ondelete="CASCADE"),
        sa.ForeignKeyConstraint(["other_id"], ["posts.id"], name=op.f("fk_likenesses_other_id"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("post_id", "other_id", name=op.f("pk_likenesses")),
    )
    op.create_index(op.f("ix_likenesses_other_id"), "likenesses", ["other_id"])


def downgrade() -> None:
    op.drop_index(op.f("ix_likenesses_other_id"), table_name="likenesses")
    op.drop_table("likenesses")
