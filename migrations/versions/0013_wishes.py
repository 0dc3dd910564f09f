"""Texts that readers ask for in their own language."""

import sqlalchemy as sa
from alembic import op

import collab.db

revision = "0013"
down_revision = "0012"
OF_MISSION = sa.text("post_id IS NULL")


def upgrade() -> None:
    op.create_table(
        "wishes",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.Column("member_id", sa.Integer(), nullable=False),
        sa.Column("post_id", sa.Integer(), nullable=True),
        sa.Column("language", sa.String(), nullable=False),
        sa.Column("asked_at", collab.db.UtcDateTime(timezone=True), nullable=False),
        sa.Column("told_at", collab.db.UtcDateTime(timezone=True), nullable=True),
        sa.Column("granted_at", collab.db.UtcDateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(["person_id"], ["people.id"], name=op.f("fk_wishes_person_id")),
        sa.ForeignKeyConstraint(["member_id"], ["members.id"], name=op.f("fk_wishes_member_id"), ondelete="CASCADE"),
        sa.ForeignKeyConstraint(["post_id"], ["posts.id"], name=op.f("fk_wishes_post_id"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_wishes")),
        sa.UniqueConstraint("person_id", "post_id", "language", name=op.f("uq_wishes_person_id_post_id_language")),
    )
    op.create_index("ix_wishes_member_language", "wishes", ["member_id", "language"])
    op.create_index(op.f("ix_wishes_post_id"), "wishes", ["post_id"])
    op.create_index(
        "uq_wishes_mission",
        "wishes",
        ["person_id", "member_id", "language"],
        unique=True,
        sqlite_where=OF_MISSION,
        postgresql_where=OF_MISSION,
    )


def downgrade() -> None:
    op.drop_index("uq_wishes_mission", table_name="wishes")
    op.drop_index(op.f("ix_wishes_post_id"), table_name="wishes")
    op.drop_index("ix_wishes_member_language", table_name="wishes")
    op.drop_table("wishes")
