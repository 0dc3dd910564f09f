"""Words that few use and that stand in a post and in a member's texts, written alike or naming the same thing."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from collab.matching.asking import Asking
from collab.matching.counts import Counts
from collab.matching.lexical import Floats
from collab.matching.reading import Reading
from collab.matching.rows import Knowledge
from collab.matching.text import Word

RARE_ENOUGH = 0.3


@dataclass(frozen=True, slots=True)
class Rare:
    """What few members speak of as the post does, the rarest first: stems, and things of the dictionary.

    `names` are the stems by which one of these things may be named in any language.
    """

    stems: tuple[str, ...]
    things: tuple[str, ...]
    names: frozenset[str]


def rare(asking: Asking, counts: Counts, known: Knowledge) -> Rare:
    """What of a post is worth telling where a member says it too."""
    things = _rarest(asking.subjects, counts.proof_of_things(asking.subject_numbers))
    return Rare(_rarest(asking.words, counts.proof(asking.word_numbers)), things, known.glosses.stems_of(things))


def same_words(asking: Asking, reading: Reading, rare: Rare) -> Iterator[tuple[Word, Word]]:
    """Rare words of both texts, the rarest first."""
    theirs: dict[str, Word] = {}
    for word in reading.words:
        if word.stem in asking.words:
            theirs.setdefault(word.stem, word)
    for stem in rare.stems:
        if stem in theirs:
            yield asking.words[stem], theirs[stem]


def same_things(asking: Asking, reading: Reading, rare: Rare, known: Knowledge) -> Iterator[tuple[Word, Word]]:
    """Words of both texts that name the same rare thing, in whatever languages, each word once."""
    ours, named = asking.subjects, (word for word in reading.words if word.stem in rare.names)
    theirs = known.glosses.subjects(named)
    met: set[tuple[bool, Word]] = set()
    for thing in rare.things:
        if thing in theirs and met.isdisjoint(pair := ((True, ours[thing]), (False, theirs[thing]))):
            met.update(pair)
            yield ours[thing], theirs[thing]


def _rarest(names: Iterable[str], proof: Floats) -> tuple[str, ...]:
    return tuple(name for value, name in sorted(zip(-proof, names, strict=True)) if -value >= RARE_ENOUGH)
