"""How members write, whatever they write about: directions in which all their vectors spread, no sign that two fit.

After "all but the top" (Mu and Viswanath 2018): likeness without the main directions tells subjects apart better.
"""

from collections.abc import Iterable, Mapping

import numpy as np
from numpy.typing import NDArray

from collab.matching.lexical import Floats, Ints
from collab.matching.semantic import DIMENSIONS

MAIN = 2  # directions left out
ENOUGH = 100  # members; of fewer the main directions may well be their subjects
STEP = 4096  # figures are whole multiples of 1 / STEP: sums of their products are exact in any order
BLOCK, ROUNDS = 8, 16
AT_ONCE = 512  # vectors made exact
LEAST_LEFT = 0.1  # of a vector's length without the main directions, so that no small rest is blown up

Vectors = NDArray[np.float32]
NOTHING: Floats = np.zeros((0, DIMENSIONS))


def moments(vectors: Vectors, languages: Ints) -> Mapping[int, Floats]:
    """Per language Σ xᵀx over its vectors with a 1 put behind each: products, sums and how many."""
    exact = np.ones((len(vectors), DIMENSIONS + 1))
    exact[:, :-1] = np.round(vectors * np.float64(STEP)) / STEP
    return {int(each): exact[languages == each].T @ exact[languages == each] for each in np.unique(languages)}


def directions(found: Iterable[Floats]) -> Floats:
    """The main directions (rows) within languages, from the moments of each; none where members are few."""
    # In an order that does not tell which language came first.
    held = sorted((each for each in found if each[-1, -1]), key=lambda each: (each[-1, -1], np.trace(each)))
    if sum(each[-1, -1] for each in held) < ENOUGH:
        return NOTHING
    spread = np.zeros((DIMENSIONS, DIMENSIONS))
    for each in held:
        spread += each[:-1, :-1] - np.outer(each[-1, :-1], each[-1, :-1]) / each[-1, -1]
    return _main(spread).T


def left(vectors: Vectors, common: Floats) -> Floats:
    """How long (0.1..1) unit vectors are without the directions in common."""
    found = np.ones(len(vectors))
    for each in common:
        found -= _products(vectors, each) ** 2
    return np.sqrt(np.maximum(found, LEAST_LEFT**2))


def likeness(vectors: Vectors, lengths: Floats, asked: NDArray[np.float16], common: Floats) -> Floats:
    """Cosine (-1..1) of unit vectors with the one asked, both without the directions in common; see `left`."""
    wanted = asked.astype(np.float64)
    rest = wanted - (common @ wanted) @ common
    found: Floats = _products(vectors, rest) / (lengths * max(float(np.linalg.norm(rest)), LEAST_LEFT))
    return np.round(found, 9)


def _products(vectors: Vectors, with_what: Floats) -> Floats:
    # Sums of float32 differ by the place a member stands at: equals would stand by it instead of by id.
    blocks = np.array_split(vectors, range(AT_ONCE, len(vectors), AT_ONCE))
    return np.concatenate([block.astype(np.float64) @ with_what for block in blocks])


def _main(spread: Floats) -> Floats:
    """The directions (columns) of most spread, by powers of a block: a tenth of the time that all of them take."""
    block = np.cos(np.outer(np.arange(len(spread)), np.arange(1, BLOCK + 1)))
    for _ in range(ROUNDS):
        block = np.linalg.qr(spread @ block)[0]
    turned: Floats = block @ np.linalg.eigh(block.T @ spread @ block)[1][:, -MAIN:]
    return turned
