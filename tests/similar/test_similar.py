"""While a post is written, open ones that say nearly the same are shown to join, and nobody sees what they may not."""

from collections.abc import Callable

import pytest

from collab import clock, db
from collab.members.people import Person
from collab.posts.model import Post, State
from collab.proposals.model import Proposal
from collab.similar import queries
from collab.similar.actions import Comparer
from tests.builders import Cast, make_cast, make_proposal

EN = (
    "Safe water at schools in eastern Sudan",
    "We drill wells, install solar pumps and tanks at village schools and train caretakers to look after them.",
)
FR = (
    "De l'eau potable dans les écoles du Soudan",
    "Nous voulons creuser des puits, poser des pompes solaires et des réservoirs dans les écoles de village.",
)
OTHER = ("Training of midwives", "Two weeks of training for midwives in mountain villages.")


@pytest.fixture
def cast(house: list[str]) -> Cast:
    with db.transaction() as session:
        cast = make_cast(session)
        ids = {name: getattr(cast, name).id for name in ("alice", "bob", "carol", "eve", "sam")}
    return Cast(**{name: db.session().get_one(Person, id) for name, id in ids.items()})


def written(by: str, words: tuple[str, str], language: str = "en", **facts: object) -> int:
    with db.transaction() as session:
        person = session.query(Person).filter_by(name=by).one()
        return make_proposal(session, by=person, title=words[0], summary=words[1], language=language, **facts).id  # type: ignore[arg-type]


def shown_to(name: str, post: int) -> list[int]:
    session = db.session()
    session.rollback()
    me = session.query(Person).filter_by(name=name).one()
    return [other.id for other, _row in queries.nearly_the_same(session, session.get_one(Proposal, post), me)]


def change(post: int, act: Callable[[Post], None]) -> None:
    with db.transaction() as session:
        act(session.get_one(Post, post))


@pytest.mark.usefixtures("cast")
def test_who_writes_a_draft_is_shown_what_is_open_in_another_language() -> None:
    theirs, _other = written("Eve", FR, "fr"), written("Bob", OTHER)
    mine = written("Alice", EN, state=State.DRAFT)

    assert Comparer().compare() == 3

    assert shown_to("Alice", mine) == [theirs]


@pytest.mark.usefixtures("cast")
def test_a_draft_is_shown_to_nobody() -> None:
    written("Alice", EN, state=State.DRAFT)
    theirs = written("Eve", FR, "fr")

    Comparer().compare()

    assert shown_to("Eve", theirs) == []


@pytest.mark.usefixtures("cast")
def test_what_is_hidden_or_closed_since_is_shown_no_more() -> None:
    hidden, closed = written("Eve", FR, "fr"), written("Bob", EN)
    mine = written("Alice", EN, state=State.DRAFT)
    Comparer().compare()
    assert shown_to("Alice", mine) == [closed, hidden]

    def hide(post: Post) -> None:
        post.hidden_at, post.hidden_by_id, post.hidden_reason = clock.now(), post.author_id, "Spam."

    def close(post: Post) -> None:
        post.state, post.ended_at = State.WITHDRAWN, clock.now()

    change(hidden, hide)
    change(closed, close)

    assert shown_to("Alice", mine) == []


@pytest.mark.usefixtures("cast")
def test_a_change_is_compared_anew_and_nothing_is_done_where_nothing_changed() -> None:
    theirs, comparer = written("Eve", FR, "fr"), Comparer()
    mine = written("Alice", OTHER, state=State.DRAFT)
    comparer.compare()
    assert shown_to("Alice", mine) == []
    assert comparer.compare() == 0

    def rewrite(post: Post) -> None:
        post.texts[0].title, post.texts[0].summary = EN
        post.edition += 1

    change(mine, rewrite)

    assert comparer.compare() == 1
    assert shown_to("Alice", mine) == [theirs]


@pytest.mark.usefixtures("cast")
def test_a_members_own_posts_are_not_offered_to_it() -> None:
    written("Alice", EN)
    mine = written("Alice", EN, state=State.DRAFT)

    Comparer().compare()

    assert shown_to("Alice", mine) == []
