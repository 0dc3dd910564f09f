"""The coordinator's desk: the queue, the case, the decision, and who may not decide."""

from datetime import timedelta

import pytest

from collab import clock, db
from collab.members.people import Role
from collab.partnerships import actions
from collab.partnerships.model import Partnership, Stage
from collab.suggestions.model import Level, Search, Suggestion
from tests.builders import make_member, make_partnership, make_person, make_proposal
from tests.web.standing import Standing, newcomer, queries_of


@pytest.fixture
def stage(stage):
    return Standing(stage)


@pytest.fixture
def case(stage):
    """Makes a case on the desk: Alice's proposal and a partner who agreed so many days ago."""

    def make(title="Wells for Kassala", partner=None, days=1, which=Stage.AGREED):
        with db.transaction() as session:
            proposal = make_proposal(session, by=stage.alice, title=title, roles=["Engineer", "Trainer"])
            row = make_partnership(
                session, post=proposal, partner=partner or stage.bob, stage=which, decided_by=stage.carol
            )
            if row.answered_at:
                row.answered_at = clock.now() - timedelta(days=days)
            row.note, row.seat = "They asked us in May.", proposal.seats[0]
            return row.public_id

    return make


@pytest.fixture
def cyrus(stage):
    """A coordinator who belongs to Bob's member."""
    return newcomer(name="Cyrus", role=Role.COORDINATOR, member=stage.bobs)


@pytest.fixture
def desk(stage, sign_in):
    return sign_in(stage.carol)


def row_of(public_id):
    db.close()
    return db.session().query(Partnership).filter_by(public_id=public_id).one()


def suggest(public_id, **facts):
    with db.transaction() as session:
        row = session.query(Partnership).filter_by(public_id=public_id).one()
        parts = [{"code": "field", "points": 50}, {"code": "role", "points": 21}]
        reasons = [{"code": "based_there", "evidence": {"country": "TR"}}]
        session.add(
            Suggestion(
                post=row.post,
                member=row.partner,
                rank=1,
                **{"score": 71, "level": Level.STRONG, "parts": parts, "reasons": reasons, "misfits": [], **facts},
            )
        )


def test_an_empty_desk_says_when_something_comes(desk):
    page = desk.get("/desk")

    assert page.status_code == 200
    assert "The desk is empty" in page.text


def test_the_longest_waiting_comes_first_and_lies_open(case, desk):
    case("Younger", days=1)
    older = case("Older", days=5)
    page = desk.get("/desk").text

    queue = page[page.index("desk-queue") :]
    assert queue.index("Older") < queue.index("Younger")
    assert f"/desk/{older}/approval" in page
    assert "waiting for 5 days" in queue


def test_the_case_shows_both_sides_what_is_asked_and_what_was_said(case, desk):
    page = desk.get(f"/desk/{case()}").text

    for words in ("Alice Water Aid", "Bob Su Derneği", "Engineer", "They asked us in May.", "24 schools"):
        assert words in page


def test_the_case_says_why_the_two_fit_naming_both(case, desk):
    public_id = case()
    suggest(public_id, misfits=[{"code": "no_shared_language", "evidence": {"wanted": ["ar"]}}])
    page = desk.get(f"/desk/{public_id}").text

    assert "Bob Su Derneği is based in Türkiye" in page
    assert page.index("Strong match") < page.index("71 of 100")
    assert "What does not fit:" in page


def test_the_case_says_when_the_matcher_did_not_suggest_the_pair(case, desk):
    public_id = case()
    with db.transaction() as session:
        row = session.query(Partnership).filter_by(public_id=public_id).one()
        session.add(Search(post_id=row.post_id, looked_at=clock.now() + timedelta(seconds=1)))

    assert "The matcher did not suggest this pair" in desk.get(f"/desk/{public_id}").text


def test_approving_goes_on_to_the_next_case(case, desk, post):
    first, second = case("Older", days=5), case("Younger", days=1)
    answer = post(desk, f"/desk/{first}/approval")

    assert (answer.status_code, answer.location) == (303, f"/desk/{second}")
    assert row_of(first).stage is Stage.APPROVED
    page = desk.get(answer.location).text
    assert "Approved. Both members get a letter" in page
    assert "Younger" in page


def test_after_the_last_case_the_desk_is_empty(case, desk, post):
    answer = post(desk, f"/desk/{case()}/approval")

    assert answer.location == "/desk"
    assert "The desk is empty" in desk.get("/desk").text


def test_declining_keeps_the_reason_for_both_members(case, desk, post):
    public_id = case()
    answer = post(desk, f"/desk/{public_id}/rejection", {"reason": "The permit is missing."})

    assert answer.status_code == 303
    row = row_of(public_id)
    assert (row.stage, row.reason) == (Stage.REJECTED, "The permit is missing.")


