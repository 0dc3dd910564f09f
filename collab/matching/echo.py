"""What the best say beside the post's own words: members alike them rise, in words and in things of the dictionary."""

from collections.abc import Callable, Mapping, Sequence
from functools import partial

import numpy as np

from collab.matching import loops
from collab.matching.counts import Counts
from collab.matching.lexical import Bag, Floats, Ints, Spread
from collab.matching.pool import Layout
from collab.matching.signals import flattened

BEST, BEST_OF_ALL = 5, 10  # members whose words are borrowed, of each language; whose things are, of all together
MOST_BEST = 20
ALONE = 0.5  # of what is heard, from where the best stands alone
BORROWED = 60  # terms, the most telling, and any that equal the last of them


def of_words(everybody: Layout, first: Floats, counts: Counts) -> Floats:
    """Per member its likeness (0 and more) in words to the best of its language by the order so far.

    A member does not hear its own words.
    """
    found = np.zeros(len(first))
    for language, mine in everybody.by_language.items():
        best = _best(mine, first, everybody.ids, BEST)
        told = [everybody.row(at).whole for at in best.tolist()]
        _hear(found, mine, best, first, told, counts.stems, partial(everybody.alike, language))
    return found


def of_things(everybody: Layout, first: Floats, counts: Counts) -> Floats:
    """The same in things of the dictionary, which speak in no language: likeness to the best of all, flattened."""
    found, mine = np.zeros(len(first)), np.arange(len(first))
    best = _best(mine, first, everybody.ids, BEST_OF_ALL)
    told = [everybody.row(at).things for at in best.tolist()]
    _hear(found, mine, best, first, told, counts.things, everybody.alike_in_things)
    return flattened(np.maximum(found, 0.0))


def _hear(
    found: Floats,
    mine: Ints,
    best: Ints,
    first: Floats,
    told: Sequence[Bag],
    spread: Spread,
    alike: Callable[[Bag], Floats],
) -> None:
    """Write down how like each of `mine` is to what the `best` of them say; `told` is that, and `alike` measures it."""
    shares = np.maximum(first[best], 0.0)
    if not shares.sum():
        return
    shares = shares / shares.sum()
    borrowed, own = _borrowed(told, shares, spread)
    if not len(borrowed):
        return
    found[mine] = alike(borrowed)
    found[best] = (found[best] - shares * own) / np.maximum(1 - shares, 0.2)
    if shares.max() > ALONE:  # nobody else tells whether it fits: it stands no lower than whom it lifts
        found[best[shares.argmax()]] = found[mine].max()


def _best(mine: Ints, first: Floats, ids: Ints, most: int) -> Ints:
    """The `most` best; of those equal to the last all or, where they are many, none: equals hear the same."""
    scores = first[mine]
    least = loops.lowest_of_best(scores, most)
    near = mine[scores >= least]
    best = near if len(near) <= MOST_BEST else near[first[near] > least]
    return best[np.lexsort((ids[best], -first[best]))]


def _borrowed(told: Sequence[Bag], shares: Floats, spread: Spread) -> tuple[Bag, Floats]:
    """The terms of the best that tell most, and how much of them each of the best says itself."""
    numbers = np.concatenate([each.numbers for each in told])
    weights = np.concatenate([each.weights for each in told])
    lengths = np.array([len(each) for each in told], dtype=np.int64)
    order = numbers.argsort(kind="stable")
    terms, total, own = loops.borrowed(
        numbers, weights, order, lengths, shares, spread.rarities(), spread.all_holders(), BORROWED
    )
    return Bag(terms, total), own


HEARD: Mapping[str, Callable[[Layout, Floats, Counts], Floats]] = {"words": of_words, "things": of_things}
