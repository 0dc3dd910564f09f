"""Members read by another process: what comes back of them, in few arrays, and how it becomes theirs here."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np

from collab.matching import binding, reading, rows
from collab.matching.binding import Bound
from collab.matching.facts import Profile
from collab.matching.figures import Row, Told
from collab.matching.lexical import Numbering
from collab.matching.rows import Given, Knowledge, Numberings, Sites
from collab.matching.shelf import Sheaf

Asked = list[tuple[Profile, Sites]]
# What the terms of each kind of bag are numbered with; those of pieces come last.
NUMBERED_WITH = {
    **dict.fromkeys((Told.WHOLE, Told.NAMES), "stems"),
    Told.THINGS: "things",
    **dict.fromkeys((Told.LEANINGS, Told.FIELDS, Told.DONE), "fields"),
    **dict.fromkeys((Told.CAPACITIES, Told.TICKS, Told.STRENGTH, Told.TERMS, Told.PROMINENT, Told.PEOPLE), "concepts"),
    **dict.fromkeys((Told.COUNTRIES, Told.HOME, Told.DONE_IN, Told.SITES), "countries"),
    **dict.fromkeys((Told.LANGUAGES, Told.WRITES), "languages"),
}
KINDS = (*(NUMBERED_WITH[kind] for kind in Told), "stems")


@dataclass(frozen=True, slots=True)
class Batch:
    """What was read of some members, in their order; `names` are those of their terms, by numbering and number."""

    bound: Bound
    names: dict[str, list[str]]


def read(told: Asked, known: Knowledge) -> Batch:
    """Members read apart from all others: their terms have numbers of their own."""
    apart = replace(known, numbers=Numberings())
    members = [rows.bags(profile, sites, reading.of_profile(profile, known.lexicon), apart) for profile, sites in told]
    return Batch(binding.bind(members), {name: [*_numbering(apart.numbers, name)] for name in {*KINDS}})


def taken_in(batch: Batch, told: Sequence[Given], numbers: Numberings) -> list[Row]:
    """The members as rows among those who have these numbers."""
    new = {
        name: np.array(_numbering(numbers, name).of_all(names), dtype=np.int32) for name, names in batch.names.items()
    }
    shelf = binding.shelf(binding.renumbered(batch.bound, [new[name] for name in KINDS]))
    return [Row(each.profile, each.meaning, Sheaf(shelf, at)) for at, each in enumerate(told)]


def _numbering(numbers: Numberings, name: str) -> Numbering:
    found: Numbering = getattr(numbers, name)
    return found
