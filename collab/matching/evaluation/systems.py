"""What can be measured: the matcher's tiers and the baselines, each a way to rank a set for a question."""

from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from time import perf_counter

import numpy as np

from collab.matching import fairness, semantic
from collab.matching.evaluation import baselines, sets
from collab.matching.evaluation.baselines import Scorer
from collab.matching.evaluation.measures import Figures, measure
from collab.matching.evaluation.sets import Query, RankingSet
from collab.matching.index import Index
from collab.matching.results import About

Ranker = Callable[[Query], list[str]]
ENCODED = 800  # characters that the encoder alone is given
HELD_BY = 1 / 3  # of the best answers: a field that so many declare is one that a truthful author ticks


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
    index.put_all(known.profiles)


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


def _unticked(known: RankingSet, index: Index) -> Ranker:
    """As if no author had ticked a field."""
    _fill(known, index)
    ids = [each.id for each in known.organisations]
    return lambda query: [ids[at] for at in index.order(replace(sets.question(query, 0), fields=()))]


def _asked(known: RankingSet, index: Index) -> Ranker:
    """As if no author had ticked a field, and each then ticked, of those offered, what most of the best answers do."""
    _fill(known, index)
    places = {each.id: at for at, each in enumerate(known.organisations)}

    def rank(query: Query) -> list[str]:
        bare = replace(sets.question(query, 0), fields=())
        out = [places[id] for id in query.not_candidates if id in places]
        asked = index.clarifications(bare, leave_out=out)
        offered = [choice.code for each in asked if each.about is About.FIELD for choice in each.choices]
        best = [known.organisations[places[id]] for id in query.best if id in places]
        held = {code: sum(code in each.fields for each in best) for code in offered}
        right = [code for code in offered if held[code] and held[code] >= HELD_BY * len(best)]
        answer = sorted(right, key=lambda code: -held[code])[:1]
        return [known.organisations[at].id for at in index.order(replace(bare, fields=tuple(answer)))]

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
    "light, no ticks": lambda known: _unticked(known, Index()),
    "semantic, no ticks": lambda known: _unticked(known, Index(encode=semantic.encode)),
    "light, asked": lambda known: _asked(known, Index()),
    "semantic, asked": lambda known: _asked(known, Index(encode=semantic.encode)),
    "random": _scored(baselines.random),
    "token_set_ratio": _scored(baselines.token_set_ratio),
    "tfidf": _scored(baselines.tfidf),
    "bm25": _scored(baselines.bm25),
    "encoder": _scored(_encoder),
}
