"""The demonstration shows groups: at least one of its open proposals wants several partners that can be found."""

from pathlib import Path

import pytest
from pwdlib.hashers.argon2 import Argon2Hasher
from sqlalchemy import select

from collab import db
from collab.demo import seed
from collab.posts.model import LOOKING
from collab.proposals.model import Proposal
from collab.suggestions import queries
from collab.suggestions.actions import look
from collab.suggestions.candidates import Candidates
from collab.suggestions.groups import MOST_KEPT, groups_of


@pytest.fixture
def demo(house: list[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The demo, looked through once by the worker."""
    monkeypatch.setattr(seed, "hash_password", Argon2Hasher(time_cost=1, memory_cost=8, parallelism=1).hash)
    seed.seed(home=tmp_path)
    look(Candidates())


def test_an_open_proposal_shows_its_lead_groups(demo: None) -> None:
    session = db.session()
    posts = session.scalars(select(Proposal).where(Proposal.state.in_(LOOKING))).all()
    found = [groups_of(session, post, queries.partners_for(session, post, limit=MOST_KEPT)) for post in posts]

    assert any(len(groups) == 3 for groups in found)
    assert any(not groups[0].missing and not groups[0].empty for groups in found if groups)
    assert any(groups[0].missing or groups[0].empty for groups in found if groups)
