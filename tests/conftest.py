"""The stage for every test: a real database, the cast, and builders."""

import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import settings
from sqlalchemy import Engine, create_engine, make_url, text
from sqlalchemy.orm import Session

from collab import db, jobs, language, schema, tokens
from collab.union.settings import Union, serve
from collab.vocabulary import current
from collab.vocabulary.corrections import Corrections
from tests.builders import Cast, make_cast

pytest_plugins = ["tests.browsing"]

# A busy machine is no fault of the code: no example is timed.
settings.register_profile("untimed", deadline=None)
settings.load_profile("untimed")

BASE_URL = "http://collab.example"


@pytest.fixture(scope="session")
def engine(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Engine]:
    """A migrated database: SQLite, or the server named by TEST_DATABASE_URL."""
    url = os.environ.get("TEST_DATABASE_URL") or f"sqlite:///{tmp_path_factory.mktemp('db') / 'collab.db'}"
    if url.startswith("postgresql"):
        url += os.environ.get("PYTEST_XDIST_WORKER", "")  # each worker has a database of its own
        _create_afresh(url)
    engine = db.connect(url)
    schema.upgrade(engine)
    yield engine
    db.close()
    engine.dispose()


@pytest.fixture
def house(engine: Engine) -> Iterator[list[str]]:
    """An empty house with its settings; the list hears every ring of the bell."""
    heard: list[str] = []
    serve(Union(base_url=BASE_URL))
    current.take_in(Corrections())
    tokens.use_secret("a secret for tests")
    jobs.hang(heard.append)
    with language.reading("en", "Europe/Istanbul"):
        yield heard
    db.close()
    _empty(engine)


@pytest.fixture
def session(house: list[str]) -> Iterator[Session]:
    """A writing transaction, committed when the test ends well."""
    with db.transaction() as session:
        yield session


@pytest.fixture
def cast(session: Session) -> Cast:
    """Alice posts, Bob could join, Carol coordinates, Sam is the secretariat, Eve is of a stranger member."""
    return make_cast(session)


@pytest.fixture(scope="session")
def shared_data() -> Path | None:
    """Where the measured data lies, or None."""
    folder = Path(os.environ.get("COLLAB_DATA") or Path(__file__).parents[2] / "shared" / "data")
    return folder if folder.is_dir() else None


def _create_afresh(url: str) -> None:
    name = make_url(url).database
    with create_engine(make_url(url).set(database="postgres"), isolation_level="AUTOCOMMIT").connect() as server:
        server.execute(text(f'DROP DATABASE IF EXISTS "{name}" WITH (FORCE)'))
        server.execute(text(f'CREATE DATABASE "{name}"'))


def _empty(engine: Engine) -> None:
    tables = reversed(db.Base.metadata.sorted_tables)
    with engine.connect().execution_options(**{db.WRITING: True}) as connection:
        if engine.dialect.name == "postgresql":
            connection.execute(
                text("TRUNCATE " + ", ".join(f'"{t.name}"' for t in tables) + " RESTART IDENTITY CASCADE")
            )
        else:
            for table in tables:
                connection.execute(table.delete())
        connection.commit()


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Where nothing may be skipped (NO_SKIPS), say what was, so that the run fails for it."""
    for report in terminalreporter.stats.get("skipped", []) if os.environ.get("NO_SKIPS") else []:
        terminalreporter.write_line(f"skipped, though nothing may be: {report.nodeid} {report.longrepr}", red=True)


def pytest_sessionfinish(session: pytest.Session) -> None:
    reporter = session.config.pluginmanager.get_plugin("terminalreporter")
    if os.environ.get("NO_SKIPS") and reporter is not None and reporter.stats.get("skipped"):
        session.exitstatus = pytest.ExitCode.TESTS_FAILED
