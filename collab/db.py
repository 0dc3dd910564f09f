"""The database: session, Base, column types, and transaction(), the only place that commits."""

import secrets
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from enum import StrEnum
from typing import Any
from zlib import crc32

from sqlalchemy import DateTime, Dialect, Engine, Enum, MetaData, TypeDecorator, create_engine, event, func, select
from sqlalchemy.orm import DeclarativeBase, Mapped, Session, mapped_column, scoped_session, sessionmaker

NAMING = {
    "ix": "ix_%(column_0_N_label)s",
    "uq": "uq_%(table_name)s_%(column_0_N_name)s",
    "ck": "ck_%(table_name)s_%(constraint_name)s",
    "fk": "fk_%(table_name)s_%(column_0_N_name)s",
    "pk": "pk_%(table_name)s",
}
WRITING = "collab_writing"
BUSY_SECONDS = 5


class Base(DeclarativeBase):
    """The parent of every row; constraints are named so that migrations can find them."""

    metadata = MetaData(naming_convention=NAMING)


class UtcDateTime(TypeDecorator[datetime]):
    """An aware UTC moment on every database; naive values are refused."""

    impl = DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        if value is None:
            return None
        if value.tzinfo is None:
            raise ValueError("a moment without a zone")
        return value.astimezone(UTC)

    def process_result_value(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        if value is None:
            return None
        return value.replace(tzinfo=UTC) if value.tzinfo is None else value.astimezone(UTC)


def enum_column(kind: type[StrEnum], name: str) -> Enum:
    """A StrEnum stored by value, with a named check in the database."""
    return Enum(
        kind,
        values_callable=lambda k: [m.value for m in k],
        native_enum=False,
        length=24,
        create_constraint=True,
        name=name,
    )


class WithPublicId:
    """Rows that strangers meet in URLs carry a random id that cannot be counted."""

    public_id: Mapped[str] = mapped_column(unique=True, default=lambda: new_public_id())


def new_public_id() -> str:
    """Twelve random letters and digits (59 bits), without look-alikes."""
    return "".join(secrets.choice("23456789abcdefghjkmnpqrstuvwxyz") for _ in range(12))


_maker: sessionmaker[Session] = sessionmaker()
_sessions: scoped_session[Session] = scoped_session(_maker)


def connect(url: str) -> Engine:
    """Bind the house to the database at `url`; further calls bind it anew."""
    close()
    engine = create_engine(url, **_engine_options(url))
    if engine.dialect.name == "sqlite":
        event.listen(engine, "connect", _prepare_sqlite)
        event.listen(engine, "begin", _begin_sqlite)
    _maker.configure(bind=engine)
    return engine


def session() -> Session:
    """The session of this thread, for reading; writing goes through `transaction()`."""
    return _sessions()


def close() -> None:
    """Give the thread's connection back; called at the end of each request and task."""
    _sessions.remove()


@contextmanager
def transaction() -> Iterator[Session]:
    """One short writing transaction: leaving commits, raising rolls back; then what waits for the commit is done.

    What was read before is read again inside it, so that decisions rest on rows nobody can change meanwhile.
    """
    current = session()
    current.rollback()
    current.info[WRITING] = True
    current.connection(execution_options={WRITING: True})
    try:
        yield current
        current.flush()
        for act in current.info.pop("before_commit", {}).values():
            act()
        current.commit()
    except BaseException:
        current.info.pop("before_commit", None)
        current.info.pop("after_commit", None)
        current.rollback()
        raise
    finally:
        current.info[WRITING] = False
    for act in current.info.pop("after_commit", {}).values():
        act()


def one_after_another(session: Session, what: str) -> None:
    """Wait here until no other transaction is at the same thing; on SQLite there is never another that writes."""
    if session.get_bind().dialect.name == "postgresql":
        session.execute(select(func.pg_advisory_xact_lock(crc32(what.encode()))))


def before_commit(session: Session, name: str, act: Callable[[], None]) -> None:
    """Do `act` as the last thing in this transaction; the same `name` twice is done once."""
    session.info.setdefault("before_commit", {})[name] = act


def after_commit(session: Session, name: str, act: Callable[[], None]) -> None:
    """Do `act` once this transaction is committed; the same `name` twice is done once."""
    session.info.setdefault("after_commit", {})[name] = act


@event.listens_for(_maker, "before_flush")
def _refuse_stray_writes(session: Session, *_: Any) -> None:
    if not session.info.get(WRITING) and (session.new or session.dirty or session.deleted):
        raise RuntimeError("a write outside transaction()")


def _engine_options(url: str) -> dict[str, Any]:
    silent = {"hide_parameters": True}  # what rows hold does not belong into the log
    if url.startswith("sqlite"):
        return {**silent, "connect_args": {"timeout": BUSY_SECONDS}}
    return {**silent, "pool_pre_ping": True, "pool_size": 10, "connect_args": {"connect_timeout": BUSY_SECONDS}}


def _prepare_sqlite(connection: Any, _: Any) -> None:
    connection.isolation_level = None  # or the driver begins by itself, and never IMMEDIATE
    for pragma in ("journal_mode=WAL", "foreign_keys=ON", "synchronous=FULL", f"busy_timeout={BUSY_SECONDS * 1000}"):
        connection.execute(f"PRAGMA {pragma}")


def _begin_sqlite(connection: Any) -> None:
    writing = connection.get_execution_options().get(WRITING)
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writing else "BEGIN")
