"""The people a project is for, with the words by which texts name them."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from collab.vocabulary import files


@dataclass(frozen=True, slots=True)
class TargetGroup:
    code: str
    names: Mapping[str, str]
    terms: Mapping[str, tuple[str, ...]]


@cache
def target_groups() -> tuple[TargetGroup, ...]:
    """All of them, in the order they are shown."""
    return tuple(
        TargetGroup(
            code=code,
            names=files.names_in(entry, f"target_groups.toml: {code}"),
            terms=files.terms_in(entry, f"target_groups.toml: {code}"),
        )
        for code, entry in files.table("target_groups").items()
    )


def target_group(code: str) -> TargetGroup:
    """The one of that code; KeyError when there is none."""
    return _by_code()[code]


def is_target_group(code: str) -> bool:
    return code in _by_code()


@cache
def _by_code() -> Mapping[str, TargetGroup]:
    return {each.code: each for each in target_groups()}
