""" "Not for us" in the browser: said with one press, listed, and undone."""

from datetime import timedelta

import pytest
from flask.testing import FlaskClient

from collab import clock, db
from collab.members.model import Member
from collab.proposals.model import Proposal
from collab.suggestions.model import Dismissal, Feedback, Suggestion
from tests.browsing import SignIn, post, says
from tests.builders import Cast, make_person
from tests.web.offers.stage import at_once
from tests.web.proposals.stage import every, page, person, posted


@pytest.fixture
def at(stage: Cast, client: FlaskClient, sign_in: SignIn) -> dict[str, FlaskClient]:
    """A signed-in browser for each of the cast; Anna is of Alice's member."""
    with db.transaction() as session:
        anna = make_person(session, name="Anna", member=session.get_one(Member, stage.alices.id))
    people = [anna, stage.alice, stage.bob, stage.carol, stage.eve, stage.sam]
    for one in people:
        db.session().refresh(one)
    db.session().expunge_all()  # opening a browser closes the session
    return {one.name.lower(): sign_in(one) for one in people} | {"stranger": client}


@pytest.fixture
def suggested(at: dict[str, FlaskClient]) -> str:
    """Bob's member, suggested for Alice's proposal; the suggestion's public id."""
    posted(title="Wells for villages")
    with db.transaction() as session:
        (proposal,) = session.query(Proposal).all()
        field = {"field": "drinking-water", "ours": [], "theirs": [], "declared": True}
        suggestion = Suggestion(
            post=proposal,
            member=person(session, "Bob").member,
            rank=1,
            score=70,
            level="good",
            parts=[{"code": "field", "points": 70}],
            reasons=[{"code": "same_field", "evidence": field}],
            misfits=[],
        )
        session.add(suggestion)
        session.flush()
        return suggestion.public_id


def say_no(browser: FlaskClient, suggestion: str, **more: str) -> str:
    answer = post(browser, f"/suggestions/{suggestion}/dismissal", {"kind": "not-for-us", **more})
    assert answer.status_code == 303
    return answer.location


def test_the_lead_sets_a_member_aside_and_is_told_how_to_undo_it(at: dict[str, FlaskClient], suggested: str) -> None:
    text = page(at["alice"], say_no(at["alice"], suggested))

    assert "it does not come back" in text
    assert '<a href="/dismissals">Undo</a>' in text
    (row,) = every(Dismissal)
    assert (row.side, row.kind) == ("lead", Feedback.NOT_FOR_US)


def test_a_member_sets_a_proposal_aside_and_returns_to_where_it_was(at: dict[str, FlaskClient], suggested: str) -> None:
    assert say_no(at["bob"], suggested, back="home") == "/"
    (row,) = every(Dismissal)
    assert row.side == "partner"


def test_nobody_is_sent_elsewhere(at: dict[str, FlaskClient], suggested: str) -> None:
    assert say_no(at["bob"], suggested, back="https://evil.example/").startswith("/proposals/")


def test_the_list_is_the_organisations_own(at: dict[str, FlaskClient], suggested: str) -> None:
    say_no(at["alice"], suggested)
    say_no(at["bob"], suggested)

    for name in ("alice", "anna"):
        text = page(at[name], "/dismissals")
        assert "Bob Su Derneği" in text
        assert text.count("Not for us ·") == 1
    text = page(at["bob"], "/dismissals")
    assert "Wells for villages" in text
    assert text.count("Not for us ·") == 1
    assert "Nothing is set aside" in page(at["eve"], "/dismissals")


def test_what_one_side_said_is_nowhere_on_the_others_pages(at: dict[str, FlaskClient], suggested: str) -> None:
    (proposal,) = every(Proposal)
    address = f"/proposals/{proposal.public_id}"
    say_no(at["bob"], suggested)

    assert "set this aside" not in page(at["alice"], address)
    assert "set this aside" not in page(at["carol"], address)
    assert "Your organisation set this aside." in page(at["bob"], address)


def test_it_is_undone_from_the_list(at: dict[str, FlaskClient], suggested: str) -> None:
    say_no(at["alice"], suggested)
    (row,) = every(Dismissal)
    address = f"/dismissals/{row.public_id}/withdrawal"
    assert address in page(at["anna"], "/dismissals")

    answer = post(at["anna"], address)

    assert "Undone" in page(at["anna"], answer.location)
    assert "Nothing is set aside" in page(at["alice"], "/dismissals")
    assert post(at["anna"], address).status_code == 404


def test_an_answer_without_a_reason_is_asked_for_one(at: dict[str, FlaskClient], suggested: str) -> None:
    for reason in ({}, {"kind": "no-such-kind"}):
        answer = post(at["alice"], f"/suggestions/{suggested}/dismissal", reason)

        assert answer.status_code == 422
        assert "Set aside: <bdi" in answer.text
        assert "Wrong field" in answer.text
    assert every(Dismissal) == []


