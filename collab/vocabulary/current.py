"""The vocabulary this process speaks now: the shipped files with what the union changed."""

from threading import Lock

from collab.vocabulary import countries, fields
from collab.vocabulary.corrections import Corrections

_turn = Lock()
_taken: Corrections = Corrections()
_edition = 0


def take_in(corrections: Corrections) -> None:
    """Speak with these corrections from now on, and no others."""
    global _taken, _edition
    with _turn:
        if corrections == _taken:
            return
        fields.speak(corrections.fields)
        countries.speak(corrections.places)
        _taken, _edition = corrections, _edition + 1


def edition() -> int:
    """Grows in this process with each change, so that what was built on older words can be built anew."""
    return _edition
