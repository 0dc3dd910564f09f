"""As what letters somebody says that the file of an import is to be read."""

import sqlalchemy as sa
from alembic import op

revision = "0020"
down_revision = "0019"


def upgrade() -> None:
    with op.batch_alter_table("imports") as table:
        table.add_column(sa.Column("reads_as", sa.String(), nullable=False, server_default=""))
    with op.batch_alter_table("imports") as table:
        table.alter_column("reads_as", existing_type=sa.String(), existing_nullable=False, server_default=None)


def downgrade() -> None:
    with op.batch_alter_table("imports") as table:
        table.drop_column("reads_as")
