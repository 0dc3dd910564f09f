"""What single words lean towards: looser than a term, for the order only, never for levels or reasons."""

import math
from collections import defaultdict
from collections.abc import Iterable, Mapping
from functools import lru_cache

from collab.matching.concepts import Lexicon, Term
from collab.matching.scheme import Kind
from collab.matching.text import Word


class Leanings:
    """Stem -> the fields in whose terms it stands, by share; stems of many fields lean to none."""

    def __init__(self, lexicon: Lexicon) -> None:
        self._lexicon = lexicon
        self._by_stem = _by_stem(term for term in lexicon.terms if term.kind is Kind.FIELD)

    def of(self, words: Iterable[Word]) -> dict[str, float]:
        """Field -> how much (0 and more) the words lean towards it."""
        counts: dict[tuple[str, str], float] = defaultdict(float)
        for word in words:
            for language, stem, sureness in self._lexicon.readings(word):
                counts[language, stem] += sureness
        total: dict[str, float] = defaultdict(float)
        for key, count in sorted(counts.items()):
            for code, share in self._by_stem.get(key, {}).items():
                total[code] += share * (1 + math.log(max(count, 0.7)))
        return dict(total)


@lru_cache(maxsize=4)
def of_lexicon(lexicon: Lexicon) -> Leanings:
    """The leanings of a lexicon, worked out once."""
    return Leanings(lexicon)


def _by_stem(terms: Iterable[Term]) -> dict[tuple[str, str], Mapping[str, float]]:
    found: dict[tuple[str, str], dict[str, float]] = defaultdict(lambda: defaultdict(float))
    codes = set()
    for term in terms:
        codes.add(term.code)
        for stem in term.stems:
            found[term.language, stem][term.code] += 1 / len(term.stems)
    return {key: _shares(by_code, len(codes)) for key, by_code in found.items()}


def _shares(by_code: Mapping[str, float], codes: int) -> dict[str, float]:
    rarity = math.log(codes / len(by_code)) / math.log(codes) if codes > 1 else 1.0
    total = sum(by_code.values())
    return {code: rarity * value / total for code, value in sorted(by_code.items())}
