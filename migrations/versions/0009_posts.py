"""Posts of every kind: proposals keep what is their own, and all that hung on them hangs on the post."""

import sqlalchemy as sa
from alembic import op

import collab.db

revision = "0009"
down_revision = "0008"

COMMON = (
    "id, public_id, member_id, author_id, state, reach, deadline, closes_at, edition, search_text, "
    "created_at, revised_at, opened_at, ended_at"
)
STATES = ("draft", "open", "forming", "approved", "running", "completed", "withdrawn", "expired")
CODES = ("field", "country", "language", "capacity")
LIVE = "stage IN ('invited', 'interested', 'agreed', 'approved')"
STANDING = "undone_at IS NULL"
ENDED = "state NOT IN ('completed', 'withdrawn', 'expired') OR ended_at IS NOT NULL"
CHECKS = {
    "opened_when_not_draft": "state = 'draft' OR opened_at IS NOT NULL",
    "closes_when_not_draft": "state = 'draft' OR closes_at IS NOT NULL",
    "ended": ENDED,
}
REFERRING = (
    ("involvements", "CASCADE"),
    ("partnerships", None),
    ("suggestions", "CASCADE"),
    ("searches", "CASCADE"),
    ("dismissals", "CASCADE"),
)


def upgrade() -> None:
    op.create_table("posts", _one_of("kind", "proposal", "offer", "request"), *_common("posts", STATES))
    op.execute(f"INSERT INTO posts (kind, {COMMON}) SELECT 'proposal', {COMMON} FROM proposals")
    _create_parts("post")
    _move_parts("proposal", "post")
    for table, ondelete in REFERRING:
        _point(table, "proposal", "post", ondelete)
    _slim_proposals()
    op.create_index(op.f("ix_posts_member_id"), "posts", ["member_id"])
    op.create_index("ix_posts_state_closes", "posts", ["state", "closes_at"])
    _count_on("posts", "post_texts")
    _rename_letters("proposal", "post")


def downgrade() -> None:
    op.drop_index("ix_posts_state_closes", table_name="posts")
    op.drop_index(op.f("ix_posts_member_id"), table_name="posts")
    _widen_proposals()
    for table, ondelete in REFERRING:
        _point(table, "post", "proposal", ondelete)
    _create_parts("proposal")
    _move_parts("post", "proposal")
    op.drop_table("posts")
    _count_on("proposals", "proposal_texts")
    _rename_letters("post", "proposal")


def _common(table: str, states: tuple[str, ...]) -> list[sa.schema.SchemaItem]:
    return [
        sa.Column("id", sa.Integer(), nullable=False),
        *_columns(states, nullable=False),
        sa.ForeignKeyConstraint(["author_id"], ["people.id"], name=op.f(f"fk_{table}_author_id")),
        sa.ForeignKeyConstraint(["member_id"], ["members.id"], name=op.f(f"fk_{table}_member_id")),
        sa.PrimaryKeyConstraint("id", name=op.f(f"pk_{table}")),
        sa.UniqueConstraint("public_id", name=op.f(f"uq_{table}_public_id")),
        *(sa.CheckConstraint(rule, name=op.f(f"ck_{table}_{name}")) for name, rule in CHECKS.items()),
    ]


def _columns(states: tuple[str, ...], *, nullable: bool) -> list[sa.Column[object]]:
    moment = collab.db.UtcDateTime(timezone=True)
    return [
        sa.Column("public_id", sa.String(), nullable=nullable),
        sa.Column("member_id", sa.Integer(), nullable=nullable),
        sa.Column("author_id", sa.Integer(), nullable=nullable),
        _one_of("state", *states, nullable=nullable),
        _one_of("reach", "public", "members", nullable=nullable),
        sa.Column("deadline", sa.Date(), nullable=True),
        sa.Column("closes_at", moment, nullable=True),
        sa.Column("edition", sa.Integer(), nullable=nullable),
        sa.Column("search_text", sa.String(), nullable=nullable),
        sa.Column("created_at", moment, nullable=nullable),
        sa.Column("revised_at", moment, nullable=nullable),
        sa.Column("opened_at", moment, nullable=True),
        sa.Column("ended_at", moment, nullable=True),
    ]


