"""Proposals and the partners they want."""

import sqlalchemy as sa
from alembic import op

import collab.db

revision = "0003"
down_revision = "0002"


def upgrade() -> None:
    op.create_table(
        "proposals",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("member_id", sa.Integer(), nullable=False),
        sa.Column("author_id", sa.Integer(), nullable=False),
        sa.Column(
            "state",
            sa.Enum(
                "draft",
                "open",
                "forming",
                "approved",
                "running",
                "completed",
                "withdrawn",
                "expired",
                name="state",
                native_enum=False,
                create_constraint=True,
                length=24,
            ),
            nullable=False,
        ),
        sa.Column(
            "reach",
            sa.Enum("public", "members", name="reach", native_enum=False, create_constraint=True, length=24),
            nullable=False,
        ),
        sa.Column("starts_on", sa.Date(), nullable=True),
        sa.Column("ends_on", sa.Date(), nullable=True),
        sa.Column("budget_low", sa.Integer(), nullable=True),
        sa.Column("budget_high", sa.Integer(), nullable=True),
        sa.Column("currency", sa.String(), nullable=False),
        sa.Column("deadline", sa.Date(), nullable=True),
        sa.Column("closes_at", collab.db.UtcDateTime(timezone=True), nullable=True),
        sa.Column("edition", sa.Integer(), nullable=False),
        sa.Column("search_text", sa.String(), nullable=False),
        sa.Column("created_at", collab.db.UtcDateTime(timezone=True), nullable=False),
        sa.Column("revised_at", collab.db.UtcDateTime(timezone=True), nullable=False),
        sa.Column("opened_at", collab.db.UtcDateTime(timezone=True), nullable=True),
        sa.Column("ended_at", collab.db.UtcDateTime(timezone=True), nullable=True),
        sa.Column("public_id", sa.String(), nullable=False),
        sa.CheckConstraint("state = 'draft' OR closes_at IS NOT NULL", name=op.f("ck_proposals_closes_when_not_draft")),
        sa.CheckConstraint("state = 'draft' OR opened_at IS NOT NULL", name=op.f("ck_proposals_opened_when_not_draft")),
        sa.CheckConstraint(
            "state NOT IN ('completed', 'withdrawn', 'expired') OR ended_at IS NOT NULL",
            name=op.f("ck_proposals_ended"),
        ),
        sa.CheckConstraint(
            "budget_high IS NULL OR budget_low IS NULL OR budget_high >= budget_low",
            name=op.f("ck_proposals_budget_order"),
        ),
        sa.CheckConstraint("budget_low IS NULL OR budget_low >= 0", name=op.f("ck_proposals_budget_positive")),
        sa.CheckConstraint(
            "ends_on IS NULL OR starts_on IS NULL OR ends_on >= starts_on", name=op.f("ck_proposals_period_order")
        ),
        sa.ForeignKeyConstraint(["author_id"], ["people.id"], name=op.f("fk_proposals_author_id")),
        sa.ForeignKeyConstraint(["member_id"], ["members.id"], name=op.f("fk_proposals_member_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_proposals")),
        sa.UniqueConstraint("public_id", name=op.f("uq_proposals_public_id")),
    )
    op.create_index(op.f("ix_proposals_member_id"), "proposals", ["member_id"], unique=False)
    op.create_index("ix_proposals_state_closes", "proposals", ["state", "closes_at"], unique=False)
    op.create_table(
        "involvements",
        sa.Column("proposal_id", sa.Integer(), nullable=False),
        sa.Column("member_id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["member_id"], ["members.id"], name=op.f("fk_involvements_member_id"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["proposal_id"], ["proposals.id"], name=op.f("fk_involvements_proposal_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("proposal_id", "member_id", name=op.f("pk_involvements")),
    )
    op.create_table(
        "proposal_codes",
        sa.Column("proposal_id", sa.Integer(), nullable=False),
        sa.Column(
            "kind",
            sa.Enum(
                "field",
                "country",
                "language",
                "capacity",
                name="kind",
                native_enum=False,
                create_constraint=True,
                length=24,
            ),
            nullable=False,
        ),
        sa.Column("code", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(
            ["proposal_id"], ["proposals.id"], name=op.f("fk_proposal_codes_proposal_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("proposal_id", "kind", "code", name=op.f("pk_proposal_codes")),
    )
    op.create_index("ix_proposal_codes_kind_code", "proposal_codes", ["kind", "code"], unique=False)
    op.create_table(
        "proposal_texts",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("proposal_id", sa.Integer(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("language", sa.String(), nullable=False),
        sa.Column("title", sa.String(), nullable=False),
        sa.Column("summary", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(
            ["proposal_id"], ["proposals.id"], name=op.f("fk_proposal_texts_proposal_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_proposal_texts")),
        sa.UniqueConstraint("proposal_id", "language", name=op.f("uq_proposal_texts_proposal_id_language")),
    )
    op.create_table(
        "seats",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("proposal_id", sa.Integer(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("role", sa.String(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("public_id", sa.String(), nullable=False),
        sa.CheckConstraint("number BETWEEN 1 AND 50", name=op.f("ck_seats_number_plausible")),
        sa.ForeignKeyConstraint(
            ["proposal_id"], ["proposals.id"], name=op.f("fk_seats_proposal_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_seats")),
        sa.UniqueConstraint("public_id", name=op.f("uq_seats_public_id")),
    )
    op.create_index(op.f("ix_seats_proposal_id"), "seats", ["proposal_id"], unique=False)
    op.create_table(
        "seat_codes",
        sa.Column("seat_id", sa.Integer(), nullable=False),
        sa.Column(
            "kind",
            sa.Enum(
                "field",
                "country",
                "language",
                "capacity",
                name="kind",
                native_enum=False,
                create_constraint=True,
                length=24,
            ),
            nullable=False,
        ),
        sa.Column("code", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(["seat_id"], ["seats.id"], name=op.f("fk_seat_codes_seat_id"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("seat_id", "kind", "code", name=op.f("pk_seat_codes")),
    )


def downgrade() -> None:
    op.drop_table("seat_codes")
    op.drop_index(op.f("ix_seats_proposal_id"), table_name="seats")
    op.drop_table("seats")
    op.drop_table("proposal_texts")
    op.drop_index("ix_proposal_codes_kind_code", table_name="proposal_codes")
    op.drop_table("proposal_codes")
    op.drop_table("involvements")
    op.drop_index("ix_proposals_state_closes", table_name="proposals")
    op.drop_index(op.f("ix_proposals_member_id"), table_name="proposals")
    op.drop_table("proposals")