@pytest.mark.parametrize("reason", ["", "   ", "x" * 601])
def test_declining_needs_a_reason_of_fitting_length(case, desk, post, reason):
    public_id = case()
    answer = post(desk, f"/desk/{public_id}/rejection", {"reason": reason})

    assert answer.status_code == 422
    assert 'role="alert"' in answer.text
    assert reason.strip() in answer.text
    assert row_of(public_id).stage is Stage.AGREED


def test_a_stale_form_keeps_the_reason(case, desk):
    public_id = case()
    answer = desk.post(f"/desk/{public_id}/rejection", data={"reason": "The permit is missing.", "csrf_token": "old"})

    assert answer.status_code == 422
    assert "The permit is missing." in answer.text
    assert row_of(public_id).stage is Stage.AGREED


@pytest.mark.parametrize("verb", ["approval", "rejection"])
def test_the_second_coordinator_reads_who_decided_first_and_when(stage, case, desk, sign_in, post, verb):
    dora = newcomer(name="Dora", role=Role.COORDINATOR)
    public_id = case()
    post(sign_in(dora), f"/desk/{public_id}/approval")
    answer = post(desk, f"/desk/{public_id}/{verb}", {"reason": "No permit."})

    assert answer.status_code == 409
    assert "Dora approved it first, on" in answer.text
    assert "Alice Water Aid" in answer.text
    assert f'action="/desk/{public_id}/approval"' not in answer.text
    assert row_of(public_id).decided_by.name == "Dora"


def test_a_case_that_was_taken_back_cannot_be_approved(stage, case, desk, post):
    public_id = case()
    with db.transaction() as session:
        row = session.query(Partnership).filter_by(public_id=public_id).one()
        actions.withdraw(session, row, by=stage.bob)
    answer = post(desk, f"/desk/{public_id}/approval")

    assert answer.status_code == 409
    assert "Taken back" in answer.text


def test_an_old_link_to_a_decided_case_says_who_decided(case, desk):
    page = desk.get(f"/desk/{case(which=Stage.APPROVED)}").text

    assert "decided on" in page
    assert "/approval" not in page


def test_an_unanswered_invitation_is_not_yet_the_desks(case, desk):
    page = desk.get(f"/desk/{case(which=Stage.INVITED)}").text

    assert "One side has not answered yet." in page
    assert "/approval" not in page


def test_a_coordinator_of_one_side_sees_why_they_cannot_decide(case, cyrus, sign_in, post):
    public_id, own = case(), sign_in(cyrus)
    page = own.get(f"/desk/{public_id}").text

    assert "You belong to one of the two members" in page
    assert "/approval" not in page
    assert post(own, f"/desk/{public_id}/approval").status_code == 403
    assert post(own, f"/desk/{public_id}/rejection", {"reason": "No."}).status_code == 403
    assert row_of(public_id).stage is Stage.AGREED


def test_what_such_a_coordinator_may_decide_lies_open_first(stage, case, cyrus, sign_in):
    case("Of the own member", days=9)
    case("Of others", partner=stage.eve, days=1)

    page = sign_in(cyrus).get("/desk").text
    assert page.index("Of others") < page.index("Of the own member")


@pytest.mark.parametrize(
    ("who", "expected"), [("alice", 404), ("bob", 404), ("carol", 200), ("eve", 404), ("sam", 404)]
)
def test_only_coordinators_enter(stage, case, sign_in, who, expected):
    browser, public_id = sign_in(getattr(stage, who)), case()

    assert browser.get("/desk").status_code == expected
    assert browser.get(f"/desk/{public_id}").status_code == expected


@pytest.mark.parametrize("verb", ["approval", "rejection"])
@pytest.mark.parametrize("who", ["alice", "bob", "eve", "sam"])
def test_nobody_else_decides(stage, case, sign_in, post, who, verb):
    public_id = case()

    assert post(sign_in(getattr(stage, who)), f"/desk/{public_id}/{verb}", {"reason": "No."}).status_code == 404
    assert row_of(public_id).stage is Stage.AGREED


def test_a_stranger_is_asked_to_sign_in(client):
    assert "/sign-in" in client.get("/desk").location


def test_a_longer_queue_takes_no_more_queries(stage, case, desk):
    case()
    few = queries_of(lambda: desk.get("/desk"))
    for number in range(5):
        with db.transaction() as session:
            partner = make_person(session, member=make_member(session))
        suggest(case(f"Case {number}", partner=partner))

    assert queries_of(lambda: desk.get("/desk")) == few
