"""The demo shows what the matcher is for: good partners, most of them in another language."""

from pathlib import Path

import pytest
from pwdlib.hashers.argon2 import Argon2Hasher
from sqlalchemy import select

from collab import db
from collab.demo import seed
from collab.partnerships.model import Partnership
from collab.posts.model import State
from collab.proposals.model import Proposal
from collab.suggestions import actions
from collab.suggestions.candidates import Candidates
from collab.suggestions.model import Level, Suggestion


def test_every_open_proposal_finds_a_good_partner_most_often_in_another_language(house, tmp_path, monkeypatch):
    fresh = _look(tmp_path, monkeypatch)

    open_ones = set(db.session().scalars(select(Proposal.id).where(Proposal.state == State.OPEN)))
    foreign = [row for row in fresh if row.member.name.language != row.post.texts[0].language]
    assert open_ones
    assert open_ones <= {row.post_id for row in fresh}
    assert len(foreign) > len(fresh) / 2


def _look(home: Path, monkeypatch: pytest.MonkeyPatch) -> list[Suggestion]:
    """Good suggestions the lead may see, of members with whom nothing has begun."""
    monkeypatch.setattr(seed, "hash_password", Argon2Hasher(time_cost=1, memory_cost=8, parallelism=1).hash)
    seed.seed(home=home)
    actions.look(Candidates())
    begun = {(row.post_id, row.partner_id) for row in db.session().scalars(select(Partnership))}
    rows = db.session().scalars(select(Suggestion).where(Suggestion.level != Level.POSSIBLE))
    return [row for row in rows if not row.member.hidden and (row.post_id, row.member_id) not in begun]
