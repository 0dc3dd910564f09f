"""What a post leaves open and its author could tick: few questions, each with what its answer is likeliest to be."""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence

from collab.matching import fields, places
from collab.matching.asking import Asking
from collab.matching.figures import Row, Told
from collab.matching.lexical import Bag, Numbering
from collab.matching.results import About, Choice, Clarification
from collab.matching.rows import Knowledge
from collab.matching.scheme import Kind

BEST = 20  # members that fit best so far, whose fields, countries and capacities are offered beside what the text says
SLOW = 5  # the first of them counts as much as (SLOW + 1) / SLOW times the second
MOST, MOST_TOLD = 6, 3  # choices of a question, and those that the text alone speaks for
LEAST = 0.25  # strength from which a text speaks of something
WORDS = 2  # of the text, shown with a choice

Words = Mapping[str, tuple[str, ...]]


def clarifications(asking: Asking, best: Sequence[Row], known: Knowledge) -> tuple[Clarification, ...]:
    """Questions to the author, the most telling first; `best` are the members that fit best so far, in order.

    Asked is only what the post does not say: its fields of work, its countries, what a partner should bring.
    """
    asked = (_fields(asking, best, known), _countries(asking, best, known), _capacities(asking, best, known))
    return tuple(each for each in asked if each and each.choices)


def _fields(asking: Asking, best: Sequence[Row], known: Knowledge) -> Clarification | None:
    """None ticked; or the text speaks for none of those ticked, and surely of others."""
    if not asking.ticked:
        seen = _most_held(best, lambda row: row.fields, known.numbers.fields)
        return Clarification(About.FIELD, _choices(_told(asking, Kind.FIELD), seen))
    others = [each.code for each in asking.fields if not each.declared and each.sure]
    belied = not any(each.terms for each in asking.ticked) and not any(
        fields.kinship(each.code, other, known.scheme) for each in asking.ticked for other in others
    )
    said = {code: words for code, words in _told(asking, Kind.FIELD).items() if code in others} if belied else {}
    return Clarification(About.FIELD, _choices(said))


def _countries(asking: Asking, best: Sequence[Row], known: Knowledge) -> Clarification | None:
    """Where a proposal names none; an offer or a request that names none is meant for all."""
    question = asking.question
    if question.countries or question.kind != "proposal":
        return None
    texts = [text.text for text in (*question.titles, *question.summaries)]
    named = [code for text in texts for code in places.named_in(text, known.scheme)]
    seen = _most_held(best, lambda row: row.told[Told.COUNTRIES], known.numbers.countries)
    own = (question.owner_country,) if question.owner_country else ()
    return Clarification(About.COUNTRY, _choices(dict.fromkeys(named, ()), (*own, *seen)))


def _capacities(asking: Asking, best: Sequence[Row], known: Knowledge) -> Clarification | None:
    """Of a proposal what its first place should bring, where none says it; else what is given or needed."""
    question = asking.question
    if question.given or any(need.capacities for need in asking.needs):
        return None
    if question.kind == "proposal" and not question.seats:
        return None
    seen = _most_held(best, lambda row: row.told[Told.CAPACITIES], known.numbers.concepts)
    codes = [name.removeprefix(f"{Kind.CAPACITY.value}:") for name in seen]
    seat = question.seats[0].id if question.seats else 0
    return Clarification(About.CAPACITY, _choices(_told(asking, Kind.CAPACITY), codes), seat)


def _told(asking: Asking, kind: Kind) -> Words:
    """What the text speaks of, the most first, ties by code, with its words for it."""
    evidence = {code: each for (its, code), each in asking.reading.evidence.items() if its is kind}
    strong = [code for code, each in evidence.items() if each.strength >= LEAST]
    ordered = sorted(strong, key=lambda code: (-round(evidence[code].strength, 6), code))
    return {code: tuple(dict.fromkeys(hit.written for hit in evidence[code].hits))[:WORDS] for code in ordered}


def _most_held(best: Sequence[Row], bag_of: Callable[[Row], Bag], numbering: Numbering) -> list[str]:
    """What members hold, the surer and the better they fit the more, ties by name."""
    names, held = [*numbering], Counter[str]()
    for place, row in enumerate(best):
        bag = bag_of(row)
        for number, weight in zip(bag.numbers.tolist(), bag.weights.tolist(), strict=True):
            held[names[number]] += weight / (SLOW + place)
    return sorted(held, key=lambda name: (-round(held[name], 6), name))


def _choices(told: Words, seen: Iterable[str] = ()) -> tuple[Choice, ...]:
    """First what the text says, then what those who fit have."""
    codes = dict.fromkeys((*[*told][:MOST_TOLD], *seen))
    return tuple(Choice(code, told.get(code, ())) for code in codes)[:MOST]
