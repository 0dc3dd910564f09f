"""What can be measured: the matcher's tiers and the baselines, each a way to rank a set for a question."""

from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from time import perf_counter

import numpy as np

from collab.matching import fairness, semantic
from collab.matching.evaluation import baselines, sets
from collab.matching.evaluation.baselines import Scorer
from collab.matching.evaluation.measures import Figures, measure
from collab.matching.evaluation.sets import Query, RankingSet
from collab.matching.index import Index

Ranker = Callable[[Query], list[str]]
ENCODED = 800  # characters that the encoder alone is given


@dataclass(frozen=True, slots=True)
class Result:
    """What one system reached on one set; `seconds` for making it ready and all questions together."""

    set: str
    system: str
    figures: Figures
    seconds: float


def run(known: RankingSet, system: str) -> Result:
    """Ask one system every question of the set."""
    started = perf_counter()
    rank = SYSTEMS[system](known)
    asked = [(query, rank(query)) for query in known.queries]
    seconds = perf_counter() - started
    languages = {each.id: each.language for each in known.organisations}
    return Result(known.name, system, measure(asked, languages, sets.short(known.organisations)), seconds)


def baseline_names() -> tuple[str, ...]:
    """The baselines that can be had here: the encoder only where it is installed."""
    return ("random", "token_set_ratio", "tfidf", "bm25", *(("encoder",) if semantic.is_installed() else ()))


def _light(known: RankingSet) -> Ranker:
    return _engine(known, Index())


def _semantic(known: RankingSet) -> Ranker:
    return _engine(known, Index(encode=semantic.encode))


def _engine(known: RankingSet, index: Index) -> Ranker:
    _fill(known, index)
    ids = [each.id for each in known.organisations]
    return lambda query: [ids[at] for at in index.order(sets.question(query, 0))]


def _fill(known: RankingSet, index: Index) -> None:
    index.put_all(sets.profile(each, at) for at, each in enumerate(known.organisations))


def _fair(known: RankingSet, index: Index) -> Ranker:
    """Each question after those before it: who stood among their first gives way."""
    places = {each.id: at for at, each in enumerate(known.organisations)}
    exposure: Counter[int] = Counter()

    def rank(query: Query) -> list[str]:
        out = [places[id] for id in query.not_candidates if id in places]
        order = index.order(sets.question(query, 0), leave_out=out, exposure=exposure)
        exposure.update(order[: fairness.SEEN])
        return [known.organisations[at].id for at in order]

    _fill(known, index)
    return rank


def _scored(scorer: Callable[[RankingSet], Scorer]) -> Callable[[RankingSet], Ranker]:
    def ready(known: RankingSet) -> Ranker:
        score = scorer(known)
        return lambda query: baselines.ranked(score(query), known.organisations)

    return ready


def _encoder(known: RankingSet) -> Scorer:
    vectors = semantic.encode([each.all_text[:ENCODED] for each in known.organisations]).astype(np.float64)
    return lambda query: vectors @ semantic.encode([query.all_text[:ENCODED]])[0].astype(np.float64)


SYSTEMS: Mapping[str, Callable[[RankingSet], Ranker]] = {
    "light": _light,
    "semantic": _semantic,
    "light, fair": lambda known: _fair(known, Index()),
    "semantic, fair": lambda known: _fair(known, Index(encode=semantic.encode)),
    "random": _scored(baselines.random),
    "token_set_ratio": _scored(baselines.token_set_ratio),
    "tfidf": _scored(baselines.tfidf),
    "bm25": _scored(baselines.bm25),
    "encoder": _scored(_encoder),
}
