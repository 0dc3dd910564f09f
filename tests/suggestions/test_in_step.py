"""Several workers of one house: each learns what changed, and nothing else; all give the answer of a fresh one."""

import os
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

import numpy as np
import pytest
from sqlalchemy import Engine, event, select

from collab import db, revision
from collab.matching.results import Match
from collab.matching.semantic import DIMENSIONS, Encode, Vectors
from collab.members import actions as members
from collab.members.model import Member
from collab.members.people import Person
from collab.posts.model import Post
from collab.proposals.model import Proposal
from collab.suggestions import actions, meanings
from collab.suggestions.candidates import Candidates
from collab.suggestions.model import Search, Suggestion
from tests.builders import make_member

ROOT = Path(__file__).parents[2]
WELLS = "Water wells, drinking water, solar pumps and engineers for schools."
LOOK = """
import sys
from collab import db
from collab.suggestions import actions
from collab.suggestions.candidates import Candidates
from tests.suggestions.test_in_step import letters
db.connect(sys.argv[1])
candidates = Candidates(letters if sys.argv[2] == "semantic" else None)
for _ in sys.stdin:
    print(actions.look(candidates), flush=True)
"""


def letters(texts: Sequence[str]) -> Vectors:
    """An invented encoder: how often each letter stands in a text."""
    found = np.zeros((len(texts), DIMENSIONS), dtype=np.float32)
    for at, text in enumerate(texts):
        for letter in text.lower():
            found[at, ord(letter) % DIMENSIONS] += 1
        found[at] /= max(float(np.linalg.norm(found[at])), 1.0)
    return found.astype(np.float16)


@pytest.fixture
def union(pinar: Person) -> dict[str, int]:
    """A few members that fit a post about wells in different measure, by name."""
    with db.transaction() as session:
        make_member(session, name="Alpha Wells", country="SD", fields=("drinking-water",), mission=WELLS)
        make_member(session, name="Beta Pumps", country="EG", mission="Solar pumps and clean water.")
        make_member(session, name="Gamma Schools", country="SD", mission="We build schools and train teachers.")
    found = {member.name.text: member.id for member in db.session().scalars(select(Member))}
    db.close()
    return found


def change(union: dict[str, int], step: int) -> None:
    """What may happen to members: a text, a switch, one more, one less."""
    with db.transaction() as session:
        if step == 0:
            member = session.get_one(Member, union["Gamma Schools"])
            member.missions[0].text = WELLS
            members.revise(session, member)
        elif step == 1:
            member = session.get_one(Member, union["Alpha Wells"])
            member.hidden = True
            members.revise(session, member)
        elif step == 2:
            make_member(session, name="Delta Wells", country="SD", mission=WELLS)
        else:
            session.delete(session.get_one(Member, union["Beta Pumps"]))


def answers(post: Post, known: Candidates) -> list[Match]:
    db.close()
    session = db.session()
    known.keep_up(session)
    found = list(known.best_for(session.get_one(Proposal, post.id), {}).values())
    db.close()
    return found


@pytest.mark.parametrize("encode", [None, letters], ids=["light", "semantic"])
def test_an_index_kept_in_step_answers_like_a_fresh_one(
    union: dict[str, int], post: Proposal, encode: Encode | None
) -> None:
    kept, late = Candidates(encode), Candidates(encode)
    answers(post, kept)
    for step in range(4):
        change(union, step)
        if step % 2:  # with and without vectors made beforehand
            meanings.catch_up(encode)
        assert answers(post, kept) == answers(post, Candidates(encode))
    assert answers(post, late) == answers(post, kept)


def test_only_what_changed_is_learnt(union: dict[str, int], post: Proposal, engine: Engine) -> None:
    known = Candidates()
    everybody = len(union)
    learnt = []
    for step in range(4):
        learnt.append(known.keep_up(db.session()))
        db.close()
        change(union, step)

    assert learnt == [everybody, 1, 1, 1]
    assert known.keep_up(db.session()) == 1
    db.close()
    said: list[str] = []
    event.listen(engine, "before_cursor_execute", lambda *args: said.append(args[2]))
    assert known.keep_up(db.session()) == 0
    assert [line for line in said if "FROM members" in line] == []


def test_each_change_moves_the_revision_and_a_failed_one_does_not(union: dict[str, int]) -> None:
    def now() -> int:
        db.close()
        return revision.now(db.session())

    for step in range(4):
        before = now()
        change(union, step)
        assert now() == before + 1
    before = now()
    with pytest.raises(ZeroDivisionError):
        _fail_to_hide(union["Gamma Schools"])
    with db.transaction() as session:
        session.get_one(Member, union["Gamma Schools"]).website = "https://gamma.example"

    assert now() == before


def test_what_an_older_look_found_does_not_replace_a_newer(union: dict[str, int], post: Proposal) -> None:
    actions.look(Candidates())
    with db.transaction() as session:
        session.get_one(Search, post.id).revision += 1
        found = [row.member_id for row in session.scalars(select(Suggestion))]

    actions._look_for(Candidates(), post.id, 1)

    assert found
    assert [row.member_id for row in db.session().scalars(select(Suggestion))] == found


@pytest.mark.slow
@pytest.mark.parametrize("tier", ["light", "semantic"])
def test_two_worker_processes_find_the_same(union: dict[str, int], post: Proposal, engine: Engine, tier: str) -> None:
    words = [sys.executable, "-c", LOOK, engine.url.render_as_string(hide_password=False), tier]
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    workers = [
        subprocess.Popen(words, cwd=ROOT, env=environment, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
        for _ in range(2)
    ]
    try:
        for step in range(4):
            for worker in workers:  # both at once
                _tell(worker)
            assert {_answer(worker) for worker in workers} <= {0, 1}
            assert _found(post) == _by_a_fresh_one(post, tier)
            change(union, step)
    finally:
        for worker in workers:
            worker.stdin.close()  # type: ignore[union-attr]
            worker.wait(timeout=60)


def _fail_to_hide(member_id: int) -> None:
    with db.transaction() as session:
        session.get_one(Member, member_id).hidden = True
        session.flush()
        raise ZeroDivisionError


def _tell(worker: "subprocess.Popen[str]") -> None:
    assert worker.stdin
    worker.stdin.write("look\n")
    worker.stdin.flush()


def _answer(worker: "subprocess.Popen[str]") -> int:
    assert worker.stdout
    return int(worker.stdout.readline())


def _found(post: Post) -> list[tuple[int, int, str]]:
    db.close()
    rows = db.session().scalars(select(Suggestion).where(Suggestion.post_id == post.id).order_by(Suggestion.rank))
    found = [(row.member_id, row.score, row.level.value) for row in rows]
    db.close()
    return found


def _by_a_fresh_one(post: Post, tier: str) -> list[tuple[int, int, str]]:
    fresh = Candidates(letters if tier == "semantic" else None)
    return [(match.profile_id, match.score, match.level.value) for match in answers(post, fresh)]
