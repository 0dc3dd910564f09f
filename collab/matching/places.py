"""Where the work is wanted and where a member is: same country 1, works there .9, neighbour .7, region .4."""

import re
from collections.abc import Iterable, Sequence
from functools import lru_cache

from collab.matching.facts import Activity, Profile, Question
from collab.matching.folding import fold
from collab.matching.kept import Kept
from collab.matching.recognition import is_arabic_script
from collab.matching.scheme import Scheme

WORKS_THERE, NEIGHBOUR, SAME_REGION = 0.9, 0.7, 0.4
LONGEST_NAME = 4
MOST_WORDS = 100_000  # kept so that none is looked up twice
WORD = re.compile(r"[^\W_]+")
PROCLITIC = re.compile(r"^[وفبلك]")
# Arabic names of countries that are everyday words as well (financial, boys).
EVERYDAY = frozenset(fold(word) for word in ("مالي", "بنين", "المالي"))


def wanted(question: Question, scheme: Scheme) -> tuple[str, ...]:
    """The countries a post is about: declared, else named in its text; and those its places ask for."""
    about = question.countries or tuple(
        code for text in (*question.titles, *question.summaries) for code in named_in(text.text, scheme)
    )
    return tuple(dict.fromkeys((*about, *(code for seat in question.seats for code in seat.countries))))


def named_in(text: str, scheme: Scheme) -> tuple[str, ...]:
    """The countries written in `text` by name, in order."""
    return tuple(dict.fromkeys(code for _, code in _names(text, scheme)))


def of_activity(activity: Activity, member: Profile, scheme: Scheme) -> tuple[str, ...]:
    """Where a past activity was: the countries declared, else named in its text, else all of the member's."""
    at_home = (*member.works_in, member.country) if member.country else member.works_in
    return tuple(dict.fromkeys(activity.countries or named_in(activity.told, scheme) or at_home))


@lru_cache(maxsize=20_000)
def words_of_names(text: str, scheme: Scheme) -> frozenset[str]:
    """The folded words of country names in `text`: they tell a place, not a subject."""
    return frozenset(fold(word) for name, _ in _names(text, scheme) for word in WORD.findall(name))


def closeness(profile: Profile, asked: Iterable[str], scheme: Scheme) -> float:
    """The best standing (0..1) of the member to any asked country."""
    return max((_standing(profile, code, scheme) for code in asked), default=0.0)


def _standing(profile: Profile, code: str, scheme: Scheme) -> float:
    works = WORKS_THERE if code in profile.works_in else 0.0
    return max(works, of_base(profile.country, code, scheme))


def of_base(country: str, code: str, scheme: Scheme) -> float:
    """The standing (0..1) of a country to an asked one."""
    if country == code:
        return 1.0
    if not country:
        return 0.0
    if code in scheme.neighbours(country):
        return NEIGHBOUR
    region = scheme.region(country)
    return SAME_REGION if region and region == scheme.region(code) else 0.0


def _names(text: str, scheme: Scheme) -> list[tuple[str, str]]:
    begins, found, past = _beginnings(scheme), [], 0
    if not any(map(begins.__getitem__, WORD.findall(text))):  # as in most texts
        return []
    words = [*WORD.finditer(text)]
    for at, word in enumerate(words):
        if at >= past and begins[word[0]]:
            length, code = _name_at(text, words[at : at + LONGEST_NAME], scheme)
            if code:
                found.append((text[word.start() : words[at + length - 1].end()], code))
                past = at + length
    return found


@lru_cache(maxsize=4)
def _beginnings(scheme: Scheme) -> Kept[str, bool]:
    """Whether a country's name may begin with a word as it is written."""

    def begins(word: str) -> bool:
        if word.isascii():  # most words; and most of these are in small letters, as no name is
            return word[0].isupper() and scheme.country_begins(word)
        return any(map(scheme.country_begins, _ways(word)))

    return Kept(begins, MOST_WORDS)


def _name_at(text: str, words: Sequence[re.Match[str]], scheme: Scheme) -> tuple[int, str | None]:
    for length in range(len(words), 0, -1):
        if code := _country(text[words[0].start() : words[length - 1].end()], scheme):
            return length, code
    return 0, None


def _country(written: str, scheme: Scheme) -> str | None:
    if is_arabic_script(written) and fold(written) in EVERYDAY:
        return None
    shortest = 3 if is_arabic_script(written) else 4
    ways = (way for way in _ways(written) if len(way) >= shortest)
    return next((code for way in ways if (code := scheme.country_named(way))), None)


def _ways(written: str) -> tuple[str, ...]:
    """How the name that may be written here is written by itself."""
    if written.isascii() or not is_arabic_script(written):
        return (written,) if written[0].isupper() else ()
    bare = PROCLITIC.sub("", written)
    return (written, bare, "ال" + bare[1:]) if written.startswith("لل") else (written, bare)
