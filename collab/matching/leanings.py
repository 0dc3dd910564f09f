"""What single words lean towards: looser than a term, for the order and for likeness, never shown as a reason."""

import math
from collections import defaultdict
from collections.abc import Iterable, Mapping
from functools import lru_cache

from collab.matching.concepts import MOST_READINGS, Lexicon, Stem, Term
from collab.matching.kept import Kept
from collab.matching.scheme import Kind
from collab.matching.text import Word

Shares = list[tuple[int, float]]  # the numbers of a stem's fields, ascending, and the share of each
DOUBT = 1.0  # of a stem, in terms of one word: "month" stands in one term of one field and says little of it


class Leanings:
    """Stem -> the fields in whose terms it stands, by share; stems of many fields or in few terms lean little."""

    def __init__(self, lexicon: Lexicon) -> None:
        self._lexicon = lexicon
        terms = [term for term in lexicon.terms if term.kind is Kind.FIELD]
        self._codes = sorted({term.code for term in terms})
        by_stem = _by_stem(terms, {code: number for number, code in enumerate(self._codes)})
        places = sorted(by_stem)
        self._shares = [by_stem[key] for key in places]
        self._places = {key: place for place, key in enumerate(places)}
        self._counted: Kept[Word, tuple[tuple[int, float], ...]] = Kept(self._counts, MOST_READINGS)

    def of(self, words: Iterable[Word]) -> dict[str, float]:
        """Field -> how much (0 and more) the words lean towards it."""
        counts: dict[int, float] = defaultdict(float)
        for word in words:
            for place, sureness in self._counted[word]:
                counts[place] += sureness
        total: dict[int, float] = defaultdict(float)
        for place in sorted(counts):  # in an order that does not tell which word came first
            factor = 1 + math.log(max(counts[place], 0.7))
            for number, share in self._shares[place]:
                total[number] += share * factor
        return {self._codes[number]: total[number] for number in sorted(total)}

    def _counts(self, word: Word) -> tuple[tuple[int, float], ...]:
        """The places of the stems as which it may stand, and how surely (0..1) it is each."""
        readings = self._lexicon.readings[word]
        return tuple((self._places[key], sureness) for key, sureness in readings if key in self._places)


@lru_cache(maxsize=4)
def of_lexicon(lexicon: Lexicon) -> Leanings:
    """The leanings of a lexicon, worked out once."""
    return Leanings(lexicon)


def _by_stem(terms: Iterable[Term], numbers: Mapping[str, int]) -> dict[Stem, Shares]:
    found: dict[Stem, dict[int, float]] = defaultdict(lambda: defaultdict(float))
    for term in terms:
        for stem in term.stems:
            found[term.language, stem][numbers[term.code]] += 1 / len(term.stems)
    return {key: _shares(shares, len(numbers)) for key, shares in found.items()}


def _shares(by_field: Mapping[int, float], fields: int) -> Shares:
    rarity = math.log(fields / len(by_field)) / math.log(fields) if fields > 1 else 1.0
    total = sum(by_field.values()) + DOUBT
    return [(number, rarity * by_field[number] / total) for number in sorted(by_field)]
