"""Where the vocabulary is thin."""

from collections.abc import Iterable
from dataclasses import dataclass

from collab.vocabulary import files
from collab.vocabulary.fields import Field

ENOUGH = 4  # terms a field needs in each language


@dataclass(frozen=True, slots=True)
class Gap:
    """A field with too few terms in a language."""

    field: str
    language: str
    terms: int


def few_terms(fields: Iterable[Field]) -> list[Gap]:
    """Every field and language with fewer terms than are enough."""
    counted = (Gap(each.code, tongue, len(each.terms[tongue])) for each in fields for tongue in files.LANGUAGES)
    return [gap for gap in counted if gap.terms < ENOUGH]
