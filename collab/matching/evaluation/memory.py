"""How much memory this process and those it started hold together."""

import os
import resource
import threading
from pathlib import Path

MEGABYTE = 1024  # of the kilobytes in which memory is told
EACH = 0.25  # seconds between looks


class Memory:
    """Watches from when it is made: what comes on top of what was held then."""

    def __init__(self) -> None:
        self._most = self._before = _held()
        self._ended = threading.Event()
        self._watching = threading.Thread(target=self._watch, daemon=True)
        self._watching.start()

    def most(self) -> float:
        """The most that was held at a time so far, in megabytes, and no more looks."""
        self._ended.set()
        self._watching.join()
        # This process alone, whose highest point may lie between two looks, and all together as they were seen.
        alone = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / MEGABYTE
        return max(alone, self._most) - self._before

    def _watch(self) -> None:
        while not self._ended.wait(EACH):
            self._most = max(self._most, _held())


def _held() -> float:
    """Megabytes, pages shared between processes once in each; 0 where the system does not tell."""
    return sum(_of(process) for process in _family(os.getpid()))


def _family(process: int) -> list[int]:
    try:
        own = [each.read_text() for each in Path(f"/proc/{process}/task").glob("*/children")]
    except OSError:  # it has ended meanwhile
        return []
    return [process, *(one for each in own for child in each.split() for one in _family(int(child)))]


def _of(process: int) -> float:
    try:
        told = Path(f"/proc/{process}/status").read_text().splitlines()
    except OSError:
        return 0.0
    return sum(int(line.split()[1]) for line in told if line.startswith("VmRSS:")) / MEGABYTE
