"""A post made ready to ask with: its reading, fields, places, languages and words, worked out once."""

from collections import Counter
from collections.abc import Collection, Mapping
from dataclasses import dataclass

from collab.matching import complement, fields, languages, lexical, places, semantic
from collab.matching.complement import Need
from collab.matching.facts import Question
from collab.matching.fields import Asked
from collab.matching.folding import fold
from collab.matching.lexical import Bag, Numbers
from collab.matching.names import lexicon
from collab.matching.reading import Evidence, Reading, of_question
from collab.matching.rows import Knowledge, named_key
from collab.matching.scheme import Kind, Scheme
from collab.matching.semantic import Vectors
from collab.matching.text import Word

# Of a post's words in terms of fields: beneath it a few stray words do not make a subject.
SUBJECT_SHARE = 0.1
STRAY_SHARE = 0.28  # where only one term stands, and not in the title
TICKED_SHARE = 0.06  # where the author ticked the very field
RICH = 4  # a term of several words counts two, one in the title one more
# Where the text names no field: what lets the ticked ones count all the same.
WORKLIKE, FEW = 0.29, 2  # leanings per informative word (and a few more, so that short texts need as much)
NEAREST_FIELDS, CLOSE = 5, 0.5  # the ticked field is among those the words lean to most, and how much
STATEMENTS = 2  # of several fields, countries and wanted capacities


@dataclass(frozen=True, slots=True)
class Asking:
    """What a post asks for.

    `is_topical` is false where the text says nothing in the vocabulary's fields; `is_borne_out` where neither
    its loose words nor what else its author stated speak for the fields that were ticked. `strange` is what
    words that no member says add to its length (squared); `proper` are names of places, programmes and organisations
    among its stems, `own_names` those that one organisation alone may be called by; `subjects` are the things of the
    dictionary that tell of work, with the word for each. `word_numbers` and `subject_numbers` are theirs in that order,
    -1 for what nobody ever said; `spotted` is how surely each concept is meant, `people` whom the work is for among
    them, `meant` all of them and the fields asked for.
    """

    question: Question
    reading: Reading
    fields: tuple[Asked, ...]
    needs: tuple[Need, ...]
    countries: tuple[str, ...]
    languages: tuple[str, ...]
    words: dict[str, Word]
    word_numbers: Numbers
    stems: Bag
    proper: Bag
    own_names: Bag
    strange: float
    things: Bag
    subjects: Mapping[str, Word]
    subject_numbers: Numbers
    leanings: Bag
    spotted: Bag
    people: Bag
    meant: Numbers
    meaning: Vectors
    is_topical: bool
    is_borne_out: bool

    @property
    def ticked(self) -> tuple[Asked, ...]:
        """The fields that the author ticked."""
        return tuple(each for each in self.fields if each.declared)


def read(question: Question, known: Knowledge) -> Asking:
    """Work out what a post asks for."""
    scheme, numbers = known.scheme, known.numbers
    reading = of_question(question, known.lexicon)
    leant = known.leanings.of(reading.words)
    counted = Counter(word.stem for word in reading.words if not word.is_number)
    told = {code for kind, code in reading.evidence if kind is Kind.FIELD}
    wanted = fields.asked(question, reading, scheme)
    places_said = frozenset(name for piece in reading.pieces for name in places.words_of_names(piece.text, scheme))
    words, proper = _subjects(reading, places_said), _proper(reading, known)
    subjects = known.glosses.subjects(words.values())
    strengths = {named_key(key): found.strength for key, found in reading.evidence.items()}
    people = {named_key(key): found.strength for key, found in reading.evidence.items() if key[0] is Kind.GROUP}
    named = {*strengths, *(named_key((Kind.FIELD, each.code)) for each in wanted)}
    return Asking(
        question=question,
        reading=reading,
        fields=wanted,
        needs=complement.needs(question, known.lexicon),
        countries=places.wanted(question, scheme),
        languages=languages.of_post(question, reading),
        words=words,
        word_numbers=numbers.stems.known_of(words),
        stems=lexical.asked(counted, numbers.stems),
        proper=lexical.asked(Counter(word.stem for word in proper), numbers.stems),
        own_names=lexical.marked(numbers.stems.known_of({word.stem for word in proper if _is_own(word)}).tolist()),
        strange=lexical.strange(counted, numbers.stems),
        things=lexical.asked(known.glosses.of(reading.words), numbers.things),
        subjects=subjects,
        subject_numbers=numbers.things.known_of(subjects),
        leanings=lexical.plain(leant, numbers.fields),
        spotted=lexical.plain(strengths, numbers.concepts),
        people=lexical.plain(people, numbers.concepts),
        meant=lexical.marked(numbers.concepts.known_of(named).tolist()).numbers,
        meaning=semantic.meaning([piece.text for piece in reading.pieces], known.encode),
        is_topical=_is_topical(reading, wanted, scheme),
        is_borne_out=_is_borne_out(question, reading, leant, told, scheme),
    )


