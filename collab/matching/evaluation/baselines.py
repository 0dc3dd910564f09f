"""What anybody could do without us: rankings of all organisations for a question, ties by id."""

import re
import zlib
from collections import Counter
from collections.abc import Callable, Sequence

import numpy as np
import Stemmer
from rapidfuzz import fuzz, process

from collab.matching.evaluation.sets import Organisation, Query, RankingSet
from collab.matching.lexical import Floats, Ints

Scorer = Callable[[Query], Floats]
WORD = re.compile(r"[^\W\d_]{2,}")
K1, B = 1.2, 0.75
STEMMERS = {
    code: Stemmer.Stemmer(name)
    for code, name in {
        "ar": "arabic", "da": "danish", "de": "german", "en": "english", "es": "spanish", "fi": "finnish",
        "fr": "french", "id": "indonesian", "it": "italian", "nl": "dutch", "no": "norwegian",
        "pt": "portuguese", "ru": "russian", "sv": "swedish", "tr": "turkish",
    }.items()
}  # fmt: skip


def random(known: RankingSet) -> Scorer:
    """No order at all, the same every time."""
    return lambda query: np.array(
        [zlib.crc32(f"{query.id} {each.id}".encode()) for each in known.organisations], dtype=np.float64
    )


def token_set_ratio(known: RankingSet) -> Scorer:
    """rapidfuzz on all text, in lower case."""
    texts = [each.all_text.lower() for each in known.organisations]
    return lambda query: np.asarray(
        process.cdist([query.all_text.lower()], texts, scorer=fuzz.token_set_ratio)[0], dtype=np.float64
    )


def tfidf(known: RankingSet) -> Scorer:
    """(1 + log tf) · log(1 + N / df) on stems, cosine."""
    stems = _Stems(known.organisations)
    rarity = np.log(1 + stems.size / stems.spread)
    weights = (1 + np.log(stems.counts)) * rarity[stems.words]
    lengths = np.sqrt(np.bincount(stems.owners, weights * weights, stems.size))
    weights = weights / np.maximum(lengths, 1e-12)[stems.owners]

    def score(query: Query) -> Floats:
        asked = {word: (1 + np.log(count)) * rarity[word] for word, count in stems.of(query).items()}
        return stems.add_up(weights, asked)

    return score


def bm25(known: RankingSet) -> Scorer:
    """BM25 on stems with k1 = 1.2 and b = .75."""
    stems = _Stems(known.organisations)
    rarity = np.log(1 + (stems.size - stems.spread + 0.5) / (stems.spread + 0.5))
    lengths = np.bincount(stems.owners, stems.counts, stems.size)
    pull = K1 * (1 - B + B * lengths / max(lengths.mean(), 1e-12))
    weights = stems.counts * (K1 + 1) / (stems.counts + pull[stems.owners])
    return lambda query: stems.add_up(weights, {word: float(rarity[word]) for word in stems.of(query)})


def ranked(scores: Floats, organisations: Sequence[Organisation]) -> list[str]:
    """Ids by score, the highest first, ties by id; organisations stand in order of id."""
    return [organisations[at].id for at in np.argsort(-np.round(scores, 9), kind="stable")]


class _Stems:
    """Snowball stems of the organisations by number: owners, words and counts of equal length, sorted by word."""

    def __init__(self, organisations: Sequence[Organisation]) -> None:
        self.size = len(organisations)
        bags = [Counter(_stems(each.all_text, each.language)) for each in organisations]
        self.numbers = {stem: at for at, stem in enumerate(sorted({stem for each in bags for stem in each}))}
        words = np.array([self.numbers[stem] for each in bags for stem in each], dtype=np.int64)
        order = np.argsort(words, kind="stable")
        self.words: Ints = words[order]
        self.owners: Ints = np.repeat(np.arange(self.size), [len(each) for each in bags])[order]
        self.counts: Floats = np.array([count for each in bags for count in each.values()], dtype=np.float64)[order]
        self.spread: Floats = np.bincount(self.words, minlength=len(self.numbers)).astype(np.float64)
        self._starts = np.searchsorted(self.words, np.arange(len(self.numbers) + 1))

    def of(self, query: Query) -> Counter[int]:
        """The question's stems that some organisation uses, by number."""
        return Counter(self.numbers[stem] for stem in _stems(query.all_text, query.language) if stem in self.numbers)

    def add_up(self, weights: Floats, asked: dict[int, float]) -> Floats:
        total = np.zeros(self.size)
        for word, value in asked.items():
            span = slice(self._starts[word], self._starts[word + 1])
            total[self.owners[span]] += value * weights[span]
        return total


def _stems(text: str, language: str) -> list[str]:
    words = WORD.findall(text.lower())
    return STEMMERS[language].stemWords(words) if language in STEMMERS else words
