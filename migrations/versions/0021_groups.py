"""Which places a suggested member fits and what it brings, so that groups can be put together."""

import sqlalchemy as sa
from alembic import op

revision = "0021"
down_revision = "0020"


def upgrade() -> None:
    """All open posts are looked for anew, so that what was found before says it too."""
    with op.batch_alter_table("suggestions") as table:
        table.add_column(sa.Column("fits", sa.JSON(), nullable=False, server_default="[]"))
        table.add_column(sa.Column("brings", sa.JSON(), nullable=False, server_default="[]"))
    with op.batch_alter_table("suggestions") as table:
        table.alter_column("fits", existing_type=sa.JSON(), existing_nullable=False, server_default=None)
        table.alter_column("brings", existing_type=sa.JSON(), existing_nullable=False, server_default=None)
    op.execute("UPDATE searches SET revision = -1")


def downgrade() -> None:
    with op.batch_alter_table("suggestions") as table:
        table.drop_column("fits")
        table.drop_column("brings")
