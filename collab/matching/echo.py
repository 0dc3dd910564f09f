"""What the best say beside the post's own words: members alike them rise, in words and in things of the dictionary."""

from collections.abc import Callable, Mapping

import numpy as np

from collab.matching import echo_loops, shelf
from collab.matching.counts import Counts
from collab.matching.figures import Told
from collab.matching.lexical import Bag, Floats, Spread
from collab.matching.pool import Layout, Runs
from collab.matching.signals import flattened

BEST, BEST_OF_ALL = 5, 10  # members whose words are borrowed, of each language; whose things are, of all together
MOST_BEST = 20  # of those equal to the last of the best all count or, where they are many, none: equals hear the same
ALONE = 0.5  # of what is heard: from there nobody else tells whether it fits, and it stands no lower than whom it lifts
BORROWED = 60  # terms, the most telling, and any that equal the last of them


def of_words(everybody: Layout, first: Floats, counts: Counts) -> Floats:
    """Per member its likeness (0 and more) in words to the best of its language by the order so far.

    A member does not hear its own words.
    """
    return _heard(everybody, everybody.runs, first, Told.WHOLE, counts.stems, BEST)


def of_things(everybody: Layout, first: Floats, counts: Counts) -> Floats:
    """The same in things of the dictionary, which speak in no language: likeness to the best of all, flattened."""
    heard = _heard(everybody, everybody.together, first, Told.THINGS, counts.things, BEST_OF_ALL)
    return flattened(np.maximum(heard, 0.0))


def _heard(everybody: Layout, groups: Runs, first: Floats, kind: Told, spread: Spread, most: int) -> Floats:
    """How like each member is in a bag to what the `most` best of its group say; these do not hear themselves."""
    best, begins = echo_loops.best_of_groups(first, everybody.ids, *groups, groups.number, most, MOST_BEST)
    there, places = shelf.together(everybody.sheaves(best))
    said = there.numbers, there.weights, *there.bags_at(kind, places)
    terms, weights, starts, shares, own = echo_loops.borrowed(*said, first[best], begins, spread.lent(), BORROWED)
    heard = everybody.alike(kind, Bag(terms, weights), starts)
    echo_loops.without_their_own(heard, best, begins, shares, own, *groups, ALONE)
    return heard


HEARD: Mapping[str, Callable[[Layout, Floats, Counts], Floats]] = {"words": of_words, "things": of_things}
