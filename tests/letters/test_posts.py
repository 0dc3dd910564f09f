"""Letters to the members that are in a post."""

import pytest

from collab.partnerships.model import Stage
from collab.posts.actions import involve
from collab.posts.model import State
from tests.builders import make_partnership, make_proposal
from tests.letters.writing import letter_to, read


@pytest.fixture
def proposal(session, cast):
    return make_proposal(session, by=cast.alice, title="Clean water")


def join(session, proposal, person, stage):
    involve(session, proposal, person.member)
    return make_partnership(session, post=proposal, partner=person, stage=stage)


def test_a_change_is_told_to_who_is_in_it(session, cast, proposal):
    join(session, proposal, cast.bob, Stage.INVITED)

    text = read(session, cast.bob, "post_changed", post=proposal.id, edition=1)

    assert "Alice Water Aid changed “Clean water”" in text
    assert "you can step back" in text


def test_only_the_newest_edition_is_told(session, cast, proposal):
    join(session, proposal, cast.bob, Stage.INVITED)
    proposal.edition = 2
    session.flush()

    assert letter_to(session, cast.bob, "post_changed", post=proposal.id, edition=1) is None


def test_who_is_out_of_it_hears_of_no_change(session, cast, proposal):
    join(session, proposal, cast.bob, Stage.DECLINED)

    assert letter_to(session, cast.bob, "post_changed", post=proposal.id, edition=1) is None


@pytest.mark.parametrize(
    ("state", "stage", "words"),
    [
        (State.WITHDRAWN, Stage.LAPSED, "Alice Water Aid took back “Clean water”"),
        (State.EXPIRED, Stage.LAPSED, "The deadline of “Clean water” has passed"),
        (State.APPROVED, Stage.LAPSED, "“Clean water” has found its partners"),
        (State.WITHDRAWN, Stage.APPROVED, "Your partnership was approved before."),
        (State.EXPIRED, Stage.LAPSED, "The invitation to your organisation ended with it."),
    ],
)
def test_its_end_is_told_with_what_follows(session, cast, state, stage, words):
    proposal = make_proposal(session, by=cast.alice, title="Clean water", state=state)
    involve(session, proposal, cast.bobs)
    make_partnership(session, post=proposal, partner=cast.bob, stage=stage, decided_by=cast.carol)

    assert words in read(session, cast.bob, "post_closed", post=proposal.id)


def test_a_stranger_hears_nothing(session, cast, proposal):
    assert letter_to(session, cast.eve, "post_closed", post=proposal.id) is None
