"""What is said to a suggestion: each kind with its own effect, for the side that said it, until it is undone."""

from datetime import date, timedelta

import pytest
import time_machine
from sqlalchemy import Engine, text

from collab import clock, db, schema
from collab.errors import Conflict, Forbidden
from collab.members.model import Member
from collab.members.people import Person
from collab.posts.model import Post
from collab.proposals.model import Proposal
from collab.suggestions import actions, nominations, queries
from collab.suggestions.model import Dismissal, Feedback, Side, Suggestion
from tests.builders import Cast, make_proposal
from tests.digests.made import make_suggestion

WATER = ({"code": "same_field", "evidence": {"field": "drinking-water"}},)
SCHOOLS = ({"code": "same_field", "evidence": {"field": "school-building"}},)
TASK = ({"code": "role", "evidence": {"seat": 1}},)


@pytest.fixture
def posts(stage: Cast) -> list[int]:
    """Two proposals of Alice's and one of Bob's; each member is suggested for the other's."""
    with db.transaction() as session:
        alice, bob = (session.get_one(Person, one.id) for one in (stage.alice, stage.bob))
        made = [make_proposal(session, by=alice), make_proposal(session, by=alice), make_proposal(session, by=bob)]
        for post, member in zip(made, (bob.member, bob.member, alice.member), strict=True):
            make_suggestion(session, post=post, member=member, reasons=WATER)
        return [post.id for post in made]


def say(person: Person, post_id: int, kind: Feedback, until: date | None = None) -> str:
    with db.transaction() as session:
        row = session.query(Suggestion).filter_by(post_id=post_id).one()
        return actions.dismiss(session, row, kind, by=session.get_one(Person, person.id), until=until).public_id


def take_back(person: Person, public_id: str) -> None:
    with db.transaction() as session:
        actions.take_back(session, public_id, by=session.get_one(Person, person.id))


def partners_of(*post_ids: int, **reader: bool) -> list[int]:
    """How many members the lead of each post is told of."""
    session = db.session()
    return [len(queries.partners_for(session, session.get_one(Post, id), **reader)) for id in post_ids]


def opportunities_of(person: Person) -> set[int]:
    session = db.session()
    member = session.get_one(Member, person.member_id)
    return {row.post_id for row in queries.opportunities_for(session, member)}


def retell(post_id: int, reasons: tuple[dict[str, object], ...]) -> None:
    """The matcher finds other reasons."""
    with db.transaction() as session:
        session.query(Suggestion).filter_by(post_id=post_id).one().reasons = list(reasons)


def hide(person: Person) -> None:
    with db.transaction() as session:
        session.get_one(Member, person.member_id).hidden = True


def in_days(number: int) -> date:
    return clock.today("Europe/Istanbul") + timedelta(days=number)


def test_not_for_us_is_about_one_post_and_one_side(stage: Cast, posts: list[int]) -> None:
    say(stage.alice, posts[0], Feedback.NOT_FOR_US)

    assert partners_of(*posts) == [0, 1, 1]
    assert opportunities_of(stage.bob) == {posts[0], posts[1]}


def test_not_now_comes_back_on_its_day(stage: Cast, posts: list[int]) -> None:
    say(stage.alice, posts[0], Feedback.NOT_NOW, in_days(10))

    with time_machine.travel(clock.now() + timedelta(days=9)):
        assert partners_of(posts[0]) == [0]
    with time_machine.travel(clock.now() + timedelta(days=10)):
        assert partners_of(posts[0]) == [1]


def test_after_its_day_it_can_be_said_again(stage: Cast, posts: list[int]) -> None:
    say(stage.alice, posts[0], Feedback.NOT_NOW, in_days(10))
    with pytest.raises(Conflict, match=r"suggestion\.already_answered"):
        say(stage.alice, posts[0], Feedback.NOT_FOR_US)

    with time_machine.travel(clock.now() + timedelta(days=10)):
        say(stage.alice, posts[0], Feedback.NOT_FOR_US)
        assert partners_of(posts[0]) == [0]
        assert len(db.session().scalars(queries.set_aside_by(fresh(stage.alice))).all()) == 1


def test_what_came_back_is_not_listed_as_set_aside(stage: Cast, posts: list[int]) -> None:
    say(stage.alice, posts[0], Feedback.NOT_NOW, in_days(10))

    with time_machine.travel(clock.now() + timedelta(days=10)):
        assert db.session().scalars(queries.set_aside_by(fresh(stage.alice))).all() == []


