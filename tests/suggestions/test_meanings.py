"""Vectors of members' texts: made once, anew for changed texts only, gone with the member, never of hidden texts."""

import json
from collections.abc import Sequence
from hashlib import blake2b

import numpy as np
import pytest
from click.testing import CliRunner
from sqlalchemy import select

from collab import db
from collab.cli.standing import status
from collab.matching import semantic
from collab.matching.semantic import DIMENSIONS, Vectors
from collab.members import actions as members
from collab.members.model import Activity, Member, Sight
from collab.members.people import Person
from collab.proposals.model import Proposal
from collab.suggestions import actions, candidates, meanings
from collab.suggestions.candidates import Candidates
from collab.suggestions.model import Meaning
from tests.builders import Cast, make_member

WELLS = "We drill water wells in villages."
PUMPS = "Solar pumps for drinking water."


class Ear:
    """An invented encoder that remembers what it was asked: a random direction for each text."""

    def __init__(self) -> None:
        self.heard: list[str] = []

    def __call__(self, texts: Sequence[str]) -> Vectors:
        self.heard += texts
        return np.array([_direction(text) for text in texts], dtype=np.float16).reshape(-1, DIMENSIONS)


@pytest.fixture
def ear() -> Ear:
    return Ear()


@pytest.fixture
def alpha(stage: Cast) -> int:
    with db.transaction() as session:
        member = make_member(session, name="Alpha Wells", country="SD", mission=WELLS)
        member.activities = [Activity(language="en", title="Ten pumps", text=PUMPS, year=2024)]
        members.revise(session, member)
        return member.id


def kept(member_id: int) -> dict[bytes, list[float]]:
    db.close()
    found = meanings.stored(db.session(), [member_id])
    db.close()
    return {key: vector.tolist() for key, vector in found.items()}


def test_every_piece_of_a_members_texts_is_kept_as_float16(alpha: int, ear: Ear) -> None:
    meanings.catch_up(ear)

    row = db.session().get_one(Meaning, alpha)
    assert len(row.vectors) == 2 * 2 * DIMENSIONS
    pieces = [WELLS, f"Ten pumps. {PUMPS}"]
    assert kept(alpha) == {meanings.key(piece): _direction(piece).astype(np.float16).tolist() for piece in pieces}


def test_what_did_not_change_is_not_made_again(alpha: int, ear: Ear) -> None:
    assert meanings.catch_up(ear) > 0
    assert meanings.catch_up(ear) == 0
    ear.heard.clear()

    with db.transaction() as session:
        member = session.get_one(Member, alpha)
        member.missions[0].text = "We build schools."
        members.revise(session, member)

    assert meanings.catch_up(ear) == 1
    assert ear.heard == ["We build schools."]
    assert meanings.key(WELLS) not in kept(alpha)


def test_vectors_of_another_encoder_are_made_anew(alpha: int, ear: Ear, monkeypatch: pytest.MonkeyPatch) -> None:
    meanings.catch_up(ear)
    ear.heard.clear()
    monkeypatch.setattr(semantic, "NAME", "another")

    assert kept(alpha) == {}
    assert meanings.catch_up(ear) > 0
    assert WELLS in ear.heard


