"""What stands in every table, to see that nothing changed and to put it back."""

from collections.abc import Mapping
from typing import Any

from sqlalchemy import Engine, Table, select, text

from collab import db

Contents = Mapping[str, list[tuple[Any, ...]]]


def contents(engine: Engine) -> Contents:
    """Every row of every table, in a fixed order."""
    with engine.connect() as connection:
        return {
            table.name: sorted((tuple(row) for row in connection.execute(select(table))), key=repr)
            for table in db.Base.metadata.sorted_tables
        }


def changed(before: Contents, after: Contents) -> list[str]:
    """Names of the tables whose rows differ."""
    return [name for name in before if before[name] != after[name]]


def restore(engine: Engine, kept: Contents) -> None:
    """Make every table hold these rows and no others."""
    db.close()
    tables = db.Base.metadata.sorted_tables
    with engine.connect().execution_options(**{db.WRITING: True}) as connection:
        for table in reversed(tables):
            connection.execute(table.delete())
        for table in tables:
            if kept[table.name]:
                connection.execute(table.insert(), [_as_facts(table, row) for row in kept[table.name]])
        connection.commit()


def empty(engine: Engine) -> None:
    """Take every row out and count from one again."""
    restore(engine, {table.name: [] for table in db.Base.metadata.sorted_tables})
    if engine.dialect.name == "postgresql":
        names = ", ".join(f'"{table.name}"' for table in db.Base.metadata.sorted_tables)
        with engine.begin() as connection:
            connection.execute(text(f"TRUNCATE {names} RESTART IDENTITY CASCADE"))


def _as_facts(table: Table, row: tuple[Any, ...]) -> dict[str, Any]:
    return dict(zip(table.columns.keys(), row, strict=True))