def _proper(reading: Reading, known: Knowledge) -> list[Word]:
    """What is written as a name is and no thing of the dictionary; where all is in capitals nothing is."""
    pieces = (piece for piece in reading.pieces if not piece.text.isupper())
    words = (word for piece in pieces for word in piece.words if word.telling and word.written[0].isupper())
    return [word for word in words if not known.glosses.knows(word)]


def _is_own(word: Word) -> bool:
    """Whether it may be an organisation's own: not what many are named by, as relief, east or Japan."""
    return not lexicon.ideas(fold(word.written))


def _subjects(reading: Reading, places_said: frozenset[str]) -> dict[str, Word]:
    """The telling words by stem, first occurrence."""
    found: dict[str, Word] = {}
    for piece in reading.pieces:
        for word in piece.words:
            if word.telling and not (places_said and fold(word.written) in places_said):
                found.setdefault(word.stem, word)
    return found


def _is_topical(reading: Reading, wanted: tuple[Asked, ...], scheme: Scheme) -> bool:
    ticked = [each for each in wanted if each.declared]
    if not reading.pieces or any(each.code not in scheme.field_codes for each in ticked):
        return True
    told = [found for (kind, _), found in reading.evidence.items() if kind is Kind.FIELD]
    titled = any(piece.part == "title" for piece in reading.pieces)
    spotted = {code for kind, code in reading.evidence if kind is Kind.FIELD}
    agrees = any(fields.is_told((each.code,), spotted, scheme) for each in ticked)
    if agrees and reading.coverage >= TICKED_SHARE:
        return True
    return any(_is_subject(found, reading.coverage, titled) for found in told)


def _is_subject(found: Evidence, coverage: float, titled: bool) -> bool:
    """Whether a field is what the post is about: many words, or some that stand out among the others."""
    weight = sum(2 if len(hit.term.stems) > 1 else 1 for hit in found.hits) + found.prominent
    if weight >= RICH or found.terms >= RICH - 1:
        return True
    stands_out = found.terms > 1 or found.prominent or not titled
    share = SUBJECT_SHARE if weight > 1 and stands_out else STRAY_SHARE
    return coverage >= share


def _is_borne_out(
    question: Question, reading: Reading, leant: Mapping[str, float], told: Collection[str], scheme: Scheme
) -> bool:
    """Whether the text is near the ticked fields, or sounds like the union's work beside other statements."""
    said = sum(word.informative for word in reading.words)
    serves = any(kind is Kind.GROUP for kind, _ in reading.evidence)
    if any(fields.kinship(one, other, scheme) for one in question.fields for other in told):
        return True
    if not serves and sum(leant.values()) < WORKLIKE * (said + FEW):
        return False
    close = sorted(leant, key=lambda code: (-leant[code], code))[:NEAREST_FIELDS]
    near = any(code in close and leant[code] >= CLOSE for code in question.fields)
    capable = any(seat.capacities for seat in question.seats)
    return near or sum((len(question.fields) > 1, bool(question.countries), capable)) >= STATEMENTS
