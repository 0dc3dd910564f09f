"""Runs migrations on the database that is handed over, one runner at a time."""

from alembic import context
from sqlalchemy import Connection, text

import collab.accounts.model
import collab.audit.model
import collab.digests.model
import collab.drafts.model
import collab.imports.model
import collab.jobs
import collab.mail.model
import collab.members.people
import collab.moderation.model
import collab.offers.model
import collab.partnerships.model
import collab.posts.model
import collab.proposals.model
import collab.similar.model
import collab.suggestions.model
import collab.wishes.model  # noqa: F401
from collab.db import Base

ONE_AT_A_TIME = 7_305_001


def migrate(connection: Connection) -> None:
    """Run what Alembic was asked for inside one transaction."""
    context.configure(
        connection=connection,
        target_metadata=Base.metadata,
        render_as_batch=connection.dialect.name == "sqlite",
        compare_type=True,
    )
    with context.begin_transaction():
        if connection.dialect.name == "postgresql":
            connection.execute(text(f"SELECT pg_advisory_xact_lock({ONE_AT_A_TIME})"))
        context.run_migrations()


migrate(context.config.attributes["connection"])
