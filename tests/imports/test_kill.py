"""The worker is killed without warning in every step, and two imports run at once: all of it is there, or none."""

import signal
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from sqlalchemy import Engine, func, select

from collab import db
from collab.imports import actions, queries
from collab.imports.model import ImportRow, State
from collab.imports.whole import add, judge
from collab.members.model import Member, MemberName
from collab.members.people import Person
from tests.imports.conftest import Begin, the

ROOT = Path(__file__).parents[2]
ROWS = 200
LIST = "name,country\n" + "".join(f"Society {n} of the {n} springs,Sudan\n" for n in range(ROWS))


def process(engine: Engine, home: Path, manner: str = "honest") -> "subprocess.Popen[str]":
    url = engine.url.render_as_string(hide_password=False)
    command = [sys.executable, "-m", "tests.imports.worker", url, str(home), manner]
    return subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True)


def killed_after(worker: "subprocess.Popen[str]", lines: int) -> bool:
    """Kill the worker once it has said so much; False when it had ended before."""
    assert worker.stdout
    said = sum(1 for _ in zip(range(lines), worker.stdout, strict=False))
    worker.send_signal(signal.SIGKILL)
    worker.wait(60)
    return said == lines and worker.returncode == -signal.SIGKILL


def members() -> int:
    db.session().rollback()
    return db.session().scalar(select(func.count(Member.id))) or 0


@pytest.fixture
def consent(sam: int) -> Callable[[str], None]:
    def consented(public_id: str) -> None:
        with db.transaction() as session:
            by = session.get_one(Person, sam)
            actions.consent(session, queries.seen_by(session, by, public_id), leave_out=False, by=by)

    return consented


@pytest.mark.slow
def test_a_killed_worker_leaves_nothing_half_and_the_next_one_ends_the_work(
    engine: Engine, begin: Begin, consent: Callable[[str], None], tmp_path: Path
) -> None:
    public_id = begin(LIST)
    kills = 0
    while killed_after(process(engine, tmp_path), 2):
        kills += 1
        assert members() == 0
    assert (the(public_id).state, the(public_id).accepted) == (State.READY, ROWS)
    assert db.session().scalar(select(func.count(ImportRow.id))) == ROWS
    assert kills >= 4

    consent(public_id)
    killed_after(process(engine, tmp_path), 0)
    assert members() in (0, ROWS)
    process(engine, tmp_path).wait(60)
    assert (the(public_id).state, members()) == (State.DONE, ROWS)


@pytest.mark.slow
def test_the_kill_would_find_a_worker_that_adds_by_and_by(
    engine: Engine, begin: Begin, consent: Callable[[str], None], tmp_path: Path
) -> None:
    public_id = begin(LIST)
    process(engine, tmp_path).wait(60)
    consent(public_id)

    assert killed_after(process(engine, tmp_path, "by-and-by"), 20)
    assert 0 < members() < ROWS


def test_two_imports_at_once_add_everybody_once(house: list[str]) -> None:
    together = threading.Barrier(2)
    added: list[int] = []

    def run() -> None:
        judged = judge(db.session(), LIST.encode())
        together.wait()
        added.append(add(judged, confirm=False).added)
        db.close()

    threads = [threading.Thread(target=run) for _ in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert sorted(added) == [0, ROWS]
    assert members() == ROWS
    assert db.session().scalar(select(func.count(MemberName.id))) == ROWS


def test_where_one_row_fails_in_the_database_none_is_there(house: list[str], monkeypatch: pytest.MonkeyPatch) -> None:
    judged = judge(db.session(), LIST.encode())
    ids: Iterator[str] = iter(["same", "same"])
    fresh = db.new_public_id
    monkeypatch.setattr(db, "new_public_id", lambda: next(ids, None) or fresh())

    with pytest.raises(Exception, match=r"(?i)unique"):
        add(judged, confirm=False)
    assert members() == 0
