"""Members, their profiles and their past work."""

import sqlalchemy as sa
from alembic import op

import collab.db

revision = "0001"
down_revision = None


def upgrade() -> None:
    op.create_table(
        "members",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column(
            "status",
            sa.Enum("unconfirmed", "confirmed", name="status", native_enum=False, create_constraint=True, length=24),
            nullable=False,
        ),
        sa.Column("hidden", sa.Boolean(), nullable=False),
        sa.Column("acronym", sa.String(), nullable=False),
        sa.Column("country", sa.String(), nullable=False),
        sa.Column("city", sa.String(), nullable=False),
        sa.Column("website", sa.String(), nullable=False),
        sa.Column("contact", sa.String(), nullable=False),
        sa.Column("founded", sa.Integer(), nullable=True),
        sa.Column("source", sa.String(), nullable=True),
        sa.Column(
            "listing_sight",
            sa.Enum(
                "public",
                "members",
                "partners",
                "union",
                name="listing_sight",
                native_enum=False,
                create_constraint=True,
                length=24,
            ),
            nullable=False,
        ),
        sa.Column(
            "story_sight",
            sa.Enum(
                "public",
                "members",
                "partners",
                "union",
                name="story_sight",
                native_enum=False,
                create_constraint=True,
                length=24,
            ),
            nullable=False,
        ),
        sa.Column(
            "means_sight",
            sa.Enum(
                "public",
                "members",
                "partners",
                "union",
                name="means_sight",
                native_enum=False,
                create_constraint=True,
                length=24,
            ),
            nullable=False,
        ),
        sa.Column(
            "places_sight",
            sa.Enum(
                "public",
                "members",
                "partners",
                "union",
                name="places_sight",
                native_enum=False,
                create_constraint=True,
                length=24,
            ),
            nullable=False,
        ),
        sa.Column(
            "contacts_sight",
            sa.Enum(
                "public",
                "members",
                "partners",
                "union",
                name="contacts_sight",
                native_enum=False,
                create_constraint=True,
                length=24,
            ),
            nullable=False,
        ),
        sa.Column("search_text", sa.String(), nullable=False),
        sa.Column("created_at", collab.db.UtcDateTime(timezone=True), nullable=False),
        sa.Column("revised_at", collab.db.UtcDateTime(timezone=True), nullable=False),
        sa.Column("confirmed_at", collab.db.UtcDateTime(timezone=True), nullable=True),
        sa.Column("public_id", sa.String(), nullable=False),
        sa.CheckConstraint("listing_sight IN ('public', 'members')", name=op.f("ck_members_listing_sight_wide")),
        sa.CheckConstraint(
            "founded IS NULL OR founded BETWEEN 1000 AND 2100", name=op.f("ck_members_founded_plausible")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_members")),
        sa.UniqueConstraint("public_id", name=op.f("uq_members_public_id")),
        sa.UniqueConstraint("source", name=op.f("uq_members_source")),
    )
    op.create_index(op.f("ix_members_country"), "members", ["country"], unique=False)
    op.create_index(op.f("ix_members_revised_at"), "members", ["revised_at"], unique=False)
    op.create_table(
        "activities",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("member_id", sa.Integer(), nullable=False),
        sa.Column("language", sa.String(), nullable=False),
        sa.Column("title", sa.String(), nullable=False),
        sa.Column("text", sa.String(), nullable=False),
        sa.Column("year", sa.Integer(), nullable=True),
        sa.Column("public_id", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(
            ["member_id"], ["members.id"], name=op.f("fk_activities_member_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_activities")),
        sa.UniqueConstraint("public_id", name=op.f("uq_activities_public_id")),
    )
    op.create_index(op.f("ix_activities_member_id"), "activities", ["member_id"], unique=False)
    op.create_table(
        "member_codes",
        sa.Column("member_id", sa.Integer(), nullable=False),
        sa.Column(
            "kind",
            sa.Enum(
                "field",
                "works-in",
                "language",
                "capacity",
                "need",
                "target-group",
                name="kind",
                native_enum=False,
                create_constraint=True,
                length=24,
            ),
            nullable=False,
        ),
        sa.Column("code", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(
            ["member_id"], ["members.id"], name=op.f("fk_member_codes_member_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("member_id", "kind", "code", name=op.f("pk_member_codes")),
    )
    op.create_index("ix_member_codes_kind_code", "member_codes", ["kind", "code"], unique=False)
    op.create_table(
        "member_names",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("member_id", sa.Integer(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("language", sa.String(), nullable=False),
        sa.Column("text", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(
            ["member_id"], ["members.id"], name=op.f("fk_member_names_member_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_member_names")),
    )
    op.create_index(op.f("ix_member_names_member_id"), "member_names", ["member_id"], unique=False)
    op.create_table(
        "missions",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("member_id", sa.Integer(), nullable=False),
        sa.Column("language", sa.String(), nullable=False),
        sa.Column("text", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(["member_id"], ["members.id"], name=op.f("fk_missions_member_id"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_missions")),
        sa.UniqueConstraint("member_id", "language", name=op.f("uq_missions_member_id_language")),
    )
    op.create_table(
        "ties",
        sa.Column("member_id", sa.Integer(), nullable=False),
        sa.Column("seen_by_id", sa.Integer(), nullable=False),
        sa.Column(
            "kind",
            sa.Enum("appeared", "partner", name="kind", native_enum=False, create_constraint=True, length=24),
            nullable=False,
        ),
        sa.ForeignKeyConstraint(["member_id"], ["members.id"], name=op.f("fk_ties_member_id"), ondelete="CASCADE"),
        sa.ForeignKeyConstraint(["seen_by_id"], ["members.id"], name=op.f("fk_ties_seen_by_id"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("member_id", "seen_by_id", name=op.f("pk_ties")),
    )
    op.create_table(
        "activity_codes",
        sa.Column("activity_id", sa.Integer(), nullable=False),
        sa.Column(
            "kind",
            sa.Enum(
                "field",
                "works-in",
                "language",
                "capacity",
                "need",
                "target-group",
                name="kind",
                native_enum=False,
                create_constraint=True,
                length=24,
            ),
            nullable=False,
        ),
        sa.Column("code", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(
            ["activity_id"], ["activities.id"], name=op.f("fk_activity_codes_activity_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("activity_id", "kind", "code", name=op.f("pk_activity_codes")),
    )


def downgrade() -> None:
    op.drop_table("activity_codes")
    op.drop_table("ties")
    op.drop_table("missions")
    op.drop_index(op.f("ix_member_names_member_id"), table_name="member_names")
    op.drop_table("member_names")
    op.drop_index("ix_member_codes_kind_code", table_name="member_codes")
    op.drop_table("member_codes")
    op.drop_index(op.f("ix_activities_member_id"), table_name="activities")
    op.drop_table("activities")
    op.drop_index(op.f("ix_members_revised_at"), table_name="members")
    op.drop_index(op.f("ix_members_country"), table_name="members")
    op.drop_table("members")
