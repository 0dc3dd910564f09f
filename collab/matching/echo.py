"""What the best of each language say beside the post's own words: members alike them rise, in that language."""

from collections.abc import Sequence

import numpy as np

from collab.matching import loops
from collab.matching.counts import Counts
from collab.matching.lexical import Bag, Floats, Ints
from collab.matching.pool import Layout

BEST = 5  # members of a language whose words are borrowed
MOST_BEST = 20
ALONE = 0.5  # of what is heard, from where the best stands alone
BORROWED = 60  # words, the most telling, and any that equal the last of them


def echo(everybody: Layout, first: Floats, counts: Counts) -> Floats:
    """Per member its likeness (0 and more) to the best of its language by the order so far.

    A member does not hear its own words.
    """
    found = np.zeros(len(first))
    for language, mine in everybody.by_language.items():
        best = _best(mine, first, everybody.ids)
        shares = np.maximum(first[best], 0.0)
        if not shares.sum():
            continue
        shares = shares / shares.sum()
        borrowed, own = _borrowed([everybody.row(at).whole for at in best.tolist()], shares, counts)
        if not len(borrowed):
            continue
        found[mine] = everybody.alike(language, borrowed)
        found[best] = (found[best] - shares * own) / np.maximum(1 - shares, 0.2)
        if shares.max() > ALONE:  # nobody else tells whether it fits: it stands no lower than whom it lifts
            found[best[shares.argmax()]] = found[mine].max()
    return found


def _best(mine: Ints, first: Floats, ids: Ints) -> Ints:
    """The five best; of those equal to the fifth all or, where they are many, none: equals hear the same."""
    scores = first[mine]
    least = loops.lowest_of_best(scores, BEST)
    near = mine[scores >= least]
    best = near if len(near) <= MOST_BEST else near[first[near] > least]
    return best[np.lexsort((ids[best], -first[best]))]


def _borrowed(told: Sequence[Bag], shares: Floats, counts: Counts) -> tuple[Bag, Floats]:
    """The words of the best that tell most, and how much of them each of the best says itself."""
    numbers = np.concatenate([each.numbers for each in told])
    weights = np.concatenate([each.weights for each in told])
    lengths = np.array([len(each) for each in told], dtype=np.int64)
    spread = counts.stems
    order = numbers.argsort(kind="stable")
    terms, total, own = loops.borrowed(
        numbers, weights, order, lengths, shares, spread.rarities(), spread.all_holders(), BORROWED
    )
    return Bag(terms, total), own
