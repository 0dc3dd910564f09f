"""Working languages in common."""

from collab.matching.facts import Profile, Question
from collab.matching.reading import Reading


def of_post(question: Question, reading: Reading) -> tuple[str, ...]:
    """The languages one can work in with the author: declared, else those of the text."""
    return question.languages or tuple(dict.fromkeys(piece.language for piece in reading.pieces if piece.language))


def of_member(profile: Profile, reading: Reading) -> tuple[str, ...]:
    """The languages of the member: declared, else the one it writes in."""
    return profile.languages or ((reading.language,) if reading.language else ())
