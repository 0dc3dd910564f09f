"""Plain functions over arrays made into machine code, for who needs them."""

from collections.abc import Callable
from functools import cached_property
from importlib import import_module
from typing import Any, TypeVar, cast

F = TypeVar("F", bound=Callable[..., object])


class Loop:
    """A function compiled when first called: who matches nobody, as the pages do, never loads the compiler.

    Loops of the same file may call it, too; were it in another, those kept on disk would not see it change.
    """

    def __init__(self, plain: Callable[..., object], *, reordering: bool = False) -> None:
        self._plain = plain
        self._options = {"fastmath": {"reassoc", "contract", "nsz", "nnan"}} if reordering else {}

    def __call__(self, *told: object) -> object:
        return self._quick(*told)

    @cached_property
    def _quick(self) -> Callable[..., object]:
        numba: Any = import_module("numba")
        try:
            made = numba.njit(cache=True, **self._options)(self._plain)
        except RuntimeError:  # neither beside the code nor in the user's cache it can be kept: made for each process
            made = numba.njit(**self._options)(self._plain)
        return cast(Callable[..., object], made)

    @property
    def _numba_type_(self) -> object:
        """What the compiler asks for where another loop calls this one."""
        return cast(Any, self._quick)._numba_type_


def compiled(plain: F) -> F:
    """The function in machine code, made once and kept on disk."""
    return cast(F, Loop(plain))


def compiled_in_any_order(plain: F) -> F:
    """The same with sums that are several times quicker, for they may be added in any order; no number is NaN."""
    return cast(F, Loop(plain, reordering=True))
