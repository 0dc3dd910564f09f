"""What was worked out once and is asked for again and again."""

from collections.abc import Callable
from typing import TypeVar

K = TypeVar("K")
V = TypeVar("V")


class Kept(dict[K, V]):
    """What a function says of each key: worked out when first asked for, all forgotten when there are too many."""

    def __init__(self, work_out: Callable[[K], V], most: int) -> None:
        self._work_out, self._most = work_out, most

    def __missing__(self, key: K) -> V:
        if len(self) >= self._most:
            self.clear()
        found = self[key] = self._work_out(key)
        return found
