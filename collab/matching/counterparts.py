"""Offers against what members need, requests against what they offer: above all their own open posts."""

from collections.abc import Sequence

import numpy as np

from collab.matching import fields
from collab.matching.facts import Opening, Profile, Question
from collab.matching.fields import Asked
from collab.matching.lexical import Floats
from collab.matching.scheme import Scheme

ANSWERS = {"offer": "request", "request": "offer"}
SAME, OTHER_TYPE, KIN = 1.0, 0.6, 0.5  # same type and field; same field only; same type in a related field
NO_LANGUAGE = 0.5
MOST_CALLED = 200


class Book:
    """Which members have something open, and which say what they need: few enough to be asked one by one."""

    def __init__(self) -> None:
        self._profiles: dict[int, Profile] = {}

    def put(self, profile: Profile) -> None:
        """Take a member in, in place of what was known of it."""
        self._profiles.pop(profile.id, None)
        if profile.openings or profile.needs:
            self._profiles[profile.id] = profile

    def remove(self, id: int) -> None:
        """Forget a member; nothing happens when it is not here."""
        self._profiles.pop(id, None)

    def called(self, question: Question, asked: tuple[Asked, ...], scheme: Scheme) -> list[int]:
        """Ids of those an offer or a request is above all for, the surest first, ties by id; of a proposal none."""
        if question.kind not in ANSWERS:
            return []
        profiles = [self._profiles[id] for id in sorted(self._profiles)]
        sure = np.maximum(answering(profiles, question, asked, scheme), needing(profiles, question))
        surest = np.argsort(-sure, kind="stable")[:MOST_CALLED]
        return [profiles[at].id for at in surest if sure[at] > 0]


def is_exchange(question: Question) -> bool:
    """Whether members may answer with a post of their own, or need what is given."""
    return question.kind in ANSWERS or bool(question.given)


def needing(profiles: Sequence[Profile], question: Question) -> Floats:
    """Per member which share (0..1) of what an offer gives it says it needs."""
    if not question.given:
        return np.zeros(len(profiles))
    shares = [len(needed(profile, question)) for profile in profiles]
    return np.array(shares, dtype=np.float64) / len(question.given)


def needed(profile: Profile, question: Question) -> list[str]:
    """What the offer gives and the member says it needs."""
    return [code for code in question.given if code in profile.needs]


def answering(profiles: Sequence[Profile], question: Question, asked: tuple[Asked, ...], scheme: Scheme) -> Floats:
    """Per member how well (0..1) one of its own open posts answers this one."""
    if question.kind not in ANSWERS:
        return np.zeros(len(profiles))
    return np.array([_best(profile, question, asked, scheme)[0] for profile in profiles], dtype=np.float64)


def counterpart(profile: Profile, question: Question, asked: tuple[Asked, ...], scheme: Scheme) -> Opening | None:
    """The member's own open post that answers this one best, ties by id."""
    return _best(profile, question, asked, scheme)[1]


def _best(
    profile: Profile, question: Question, asked: tuple[Asked, ...], scheme: Scheme
) -> tuple[float, Opening | None]:
    sought = ANSWERS.get(question.kind)
    weighed = [(_strength(one, question, asked, scheme), one) for one in profile.openings if one.kind == sought]
    found = [(-strength, one.id, one) for strength, one in weighed if strength > 0]
    if not found:
        return 0.0, None
    strength, _, best = min(found, key=lambda each: each[:2])
    return -strength, best


def _strength(opening: Opening, question: Question, asked: tuple[Asked, ...], scheme: Scheme) -> float:
    wanted = [each.code for each in asked]
    is_same = opening.type == question.type
    if set(opening.fields) & set(wanted):
        strength = SAME if is_same else OTHER_TYPE
    elif is_same and any(_are_kin(one, other, scheme) for one in opening.fields for other in wanted):
        strength = KIN
    else:
        return 0.0
    apart = opening.languages and question.languages and not set(opening.languages) & set(question.languages)
    return strength * NO_LANGUAGE if apart else strength


def _are_kin(one: str, other: str, scheme: Scheme) -> bool:
    return fields.kinship(one, other, scheme) >= fields.RELATED
