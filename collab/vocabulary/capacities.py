"""What a member can contribute to a joint project or needs for one, with the words that give it away."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from collab.vocabulary import files


@dataclass(frozen=True, slots=True)
class Capacity:
    code: str
    names: Mapping[str, str]
    terms: Mapping[str, tuple[str, ...]]


@cache
def capacities() -> tuple[Capacity, ...]:
    """All of them, in the order they are shown."""
    return tuple(
        Capacity(
            code=code,
            names=files.names_in(entry, f"capacities.toml: {code}"),
            terms=files.terms_in(entry, f"capacities.toml: {code}"),
        )
        for code, entry in files.table("capacities").items()
    )


def capacity(code: str) -> Capacity:
    """The one of that code; KeyError when there is none."""
    return _by_code()[code]


def is_capacity(code: str) -> bool:
    return code in _by_code()


@cache
def _by_code() -> Mapping[str, Capacity]:
    return {each.code: each for each in capacities()}