def _one_of(column: str, *values: str, nullable: bool = False) -> sa.Column[object]:
    kind = sa.Enum(*values, name=column, native_enum=False, create_constraint=not nullable, length=24)
    return sa.Column(column, kind, nullable=nullable)


def _create_parts(owner: str) -> None:
    texts, codes, id_ = f"{owner}_texts", f"{owner}_codes", f"{owner}_id"
    op.create_table(
        texts,
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column(id_, sa.Integer(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("language", sa.String(), nullable=False),
        sa.Column("title", sa.String(), nullable=False),
        sa.Column("summary", sa.String(), nullable=False),
        sa.ForeignKeyConstraint([id_], [f"{owner}s.id"], name=op.f(f"fk_{texts}_{id_}"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("id", name=op.f(f"pk_{texts}")),
        sa.UniqueConstraint(id_, "language", name=op.f(f"uq_{texts}_{id_}_language")),
    )
    op.create_table(
        codes,
        sa.Column(id_, sa.Integer(), nullable=False),
        _one_of("kind", *CODES),
        sa.Column("code", sa.String(), nullable=False),
        sa.ForeignKeyConstraint([id_], [f"{owner}s.id"], name=op.f(f"fk_{codes}_{id_}"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint(id_, "kind", "code", name=op.f(f"pk_{codes}")),
    )
    op.create_index(f"ix_{codes}_kind_code", codes, ["kind", "code"])


def _move_parts(old: str, new: str) -> None:
    for part, columns in (("texts", "id, position, language, title, summary"), ("codes", "kind, code")):
        op.execute(f"INSERT INTO {new}_{part} ({new}_id, {columns}) SELECT {old}_id, {columns} FROM {old}_{part}")
    op.drop_index(f"ix_{old}_codes_kind_code", table_name=f"{old}_codes")
    op.drop_table(f"{old}_codes")
    op.drop_table(f"{old}_texts")


def _point(table: str, old: str, new: str, ondelete: str | None) -> None:
    """Let a table that hung on one parent hang on the other; both have the same ids."""
    _drop_indexes(table, old)
    with op.batch_alter_table(table) as batch:
        batch.drop_constraint(op.f(f"fk_{table}_{old}_id"), type_="foreignkey")
        batch.alter_column(
            f"{old}_id", new_column_name=f"{new}_id", existing_type=sa.Integer(), existing_nullable=False
        )
    with op.batch_alter_table(table) as batch:
        if table == "suggestions":
            batch.drop_constraint(op.f(f"uq_{table}_{old}_id_member_id"), type_="unique")
            batch.create_unique_constraint(op.f(f"uq_{table}_{new}_id_member_id"), [f"{new}_id", "member_id"])
        batch.create_foreign_key(op.f(f"fk_{table}_{new}_id"), f"{new}s", [f"{new}_id"], ["id"], ondelete=ondelete)
    _create_indexes(table, new)


def _drop_indexes(table: str, owner: str) -> None:
    if table == "partnerships":
        op.drop_index("uq_partnerships_live", table_name=table)
        op.drop_index(op.f(f"ix_partnerships_{owner}_id"), table_name=table)
    elif table == "dismissals":
        op.drop_index("uq_dismissals_standing", table_name=table)


def _create_indexes(table: str, owner: str) -> None:
    id_ = f"{owner}_id"
    if table == "partnerships":
        op.create_index(op.f(f"ix_partnerships_{id_}"), table, [id_])
        _create_partial("uq_partnerships_live", table, [id_, "partner_id"], LIVE)
    elif table == "dismissals":
        _create_partial("uq_dismissals_standing", table, [id_, "member_id", "side"], STANDING)


def _create_partial(name: str, table: str, columns: list[str], where: str) -> None:
    op.create_index(name, table, columns, unique=True, sqlite_where=sa.text(where), postgresql_where=sa.text(where))


def _slim_proposals() -> None:
    op.drop_index("ix_proposals_state_closes", table_name="proposals")
    op.drop_index(op.f("ix_proposals_member_id"), table_name="proposals")
    with op.batch_alter_table("proposals") as batch:
        for name in (*CHECKS, "state", "reach"):
            batch.drop_constraint(op.f(f"ck_proposals_{name}"), type_="check")
        batch.drop_constraint(op.f("fk_proposals_author_id"), type_="foreignkey")
        batch.drop_constraint(op.f("fk_proposals_member_id"), type_="foreignkey")
        batch.drop_constraint(op.f("uq_proposals_public_id"), type_="unique")
        for column in _columns(STATES, nullable=True):
            batch.drop_column(column.name)
        batch.create_foreign_key(op.f("fk_proposals_id"), "posts", ["id"], ["id"], ondelete="CASCADE")
    if _is_postgresql():
        op.execute("ALTER TABLE proposals ALTER COLUMN id DROP DEFAULT")
        op.execute("DROP SEQUENCE proposals_id_seq")


def _widen_proposals() -> None:
    columns = _columns(STATES, nullable=True)
    with op.batch_alter_table("proposals") as batch:
        batch.drop_constraint(op.f("fk_proposals_id"), type_="foreignkey")
        for column in columns:
            batch.add_column(column)
    for column in columns:
        of_post = f"(SELECT posts.{column.name} FROM posts WHERE posts.id = proposals.id)"
        op.execute(f"UPDATE proposals SET {column.name} = {of_post}")
    with op.batch_alter_table("proposals") as batch:
        for column, final in zip(columns, _columns(STATES, nullable=False), strict=True):
            batch.alter_column(column.name, existing_type=column.type, nullable=final.nullable)
        batch.create_foreign_key(op.f("fk_proposals_author_id"), "people", ["author_id"], ["id"])
        batch.create_foreign_key(op.f("fk_proposals_member_id"), "members", ["member_id"], ["id"])
        batch.create_unique_constraint(op.f("uq_proposals_public_id"), ["public_id"])
        listed = ", ".join(f"'{state}'" for state in STATES)
        rules = {**CHECKS, "state": f"state IN ({listed})", "reach": "reach IN ('public', 'members')"}
        for name, rule in rules.items():
            batch.create_check_constraint(op.f(f"ck_proposals_{name}"), rule)
    op.create_index(op.f("ix_proposals_member_id"), "proposals", ["member_id"])
    op.create_index("ix_proposals_state_closes", "proposals", ["state", "closes_at"])
    if _is_postgresql():
        op.execute("CREATE SEQUENCE proposals_id_seq OWNED BY proposals.id")
        op.execute("ALTER TABLE proposals ALTER COLUMN id SET DEFAULT nextval('proposals_id_seq')")


def _count_on(*tables: str) -> None:
    """Rows that were copied brought their ids along: new ones come after them."""
    for table in tables if _is_postgresql() else ():
        last = f"COALESCE(MAX(id), 0) + 1, false) FROM {table}"
        op.execute(f"SELECT setval(pg_get_serial_sequence('{table}', 'id'), {last}")


def _rename_letters(old: str, new: str) -> None:
    """Letters that wait name their post by its new word."""
    json = "::json" if _is_postgresql() else ""
    facts = f"replace(CAST(facts AS TEXT), '\"{old}\":', '\"{new}\":'){json}"
    for event in ("changed", "closed"):
        op.execute(f"UPDATE letters SET kind = '{new}_{event}', facts = {facts} WHERE kind = '{old}_{event}'")


def _is_postgresql() -> bool:
    return bool(op.get_bind().dialect.name == "postgresql")
