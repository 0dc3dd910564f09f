"""Members that coordinators put forward."""

import sqlalchemy as sa
from alembic import op

import collab.db

revision = "0015"
down_revision = "0014"


def upgrade() -> None:
    op.create_table(
        "nominations",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("public_id", sa.String(), nullable=False),
        sa.Column("post_id", sa.Integer(), nullable=False),
        sa.Column("member_id", sa.Integer(), nullable=False),
        sa.Column("by_id", sa.Integer(), nullable=False),
        sa.Column("note", sa.String(), nullable=False),
        sa.Column("at", collab.db.UtcDateTime(timezone=True), nullable=False),
        sa.CheckConstraint("note <> ''", name=op.f("ck_nominations_with_a_reason")),
        sa.ForeignKeyConstraint(["by_id"], ["people.id"], name=op.f("fk_nominations_by_id")),
        sa.ForeignKeyConstraint(
            ["member_id"], ["members.id"], name=op.f("fk_nominations_member_id"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(["post_id"], ["posts.id"], name=op.f("fk_nominations_post_id"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_nominations")),
        sa.UniqueConstraint("post_id", "member_id", name=op.f("uq_nominations_post_id_member_id")),
        sa.UniqueConstraint("public_id", name=op.f("uq_nominations_public_id")),
    )
    op.create_index(op.f("ix_nominations_member_id"), "nominations", ["member_id"])


def downgrade() -> None:
    op.drop_index(op.f("ix_nominations_member_id"), table_name="nominations")
    op.drop_table("nominations")