def test_said_twice_it_is_counted_once(at: dict[str, FlaskClient], suggested: str) -> None:
    say_no(at["alice"], suggested)

    answer = post(at["anna"], f"/suggestions/{suggested}/dismissal", {"kind": "not-for-us"})

    assert answer.status_code == 409
    assert "already been answered" in answer.text
    assert len(every(Dismissal)) == 1


def test_said_at_the_same_moment_it_is_counted_once(at: dict[str, FlaskClient], suggested: str) -> None:
    for _round in range(4):
        told = at_once(
            *[
                lambda one=one, kind=kind: post(at[one], f"/suggestions/{suggested}/dismissal", {"kind": kind})
                for one, kind in (("alice", "not-for-us"), ("anna", "wrong-field"))
            ]
        )

        assert sorted(told) == [303, 409]
        (said,) = every(Dismissal)
        with db.transaction() as session:
            session.delete(session.merge(said))


def test_nobody_else_answers_or_undoes(at: dict[str, FlaskClient], suggested: str) -> None:
    for name in ("eve", "carol", "sam"):
        assert post(at[name], f"/suggestions/{suggested}/dismissal", {"kind": "not-for-us"}).status_code == 404
    assert post(at["stranger"], f"/suggestions/{suggested}/dismissal", {"kind": "not-for-us"}).location == "/sign-in"
    say_no(at["alice"], suggested)
    (row,) = every(Dismissal)

    for name in ("bob", "eve", "carol", "sam"):
        assert post(at[name], f"/dismissals/{row.public_id}/withdrawal").status_code == 404
    for name in ("carol", "sam"):
        page(at[name], "/dismissals", 404)


def test_a_member_that_hides_is_named_no_more(at: dict[str, FlaskClient], suggested: str) -> None:
    say_no(at["alice"], suggested)
    with db.transaction() as session:
        person(session, "Bob").member.hidden = True

    text = page(at["alice"], "/dismissals")

    assert not says(text, "Bob")
    assert "Wells for villages" in text


@pytest.mark.parametrize(
    ("day", "words"),
    [
        ("", "Choose the day from which"),
        ("2026-02-31", "Write the day as year-month-day"),
        ("soon", "Write the day as year-month-day"),
        ("2026-01-01", "Choose a day from tomorrow on"),
        ("2099-01-01", "within the next two years"),
    ],
)
def test_a_day_that_cannot_be_is_told_beside_its_field(
    at: dict[str, FlaskClient], suggested: str, day: str, words: str
) -> None:
    answer = post(at["alice"], f"/suggestions/{suggested}/dismissal", {"kind": "not-now", "until": day})

    assert answer.status_code == 422
    assert answer.text.count(words) == 2  # beside the field, and in the summary
    assert f'value="{day}"' in answer.text
    assert every(Dismissal) == []


def test_today_is_too_soon(at: dict[str, FlaskClient], suggested: str) -> None:
    today = clock.today("Europe/Istanbul").isoformat()

    answer = post(at["alice"], f"/suggestions/{suggested}/dismissal", {"kind": "not-now", "until": today})

    assert answer.status_code == 422
    assert "Choose a day from tomorrow on" in answer.text


def test_a_day_counts_for_not_now_alone(at: dict[str, FlaskClient], suggested: str) -> None:
    say_no(at["alice"], suggested, until="nonsense")

    (row,) = every(Dismissal)
    assert row.until is None


def test_not_now_says_when_it_comes_back(at: dict[str, FlaskClient], suggested: str) -> None:
    soon = clock.today("Europe/Istanbul") + timedelta(days=20)

    text = page(at["alice"], say_no(at["alice"], suggested, kind="not-now", until=soon.isoformat()))

    assert "Set aside until" in text
    assert "Suggested again from" in page(at["alice"], "/dismissals")


def test_a_wrong_field_is_named_in_the_list(at: dict[str, FlaskClient], suggested: str) -> None:
    say_no(at["alice"], suggested, kind="wrong-field")

    assert "Drinking water and wells</span> alone no longer counts" in page(at["alice"], "/dismissals")


def test_of_a_hidden_lead_nobody_is_asked_whether_they_are_partners(at: dict[str, FlaskClient], suggested: str) -> None:
    assert 'value="already-partners"' in page(at["bob"], "/")
    with db.transaction() as session:
        person(session, "Alice").member.hidden = True

    assert 'value="already-partners"' not in page(at["bob"], "/")
    answer = post(at["bob"], f"/suggestions/{suggested}/dismissal", {"kind": "already-partners"})
    assert answer.status_code == 422
