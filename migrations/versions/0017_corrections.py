"""What the union changes of the vocabulary."""

import sqlalchemy as sa
from alembic import op

import collab.db

revision = "0017"
down_revision = "0016"


def upgrade() -> None:
    op.create_table(
        "corrections",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("kind", sa.Enum("field", "place", name="kind", native_enum=False, length=24), nullable=False),
        sa.Column("code", sa.String(), nullable=False),
        sa.Column("said", sa.JSON(), nullable=False),
        sa.Column("edition", sa.Integer(), nullable=False),
        sa.CheckConstraint("kind IN ('field', 'place')", name=op.f("ck_corrections_kind")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_corrections")),
        sa.UniqueConstraint("kind", "code", name=op.f("uq_corrections_kind_code")),
    )
    with op.batch_alter_table("union_words") as table:
        table.add_column(sa.Column("words_revised_at", collab.db.UtcDateTime(timezone=True), nullable=True))


def downgrade() -> None:
    with op.batch_alter_table("union_words") as table:
        table.drop_column("words_revised_at")
    op.drop_table("corrections")
