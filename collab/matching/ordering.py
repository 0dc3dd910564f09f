"""The order of all members for a post: their signals, what the best of each language say, and all of it together."""

import numpy as np

from collab.matching import echo, fairness, fusion, signals
from collab.matching.asking import Asking
from collab.matching.commonplace import NOTHING
from collab.matching.fairness import Exposure
from collab.matching.lexical import Floats, Ints
from collab.matching.pool import Layout, Pool
from collab.matching.rows import Knowledge


def first(pool: Pool, asking: Asking, known: Knowledge, number: int, exposure: Exposure) -> list[int]:
    """The ids of the `number` best members by all signals together less what exposure costs, ties by id."""
    everybody = pool.laid_out()
    fused = _fused(everybody, pool, asking, known)
    if exposure:
        best = _highest(fused, everybody, fairness.UNMOVED)
        given_way = np.round(fused - fairness.penalty(exposure, everybody.ids, len(pool)), 9)
        given_way[best] = fused[best]
        fused = given_way
    places = _highest(fused, everybody, number)
    ids: list[int] = everybody.ids[places].tolist()
    return ids


def _fused(everybody: Layout, pool: Pool, asking: Asking, known: Knowledge) -> Floats:
    common = everybody.common if len(asking.meaning) else NOTHING
    stood = [signals.stand(segment, asking, pool.counts, known, common) for segment in everybody.segments]
    joined = {name: everybody.joined([each[name] for each in stood]) for name in stood[0]}
    foreign = signals.foreign(asking, known)
    is_ticked = bool(asking.ticked)
    so_far = fusion.fuse(joined, everybody, foreign, is_ticked)
    total = so_far.copy()
    for name, weight in (fusion.ECHO if is_ticked else fusion.UNTICKED_ECHO).items():
        heard = echo.HEARD[name](everybody, so_far, pool.counts)
        fusion.add(total, heard, everybody.runs, np.full(len(foreign), weight), fusion.ALIKE.get(name, 0.0))
    if len(asking.proper):
        named = [signals.by_name(segment, asking, pool.counts, known) for segment in everybody.segments]
        for name, weight in fusion.BY_NAME.items():
            told = everybody.joined([each[name] for each in named])
            fusion.add(total, told, everybody.runs, np.full(len(foreign), weight))
    return np.round(total, 9)


def _highest(fused: Floats, everybody: Layout, number: int) -> Ints:
    best = np.arange(len(fused))
    if len(fused) > number:
        best = np.flatnonzero(fused >= np.partition(fused, -number)[-number])
    return best[np.lexsort((everybody.ids[best], -fused[best]))[:number]]