@pytest.mark.parametrize("side", ["lead", "partner"])
def test_a_wrong_field_counts_no_more_on_other_posts(stage: Cast, posts: list[int], side: str) -> None:
    by = stage.alice if side == "lead" else stage.bob
    say(by, posts[0], Feedback.WRONG_FIELD)

    leads, members = partners_of(*posts), opportunities_of(stage.bob)
    assert leads == ([0, 0, 1] if side == "lead" else [1, 1, 1])
    assert members == ({posts[0], posts[1]} if side == "lead" else set())


@pytest.mark.parametrize("reasons", [SCHOOLS, TASK + WATER, WATER + SCHOOLS, ()])
def test_what_rests_on_more_than_the_wrong_field_is_still_suggested(
    stage: Cast, posts: list[int], reasons: tuple[dict[str, object], ...]
) -> None:
    say(stage.alice, posts[0], Feedback.WRONG_FIELD)
    retell(posts[1], reasons)

    assert partners_of(posts[0], posts[1]) == [0, 1]


@pytest.mark.parametrize("side", ["lead", "partner"])
def test_partners_are_suggested_to_each_other_nowhere(stage: Cast, posts: list[int], side: str) -> None:
    said = say(stage.alice if side == "lead" else stage.bob, posts[0], Feedback.ALREADY_PARTNERS)

    assert partners_of(*posts) == [0, 0, 0] if side == "lead" else [1, 0, 0]
    assert opportunities_of(stage.bob) == opportunities_of(stage.alice) == set()
    take_back(stage.alice if side == "lead" else stage.bob, said)
    assert partners_of(*posts) == [1, 1, 1]


def test_partners_can_still_be_nominated(stage: Cast, posts: list[int]) -> None:
    say(stage.alice, posts[0], Feedback.ALREADY_PARTNERS)

    session = db.session()
    free = session.scalars(nominations.nominable_for(session.get_one(Post, posts[1]))).all()
    assert stage.bob.member_id in {member.id for member in free}


@pytest.mark.parametrize("kind", list(Feedback))
def test_coordinators_read_what_the_matcher_found_whatever_was_said(
    stage: Cast, posts: list[int], kind: Feedback
) -> None:
    say(stage.alice, posts[0], kind, in_days(9) if kind is Feedback.NOT_NOW else None)

    assert partners_of(*posts, for_lead=False) == [1, 1, 1]


@pytest.mark.parametrize("kind", [Feedback.WRONG_FIELD, Feedback.ALREADY_PARTNERS])
def test_nothing_said_shows_which_posts_have_one_hidden_lead(stage: Cast, posts: list[int], kind: Feedback) -> None:
    say(stage.bob, posts[0], kind)
    hide(stage.alice)

    assert opportunities_of(stage.bob) == {posts[1]}


def test_nobody_is_already_a_partner_of_a_lead_it_does_not_know(stage: Cast, posts: list[int]) -> None:
    hide(stage.alice)

    with pytest.raises(Forbidden):
        say(stage.bob, posts[0], Feedback.ALREADY_PARTNERS)


def test_old_answers_are_kept_under_their_new_kind(engine: Engine, stage: Cast, post: Proposal) -> None:
    with db.transaction() as session:
        for member, kind in ((stage.bobs, Feedback.ALREADY_PARTNERS), (stage.eves, Feedback.NOT_FOR_US)):
            session.add(
                Dismissal(post_id=post.id, member_id=member.id, side=Side.LEAD, kind=kind, by_id=stage.alice.id)
            )
    db.close()

    (migration,) = schema.ROOT.glob("migrations/versions/*_feedback.py")
    schema.downgrade(engine, f"{int(migration.name[:4]) - 1:04d}")
    with engine.connect() as connection:
        reasons = connection.execute(text("SELECT reason FROM dismissals ORDER BY id")).scalars().all()
    schema.upgrade(engine)

    assert reasons == ["know-them", "other"]
    kinds = [row.kind for row in db.session().query(Dismissal).order_by(Dismissal.id)]
    assert kinds == [Feedback.ALREADY_PARTNERS, Feedback.NOT_FOR_US]


def fresh(person: Person) -> Person:
    return db.session().get_one(Person, person.id)