def test_a_crash_loses_only_the_last_few(alpha: int, ear: Ear, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(meanings, "FEW", 1)

    def crash_at_alpha(texts: Sequence[str]) -> Vectors:
        if WELLS in texts:
            raise RuntimeError
        return ear(texts)

    with pytest.raises(RuntimeError):
        meanings.catch_up(crash_at_alpha)
    db.close()
    ear.heard.clear()

    assert meanings.catch_up(ear) == 1
    assert ear.heard == [WELLS, f"Ten pumps. {PUMPS}"]


@pytest.mark.parametrize("sight", [Sight.PARTNERS, Sight.UNION])
def test_of_what_members_may_not_read_no_vector_is_kept(alpha: int, ear: Ear, sight: Sight) -> None:
    meanings.catch_up(ear)
    with db.transaction() as session:
        member = session.get_one(Member, alpha)
        member.story_sight = sight
        members.revise(session, member)
    ear.heard.clear()

    meanings.catch_up(ear)

    assert ear.heard == ["Alpha Wells"]
    assert list(kept(alpha)) == [meanings.key("Alpha Wells")]


def test_vectors_go_with_the_member(alpha: int, ear: Ear) -> None:
    meanings.catch_up(ear)
    with db.transaction() as session:
        session.delete(session.get_one(Member, alpha))

    assert db.session().get(Meaning, alpha) is None


def test_the_index_takes_what_was_kept(alpha: int, ear: Ear) -> None:
    """Nothing that an index asks of the encoder for a member is made twice."""
    meanings.catch_up(ear)
    ear.heard.clear()
    Candidates(ear).keep_up(db.session())

    assert ear.heard == []


def test_the_index_takes_what_was_kept_of_all_however_many_are_read_at_a_time(
    alpha: int, ear: Ear, monkeypatch: pytest.MonkeyPatch
) -> None:
    with db.transaction() as session:
        for number in range(4):
            make_member(session, name=f"Pumps {number}", country="SD", mission=f"Pump number {number} for villages.")
    meanings.catch_up(ear)
    ear.heard.clear()
    monkeypatch.setattr(candidates, "BATCH", 2)
    Candidates(ear).keep_up(db.session())

    assert ear.heard == []


def test_meaning_counts_for_the_posts_of_a_worker_with_the_encoder(alpha: int, post: Proposal, ear: Ear) -> None:
    with db.transaction() as session:
        make_member(session, name="Beta Pumps", country="SD", mission="Drinking water from deep water wells.")
    pages = {}
    for encode in (None, ear, _blind):
        known = Candidates(encode)
        known.keep_up(db.session())
        pages[encode] = list(known.best_for(db.session().get_one(Proposal, post.id), {}).values())
        db.close()

    assert {match.profile_id for match in pages[None]} == {match.profile_id for match in pages[ear]}
    assert pages[_blind] == pages[None]  # an encoder that says nothing is as good as none


def test_posts_found_by_words_alone_are_looked_for_again_once_there_is_an_encoder(
    alpha: int, post: Proposal, ear: Ear
) -> None:
    light, meant = Candidates(), Candidates(ear)
    assert [actions.look(light), actions.look(light)] == [1, 0]
    assert [actions.look(meant), actions.look(meant)] == [1, 0]
    assert actions.look(light) == 0  # what is better stands


def test_status_says_what_is_lacking(
    alpha: int, pinar: Person, post: Proposal, ear: Ear, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(semantic, "USE", object())
    told = _status()
    assert told["tier"] == "semantic"
    assert told["without_vectors"] == told["members"] == len(db.session().scalars(select(Member)).all())
    assert told["waiting"] == 1

    actions.look(Candidates(ear))
    told = _status()
    assert (told["without_vectors"], told["waiting"]) == (0, 0)

    monkeypatch.setattr(semantic, "USE", None)
    assert (_status()["tier"], _status()["encoder"], _status()["waiting"]) == ("light", "", 0)
    assert "tier: light" in CliRunner().invoke(status).output


def test_any_text_has_a_key() -> None:
    texts = ["", "a", "A", "ا", "\ud800"]

    assert len({meanings.key(text) for text in texts}) == len(texts)


def _status() -> dict[str, object]:
    db.close()
    told: dict[str, object] = json.loads(CliRunner().invoke(status, ["--json"]).output)
    db.close()
    return told


def _direction(text: str) -> Vectors:
    seed = int.from_bytes(blake2b(text.encode(), digest_size=8).digest(), "little")
    drawn = np.random.default_rng(seed).normal(size=DIMENSIONS)
    return (drawn / np.linalg.norm(drawn)).astype(np.float16)


def _blind(texts: Sequence[str]) -> Vectors:
    return np.zeros((len(texts), DIMENSIONS), dtype=np.float16)
