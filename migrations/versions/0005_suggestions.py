"""What the matcher found and what people made of it."""

import sqlalchemy as sa
from alembic import op

import collab.db

revision = "0005"
down_revision = "0004"


def upgrade() -> None:
    op.create_table(
        "dismissals",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("proposal_id", sa.Integer(), nullable=False),
        sa.Column("member_id", sa.Integer(), nullable=False),
        sa.Column(
            "side",
            sa.Enum("lead", "partner", name="side", native_enum=False, create_constraint=True, length=24),
            nullable=False,
        ),
        sa.Column(
            "reason",
            sa.Enum(
                "wrong-field",
                "wrong-country",
                "no-capacity",
                "know-them",
                "other",
                name="reason",
                native_enum=False,
                create_constraint=True,
                length=24,
            ),
            nullable=False,
        ),
        sa.Column("by_id", sa.Integer(), nullable=False),
        sa.Column("at", collab.db.UtcDateTime(timezone=True), nullable=False),
        sa.Column("undone_at", collab.db.UtcDateTime(timezone=True), nullable=True),
        sa.Column("public_id", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(["by_id"], ["people.id"], name=op.f("fk_dismissals_by_id")),
        sa.ForeignKeyConstraint(
            ["member_id"], ["members.id"], name=op.f("fk_dismissals_member_id"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["proposal_id"], ["proposals.id"], name=op.f("fk_dismissals_proposal_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_dismissals")),
        sa.UniqueConstraint("public_id", name=op.f("uq_dismissals_public_id")),
    )
    op.create_index(op.f("ix_dismissals_member_id"), "dismissals", ["member_id"], unique=False)
    op.create_index(
        "uq_dismissals_standing",
        "dismissals",
        ["proposal_id", "member_id", "side"],
        unique=True,
        sqlite_where=sa.text("undone_at IS NULL"),
        postgresql_where=sa.text("undone_at IS NULL"),
    )
    op.create_table(
        "searches",
        sa.Column("proposal_id", sa.Integer(), nullable=False),
        sa.Column("looked_at", collab.db.UtcDateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["proposal_id"], ["proposals.id"], name=op.f("fk_searches_proposal_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("proposal_id", name=op.f("pk_searches")),
    )
    op.create_table(
        "suggestions",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("proposal_id", sa.Integer(), nullable=False),
        sa.Column("member_id", sa.Integer(), nullable=False),
        sa.Column("seat_id", sa.Integer(), nullable=True),
        sa.Column("rank", sa.Integer(), nullable=False),
        sa.Column("score", sa.Integer(), nullable=False),
        sa.Column(
            "level",
            sa.Enum("strong", "good", "possible", name="level", native_enum=False, create_constraint=True, length=24),
            nullable=False,
        ),
        sa.Column("parts", sa.JSON(), nullable=False),
        sa.Column("reasons", sa.JSON(), nullable=False),
        sa.Column("misfits", sa.JSON(), nullable=False),
        sa.Column("found_at", collab.db.UtcDateTime(timezone=True), nullable=False),
        sa.Column("public_id", sa.String(), nullable=False),
        sa.CheckConstraint("score BETWEEN 0 AND 100", name=op.f("ck_suggestions_score_of_hundred")),
        sa.ForeignKeyConstraint(
            ["member_id"], ["members.id"], name=op.f("fk_suggestions_member_id"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["proposal_id"], ["proposals.id"], name=op.f("fk_suggestions_proposal_id"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(["seat_id"], ["seats.id"], name=op.f("fk_suggestions_seat_id"), ondelete="SET NULL"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_suggestions")),
        sa.UniqueConstraint("proposal_id", "member_id", name=op.f("uq_suggestions_proposal_id_member_id")),
        sa.UniqueConstraint("public_id", name=op.f("uq_suggestions_public_id")),
    )
    op.create_index(op.f("ix_suggestions_member_id"), "suggestions", ["member_id"], unique=False)


def downgrade() -> None:
    op.drop_index(op.f("ix_suggestions_member_id"), table_name="suggestions")
    op.drop_table("suggestions")
    op.drop_table("searches")
    op.drop_index(
        "uq_dismissals_standing",
        table_name="dismissals",
        sqlite_where=sa.text("undone_at IS NULL"),
        postgresql_where=sa.text("undone_at IS NULL"),
    )
    op.drop_index(op.f("ix_dismissals_member_id"), table_name="dismissals")
    op.drop_table("dismissals")
