"""Why a member fits and what does not, as codes with evidence: only what its texts and boxes say."""

import math
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from collab.matching import complement, counterparts, fields, languages, places, rarities
from collab.matching.asking import Asking
from collab.matching.complement import Need
from collab.matching.facts import Profile
from collab.matching.rarities import Rare
from collab.matching.reading import Evidence, Piece, Reading
from collab.matching.results import JSON, Reason
from collab.matching.rows import Knowledge, is_described
from collab.matching.scheme import Kind
from collab.matching.standing_loops import SHARED
from collab.matching.text import Word

MOST_WORDS, MOST_FIELDS = 4, 3


@dataclass(frozen=True, slots=True)
class Case:
    """One member before one post."""

    asking: Asking
    profile: Profile
    reading: Reading
    need: Need | None
    activity: Piece | None
    rare: Rare
    known: Knowledge


def reasons(case: Case) -> tuple[Reason, ...]:
    """Why it fits, in this order: own open post, needs, fields, role, activity, words, places, languages, people."""
    same = list(_same_fields(case))[:MOST_FIELDS]
    kin = [] if same else list(_related_fields(case))[:1]
    return (
        *_answers(case),
        *_needs(case),
        *same,
        *kin,
        *_role(case),
        *_activity(case),
        *_words(case),
        *_places(case),
        *_rest(case),
    )


def misfits(case: Case) -> tuple[Reason, ...]:
    """What does not fit."""
    return (*_elsewhere(case), *_no_language(case), *_lacking(case), *_only_declared(case))


def _answers(case: Case) -> Iterator[Reason]:
    question = case.asking.question
    if own := counterparts.counterpart(case.profile, question, case.asking.fields, case.known.scheme):
        told: dict[str, JSON] = {"post": own.id, "title": own.title.text, "language": own.title.language}
        yield Reason(f"answers_{own.kind}", {**told, "type": own.type})


def _needs(case: Case) -> Iterator[Reason]:
    if codes := counterparts.needed(case.profile, case.asking.question):
        yield Reason("needs", {"capacities": [*codes]})


def _same_fields(case: Case) -> Iterator[Reason]:
    for asked in case.asking.fields:
        if math.sqrt(asked.weight * _sureness(case, asked.code)) >= SHARED:
            yield Reason(
                "same_field",
                {
                    "field": asked.code,
                    "ours": _said(case.asking.reading.evidence, asked.code),
                    "theirs": _said(case.reading.evidence, asked.code),
                    "declared": asked.declared or _ticks(case.profile, asked.code),
                },
            )


def _related_fields(case: Case) -> Iterator[Reason]:
    theirs = {code for kind, code in case.reading.evidence if kind is Kind.FIELD} | set(case.profile.fields)
    pairs = [
        (asked, code)
        for asked in case.asking.fields
        for code in sorted(theirs)
        if code != asked.code and fields.kinship(asked.code, code, case.known.scheme) >= fields.RELATED
    ]
    for asked, code in sorted(pairs, key=lambda pair: -pair[0].weight * _sureness(case, pair[1])):
        yield Reason(
            "related_field",
            {
                "ours_field": asked.code,
                "theirs_field": code,
                "ours": _said(case.asking.reading.evidence, asked.code),
                "theirs": _said(case.reading.evidence, code),
            },
        )


def _role(case: Case) -> Iterator[Reason]:
    if case.need and (able := [code for code in case.need.capacities if _offers(case, code)]):
        told = [word for code in able for word in _said(case.reading.evidence, code, Kind.CAPACITY)]
        evidence: dict[str, JSON] = {"seat": case.need.seat.id, "role": case.need.seat.role}
        yield Reason("role", {**evidence, "capacities": [*able], "theirs": told[:MOST_WORDS]})


def _activity(case: Case) -> Iterator[Reason]:
    if case.activity and (done := case.activity.activity):
        told = {hit.term.code for hit in case.activity.hits if hit.term.kind is Kind.FIELD} | set(done.fields)
        shared = next(each.code for each in case.asking.fields if each.code in told)
        where: list[JSON] = [*done.countries]
        about: dict[str, JSON] = {"title": done.title, "language": case.activity.language, "year": done.year}
        yield Reason("activity", {**about, "countries": where, "field": shared})


