"""Rows that carry codes of the vocabulary, one row for each kind and code."""

from collections.abc import Iterable
from enum import StrEnum
from typing import Any, Protocol

from sqlalchemy import inspect


class _HasCodes(Protocol):
    """`codes` is a relationship to rows that have a `kind` and a `code`."""

    @property
    def codes(self) -> Any: ...


class Coded:
    """Reads and replaces the codes of a row, kind by kind."""

    def coded(self: _HasCodes, kind: StrEnum) -> tuple[str, ...]:
        """Its codes of one kind, in alphabetical order."""
        return tuple(row.code for row in self.codes if row.kind is kind)

    def recode(self: _HasCodes, kind: StrEnum, codes: Iterable[str]) -> None:
        """Replace its codes of one kind; rows that stay are left alone."""
        wanted = set(codes)
        kept = [row for row in self.codes if row.kind is not kind or row.code in wanted]
        known = {row.code for row in kept if row.kind is kind}
        code_row = inspect(type(self)).relationships["codes"].mapper.class_
        self.codes[:] = kept + [code_row(kind=kind, code=code) for code in sorted(wanted - known)]
