"""Partnerships from interest to decision."""

import sqlalchemy as sa
from alembic import op

import collab.db

revision = "0004"
down_revision = "0003"


def upgrade() -> None:
    op.create_table(
        "partnerships",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("proposal_id", sa.Integer(), nullable=False),
        sa.Column("partner_id", sa.Integer(), nullable=False),
        sa.Column("seat_id", sa.Integer(), nullable=True),
        sa.Column(
            "stage",
            sa.Enum(
                "invited",
                "interested",
                "agreed",
                "approved",
                "declined",
                "rejected",
                "withdrawn",
                "lapsed",
                name="stage",
                native_enum=False,
                create_constraint=True,
                length=24,
            ),
            nullable=False,
        ),
        sa.Column("by_invitation", sa.Boolean(), nullable=False),
        sa.Column("started_by_id", sa.Integer(), nullable=False),
        sa.Column("started_at", collab.db.UtcDateTime(timezone=True), nullable=False),
        sa.Column("note", sa.String(), nullable=False),
        sa.Column("answered_by_id", sa.Integer(), nullable=True),
        sa.Column("answered_at", collab.db.UtcDateTime(timezone=True), nullable=True),
        sa.Column("decided_by_id", sa.Integer(), nullable=True),
        sa.Column("decided_at", collab.db.UtcDateTime(timezone=True), nullable=True),
        sa.Column("ended_by_id", sa.Integer(), nullable=True),
        sa.Column("ended_at", collab.db.UtcDateTime(timezone=True), nullable=True),
        sa.Column("reason", sa.String(), nullable=False),
        sa.Column("public_id", sa.String(), nullable=False),
        sa.CheckConstraint("stage <> 'rejected' OR reason <> ''", name=op.f("ck_partnerships_rejected_with_a_reason")),
        sa.CheckConstraint(
            "stage NOT IN ('agreed', 'approved', 'rejected') "
            "OR (answered_by_id IS NOT NULL AND answered_at IS NOT NULL)",
            name=op.f("ck_partnerships_agreed_by_somebody"),
        ),
        sa.CheckConstraint(
            "stage NOT IN ('approved', 'rejected') OR (decided_by_id IS NOT NULL AND decided_at IS NOT NULL)",
            name=op.f("ck_partnerships_decided_by_somebody"),
        ),
        sa.CheckConstraint(
            "stage NOT IN ('declined', 'withdrawn', 'lapsed') OR ended_at IS NOT NULL",
            name=op.f("ck_partnerships_ended_at_some_time"),
        ),
        sa.ForeignKeyConstraint(["answered_by_id"], ["people.id"], name=op.f("fk_partnerships_answered_by_id")),
        sa.ForeignKeyConstraint(["decided_by_id"], ["people.id"], name=op.f("fk_partnerships_decided_by_id")),
        sa.ForeignKeyConstraint(["ended_by_id"], ["people.id"], name=op.f("fk_partnerships_ended_by_id")),
        sa.ForeignKeyConstraint(["partner_id"], ["members.id"], name=op.f("fk_partnerships_partner_id")),
        sa.ForeignKeyConstraint(["proposal_id"], ["proposals.id"], name=op.f("fk_partnerships_proposal_id")),
        sa.ForeignKeyConstraint(["seat_id"], ["seats.id"], name=op.f("fk_partnerships_seat_id"), ondelete="SET NULL"),
        sa.ForeignKeyConstraint(["started_by_id"], ["people.id"], name=op.f("fk_partnerships_started_by_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_partnerships")),
        sa.UniqueConstraint("public_id", name=op.f("uq_partnerships_public_id")),
    )
    op.create_index(op.f("ix_partnerships_partner_id"), "partnerships", ["partner_id"], unique=False)
    op.create_index(op.f("ix_partnerships_proposal_id"), "partnerships", ["proposal_id"], unique=False)
    op.create_index(op.f("ix_partnerships_stage"), "partnerships", ["stage"], unique=False)
    op.create_index(
        "uq_partnerships_live",
        "partnerships",
        ["proposal_id", "partner_id"],
        unique=True,
        sqlite_where=sa.text("stage IN ('invited', 'interested', 'agreed', 'approved')"),
        postgresql_where=sa.text("stage IN ('invited', 'interested', 'agreed', 'approved')"),
    )


def downgrade() -> None:
    op.drop_index(
        "uq_partnerships_live",
        table_name="partnerships",
        sqlite_where=sa.text("stage IN ('invited', 'interested', 'agreed', 'approved')"),
        postgresql_where=sa.text("stage IN ('invited', 'interested', 'agreed', 'approved')"),
    )
    op.drop_index(op.f("ix_partnerships_stage"), table_name="partnerships")
    op.drop_index(op.f("ix_partnerships_proposal_id"), table_name="partnerships")
    op.drop_index(op.f("ix_partnerships_partner_id"), table_name="partnerships")
    op.drop_table("partnerships")
