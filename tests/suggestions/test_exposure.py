"""Who stood among the first for many posts lately gives way to others that fit as well, the same at every look."""

from collections.abc import Callable
from datetime import timedelta

import pytest

from collab import clock, db
from collab.members.model import Member, Mission
from collab.members.people import Person
from collab.posts.model import Post
from collab.proposals.model import Proposal
from collab.suggestions import actions, nominations, queries
from collab.suggestions.model import Feedback, Suggestion
from tests.builders import Cast, make_member, make_partnership, make_person, make_proposal
from tests.suggestions.conftest import WATER_POST

Look = Callable[[], int]
ALIKE = 16


@pytest.fixture
def alike(stage: Cast) -> list[int]:
    """Members that fit the post about as well as each other."""
    with db.transaction() as session:
        made = [
            make_member(session, name=f"Wells {number}", country="SD", language="en", fields=("drinking-water",))
            for number in range(ALIKE)
        ]
        for member in made:
            member.missions = [Mission(language="en", text="We drill water wells and bring drinking water.")]
        session.flush()
        return [member.id for member in made]


def post_again(stage: Cast, days: int = 0) -> int:
    with db.transaction() as session:
        post = make_proposal(
            session,
            by=session.get_one(Person, stage.alice.id),
            fields=("drinking-water",),
            countries=("SD",),
            **WATER_POST,
        )
        post.opened_at = clock.now() - timedelta(days=days)
        return post.id


def firsts(post_id: int) -> list[int]:
    rows = db.session().query(Suggestion).filter(Suggestion.post_id == post_id).order_by(Suggestion.rank)
    return [row.member_id for row in rows][:10]


def exposure(post_id: int) -> dict[int, int]:
    session = db.session()
    return queries.exposure_before(session, session.get_one(Post, post_id))


def look_again_at_all(stage: Cast, look: Look) -> None:
    with db.transaction() as session:
        for post in session.query(Proposal):
            post.revised_at = clock.now()
    look()


def test_those_that_stood_nowhere_get_their_share(stage: Cast, alike: list[int], look: Look) -> None:
    posts = [post_again(stage, days) for days in (5, 4, 3, 2)]
    look()

    assert firsts(posts[0]) == alike[:10]
    assert set(alike) == {id for post in posts for id in firsts(post)}
    assert all(firsts(post)[:3] == alike[:3] for post in posts)


def test_looking_again_finds_the_same(stage: Cast, alike: list[int], look: Look) -> None:
    posts = [post_again(stage, days) for days in (5, 4, 3)]
    look()
    before = [firsts(post) for post in posts]

    look_again_at_all(stage, look)

    assert [firsts(post) for post in posts] == before


def test_what_is_long_past_or_hidden_does_not_count(stage: Cast, alike: list[int], look: Look) -> None:
    old, hidden, new = post_again(stage, 120), post_again(stage, 5), post_again(stage)
    look()
    assert set(exposure(new).values()) == {1}

    with db.transaction() as session:
        post = session.get_one(Post, hidden)
        post.hidden_at, post.hidden_by_id, post.hidden_reason = clock.now(), stage.carol.id, "Spam."
        session.get_one(Member, alike[0]).hidden = True

    assert exposure(new) == {}
    assert set(exposure(hidden)) == set()
    assert alike[0] not in exposure(old)


def test_nothing_that_was_said_between_two_moves_anybody_else(stage: Cast, alike: list[int], look: Look) -> None:
    first, second = post_again(stage, 3), post_again(stage)
    look()
    before, order = exposure(second), firsts(second)

    with db.transaction() as session:
        post, carol = session.get_one(Proposal, first), session.get_one(Person, stage.carol.id)
        stood = session.query(Suggestion).filter_by(post_id=first, member_id=alike[4]).one()
        actions.dismiss(session, stood, Feedback.NOT_FOR_US, by=session.get_one(Person, stage.alice.id))
        nominations.nominate(session, post, session.get_one(Member, stage.bob.member_id), "They can.", by=carol)
        other = make_person(session, name="Lina", member=session.get_one(Member, alike[-1]))
        make_partnership(session, post=post, partner=other)
    look_again_at_all(stage, look)

    assert (exposure(second), firsts(second)) == (before, order)
