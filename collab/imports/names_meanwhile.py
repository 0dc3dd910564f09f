"""Names that are the same when folded: until the matcher's own names are here."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field

from collab.matching.folding import fold


@dataclass(frozen=True, slots=True)
class Known:
    id: int
    names: tuple[str, ...]
    acronym: str = ""
    country: str = ""


@dataclass(frozen=True, slots=True)
class Alike:
    id: int
    level: str = "warn"
    reason: str = "same_spelling"
    evidence: dict[str, str] = field(default_factory=dict)


class Names:
    def __init__(self, known: Iterable[Known]) -> None:
        self._ids: dict[str, set[int]] = defaultdict(set)
        for each in known:
            self.add(each)

    def add(self, known: Known) -> None:
        for name in known.names:
            self._ids[fold(name)].add(known.id)

    def look_alikes(self, candidate: Known) -> list[Alike]:
        return [Alike(id) for id in sorted({id for name in candidate.names for id in self._ids.get(fold(name), ())})]
