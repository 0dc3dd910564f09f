"""Every value that rows keep has a word."""

from functools import partial

import pytest

from collab.members.model import Sight, Status
from collab.members.people import Rhythm, Role
from collab.partnerships.model import Stage
from collab.posts.model import Reach, State
from collab.suggestions.model import Feedback, Level
from collab.words import states


@pytest.mark.parametrize(
    ("values", "word"),
    [
        (State, states.state),
        (Stage, states.stage),
        (Stage, partial(states.stage, kind="offer")),
        (Stage, partial(states.stage, kind="request")),
        (Level, states.level),
        (Role, states.role),
        (Rhythm, states.rhythm),
        (Sight, states.sight),
        (Reach, states.sight),
        (Status, states.status),
        (Feedback, states.feedback),
        (range(7), states.weekday),
    ],
)
def test_every_value_has_its_own_word(values, word):
    told = [word(value) for value in values]

    assert len(set(told)) == len(told)
    assert all(told)
