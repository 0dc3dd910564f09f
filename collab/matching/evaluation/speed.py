"""How fast the matcher is, and how much memory it takes, on an invented union of a given size.

Times are those of one processor, so that what else the machine does shows little; but building, which takes all
processors there are, is told as somebody who waits for it sees it.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from os import times
from time import perf_counter, process_time

import numpy as np
from rapidfuzz import fuzz, process

from collab.matching import consortium, scheme
from collab.matching.consortium import Candidate, Thing, Wanted
from collab.matching.evaluation import baselines
from collab.matching.evaluation.invented import Union
from collab.matching.evaluation.memory import Memory
from collab.matching.evaluation.sets import Organisation, Query, RankingSet
from collab.matching.facts import Profile, Question
from collab.matching.index import Index

QUESTIONS, UPDATES, SLOW_QUESTIONS = 200, 30, 5
FEW = 30  # members that need every loop
SLOW_TEXTS = 5_000  # as many are compared by token_set_ratio; the rest is reckoned from it
FEW_ENOUGH = 20_000  # members up to which BM25 is measured on all of them
PLACES, WANTED, HELD_BY, MOST_GROUPED = 6, 6, 0.15, 10_000


@dataclass(frozen=True, slots=True)
class Speed:
    """Seconds, milliseconds and megabytes. `build` is by the clock, `build_processor_seconds` what all processors
    together took for it; `memory` is the most that all processes held at a time. `top20` is the twenty best with score
    and level, all that other rankings tell too; `told` the same with the reasons of each. `digest_seconds` is all
    members asked for all others, from a sample, without reasons; `groups_ms` is three groups for six places out of all
    members (ten thousand at most).
    """

    members: int
    build_seconds: float
    build_ms_a_member: float
    build_processor_seconds: float
    update_ms_p50: float
    update_ms_p95: float
    top20_ms_p50: float
    top20_ms_p95: float
    told_ms_p50: float
    told_ms_p95: float
    digest_seconds: float
    groups_ms: float
    memory_mb: float
    memory_kb_a_member: float
    token_set_ratio_ms: float
    bm25_ms: float
    times_faster_than_token_set_ratio: float
    times_faster_than_bm25: float
    digest_times_faster_than_token_set_ratio: float


def warm_up() -> None:
    """Have everything compiled that questions, answers and changes need: nobody waits for it later."""
    union = Union(scheme.shipped())
    index, *_ = _built(list(union.members(FEW)))
    index.rank(union.question(1))
    _update(index, union.member(0))


def measure(members: int) -> Speed:
    """Build, change and ask an index of so many members, then simple rankings of the same texts."""
    union, memory = Union(scheme.shipped()), Memory()
    index, build, spent = _built(list(union.members(members)))
    questions = [union.question(id) for id in range(QUESTIONS)]
    asked = [_milliseconds(partial(index.best, question)) for question in questions]
    told = [_milliseconds(partial(index.rank, question)) for question in questions]
    news = [union.member(id) for id in range(0, members, members // UPDATES)]
    changed = [_milliseconds(partial(_update, index, profile)) for profile in news]
    held = memory.most()
    sample = list(Union(scheme.shipped()).members(min(members, FEW_ENOUGH)))
    digest = np.mean([_milliseconds(partial(index.best, _as_question(own))) for own in sample[: QUESTIONS // 4]])
    slow = _token_set_ratio(sample, questions[:SLOW_QUESTIONS]) * members
    simple = _bm25(sample, questions[: SLOW_QUESTIONS * 4]) * members / len(sample)
    middle = float(np.percentile(asked, 50))
    return Speed(
        members=members,
        build_seconds=build,
        build_ms_a_member=build * 1000 / members,
        build_processor_seconds=spent,
        update_ms_p50=float(np.percentile(changed, 50)),
        update_ms_p95=float(np.percentile(changed, 95)),
        top20_ms_p50=middle,
        top20_ms_p95=float(np.percentile(asked, 95)),
        told_ms_p50=float(np.percentile(told, 50)),
        told_ms_p95=float(np.percentile(told, 95)),
        digest_seconds=float(digest) * members / 1000,
        groups_ms=_grouping(members),
        memory_mb=held,
        memory_kb_a_member=held * 1024 / members,
        token_set_ratio_ms=slow,
        bm25_ms=simple,
        times_faster_than_token_set_ratio=slow / middle,
        times_faster_than_bm25=simple / middle,
        digest_times_faster_than_token_set_ratio=slow / float(digest),
    )


def _built(everybody: Sequence[Profile]) -> tuple[Index, float, float]:
    """Ready to be asked: in seconds by the clock, and of all processors together."""
    index, started, before = Index(), perf_counter(), _all_processors()
    index.put_all(everybody)
    index.make_ready()
    return index, perf_counter() - started, _all_processors() - before


def _all_processors() -> float:
    spent = times()
    return spent.user + spent.system + spent.children_user + spent.children_system


def _update(index: Index, profile: Profile) -> None:
    """One member changed and everybody ready to be asked again."""
    index.put(profile)
    index.make_ready()


def _grouping(members: int) -> float:
    """Milliseconds; everybody fits two of the places and brings some of what is wanted."""
    chance = np.random.default_rng(members)
    things = tuple(Thing(kind, str(code)) for kind in ("country", "language", "capacity") for code in range(WANTED))
    everybody = [
        Candidate(
            id=id,
            score=int(chance.integers(40, 100)),
            fits=tuple(int(seat) for seat in chance.choice(PLACES, 2, replace=False)),
            brings=frozenset(thing for thing in things if chance.random() < HELD_BY),
        )
        for id in range(min(members, MOST_GROUPED))
    ]
    wanted = Wanted(dict.fromkeys(range(PLACES), 1), things=things)
    return _milliseconds(partial(consortium.groups, wanted, everybody))


def _as_question(profile: Profile) -> Question:
    return Question(
        id=profile.id,
        summaries=profile.missions,
        fields=profile.fields,
        countries=(profile.country,),
        languages=profile.languages,
    )


def _token_set_ratio(members: Sequence[Profile], questions: Sequence[Question]) -> float:
    """Milliseconds a member and question."""
    texts = [_text(member).lower() for member in members[:SLOW_TEXTS]]
    asked = [_said(question).lower() for question in questions]
    return _milliseconds(lambda: process.cdist(asked, texts, scorer=fuzz.token_set_ratio)) / len(texts) / len(asked)


def _bm25(members: Sequence[Profile], questions: Sequence[Question]) -> float:
    """Milliseconds a question."""
    known = RankingSet("", tuple(_organisation(member) for member in members), ())
    score = baselines.bm25(known)
    asked = [Query("", "", _said(each), each.languages[0], (), (), {}, frozenset(), "") for each in questions]
    return _milliseconds(lambda: [baselines.ranked(score(query), known.organisations)[:20] for query in asked]) / len(
        asked
    )


def _organisation(member: Profile) -> Organisation:
    return Organisation(str(member.id), member.names[0], member.languages[0], "", (), (), _text(member))


def _text(member: Profile) -> str:
    return " ".join(
        (*member.names, *(text.text for text in member.missions), *(done.text for done in member.activities))
    )


def _said(question: Question) -> str:
    return " ".join(text.text for text in (*question.titles, *question.summaries))


def _milliseconds(work: Callable[[], object]) -> float:
    started = process_time()
    work()
    return (process_time() - started) * 1000
