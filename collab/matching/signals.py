"""What orders members: each signal a function of many members and the post, one figure per member."""

import numpy as np

from collab.matching import lexical, loops
from collab.matching.asking import Asking
from collab.matching.commonplace import likeness
from collab.matching.complement import ELSEWHERE
from collab.matching.counts import Counts
from collab.matching.coverage import coverage
from collab.matching.figures import Told
from collab.matching.lexical import Bag, Flags, Floats
from collab.matching.nearness import nearness
from collab.matching.rows import Knowledge, named_key
from collab.matching.scheme import Kind
from collab.matching.segment import Segment

ELSEWHERE_TOLD = 0.3  # of a past activity's likeness to the post, if none of its countries is asked for
NAMED = 0.3  # of a member's name, by rarity: beneath it the post says a word of it, not the name
MOST_LEANINGS = 12  # of a post, the strongest: the rest are noise


def stand(segment: Segment, asking: Asking, counts: Counts, known: Knowledge, common: Floats) -> dict[str, Floats]:
    """Work out every signal that the post has something to say of, for every member of a segment.

    `common` is what all members' vectors have in common.
    """
    stems, things = rarely(asking.stems, counts.stems), rarely(asking.things, counts.things)
    pieces = telling(segment, stems, asking, known)
    best, following = loops.best_and_next(pieces, segment.piece_owner, segment.size)
    found = {
        "text": (segment.told[Told.WHOLE].add_up(stems.numbers, stems.weights) + best) / 2,
        "history": following,
        "name": segment.told[Told.NAMES].add_up(stems.numbers, stems.weights),
        "things": flattened(segment.told[Told.THINGS].add_up(things.numbers, things.weights)),
        "concepts": flattened(leaning(segment, asking, counts)),
        # What the author ticked orders better without the fields only spotted beside it; those speak in concepts.
        "fields": coverage(segment, asking.ticked or asking.fields, counts, known),
        "languages": segment.speaks(asking.languages, known.numbers).astype(np.float64),
    }
    if len(asking.people):
        found["people"] = serving(segment, asking, counts)
    if len(asking.meaning):
        found["meaning"] = meaning(segment, asking, common)
    if asking.countries:
        found["places"] = there(segment, asking, known)
    if asking.needs:
        found["role"] = able(segment, asking, known)
    return found


def by_name(segment: Segment, asking: Asking, counts: Counts, known: Knowledge) -> dict[str, Floats]:
    """What the names in a post speak for: members it names, and those whose past activities were at what it names."""
    pieces = telling(segment, rarely(asking.proper, counts.stems), asking, known)
    return {
        "named": named(segment, asking, counts),
        "been there": loops.best_of(pieces, segment.sites.pieces, segment.piece_owner, segment.size),
    }


def telling(segment: Segment, terms: Bag, asking: Asking, known: Knowledge) -> Floats:
    """How alike each piece is in some terms (0 and more): a past activity elsewhere than is asked for tells less."""
    pieces = segment.pieces.add_up(terms.numbers, terms.weights)
    if asking.countries:
        segment.sites.weigh(pieces, known.numbers.countries.known_of(asking.countries), ELSEWHERE_TOLD)
    return pieces


def named(segment: Segment, asking: Asking, counts: Counts) -> Floats:
    """The share (0..1), by rarity, of a member's name that the post says as a name; a small one counts nothing."""
    numbers = asking.own_names.numbers
    said = segment.told[Told.NAMES].add_up(numbers, counts.stems.rarity(numbers))
    share = said / np.maximum(segment.name_rarity(counts.stems.rarities()), 1e-9)
    return np.where(share >= NAMED, share, 0.0)


def foreign(asking: Asking, known: Knowledge) -> Flags:
    """Which languages, by number, the post is not written in."""
    found = np.ones(len(known.numbers.languages), dtype=np.bool_)
    spoken = [known.numbers.languages.known(piece.language) for piece in asking.reading.pieces]
    found[[number for number in spoken if number >= 0]] = False
    return found


def rarely(told: Bag, spread: lexical.Spread) -> Bag:
    """A question's terms weighed by rarity, twice: documents carry none."""
    return Bag(told.numbers, told.weights * spread.rarity(told.numbers) ** 2)


def flattened(values: Floats) -> Floats:
    """Each (0 and more) to the power of 3/4: the tenth thing in common says less than the first."""
    flat: Floats = np.sqrt(values * np.sqrt(values))
    return flat


def leaning(segment: Segment, asking: Asking, counts: Counts) -> Floats:
    """How much a member's words lean to the fields the post's words lean to (0 and more)."""
    strongest = np.sort(np.argsort(-asking.leanings.weights, kind="stable")[:MOST_LEANINGS])
    numbers = asking.leanings.numbers[strongest]
    rare = counts.leanings.smoothed_rarity(numbers)
    total = segment.leanings.add_up(numbers, asking.leanings.weights[strongest] * rare**2)
    return total / segment.leaning_length


def serving(segment: Segment, asking: Asking, counts: Counts) -> Floats:
    """How much a member's work is for those whom the post's is for (0 and more)."""
    rare = counts.concepts.smoothed_rarity(asking.people.numbers)
    total = segment.told[Told.PEOPLE].add_up(asking.people.numbers, asking.people.weights * rare**2)
    return total / segment.people_length


def meaning(segment: Segment, asking: Asking, common: Floats) -> Floats:
    """Cosine (-1..1) of what is meant, without what is common to all members; 0 for a member without a text."""
    found = np.zeros(segment.size)
    if len(segment.meaning):
        found[segment.meaning_owner] = likeness(segment.meaning, segment.left(common), asking.meaning, common)
    return found


def there(segment: Segment, asking: Asking, known: Knowledge) -> Floats:
    """The share of the asked countries a member covers, over the breadth of its work."""
    share = segment.is_in(asking.countries, known.numbers) / len(asking.countries)
    return (share + 0.3 * nearness(asking.countries, known)[segment.home]) / segment.spread


def able(segment: Segment, asking: Asking, known: Knowledge) -> Floats:
    """How well (0..1) a member fills the place it fits best."""
    best = np.zeros(segment.size)
    for need in asking.needs:
        codes = [known.numbers.concepts.known(named_key((Kind.CAPACITY, code))) for code in need.capacities]
        numbers = np.array(codes, dtype=np.int32)
        offer = segment.told[Told.CAPACITIES].add_up(numbers, np.full(len(numbers), 1 / max(len(numbers), 1)))
        for wanted, met in (
            (need.seat.countries, segment.is_in(need.seat.countries, known.numbers) > 0),
            (need.seat.languages, segment.speaks(need.seat.languages, known.numbers)),
        ):
            offer = offer * np.where(met, 1.0, ELSEWHERE) if wanted else offer
        best = np.maximum(best, offer)
    return best
