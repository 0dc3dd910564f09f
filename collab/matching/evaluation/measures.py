"""Recall, NDCG and MRR of rankings, and whether members, also those of other languages, get their share."""

import math
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass

from collab.matching import fairness
from collab.matching.evaluation.sets import Query

TOP = 10


@dataclass(frozen=True, slots=True)
class Figures:
    """Means over groups of questions. None where no question could tell.

    `gini` (0 all alike, 1 one has all) and `coverage` (share) tell how often each is among the first ten,
    `short_recall10` the recall of best answers whose profile is short.
    """

    recall10: float | None
    ndcg10: float | None
    mrr: float | None
    cross_recall10: float | None
    same_recall10: float | None
    short_recall10: float | None
    foreign_ratio: float | None
    standard_error: float | None
    gini: float
    coverage: float
    queries: int


def measure(
    asked: Sequence[tuple[Query, Sequence[str]]], language_of: Mapping[str, str], short: Collection[str] = ()
) -> Figures:
    """What the rankings are worth: questions with their ranking of ids, best first, and each id's language.

    `short` are the ids of those with a short profile.

    Right answers are averaged inside a group first, then over groups.
    """
    recalls, gains, firsts, brief = _Grouped(), _Grouped(), _Grouped(), _Grouped()
    abroad, at_home, shown, wanted = _Grouped(), _Grouped(), _Grouped(), _Grouped()
    stood = Counter(dict.fromkeys(language_of, 0))
    for query, ranking in asked:
        ranked = [id for id in ranking if id not in query.not_candidates]
        stood.update(ranked[:TOP])
        right, best = query.right, query.best
        if not right:
            continue
        other = {id for id in best if language_of.get(id, "") != query.language}
        recalls.add(query.group, recall(best, ranked))
        gains.add(query.group, ndcg(right, ranked))
        firsts.add(query.group, reciprocal_rank(best, ranked))
        if other:
            abroad.add(query.group, recall(other, ranked))
        if best - other:
            at_home.add(query.group, recall(best - other, ranked))
        if told_little := best.intersection(short):
            brief.add(query.group, recall(told_little, ranked))
        top = ranked[:TOP]
        shown.add(query.group, sum(language_of.get(id, "") != query.language for id in top) / max(len(top), 1))
        wanted.add(query.group, len(other) / len(best))
    share, due = shown.mean(), wanted.mean()
    return Figures(
        recall10=recalls.mean(),
        ndcg10=gains.mean(),
        mrr=firsts.mean(),
        cross_recall10=abroad.mean(),
        same_recall10=at_home.mean(),
        short_recall10=brief.mean(),
        foreign_ratio=share / due if share is not None and due else None,
        standard_error=recalls.standard_error(),
        gini=fairness.gini(stood.values()),
        coverage=fairness.coverage(stood.values()),
        queries=len(asked),
    )


def recall(best: set[str], ranked: Sequence[str]) -> float:
    """Share (0..1) of the best answers, of ten at most, among the first ten."""
    return len(best.intersection(ranked[:TOP])) / min(TOP, len(best))


def ndcg(gains: Mapping[str, float], ranked: Sequence[str]) -> float:
    """Gains 2^g - 1 of the first ten, each over log2(rank + 1), as a share (0..1) of the best order's."""
    ideal = _discounted(sorted(gains.values(), reverse=True)[:TOP])
    return _discounted(gains.get(id, 0.0) for id in ranked[:TOP]) / ideal if ideal else 0.0


def reciprocal_rank(best: set[str], ranked: Iterable[str]) -> float:
    """1 / rank of the first best answer; 0 when it is not there."""
    return next((1 / place for place, id in enumerate(ranked, start=1) if id in best), 0.0)


def _discounted(gains: Iterable[float]) -> float:
    return sum((2**gain - 1) / math.log2(place + 1) for place, gain in enumerate(gains, start=1))


class _Grouped:
    """Figures by group."""

    def __init__(self) -> None:
        self._of: dict[str, list[float]] = defaultdict(list)

    def add(self, group: str, value: float) -> None:
        self._of[group].append(value)

    def mean(self) -> float | None:
        means = self._means()
        return sum(means) / len(means) if means else None

    def standard_error(self) -> float | None:
        means = self._means()
        if len(means) < 2:
            return None
        middle = sum(means) / len(means)
        variance = sum((each - middle) ** 2 for each in means) / (len(means) - 1)
        return math.sqrt(variance / len(means))

    def _means(self) -> list[float]:
        return [sum(values) / len(values) for values in self._of.values()]
