"""Working languages in common."""

from collections.abc import Iterable

import numpy as np

from collab.matching.facts import Profile, Question
from collab.matching.lexical import Floats
from collab.matching.reading import Reading


def of_post(question: Question, reading: Reading) -> tuple[str, ...]:
    """The languages one can work in with the author: declared, else those of the text."""
    return question.languages or tuple(dict.fromkeys(piece.language for piece in reading.pieces if piece.language))


def of_member(profile: Profile, reading: Reading) -> tuple[str, ...]:
    """The languages of the member: declared, else the one it writes in."""
    return profile.languages or ((reading.language,) if reading.language else ())


def shared(members: Iterable[tuple[Profile, Reading]], asked: tuple[str, ...]) -> Floats:
    """Per member 1 when it shares a working language with the author, else 0."""
    return np.array([float(bool(set(of_member(*member)) & set(asked))) for member in members])
