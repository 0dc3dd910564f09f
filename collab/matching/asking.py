"""A post made ready to ask with: its reading, fields, places, languages and words, worked out once."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass

from collab.matching import complement, fields, languages, places
from collab.matching.complement import Need
from collab.matching.concepts import Lexicon
from collab.matching.facts import Question
from collab.matching.fields import Asked
from collab.matching.folding import fold
from collab.matching.leanings import Leanings
from collab.matching.lexical import Bag, bag
from collab.matching.reading import Reading, of_question
from collab.matching.scheme import Kind, Scheme
from collab.matching.text import Word

# Of a post's words in terms of fields: beneath it a few stray words do not make a subject.
TOPICAL_SHARE = 0.12
STRAY_SHARE = 0.3  # where only one term stands, and not in the title
TOPICAL_TERMS = 3


@dataclass(frozen=True, slots=True)
class Asking:
    """What a post asks for. `is_topical` is false where the text says nothing in the vocabulary's fields."""

    question: Question
    reading: Reading
    fields: tuple[Asked, ...]
    needs: tuple[Need, ...]
    countries: tuple[str, ...]
    languages: tuple[str, ...]
    words: dict[str, Word]
    bag: Bag
    leanings: Mapping[str, float]
    is_topical: bool


def read(question: Question, lexicon: Lexicon, leanings: Leanings, scheme: Scheme) -> Asking:
    """Work out what a post asks for."""
    reading = of_question(question, lexicon)
    wanted = fields.asked(question, reading, scheme)
    places_said = frozenset(
        name for piece in reading.pieces for name in places.words_of_names(piece.text, scheme)
    )
    return Asking(
        question=question,
        reading=reading,
        fields=wanted,
        needs=complement.needs(question, lexicon),
        countries=places.wanted(question, scheme),
        languages=languages.of_post(question, reading),
        words=_subjects(reading, places_said),
        bag=bag(Counter(word.stem for piece in reading.pieces for word in piece.words)),
        leanings=leanings.of(reading.words),
        is_topical=_is_topical(reading, wanted),
    )


def _subjects(reading: Reading, places_said: frozenset[str]) -> dict[str, Word]:
    """The informative words by stem, first occurrence."""
    found: dict[str, Word] = {}
    for piece in reading.pieces:
        for word in piece.words:
            if word.informative and fold(word.written) not in places_said:
                found.setdefault(word.stem, word)
    return found


def _is_topical(reading: Reading, wanted: tuple[Asked, ...]) -> bool:
    if not reading.pieces:
        return True
    told = [found for (kind, _), found in reading.evidence.items() if kind is Kind.FIELD]
    agrees = any(each.declared and each.terms for each in wanted)
    firm = agrees or any(found.prominent or found.terms > 1 for found in told)
    many = any(found.terms >= TOPICAL_TERMS for found in told)
    return bool(told) and (many or reading.coverage >= (TOPICAL_SHARE if firm else STRAY_SHARE))