def _words(case: Case) -> Iterator[Reason]:
    same = list(rarities.same_words(case.asking, case.reading, case.rare))
    met = {word.stem for pair in same for word in pair}
    things = rarities.same_things(case.asking, case.reading, case.rare, case.known)
    alike = [pair for pair in things if met.isdisjoint(word.stem for word in pair)]
    if shown := [*same, *alike][: MOST_WORDS + 1]:
        pairs: list[JSON] = [{"ours": _word(ours), "theirs": _word(theirs)} for ours, theirs in shown]
        yield Reason("same_words", {"words": pairs})


def _places(case: Case) -> Iterator[Reason]:
    profile, wanted = case.profile, case.asking.countries
    if profile.country in wanted:
        yield Reason("based_there", {"country": profile.country})
    if there := [code for code in wanted if code in profile.works_in and code != profile.country]:
        yield Reason("works_there", {"countries": [*there]})
    elif profile.country not in wanted and (close := _nearest(case)):
        yield Reason("near", {"country": profile.country, "wanted": close})


def _rest(case: Case) -> Iterator[Reason]:
    if common := _common_languages(case):
        yield Reason("languages", {"shared": [*common]})
    ours = {code for kind, code in case.asking.reading.evidence if kind is Kind.GROUP}
    theirs = {code for kind, code in case.reading.evidence if kind is Kind.GROUP}
    for code in sorted(ours & (theirs | set(case.profile.target_groups))):
        yield Reason("target_group", {"group": code})


def _elsewhere(case: Case) -> Iterator[Reason]:
    if case.asking.countries and not places.closeness(case.profile, case.asking.countries, case.known.scheme):
        yield Reason("not_in_countries", {"wanted": [*case.asking.countries]})


def _no_language(case: Case) -> Iterator[Reason]:
    theirs = languages.of_member(case.profile, case.reading)
    if theirs and case.asking.languages and not _common_languages(case):
        yield Reason("no_shared_language", {"wanted": [*case.asking.languages]})


def _lacking(case: Case) -> Iterator[Reason]:
    if case.need and (missing := [code for code in case.need.capacities if not _offers(case, code)]):
        seat = case.need.seat
        yield Reason("lacks_capacity", {"seat": seat.id, "role": seat.role, "capacities": [*missing]})


def _only_declared(case: Case) -> Iterator[Reason]:
    done = {code for activity in case.profile.activities for code in activity.fields}
    for asked in case.asking.fields:
        silent = (Kind.FIELD, asked.code) not in case.reading.evidence and asked.code not in done
        if (
            silent
            and asked.code in case.known.scheme.field_codes
            and asked.code in case.profile.fields
            and is_described(case.reading)
        ):
            yield Reason("field_only_declared", {"field": asked.code})


def _sureness(case: Case, code: str) -> float:
    found = case.reading.evidence.get((Kind.FIELD, code))
    return fields.sureness(found.strength if found else 0.0, _ticks(case.profile, code), code, case.known.scheme)


def _ticks(profile: Profile, code: str) -> bool:
    return code in profile.fields or any(code in activity.fields for activity in profile.activities)


def _offers(case: Case, code: str) -> bool:
    return complement.offered(case.profile, case.reading, code) > 0


def _nearest(case: Case) -> str | None:
    close = [(-places.closeness(case.profile, (code,), case.known.scheme), code) for code in case.asking.countries]
    value, code = min(close, default=(0.0, ""))
    return code if value < 0 else None


def _common_languages(case: Case) -> list[str]:
    theirs = languages.of_member(case.profile, case.reading)
    return [language for language in case.asking.languages if language in theirs]


def _said(evidence: Mapping[tuple[Kind, str], Evidence], code: str, kind: Kind = Kind.FIELD) -> list[JSON]:
    """The words that gave the concept away, as written, the surest first, none inside another."""
    found = evidence.get((kind, code))
    shown: dict[str, str] = {}
    for hit in sorted(found.hits, key=lambda hit: (-hit.weight, len(hit.at))) if found else ():
        written = hit.written
        if not any(written in other or other in written for other in shown):
            shown[written] = hit.language
        if len(shown) == MOST_WORDS:
            break
    return [{"word": written, "language": language} for written, language in shown.items()]


def _word(word: Word) -> dict[str, JSON]:
    return {"word": word.written, "language": word.language}
