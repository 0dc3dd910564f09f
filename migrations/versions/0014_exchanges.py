"""Offers and requests, and posts that are full for now."""

import sqlalchemy as sa
from alembic import op

import collab.db

revision = "0014"
down_revision = "0013"

STATES = ("draft", "open", "forming", "approved", "running", "completed", "withdrawn", "expired")
HANGING = (
    "suggestions",
    "searches",
    "dismissals",
    "involvements",
    "partnerships",
    "post_texts",
    "post_codes",
)


def upgrade() -> None:
    _allow_states(*STATES, "full")
    op.create_table(
        "exchanges",
        sa.Column("id", sa.Integer(), nullable=False),
        _one_of("type", "training", "mentoring", "study-visit", "expert", "document", "secondment", "advice-call"),
        _one_of("format", "on-site", "online", "both"),
        _one_of("cost", "free", "shared", "paid"),
        sa.Column("cost_note", sa.String(), nullable=False),
        sa.Column("amount", sa.Integer(), nullable=True),
        sa.Column("currency", sa.String(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        _one_of("period", "month", "quarter", "year", "once"),
        sa.Column("reopens_at", collab.db.UtcDateTime(timezone=True), nullable=True),
        sa.CheckConstraint("number BETWEEN 1 AND 500", name=op.f("ck_exchanges_number_plausible")),
        sa.CheckConstraint(
            "amount IS NULL OR (cost = 'paid' AND amount > 0 AND currency <> '')",
            name=op.f("ck_exchanges_amount_of_paid"),
        ),
        sa.ForeignKeyConstraint(["id"], ["posts.id"], name=op.f("fk_exchanges_id"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_exchanges")),
    )


def downgrade() -> None:
    """Offers and requests go, with all that hangs on them: there is no place for them before."""
    for table in HANGING:
        op.execute(f"DELETE FROM {table} WHERE post_id IN (SELECT id FROM exchanges)")
    op.drop_table("exchanges")
    op.execute("DELETE FROM posts WHERE kind <> 'proposal'")
    _allow_states(*STATES)


def _allow_states(*states: str) -> None:
    listed = ", ".join(f"'{state}'" for state in states)
    with op.batch_alter_table("posts") as batch:
        batch.drop_constraint(op.f("ck_posts_state"), type_="check")
        batch.create_check_constraint(op.f("ck_posts_state"), f"state IN ({listed})")


def _one_of(column: str, *values: str) -> sa.Column[object]:
    kind = sa.Enum(*values, name=column, native_enum=False, create_constraint=True, length=24)
    return sa.Column(column, kind, nullable=False)
