"""The words that names are made of, and which of them somebody may have meant who wrote another."""

from collections.abc import Iterable

import numpy as np
from rapidfuzz.distance import OSA
from rapidfuzz.process import cdist

from collab.matching.folding import fold
from collab.matching.transliteration import sounds, sounds_alike

ONE_SLIP, TWO_SLIPS = 5, 8  # letters of the longer word from which so many slips are forgiven
JOINED_ON = ("وال", "بال", "ال", "لل")  # and-the, by-the, the, for-the
# The words by which organisations call themselves one, in the union's languages: whoever writes one means any.
KINDS = tuple(
    frozenset(fold(words).split())
    for words in (
        "association society dernek derneği société جمعية رابطة",
        "foundation fondation vakıf vakfı مؤسسة وقف",
        "organisation organization kuruluş kuruluşu منظمة هيئة",
        "federation fédération federasyon federasyonu union birlik birliği اتحاد",
        "centre center merkez merkezi مركز",
    )
)


def ways_of(word: str) -> tuple[str, ...]:
    """The word, and without what Arabic joins on in front of it."""
    for joined in JOINED_ON:
        if word.startswith(joined) and len(word) > len(joined) + 2:
            return word, word[len(joined) :]
    return (word,)


class Lexicon:
    """Folded words learnt from names. It may know more than the names a reader sees: guesses and no more."""

    def __init__(self) -> None:
        self._words: dict[str, None] = {}
        self._by_sound: dict[str, list[str]] = {}

    def learn(self, words: Iterable[str]) -> None:
        """Know these words from now on."""
        for word in words:
            if word not in self._words:
                self._words[word] = None
                for sound in sounds(word):
                    self._by_sound.setdefault(sound, []).append(word)

    def near(self, asked: str) -> frozenset[str]:
        """The known words that are `asked` with slips, half written, in another script, or of the same kind."""
        heard = {word for sound in sounds(asked) for word in self._by_sound.get(sound, ()) if sounds_alike(asked, word)}
        kinds = {word for kind in KINDS if not kind.isdisjoint(ways_of(asked)) for word in kind}
        return frozenset(heard | kinds | self._slipped(asked))

    def _slipped(self, asked: str) -> set[str]:
        known = list(self._words)
        if len(asked) < ONE_SLIP - 1 or not known:
            return set()
        longer = np.maximum(np.fromiter(map(len, known), int), len(asked))
        forgiven = (longer >= ONE_SLIP).astype(int) + (longer >= TWO_SLIPS)
        fits = cdist([asked], known, scorer=OSA.distance, score_cutoff=2)[0] <= forgiven
        if len(asked) >= ONE_SLIP:  # while it is being typed
            begun = [word[: len(asked)] for word in known]
            fits |= cdist([asked], begun, scorer=OSA.distance, score_cutoff=1)[0] <= 1
        return {known[place] for place in np.flatnonzero(fits)}
