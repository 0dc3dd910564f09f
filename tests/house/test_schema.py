"""The rows in the code and the tables in the database are the same, in both directions of every migration."""

from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from sqlalchemy import Engine, inspect

from collab import db, schema


def test_migrations_make_the_schema_that_the_models_say(engine: Engine) -> None:
    with engine.connect() as connection:
        assert (
            compare_metadata(MigrationContext.configure(connection, opts={"compare_type": True}), db.Base.metadata)
            == []
        )


def test_every_migration_can_be_undone_and_done_again(engine: Engine) -> None:
    schema.downgrade(engine)
    assert set(inspect(engine).get_table_names()) <= {"alembic_version"}

    schema.upgrade(engine)
    assert set(db.Base.metadata.tables) <= set(inspect(engine).get_table_names())
