"""Brings a database to the newest schema, or back: Alembic, configured from pyproject.toml."""

from collections.abc import Callable
from pathlib import Path

from alembic import command
from alembic.config import Config
from sqlalchemy import Engine

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
    with engine.connect().execution_options(**{db.WRITING: True}) as connection, connection.begin():
        config.attributes["connection"] = connection
        act(config)
