"""Terms that more than one field claims, whatever their endings: they weigh less there, or mislead."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from collab.matching.text import words
from collab.vocabulary.fields import Field


@dataclass(frozen=True, slots=True)
class SharedTerm:
    """One meaning in one language: (field, term as written) of each field that claims it."""

    language: str
    claims: tuple[tuple[str, str], ...]


def shared_terms(fields: Iterable[Field]) -> list[SharedTerm]:
    """All of them, by language and then as the fields stand."""
    claims: dict[tuple[str, tuple[str, ...]], dict[str, str]] = defaultdict(dict)
    for field in fields:
        for language, terms in field.terms.items():
            for term in terms:
                claims[language, _meaning(term, language)].setdefault(field.code, term)
    shared = [(language, each) for (language, _), each in claims.items() if len(each) > 1]
    return [SharedTerm(language, tuple(each.items())) for language, each in sorted(shared, key=lambda pair: pair[0])]


def is_everyday(term: str, language: str) -> bool:
    """Whether every organisation uses all its words, so that it would find everybody."""
    return not any(word.telling for word in words(term, language))


def _meaning(term: str, language: str) -> tuple[str, ...]:
    """The stems, in any order: the matcher finds the words of a term both ways round."""
    return tuple(sorted(word.stem for word in words(term, language)))
