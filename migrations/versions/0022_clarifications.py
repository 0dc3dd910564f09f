"""What the lead of a post could still say about it, and when it answered."""

import sqlalchemy as sa
from alembic import op

revision = "0022"
down_revision = "0021"


def upgrade() -> None:
    """All open posts are looked for anew, so that their leads are asked."""
    with op.batch_alter_table("posts") as table:
        table.add_column(sa.Column("clarified_at", sa.DateTime(timezone=True), nullable=True))
    with op.batch_alter_table("searches") as table:
        table.add_column(sa.Column("clarifications", sa.JSON(), nullable=False, server_default="[]"))
    with op.batch_alter_table("searches") as table:
        table.alter_column("clarifications", existing_type=sa.JSON(), existing_nullable=False, server_default=None)
    op.execute("UPDATE searches SET revision = -1")


def downgrade() -> None:
    with op.batch_alter_table("searches") as table:
        table.drop_column("clarifications")
    with op.batch_alter_table("posts") as table:
        table.drop_column("clarified_at")
