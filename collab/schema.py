"""Brings a database to the newest schema, or back: Alembic, configured from pyproject.toml."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from alembic import command
from alembic.config import Config
from sqlalchemy import Connection, Engine

from collab import db

ROOT = Path(__file__).parents[1]


def upgrade(engine: Engine, revision: str = "head") -> None:
    """Run every migration up to `revision`; a second call changes nothing."""
    _run(engine, lambda config: command.upgrade(config, revision))


def downgrade(engine: Engine, revision: str = "base") -> None:
    """Undo migrations down to `revision`."""
    _run(engine, lambda config: command.downgrade(config, revision))


def _run(engine: Engine, act: Callable[[Config], None]) -> None:
    config = Config(toml_file=ROOT / "pyproject.toml")
    writing = engine.connect().execution_options(**{db.WRITING: True})
    with writing as connection, _tables_free(connection), connection.begin():
        config.attributes["connection"] = connection
        act(config)
        _require_whole(connection)


@contextmanager
def _tables_free(connection: Connection) -> Iterator[None]:
    """SQLite changes a table by making it anew: what refers to the old one must not be deleted along with it."""
    if connection.dialect.name != "sqlite":
        yield
        return
    raw: Any = connection.connection.driver_connection
    raw.execute("PRAGMA foreign_keys=OFF")  # has no effect inside a transaction
    try:
        yield
    finally:
        raw.execute("PRAGMA foreign_keys=ON")


def _require_whole(connection: Connection) -> None:
    if connection.dialect.name == "sqlite" and (broken := connection.exec_driver_sql("PRAGMA foreign_key_check").all()):
        raise RuntimeError(f"rows refer to what is not there: {broken[:5]}")
