"""Imports with their rows, kept mappings, origins of members, look-alikes, and fields that are only suggested."""

import sqlalchemy as sa
from alembic import op

import collab.db

revision = "0007"
down_revision = "0006"
STATES = ("reading", "comparing", "unmapped", "ready", "adding", "done", "failed", "dropped")
VERDICTS = ("later", "another", "same")
INVITED = ("not-yet", "invited", "known")


def _choice(values: tuple[str, ...], name: str) -> sa.Enum:
    return sa.Enum(*values, name=name, native_enum=False, length=24, create_constraint=True)


def _moment(name: str, nullable: bool = False) -> sa.Column:
    return sa.Column(name, collab.db.UtcDateTime(timezone=True), nullable=nullable)


def upgrade() -> None:
    _imports()
    _rows()
    _mappings_and_origins()
    _look_alikes()
    with op.batch_alter_table("member_codes") as table:
        table.add_column(sa.Column("is_suggested", sa.Boolean(), nullable=False, server_default=sa.false()))


def downgrade() -> None:
    with op.batch_alter_table("member_codes") as table:
        table.drop_column("is_suggested")
    for name in ("look_alikes", "member_origins", "import_mappings", "import_rows", "imports"):
        op.drop_table(name)


def _imports() -> None:
    op.create_table(
        "imports",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("public_id", sa.String(), nullable=False),
        sa.Column("by_id", sa.Integer(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("state", _choice(STATES, "state"), nullable=False),
        sa.Column("edition", sa.Integer(), nullable=False),
        sa.Column("done", sa.Integer(), nullable=False),
        sa.Column("total", sa.Integer(), nullable=False),
        sa.Column("confirms", sa.Boolean(), nullable=False),
        sa.Column("invites", sa.Boolean(), nullable=False),
        sa.Column("given", sa.JSON(), nullable=False),
        sa.Column("headers", sa.JSON(), nullable=False),
        sa.Column("samples", sa.JSON(), nullable=False),
        sa.Column("roles", sa.JSON(), nullable=True),
        sa.Column("encoding", sa.String(), nullable=False),
        sa.Column("accepted", sa.Integer(), nullable=False),
        sa.Column("reported", sa.Integer(), nullable=False),
        sa.Column("flagged", sa.Integer(), nullable=False),
        sa.Column("known", sa.Integer(), nullable=False),
        sa.Column("added", sa.Integer(), nullable=False),
        sa.Column("failure", sa.String(), nullable=False),
        sa.Column("facts", sa.JSON(), nullable=False),
        _moment("started_at"),
        _moment("moved_at"),
        _moment("ended_at", nullable=True),
        sa.CheckConstraint("done BETWEEN 0 AND total", name=op.f("ck_imports_done_of_total")),
        sa.CheckConstraint(
            "state NOT IN ('done', 'failed', 'dropped') OR ended_at IS NOT NULL",
            name=op.f("ck_imports_ended_when_it_ended"),
        ),
        sa.ForeignKeyConstraint(["by_id"], ["people.id"], name=op.f("fk_imports_by_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_imports")),
        sa.UniqueConstraint("public_id", name=op.f("uq_imports_public_id")),
    )
    op.create_index(op.f("ix_imports_state"), "imports", ["state"], unique=False)


def _rows() -> None:
    op.create_table(
        "import_rows",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("public_id", sa.String(), nullable=False),
        sa.Column("import_id", sa.Integer(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("source", sa.String(), nullable=False),
        sa.Column("draft", sa.JSON(), nullable=True),
        sa.Column("column", sa.String(), nullable=False),
        sa.Column("value", sa.String(), nullable=False),
        sa.Column("reason", sa.String(), nullable=False),
        sa.Column("facts", sa.JSON(), nullable=False),
        sa.Column("is_flagged", sa.Boolean(), nullable=False),
        sa.Column("resembles", sa.JSON(), nullable=False),
        sa.Column("verdict", _choice(VERDICTS, "verdict"), nullable=False),
        sa.Column("member_id", sa.Integer(), nullable=True),
        sa.Column("email", sa.String(), nullable=False),
        sa.Column("person", sa.String(), nullable=False),
        sa.Column("invited", _choice(INVITED, "invited"), nullable=False),
        sa.CheckConstraint("(draft IS NULL) <> (reason = '')", name=op.f("ck_import_rows_accepted_or_reported")),
        sa.ForeignKeyConstraint(
            ["import_id"], ["imports.id"], name=op.f("fk_import_rows_import_id"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["member_id"], ["members.id"], name=op.f("fk_import_rows_member_id"), ondelete="SET NULL"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_import_rows")),
        sa.UniqueConstraint("import_id", "number", name=op.f("uq_import_rows_import_id_number")),
        sa.UniqueConstraint("public_id", name=op.f("uq_import_rows_public_id")),
    )
    op.create_index("ix_import_rows_import_id_source", "import_rows", ["import_id", "source"], unique=False)
    op.create_index(op.f("ix_import_rows_member_id"), "import_rows", ["member_id"], unique=False)


def _mappings_and_origins() -> None:
    op.create_table(
        "import_mappings",
        sa.Column("headers", sa.String(), nullable=False),
        sa.Column("roles", sa.JSON(), nullable=False),
        sa.Column("by_id", sa.Integer(), nullable=False),
        _moment("at"),
        sa.ForeignKeyConstraint(["by_id"], ["people.id"], name=op.f("fk_import_mappings_by_id")),
        sa.PrimaryKeyConstraint("headers", name=op.f("pk_import_mappings")),
    )
    op.create_table(
        "member_origins",
        sa.Column("source", sa.String(), nullable=False),
        sa.Column("member_id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["member_id"], ["members.id"], name=op.f("fk_member_origins_member_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("source", name=op.f("pk_member_origins")),
    )
    op.create_index(op.f("ix_member_origins_member_id"), "member_origins", ["member_id"], unique=False)


def _look_alikes() -> None:
    op.create_table(
        "look_alikes",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("public_id", sa.String(), nullable=False),
        sa.Column("member_id", sa.Integer(), nullable=False),
        sa.Column("other_id", sa.Integer(), nullable=False),
        sa.Column("level", sa.String(), nullable=False),
        sa.Column("reason", sa.String(), nullable=False),
        sa.Column("evidence", sa.JSON(), nullable=False),
        _moment("found_at"),
        sa.Column("verdict", _choice(VERDICTS, "verdict"), nullable=False),
        sa.Column("decided_by_id", sa.Integer(), nullable=True),
        _moment("decided_at", nullable=True),
        sa.CheckConstraint("member_id <> other_id", name=op.f("ck_look_alikes_two")),
        sa.ForeignKeyConstraint(["decided_by_id"], ["people.id"], name=op.f("fk_look_alikes_decided_by_id")),
        sa.ForeignKeyConstraint(
            ["member_id"], ["members.id"], name=op.f("fk_look_alikes_member_id"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(["other_id"], ["members.id"], name=op.f("fk_look_alikes_other_id"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_look_alikes")),
        sa.UniqueConstraint("member_id", "other_id", name=op.f("uq_look_alikes_member_id_other_id")),
        sa.UniqueConstraint("public_id", name=op.f("uq_look_alikes_public_id")),
    )
    op.create_index(op.f("ix_look_alikes_other_id"), "look_alikes", ["other_id"], unique=False)
