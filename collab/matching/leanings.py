"""What single words lean towards: looser than a term, for the order only, never for levels or reasons."""

import math
from collections import defaultdict
from collections.abc import Iterable, Mapping
from functools import lru_cache

import numpy as np

from collab.matching.concepts import Lexicon, Term
from collab.matching.lexical import Floats, Ints
from collab.matching.scheme import Kind
from collab.matching.text import Word


class Leanings:
    """Stem -> the fields in whose terms it stands, by share; stems of many fields lean to none."""

    def __init__(self, lexicon: Lexicon) -> None:
        self._lexicon = lexicon
        terms = [term for term in lexicon.terms if term.kind is Kind.FIELD]
        self._codes = sorted({term.code for term in terms})
        self._by_stem = _by_stem(terms, {code: number for number, code in enumerate(self._codes)})

    def of(self, words: Iterable[Word]) -> dict[str, float]:
        """Field -> how much (0 and more) the words lean towards it."""
        counts: dict[tuple[str, str], float] = defaultdict(float)
        for word in words:
            for language, stem, sureness in self._lexicon.readings(word):
                if (language, stem) in self._by_stem:
                    counts[language, stem] += sureness
        if not counts:
            return {}
        told = [(*self._by_stem[key], 1 + math.log(max(count, 0.7))) for key, count in sorted(counts.items())]
        fields = np.concatenate([numbers for numbers, _, _ in told])
        total = np.bincount(fields, np.concatenate([shares * factor for _, shares, factor in told]))
        return {self._codes[number]: float(total[number]) for number in np.flatnonzero(np.bincount(fields)).tolist()}


@lru_cache(maxsize=4)
def of_lexicon(lexicon: Lexicon) -> Leanings:
    """The leanings of a lexicon, worked out once."""
    return Leanings(lexicon)


def _by_stem(terms: Iterable[Term], numbers: Mapping[str, int]) -> dict[tuple[str, str], tuple[Ints, Floats]]:
    """Stem -> the numbers of its fields, ascending, and the share of each."""
    found: dict[tuple[str, str], dict[int, float]] = defaultdict(lambda: defaultdict(float))
    for term in terms:
        for stem in term.stems:
            found[term.language, stem][numbers[term.code]] += 1 / len(term.stems)
    return {key: (np.array(sorted(shares)), _shares(shares, len(numbers))) for key, shares in found.items()}


def _shares(by_field: Mapping[int, float], fields: int) -> Floats:
    rarity = math.log(fields / len(by_field)) / math.log(fields) if fields > 1 else 1.0
    total = sum(by_field.values())
    return np.array([rarity * by_field[number] / total for number in sorted(by_field)])
