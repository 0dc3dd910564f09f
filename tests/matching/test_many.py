"""Many members are read by several processes: answers are those of one, and nobody waits for a process that died."""

import sys
from dataclasses import replace
from hashlib import blake2b
from subprocess import PIPE, Popen

import numpy as np
import pytest

from collab.matching import batch, parallel
from collab.matching import index as indexes
from collab.matching.facts import Activity, Profile, Question, Seat, Text
from collab.matching.figures import MANY, Told
from collab.matching.index import Index
from collab.matching.semantic import DIMENSIONS

QUESTIONS = (
    Question(id=1, titles=(Text("ar", "حفر الآبار في تشاد"),), summaries=(Text("ar", "مياه الشرب لعشر قرى"),)),
    Question(
        id=2,
        titles=(Text("en", "Teacher training in villages"),),
        fields=("teacher-training",),
        countries=("SD", "TD"),
        seats=(Seat(1, "a trainer of teachers", capacities=("trainers",)), Seat(2, "who digs", countries=("TD",))),
    ),
)
DIES_AFTER = """
import sys
from collab.matching import batch, reader
read, left = batch.read, [{}]
def once(*told):
    left[0] -= 1
    return read(*told) if left[0] >= 0 else sys.exit(3)
batch.read = once
reader.serve(sys.stdin.buffer, sys.stdout.buffer)
"""


def letters(said):
    """An invented encoder: a random direction for each text."""
    found = np.zeros((len(said), DIMENSIONS), dtype=np.float16)
    for at, text in enumerate(said):
        drawn = np.random.default_rng([*blake2b(text.encode(), digest_size=4).digest()]).normal(size=DIMENSIONS)
        found[at] = drawn / np.linalg.norm(drawn)
    return found


@pytest.fixture
def union(members):
    """Thrice the same, and one that only the text of a past activity places in a country."""
    placed = Activity("Ten wells in Tchad", "Drilled with villagers, not in Sudan.", "en", year=2024)
    thrice = [replace(each, id=each.id + 10 * turn) for turn in range(3) for each in members]
    return [*thrice, Profile(id=50, names=("Borehole Friends",), country="KE", activities=(placed,))]


@pytest.fixture
def in_two(monkeypatch):
    """As if these few were many and there were two processors; the processes that were started are told."""
    monkeypatch.setattr(indexes, "MANY", 5)
    monkeypatch.setattr(parallel, "TOGETHER", 4)
    monkeypatch.setattr(parallel, "processors", lambda: 2)
    started: list[Popen] = []
    monkeypatch.setattr(parallel, "Popen", lambda *told, **more: started.append(Popen(*told, **more)) or started[-1])
    return started


def answers(index):
    asked = [[index.rank(each), index.order(each), index.rank_aside(each), index.rank_waiting(each)]
             for each in QUESTIONS]  # fmt: skip
    assert any(found[0] for found in asked)
    return asked


def figures(index):
    """What is kept of every member, told by names in place of numbers, which may have been given in any order."""
    names = {kind: [*getattr(index._known.numbers, kind)] for kind in set(batch.KINDS)}
    rows = {id: index._pool.row(id) for id in index.order(QUESTIONS[0])}
    return {id: [_named(row.told[at], names[batch.KINDS[min(at, len(Told))]]) for at in range(len(row.told))]
            for id, row in rows.items()}  # fmt: skip


def _named(bag, names):
    held = zip(bag.numbers.tolist(), bag.weights.tolist(), strict=True)
    return {(number // MANY, names[number % MANY]): weight for number, weight in held}


def one_by_one(scheme, union, encode=None, aside=(), waiting=()):
    index = Index(scheme, encode)
    for profile in union:
        index.put(profile, aside=profile.id in aside, waiting=profile.id in waiting)
    return figures(index), answers(index)


@pytest.mark.parametrize("encode", [None, letters], ids=["light", "semantic"])
@pytest.mark.parametrize("turned", [1, -1])
def test_many_at_once_answer_as_one_by_one(scheme, union, in_two, encode, turned):
    where = {"aside": {7, 14}, "waiting": {4, 11, 22}}
    index = Index(scheme, encode)
    index.put_all(iter(union[::turned]), **where)

    assert (figures(index), answers(index)) == one_by_one(scheme, union, encode, **where)
    assert len(in_two) == 2


def test_many_take_the_place_of_what_was_known_of_them_and_the_last_word_holds(scheme, union, in_two):
    index = Index(scheme)
    index.put_all(replace(each, missions=(Text("en", "Hospitals and latrines"),)) for each in union)
    index.put_all([*(replace(each, names=("Pipelines",)) for each in union), *union])

    assert len(index) == len(union)
    assert (figures(index), answers(index)) == one_by_one(scheme, union)


def test_few_start_no_process(scheme, members, in_two, monkeypatch):
    monkeypatch.setattr(indexes, "MANY", len(members) + 1)
    index = Index(scheme)
    index.put_all(members)

    assert in_two == []
    assert (figures(index), answers(index)) == one_by_one(scheme, members)


def test_one_processor_starts_no_process(scheme, union, in_two, monkeypatch):
    monkeypatch.setattr(parallel, "processors", lambda: 1)
    index = Index(scheme)
    index.put_all(union)

    assert in_two == []
    assert (figures(index), answers(index)) == one_by_one(scheme, union)


@pytest.mark.parametrize(
    "command",
    [
        (sys.executable, "-c", DIES_AFTER.format(0)),
        (sys.executable, "-c", DIES_AFTER.format(1)),
        (sys.executable, "-c", "print('no batch at all')"),
        ("/nowhere/to/be/found",),
    ],
    ids=["at once", "half way", "says something else", "cannot be started"],
)
def test_what_a_process_that_died_did_not_read_is_read_here(scheme, union, in_two, monkeypatch, command):
    monkeypatch.setattr(parallel, "COMMAND", command)
    index = Index(scheme)
    index.put_all(union)

    assert (figures(index), answers(index)) == one_by_one(scheme, union)
    assert all(child.returncode is not None for child in in_two)


def test_where_profiles_cease_to_come_no_process_stays(scheme, union, in_two):
    def broken_off():
        yield from union
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        Index(scheme).put_all(broken_off())

    assert len(in_two) == 2
    assert all(child.returncode is not None for child in in_two)


def test_where_members_cannot_be_taken_in_no_process_stays(scheme, union, in_two, monkeypatch):
    index = Index(scheme)
    monkeypatch.setattr(index, "_take_in", lambda *told: 1 / 0)

    with pytest.raises(ZeroDivisionError):
        index.put_all(union)

    assert len(in_two) == 2
    assert all(child.returncode is not None for child in in_two)


def test_a_process_that_reads_ends_with_whoever_started_it():
    with Popen(parallel.COMMAND, stdin=PIPE, stdout=PIPE, stderr=PIPE) as child:
        told, complaints = child.communicate(timeout=60)

    assert (child.returncode, told, complaints) == (0, b"", b"")
