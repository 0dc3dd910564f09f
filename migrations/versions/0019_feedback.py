"""What people say to suggestions: four kinds, each with its own effect, in place of five reasons with one."""

from collections.abc import Mapping

import sqlalchemy as sa
from alembic import op

revision = "0019"
down_revision = "0018"

BEFORE = ("wrong-field", "wrong-country", "no-capacity", "know-them", "other")
AFTER = ("not-for-us", "not-now", "wrong-field", "already-partners")
NOW = {
    "wrong-country": "not-for-us",
    "no-capacity": "not-for-us",
    "other": "not-for-us",
    "know-them": "already-partners",
}
THEN = {"not-for-us": "other", "not-now": "no-capacity", "already-partners": "know-them"}


def upgrade() -> None:
    """An old "another field" keeps to its post: it was not said of any other."""
    with op.batch_alter_table("dismissals") as table:
        table.drop_constraint(op.f("ck_dismissals_reason"), type_="check")
        table.alter_column("reason", new_column_name="kind", existing_type=sa.String(24), existing_nullable=False)
        table.add_column(sa.Column("until", sa.Date(), nullable=True))
        table.add_column(sa.Column("fields", sa.JSON(), nullable=False, server_default="[]"))
    _say_instead(NOW)
    with op.batch_alter_table("dismissals") as table:
        table.alter_column("fields", existing_type=sa.JSON(), existing_nullable=False, server_default=None)
        table.create_check_constraint(op.f("ck_dismissals_kind"), _one_of("kind", AFTER))
        table.create_check_constraint(
            op.f("ck_dismissals_until_of_not_now"), "(kind = 'not-now') = (until IS NOT NULL)"
        )


def downgrade() -> None:
    with op.batch_alter_table("dismissals") as table:
        table.drop_constraint(op.f("ck_dismissals_until_of_not_now"), type_="check")
        table.drop_constraint(op.f("ck_dismissals_kind"), type_="check")
    _say_instead(THEN)
    with op.batch_alter_table("dismissals") as table:
        table.drop_column("until")
        table.drop_column("fields")
        table.alter_column("kind", new_column_name="reason", existing_type=sa.String(24), existing_nullable=False)
        table.create_check_constraint(op.f("ck_dismissals_reason"), _one_of("reason", BEFORE))


def _one_of(column: str, values: tuple[str, ...]) -> str:
    return f"{column} IN ({', '.join(repr(value) for value in values)})"


def _say_instead(words: Mapping[str, str]) -> None:
    for old, new in words.items():
        op.execute(f"UPDATE dismissals SET kind = '{new}' WHERE kind = '{old}'")
