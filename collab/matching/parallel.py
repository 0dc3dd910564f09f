"""Many members read by several processes at once: each is sent some, and what comes back is taken in in their order.

They are processes of their own rather than forks, as threads beside this one may hold locks, and know of nothing but
the vocabulary that they are sent, which is the one in force here.
"""

import os
import pickle
import sys
import threading
from collections import deque
from collections.abc import Generator, Iterable
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import suppress
from itertools import islice
from subprocess import PIPE, Popen
from types import TracebackType
from typing import NamedTuple

from collab.matching import batch
from collab.matching.batch import Asked, Batch
from collab.matching.figures import Row
from collab.matching.rows import Given, Knowledge
from collab.matching.scheme import Scheme

TOGETHER = 250  # members sent at once
AHEAD = 2  # times so many are sent as there are processes, so that none waits for this one
MOST_PROCESSES = 8  # more could not be fed
COMMAND = (sys.executable or "python3", "-P", "-m", "collab.matching.reader")
GONE = (OSError, EOFError, pickle.UnpicklingError)  # what comes of speaking to a process that died


class Some(NamedTuple):
    """Members on their way to another process that reads them."""

    told: list[Given]
    read: "Future[Batch | None]"


def processors() -> int:
    """How many processors this process may use."""
    usable = getattr(os, "sched_getaffinity", None)
    return len(usable(0)) if usable else os.cpu_count() or 1


def rows_of(told: Iterable[Given], known: Knowledge, processes: int) -> Generator[list[Row], None, None]:
    """Members as rows, some at a time, in their order; what a process that died did not read is read here."""
    everybody = iter(told)
    with Readers(known.scheme, min(processes, MOST_PROCESSES)) as readers:
        on_their_way = deque[Some]()
        while some := [*islice(everybody, TOGETHER)]:
            on_their_way.append(Some(some, readers.read(_asked(some))))
            if len(on_their_way) > AHEAD * processes:
                yield _taken_in(on_their_way.popleft(), known)
        while on_their_way:
            yield _taken_in(on_their_way.popleft(), known)


class Readers:
    """Processes that read, for as long as they are needed: each is spoken to by a thread of its own."""

    def __init__(self, scheme: Scheme, processes: int) -> None:
        concepts = tuple((each.kind, each.code, dict(each.terms)) for each in scheme.concepts)
        self._vocabulary = concepts, tuple(dict(entry) for entry in scheme.dictionary), scheme.vague
        self._children: list[Popen[bytes]] = []
        self._of_thread = threading.local()
        self._threads = ThreadPoolExecutor(processes, initializer=self._start)

    def __enter__(self) -> "Readers":
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self._kill()
        self._threads.shutdown(cancel_futures=True)
        self._kill()  # one more may just have been started
        for child in self._children:
            with suppress(OSError), child:  # closes its pipes, where something may be left that nobody reads
                pass

    def read(self, told: Asked) -> "Future[Batch | None]":
        """What one of them makes of these members; None if it died."""
        return self._threads.submit(self._ask, told)

    def _start(self) -> None:
        self._of_thread.child = None
        with suppress(*GONE):  # no more processes are to be had
            # Apart from the terminal: it ends when this process does, and says nothing where a person stops both.
            path = os.pathsep.join(map(os.path.abspath, sys.path))
            child = Popen(
                COMMAND,
                stdin=PIPE,
                stdout=PIPE,
                env={**os.environ, "PYTHONPATH": path, "OPENBLAS_NUM_THREADS": "1"},
                start_new_session=True,
            )
            self._children.append(child)
            _say(child, self._vocabulary)
            self._of_thread.child = child

    def _ask(self, told: Asked) -> Batch | None:
        child: Popen[bytes] | None = self._of_thread.child
        if child is None or child.stdout is None:
            return None
        try:
            _say(child, told)
            found: Batch = pickle.load(child.stdout)
            return found
        except GONE:
            return None

    def _kill(self) -> None:
        for child in self._children:
            child.kill()


def _say(child: Popen[bytes], told: object) -> None:
    if child.stdin:
        pickle.dump(told, child.stdin, pickle.HIGHEST_PROTOCOL)
        child.stdin.flush()


def _taken_in(some: Some, known: Knowledge) -> list[Row]:
    found = some.read.result() or batch.read(_asked(some.told), known)
    return batch.taken_in(found, some.told, known.numbers)


def _asked(told: Iterable[Given]) -> Asked:
    return [(each.profile, each.sites) for each in told]
