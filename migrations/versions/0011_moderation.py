"""Posts that are reported and hidden."""

import sqlalchemy as sa
from alembic import op

import collab.db

revision = "0011"
down_revision = "0010"
WRONG = ("dangerous", "not-true", "hateful", "sells", "other")
WITH_REASON = "hidden_at IS NULL OR (hidden_by_id IS NOT NULL AND hidden_reason <> '')"
OPEN = sa.text("settled_at IS NULL")


def upgrade() -> None:
    moment = collab.db.UtcDateTime(timezone=True)
    with op.batch_alter_table("posts") as posts:
        posts.add_column(sa.Column("hidden_at", moment, nullable=True))
        posts.add_column(sa.Column("hidden_by_id", sa.Integer(), nullable=True))
        posts.add_column(sa.Column("hidden_reason", sa.String(), nullable=False, server_default=""))
        posts.create_foreign_key(op.f("fk_posts_hidden_by_id"), "people", ["hidden_by_id"], ["id"])
        posts.create_check_constraint(op.f("ck_posts_hidden_with_a_reason"), WITH_REASON)
    with op.batch_alter_table("posts") as posts:
        posts.alter_column("hidden_reason", server_default=None)
    op.create_table(
        "reports",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("public_id", sa.String(), nullable=False),
        sa.Column("post_id", sa.Integer(), nullable=False),
        sa.Column("by_id", sa.Integer(), nullable=False),
        sa.Column(
            "wrong", sa.Enum(*WRONG, name="wrong", native_enum=False, create_constraint=True, length=24), nullable=False
        ),
        sa.Column("note", sa.String(), nullable=False),
        sa.Column("at", moment, nullable=False),
        sa.Column("settled_at", moment, nullable=True),
        sa.Column("settled_by_id", sa.Integer(), nullable=True),
        sa.CheckConstraint(
            "settled_at IS NULL OR settled_by_id IS NOT NULL", name=op.f("ck_reports_settled_by_somebody")
        ),
        sa.ForeignKeyConstraint(["by_id"], ["people.id"], name=op.f("fk_reports_by_id")),
        sa.ForeignKeyConstraint(["post_id"], ["posts.id"], name=op.f("fk_reports_post_id"), ondelete="CASCADE"),
        sa.ForeignKeyConstraint(["settled_by_id"], ["people.id"], name=op.f("fk_reports_settled_by_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_reports")),
        sa.UniqueConstraint("public_id", name=op.f("uq_reports_public_id")),
    )
    op.create_index(
        "uq_reports_open", "reports", ["post_id", "by_id"], unique=True, sqlite_where=OPEN, postgresql_where=OPEN
    )


def downgrade() -> None:
    op.drop_index("uq_reports_open", table_name="reports")
    op.drop_table("reports")
    with op.batch_alter_table("posts") as posts:
        posts.drop_constraint(op.f("ck_posts_hidden_with_a_reason"), type_="check")
        posts.drop_constraint(op.f("fk_posts_hidden_by_id"), type_="foreignkey")
        posts.drop_column("hidden_reason")
        posts.drop_column("hidden_by_id")
        posts.drop_column("hidden_at")
