"""A process that works on imports until nothing is underway; the kill test starts it and kills it."""

import sys
from pathlib import Path

from sqlalchemy.orm import Session

from collab import db, jobs, tokens
from collab.imports import adding, work
from collab.imports.work import Importer

SLOWLY = 40  # rows in a step, so that there are many moments to be killed at


def work_to_the_end(url: str, home: Path) -> None:
    db.connect(url)
    tokens.use_secret("a secret for tests")
    jobs.hang(lambda name: None)
    importer = Importer(home)
    while importer.step():
        print("step", flush=True)


def add_by_and_by(session: Session, newcomers: list[adding.Newcomer], **facts: object) -> dict[int, int]:
    """What a careless builder would do: keep what was added so far."""
    became: dict[int, int] = {}
    for newcomer in newcomers:
        became |= honest(session, [newcomer], **facts)
        session.connection().connection.commit()
        session.connection().exec_driver_sql("BEGIN")
        print("added", flush=True)
    return became


honest = adding.add_all

if __name__ == "__main__":
    _, url, home, manner = sys.argv
    work.BATCH = SLOWLY
    if manner == "by-and-by":
        work.add_all = add_by_and_by  # type: ignore[assignment]
    work_to_the_end(url, Path(home))
