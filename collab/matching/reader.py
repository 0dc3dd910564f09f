"""A process that reads members for another one: `python -m collab.matching.reader`, spoken to by `parallel`.

It loads nothing but what reading takes: terms and things, not where countries lie and how they are called. It ends when
whoever started it does, however that comes about.
"""

import gc
import pickle
import sys
from contextlib import suppress
from typing import BinaryIO

from collab.matching import batch, rows
from collab.matching.scheme import Concept, Scheme


def serve(asked: BinaryIO, answers: BinaryIO) -> None:
    """Read the vocabulary, then lists of members; answer each list with what was read of it."""
    gc.disable()  # it lives for a minute and makes no rings, and all that it knows need not be gone through
    with suppress(EOFError, pickle.UnpicklingError, BrokenPipeError):  # nobody asks any more
        concepts, dictionary, vague = pickle.load(asked)
        known = rows.knowledge(Scheme(tuple(Concept(*each) for each in concepts), dictionary=dictionary, vague=vague))
        while True:
            pickle.dump(batch.read(pickle.load(asked), known), answers, pickle.HIGHEST_PROTOCOL)
            answers.flush()


if __name__ == "__main__":
    serve(sys.stdin.buffer, sys.stdout.buffer)
