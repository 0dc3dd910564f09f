"""What single words lean towards: looser than a term, for the order only, never for levels or reasons."""

import math
from collections import defaultdict
from collections.abc import Iterable, Mapping
from functools import lru_cache

import numpy as np

from collab.matching.concepts import Lexicon, Stem, Term
from collab.matching.lexical import Floats, Ints
from collab.matching.scheme import Kind
from collab.matching.text import Word


class Leanings:
    """Stem -> the fields in whose terms it stands, by share; stems of many fields lean to none."""

    def __init__(self, lexicon: Lexicon) -> None:
        self._lexicon = lexicon
        terms = [term for term in lexicon.terms if term.kind is Kind.FIELD]
        self._codes = sorted({term.code for term in terms})
        by_stem = _by_stem(terms, {code: number for number, code in enumerate(self._codes)})
        self._places = {key: place for place, key in enumerate(by_stem)}
        self._starts = np.cumsum([0, *(len(fields) for fields, _ in by_stem.values())])
        self._fields = np.concatenate([np.zeros(0, dtype=np.int64), *(fields for fields, _ in by_stem.values())])
        self._shares = np.concatenate([np.zeros(0), *(shares for _, shares in by_stem.values())])

    def of(self, words: Iterable[Word]) -> dict[str, float]:
        """Field -> how much (0 and more) the words lean towards it."""
        counts: dict[Stem, float] = defaultdict(float)
        for word in words:
            for key, sureness in self._lexicon.readings(word):
                if key in self._places:
                    counts[key] += sureness
        told = [(self._places[key], 1 + math.log(max(counts[key], 0.7))) for key in sorted(counts)]
        if not told:
            return {}
        places, factors = np.array([place for place, _ in told]), np.array([factor for _, factor in told])
        lengths = self._starts[places + 1] - self._starts[places]
        at = np.arange(lengths.sum()) + np.repeat(self._starts[places] - np.cumsum(lengths) + lengths, lengths)
        fields = self._fields[at]
        total = np.bincount(fields, self._shares[at] * np.repeat(factors, lengths))
        return {self._codes[number]: float(total[number]) for number in np.flatnonzero(np.bincount(fields)).tolist()}


@lru_cache(maxsize=4)
def of_lexicon(lexicon: Lexicon) -> Leanings:
    """The leanings of a lexicon, worked out once."""
    return Leanings(lexicon)


def _by_stem(terms: Iterable[Term], numbers: Mapping[str, int]) -> dict[Stem, tuple[Ints, Floats]]:
    """Stem -> the numbers of its fields, ascending, and the share of each."""
    found: dict[Stem, dict[int, float]] = defaultdict(lambda: defaultdict(float))
    for term in terms:
        for stem in term.stems:
            found[term.language, stem][numbers[term.code]] += 1 / len(term.stems)
    return {key: (np.array(sorted(shares)), _shares(shares, len(numbers))) for key, shares in found.items()}


def _shares(by_field: Mapping[int, float], fields: int) -> Floats:
    rarity = math.log(fields / len(by_field)) / math.log(fields) if fields > 1 else 1.0
    total = sum(by_field.values())
    return np.array([rarity * by_field[number] / total for number in sorted(by_field)])
