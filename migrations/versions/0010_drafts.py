"""Forms as they were being typed, and marks of those that were sent."""

import sqlalchemy as sa
from alembic import op

import collab.db

revision = "0010"
down_revision = "0009"


def upgrade() -> None:
    op.create_table(
        "drafts",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.Column("opening", sa.String(), nullable=False),
        sa.Column("thread", sa.String(), nullable=False),
        sa.Column("path", sa.String(), nullable=False),
        sa.Column("about", sa.String(), nullable=False),
        sa.Column("fields", sa.JSON(), nullable=False),
        sa.Column("saved_at", collab.db.UtcDateTime(timezone=True), nullable=False),
        sa.Column("discarded_at", collab.db.UtcDateTime(timezone=True), nullable=True),
        sa.Column("public_id", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(["person_id"], ["people.id"], name=op.f("fk_drafts_person_id"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_drafts")),
        sa.UniqueConstraint("person_id", "opening", name=op.f("uq_drafts_person_id_opening")),
        sa.UniqueConstraint("public_id", name=op.f("uq_drafts_public_id")),
    )
    op.create_index("ix_drafts_person_id_path", "drafts", ["person_id", "path"], unique=False)
    op.create_index("ix_drafts_saved_at", "drafts", ["saved_at"], unique=False)
    op.create_table(
        "sendings",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.Column("opening", sa.String(), nullable=False),
        sa.Column("stamp", sa.String(), nullable=False),
        sa.Column("to", sa.String(), nullable=False),
        sa.Column("at", collab.db.UtcDateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["person_id"], ["people.id"], name=op.f("fk_sendings_person_id"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_sendings")),
        sa.UniqueConstraint("person_id", "opening", "stamp", name=op.f("uq_sendings_person_id_opening_stamp")),
    )
    op.create_index("ix_sendings_at", "sendings", ["at"], unique=False)


def downgrade() -> None:
    op.drop_index("ix_sendings_at", table_name="sendings")
    op.drop_table("sendings")
    op.drop_index("ix_drafts_saved_at", table_name="drafts")
    op.drop_index("ix_drafts_person_id_path", table_name="drafts")
    op.drop_table("drafts")
