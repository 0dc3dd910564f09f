"""How everybody writes is no sign that two fit, and no answer shows in which order members came."""

import numpy as np
import pytest

from collab.matching.commonplace import ENOUGH, directions, left, likeness, moments
from collab.matching.facts import Profile, Question, Text
from collab.matching.index import Index

SUBJECTS = ("wells", "schools", "clinics")
QUESTION = Question(id=1, titles=(Text("en", "wells 1 1"),))


def mannered(texts):
    """Vectors of a subject and, much longer, of how pompous and how lengthy the text is."""
    found = np.zeros((len(texts), 512), dtype=np.float16)
    for at, text in enumerate(texts):
        subject, *manner = text.split()
        vector = np.zeros(512)
        vector[SUBJECTS.index(subject)] = 0.3
        vector[10:12] = [float(each) for each in manner]
        found[at] = vector / np.linalg.norm(vector)
    return found


def members(number):
    rng = np.random.default_rng(1)
    manner = np.round(rng.normal(0, 1, (number, 2)), 3)
    return [
        Profile(id=id, names=(f"{id}",), missions=(Text("en", f"{SUBJECTS[id % 3]} {manner[id][0]} {manner[id][1]}"),))
        for id in range(number)
    ]


def order(profiles):
    index = Index(encode=mannered)
    for profile in profiles:
        index.put(profile)
    return index.order(QUESTION)


def test_members_of_the_subject_come_before_those_who_write_alike():
    texts = [profile.missions[0].text for profile in members(300)]
    vectors = mannered(texts).astype(np.float32)
    asked = mannered(["wells 1 1"])[0]
    common = directions(moments(vectors, np.zeros(300, dtype=np.int64)).values())

    plain, without = vectors @ asked, likeness(vectors, left(vectors, common), asked, common)

    assert not all(id % 3 == 0 for id in np.argsort(-plain)[:90])
    assert all(id % 3 == 0 for id in np.argsort(-without)[:90])


def test_few_members_have_nothing_taken_away():
    vectors = mannered([profile.missions[0].text for profile in members(ENOUGH - 1)]).astype(np.float32)

    assert not len(directions(moments(vectors, np.zeros(ENOUGH - 1, dtype=np.int64)).values()))
    assert likeness(vectors, np.ones(len(vectors)), vectors[0].astype(np.float16), directions([])) == pytest.approx(
        vectors @ vectors[0], abs=2e-3
    )


def test_the_order_does_not_show_how_members_came_in():
    everybody = members(150)
    index = Index(encode=mannered)
    for profile in [*everybody[75:], *everybody[:75]]:
        index.put(Profile(id=profile.id, names=profile.names, missions=(Text("en", "clinics 9 9"),)))
        index.order(QUESTION) if profile.id % 40 == 0 else None
        index.put(profile)
    for profile in members(170)[150:]:
        index.put(profile)
        index.remove(profile.id)

    assert index.order(QUESTION) == order(everybody)
